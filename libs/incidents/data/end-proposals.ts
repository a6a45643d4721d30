import { Injectable } from '@nestjs/common';
import { newId, type Instant } from '#kernel';
import { insert, UnitOfWork } from '#persistence';
import { EndProposalRow, type EndProposalState } from './end-proposal.entity.js';
import type { IncidentRow } from './incident.entity.js';
import { IncidentSeals } from './incident-seals.js';
import { without } from './without.js';

type Keyed = Pick<IncidentRow, 'id' | 'keyId'>;

/** A proposed end with its reason opened. */
export type EndProposal = Omit<EndProposalRow, 'incidentId' | 'sealedReason'> & { reason: string };

const reasonAt = (row: string) => ({ table: 'incident_end_proposals', column: 'sealed_reason', row });

/** Ends that wait for a second person, and those that were decided. Writes belong inside a unit. */
@Injectable()
export class EndProposals {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly seals: IncidentSeals,
  ) {}

  /** The one that waits, or null. */
  async pending(incident: Keyed): Promise<EndProposal | null> {
    const row = await this.uow.manager.findOneBy(EndProposalRow, { incidentId: incident.id, state: 'pending' });
    if (row === null) return null;
    const reason = await this.seals.open(incident.keyId, row.sealedReason, reasonAt(row.id));
    return { ...without(row, 'incidentId', 'sealedReason'), reason };
  }

  async add(
    incident: Keyed,
    { reason, ...row }: Pick<EndProposal, 'to' | 'reason' | 'proposedBy' | 'proposedAt'>,
  ): Promise<void> {
    const id = newId();
    const sealedReason = await this.seals.seal(incident.keyId, reason, reasonAt(id));
    const value = { id, incidentId: incident.id, state: 'pending' as const, ...row, sealedReason };
    await insert(this.uow.manager, EndProposalRow, value);
  }

  /** Decides the one that waits; nothing happens when none does. */
  async settle(
    incidentId: string,
    state: Exclude<EndProposalState, 'pending'>,
    { by, at }: { by: string; at: Instant },
  ): Promise<void> {
    const change = { state, decidedBy: by, decidedAt: at };
    await this.uow.manager.update(EndProposalRow, { incidentId, state: 'pending' }, change);
  }
}
