import { Injectable } from '@nestjs/common';
import { DomainEvents, type Actor } from '#kernel';
import { AuditLog } from '#audit';
import { Vault } from '#vault';
import type { Cluster } from '../data/cluster.entity.js';
import type { ClusterSheet } from './cluster-sheet.js';
import { RAISED } from './open-leads.js';

/** Seals notes, calms the alarm and writes what was decided into the audit log. Inside a unit. */
@Injectable()
export class ClusterTrail {
  constructor(
    private readonly vault: Vault,
    private readonly audit: AuditLog,
    private readonly events: DomainEvents,
  ) {}

  async sealed(row: string, note: string | undefined): Promise<{ keyId: string | null; sealedNote: Buffer | null }> {
    if (note === undefined || note === '') return { keyId: null, sealedNote: null };
    const key = await this.vault.newKey('incident');
    return { keyId: key.id, sealedNote: this.vault.seal(key, note, noteAt(row)) };
  }

  async opened(row: string, keyId: string | null, sealed: Buffer | null): Promise<string | null> {
    if (keyId === null || sealed === null) return null;
    return this.vault.openText(await this.vault.openKey(keyId), sealed, noteAt(row));
  }

  async decided(
    { id, size }: Cluster,
    { sheet, incidentId, actor }: { sheet: ClusterSheet; incidentId: string | null; actor: Actor },
  ): Promise<void> {
    await this.events.publish('operations.calm', { code: RAISED, about: id });
    const facts = { decision: sheet.decision, reason: sheet.reasonCode ?? null, incident: incidentId, size };
    await this.audit.append({ actor, action: 'cluster.decided', object: `cluster:${id}`, facts });
  }
}

const noteAt = (row: string): { table: string; column: string; row: string } => ({
  table: 'cluster_decisions',
  column: 'sealed_note',
  row,
});
