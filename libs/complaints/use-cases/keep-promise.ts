import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { CLOCK, DomainError, DomainEvents, nowInstant, type Actor, type Clock, type Instant } from '#kernel';
import { run, UnitOfWork } from '#persistence';
import type { Complaint } from '../data/complaint.entity.js';
import { ComplaintRepository } from '../data/complaint-repository.js';
import { PromiseRows } from '../data/promise-rows.js';
import { complaintErrors } from '../domain/complaints.errors.js';
import { mayMove } from '../domain/handling.js';
import type { CallEnd, Promised, PromiseKind } from '../domain/promises.js';

/** What became of a promised call. */
export interface CallMade {
  outcome: CallEnd;
  /** The promise that the agent saw; null where none stood. */
  promisedAt: Instant | null;
  /** The next one; needed unless they spoke. */
  next?: Instant | undefined;
  /** What `next` promises; absent: the same as before, or a call after they spoke and where none stood. */
  kind?: PromiseKind | undefined;
  note?: string | undefined;
}

/** Writes down that a promised call was made, that nobody was there, or that another moment was agreed. */
@Injectable()
export class KeepPromise {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly complaints: ComplaintRepository,
    private readonly promises: PromiseRows,
    private readonly audit: AuditLog,
    private readonly events: DomainEvents,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Errors: `complaints.not-found`, `complaints.promise-changed`, `complaints.next-promise`. */
  async execute(id: string, made: CallMade, actor: Actor): Promise<void> {
    await this.uow.write(async (m) => {
      const at = nowInstant(this.clock);
      const row = await this.complaints.row(id, m);
      const standing = this.promises.standing(row);
      // A first promise is made by the same step; a kept one needs one that stands.
      if ((standing?.at ?? null) !== made.promisedAt || (standing === null && made.outcome !== 'moved'))
        throw new DomainError(complaintErrors['complaints.promise-changed']);
      if (made.next === undefined ? made.outcome !== 'reached' : made.next <= at)
        throw new DomainError(complaintErrors['complaints.next-promise']);
      const action = `callback-${made.outcome}`;
      const facts = { promised: standing?.at ?? null, next: made.next ?? null };
      const note = made.note?.trim();
      await this.complaints.record(m, row, { at, actor, action, facts, ...(note ? { note } : {}) });
      await this.promises.put(id, await this.following(row, made, { at, actor }));
      if (made.outcome === 'reached') await this.spoke(row, at, actor);
      await this.audit.append({ actor, action: `complaint.${action}`, object: `complaint:${id}`, facts });
    });
  }

  private async following(
    row: Complaint,
    { outcome, next, kind }: CallMade,
    by: { at: Instant; actor: Actor },
  ): Promise<Promised | null> {
    if (next === undefined) return this.promises.takeUp(row, by);
    const before = outcome === 'reached' ? null : this.promises.standing(row);
    return { kind: kind ?? before?.kind ?? 'call', at: next };
  }

  /** Whoever was spoken to knows that we have the complaint, and somebody is at it. */
  private async spoke(row: Complaint, at: Instant, actor: Actor): Promise<void> {
    const moves = row.state !== 'in_handling' && mayMove(row.state, 'in_handling');
    const to = moves ? 'in_handling' : row.state;
    const sql = 'UPDATE complaints SET state = ?, acknowledged_at = COALESCE(acknowledged_at, ?) WHERE id = ?';
    await run(this.uow.manager, sql, [to, at, row.id]);
    if (moves) await this.events.publish('complaint.moved', { complaintId: row.id, from: row.state, to, by: actor });
  }
}
