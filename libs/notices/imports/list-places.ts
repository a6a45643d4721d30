import { Injectable } from '@nestjs/common';
import { DomainError, type Instant } from '#kernel';
import { UnitOfWork } from '#persistence';
import { Vault } from '#vault';
import { noticeErrors } from '../domain/notice.errors.js';
import { IncidentGate } from '../use-cases/incident-gate.js';
import { ListLock } from './list-lock.js';
import { SourceRows } from './source-rows.js';

/** Where lists go, and how one that is not wanted goes away. */
@Injectable()
export class ListPlaces {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rows: SourceRows,
    private readonly lock: ListLock,
    private readonly gate: IncidentGate,
    private readonly vault: Vault,
  ) {}

  /** The incident of a list. Errors: `incidents.not-found`, `notices.campaign-not-found`, `notices.campaign-locked`, `notices.incident-closed`. */
  async incidentOf({ incident, campaignId }: { incident: string | null; campaignId: string | null }): Promise<string> {
    const named = incident === null ? null : await this.gate.openIncident(incident);
    if (campaignId === null) {
      if (named === null) throw new DomainError(noticeErrors['notices.campaign-not-found']);
      return named;
    }
    const campaign = await this.lock.editable(campaignId);
    // A campaign of another incident is as if it did not exist.
    if (named !== null && named !== campaign.incidentId)
      throw new DomainError(noticeErrors['notices.campaign-not-found']);
    return named ?? (await this.gate.openIncident(campaign.incidentId));
  }

  /** Ends a list of which nobody was taken; its bytes can never be read again. */
  async discard(id: string, at: Instant): Promise<void> {
    const { keyId } = await this.rows.row(id);
    await this.uow.write(async (m) => {
      const from = ['receiving', 'received', 'checking', 'checked'] as const;
      if (await this.rows.move(m, id, { from, to: 'cancelled', at })) await this.vault.eraseKey(keyId);
    });
  }
}
