import { Inject, Injectable } from '@nestjs/common';
import { nowInstant, CLOCK, type Actor, type Clock } from '#kernel';
import { AuditLog } from '#audit';
import { ComplaintRepository, type OpenComplaint } from '../data/complaint-repository.js';

/** The way to a complaint's content: each look by a person is in the audit log before anything leaves. */
@Injectable()
export class ComplaintReader {
  constructor(
    private readonly complaints: ComplaintRepository,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Opens a complaint for a person. Errors: `complaints.not-found`, `vault.key-erased`. */
  async open(id: string, actor: Actor, purpose?: string): Promise<OpenComplaint> {
    const row = await this.complaints.row(id);
    await this.audit.append({
      actor,
      action: 'complaint.read',
      object: `complaint:${id}`,
      ...(purpose === undefined ? {} : { purpose }),
    });
    return this.complaints.unseal(row);
  }

  /** The complaint for the desk's own engines; no person sees it, so no audit entry is made. */
  async forEngine(id: string): Promise<OpenComplaint> {
    return this.complaints.unseal(await this.complaints.row(id));
  }

  /** History and messages of a complaint that {@link open} was called for. */
  async trail(id: string): ReturnType<ComplaintRepository['trail']> {
    return this.complaints.trail(await this.complaints.row(id));
  }

  /** The present, for callers that show ages. */
  now(): string {
    return nowInstant(this.clock);
  }
}
