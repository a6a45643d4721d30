import { Injectable } from '@nestjs/common';
import type { Actor, Instant } from '#kernel';
import { AuditLog } from '#audit';
import { ComplaintRepository } from '#complaints';
import { UnitOfWork } from '#persistence';
import type { Claimed } from '../data/claim-rows.js';

/**
 * Writes down when work changes hands: in the audit log, and in the history of the complaint. Of a review only in the log,
 * for the history would tell everybody that the complaint is under review.
 */
@Injectable()
export class ClaimTrail {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly complaints: ComplaintRepository,
    private readonly audit: AuditLog,
  ) {}

  /** Error: `complaints.not-found`. */
  async check({ objectId }: Claimed): Promise<void> {
    await this.complaints.row(objectId);
  }

  /** Nobody answered whoever asked. */
  tookOver(of: Claimed, { by, from, at }: { by: string; from: string; at: Instant }): Promise<void> {
    return this.write(of, { at, actor: { kind: 'user', id: by }, action: 'claim-taken-over', facts: { from } });
  }

  handedOver(of: Claimed, { from, to, at }: { from: Actor; to: string; at: Instant }): Promise<void> {
    return this.write(of, { at, actor: from, action: 'claim-handed-over', facts: { to } });
  }

  private async write(
    { kind, objectId }: Claimed,
    entry: { at: Instant; actor: Actor; action: string; facts: Record<string, string> },
  ): Promise<void> {
    const { actor, action, facts } = entry;
    await this.audit.append({ actor, action: `${kind}.${action}`, object: `complaint:${objectId}`, facts });
    if (kind !== 'complaint') return;
    const row = await this.complaints.row(objectId);
    await this.uow.write((m) => this.complaints.record(m, row, entry));
  }
}
