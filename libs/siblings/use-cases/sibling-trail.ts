import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, nowInstant, type Actor, type Clock } from '#kernel';
import { UnitOfWork } from '#persistence';
import { AuditLog } from '#audit';
import { ComplaintRepository } from '#complaints';

/** Writes what was decided about siblings into the complaints' history and into the audit log. */
@Injectable()
export class SiblingTrail {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly complaints: ComplaintRepository,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Inside a unit. `facts` hold no content. Error: `complaints.not-found`. */
  async record(
    complaintId: string,
    actor: Actor,
    entry: { action: string; facts: Record<string, string> },
  ): Promise<void> {
    const row = await this.complaints.row(complaintId);
    await this.complaints.record(this.uow.manager, row, { at: nowInstant(this.clock), actor, ...entry });
    const { action, facts } = entry;
    await this.audit.append({ actor, action: `complaint.${action}`, object: `complaint:${complaintId}`, facts });
  }
}
