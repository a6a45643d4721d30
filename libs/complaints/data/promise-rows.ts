import { Injectable } from '@nestjs/common';
import type { Actor, Instant } from '#kernel';
import { query, run, UnitOfWork } from '#persistence';
import { inOrder, type Promised } from '../domain/promises.js';
import { isPromised } from '../domain/service-targets.js';
import type { Complaint } from './complaint.entity.js';
import { ComplaintRepository } from './complaint-repository.js';

/** History entries of the promise that waits behind the one that stands. */
const BEHIND = 'contact-promised';
const TAKEN_UP = 'contact-taken-up';

/** What is promised to a complainant: the earliest in the complaint's columns, the one behind it in the history. */
@Injectable()
export class PromiseRows {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly complaints: ComplaintRepository,
  ) {}

  /** The promise that stands; null when none does. */
  standing(row: Pick<Complaint, 'state' | 'callbackAt' | 'callbackKind'>): Promised | null {
    if (row.callbackAt === null || !isPromised(row.state)) return null;
    return { kind: row.callbackKind ?? 'call', at: row.callbackAt };
  }

  /** Puts a promise down for good; null when nothing is promised any more. Inside a unit. */
  async put(id: string, promised: Promised | null): Promise<void> {
    const sql = 'UPDATE complaints SET callback_at = ?, callback_kind = ?, version = version + 1 WHERE id = ?';
    await run(this.uow.manager, sql, [promised?.at ?? null, promised?.kind ?? null, id]);
  }

  /** Another word is promised beside what stands, for which `at` is when it was given. Inside a unit. */
  async add(row: Complaint, made: Promised, { at, actor }: { at: Instant; actor: Actor }): Promise<void> {
    const { first, then } = inOrder(this.standing(row), made);
    await this.put(row.id, first);
    const facts = then === null ? { promised: made.at } : { promised: made.at, kind: then.kind, then: then.at };
    await this.complaints.record(this.uow.manager, row, { at, actor, action: BEHIND, facts });
  }

  /** The promise behind the one that was kept, which it takes up; null when there is none. Inside a unit. */
  async takeUp(row: Complaint, { at, actor }: { at: Instant; actor: Actor }): Promise<Promised | null> {
    const [last] = await query<{ action: string; facts: string }>(
      this.uow.manager,
      'SELECT action, facts FROM complaint_events WHERE complaint_id = ? AND action IN (?, ?) ORDER BY id DESC LIMIT 1',
      [row.id, BEHIND, TAKEN_UP],
    );
    if (last?.action !== BEHIND) return null;
    const { kind, then } = JSON.parse(last.facts) as { kind?: Promised['kind']; then?: Instant };
    if (kind === undefined || then === undefined) return null;
    await this.complaints.record(this.uow.manager, row, { at, actor, action: TAKEN_UP, facts: { promised: then } });
    return { kind, at: then };
  }
}
