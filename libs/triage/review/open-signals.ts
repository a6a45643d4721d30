import { randomInt } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CLOCK, newId, nowInstant, Settings, type Actor, type Channel, type Clock, type Instant } from '#kernel';
import { insert, query, run, UnitOfWork } from '#persistence';
import type { EngineResult } from '#engine';
import { AuditLog } from '#audit';
import { ComplaintRepository } from '#complaints';
import { Signal, type SignalState } from '../data/assessment.entity.js';
import type { ReviewPurpose } from '../data/review-task.entity.js';
import { ReviewTasks, type OpenTask } from './review-tasks.js';

/** Kind of a signal that the engine flagged without naming its kind. */
export const UNSPECIFIED = 'unspecified';
/** Kind of a signal that a member of staff raised, or that a reader found in an unflagged complaint. */
export const RAISED_BY_STAFF = 'raised_by_staff';
/** Kind of a signal: the same complaint came again after "no problem" had been the answer. Always flagged. */
export const REPEATED = 'repeated_after_no_problem';
/** Kind of a signal: a complaint that belongs to this one became an incident. */
export const SIBLING_OF_INCIDENT = 'sibling_of_incident';

/** Readings that rest on an answer which new evidence overtakes. A `third` stays: two readers disagreed, and neither may end it. */
const OVERTAKEN: readonly ReviewPurpose[] = ['second-person'];

/** Opens and reopens signals and asks for the readings that answer them. Nothing here ever takes one away. */
@Injectable()
export class OpenSignals {
  private readonly blindPercent: number;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly tasks: ReviewTasks,
    private readonly complaints: ComplaintRepository,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
    settings: Settings,
  ) {
    this.blindPercent = settings.reviewBlindPercent;
  }

  /** The first reading of a complaint: nothing is known of it yet, so nothing is looked for. Inside a unit. */
  async first(
    m: EntityManager,
    complaint: { id: string; channel?: Channel },
    result: EngineResult,
    at: Instant,
  ): Promise<void> {
    if (!result.flagged) return;
    for (const kind of kindsOf(result)) await this.insert(m, complaint.id, kind, at);
    await this.tasks.addFirst(m, { complaintId: complaint.id, purpose: 'signal', blind: this.drawBlind() });
  }

  /**
   * A further reading: new kinds open signals. With `more` (the text grew, or the reading shows what none did before)
   * what was set aside is open again, an answer that still waited for a second person is overtaken, and what a suspicion
   * stands for is read once more: its incident may be closed as unfounded. Answers whether a reading was asked for. Inside
   * a unit.
   */
  async again(m: EntityManager, complaintId: string, result: EngineResult, more: boolean): Promise<boolean> {
    const known = await this.signalsOf(m, complaintId);
    const at = nowInstant(this.clock);
    const fresh = result.flagged ? kindsOf(result).filter((kind) => !known.has(kind)) : [];
    for (const kind of fresh) await this.insert(m, complaintId, kind, at);
    const reopened = more ? await this.unset(m, complaintId) : 0;
    if (result.flagged) await this.mark(m, complaintId);
    const states = [...known.values()];
    const decided = states.some((state) => state !== 'open');
    const overtaken = (more || fresh.length > 0) && (await this.overtake(m, complaintId));
    const suspected = more && states.includes('suspected');
    if (fresh.length === 0 && reopened === 0 && !overtaken && !suspected) return false;
    await this.ask(m, complaintId, decided || overtaken ? 'new-evidence' : 'signal');
    return true;
  }

  /**
   * A member of staff or a rule of the desk says that a person must look, whatever the engine thinks. A rule is answered
   * false where a suspicion stands already, or it has spoken before; a person is always heard: beside a suspicion, which
   * keeps its signals, by a reading. Joins the caller's unit.
   */
  async raise(complaintId: string, kind: string, actor: Actor, facts: Record<string, string> = {}): Promise<boolean> {
    return this.uow.write(async (m) => {
      const known = await this.signalsOf(m, complaintId);
      const suspected = [...known.values()].includes('suspected');
      if (suspected && kind !== RAISED_BY_STAFF) return false;
      const state = known.get(kind);
      if (state !== undefined && kind !== RAISED_BY_STAFF) return false;
      if (state === undefined && !suspected) await this.insert(m, complaintId, kind, nowInstant(this.clock));
      const overtaken = await this.overtake(m, complaintId);
      const reopened = suspected ? 0 : await this.unset(m, complaintId);
      await this.mark(m, complaintId);
      await this.ask(m, complaintId, suspected || reopened > 0 || overtaken ? 'new-evidence' : 'signal');
      await this.audit.append({
        actor,
        action: 'signal.raised',
        object: `complaint:${complaintId}`,
        facts: { kind, ...facts },
      });
      return true;
    });
  }

  /** What was set aside is open again, for a reason outside the complaint. Answers whether anything was. Joins the caller's unit. */
  async reopen(complaintId: string, actor: Actor, facts: Record<string, string>): Promise<boolean> {
    return this.uow.write(async (m) => {
      if ((await this.unset(m, complaintId)) === 0) return false;
      await this.ask(m, complaintId, 'reopened');
      const row = await this.complaints.row(complaintId, m);
      const at = nowInstant(this.clock);
      await this.complaints.record(m, row, { at, actor, action: 'signals-reopened', facts });
      await this.audit.append({ actor, action: 'signal.reopened', object: `complaint:${complaintId}`, facts });
      return true;
    });
  }

  /** Kinds of a complaint's signals with their states. */
  async signalsOf(m: EntityManager, complaintId: string): Promise<Map<string, SignalState>> {
    const rows = await query<{ kind: string; state: SignalState }>(
      m,
      'SELECT kind, state FROM signals WHERE complaint_id = ? ORDER BY id',
      [complaintId],
    );
    return new Map(rows.map(({ kind, state }) => [kind, state]));
  }

  /** Open signals take the state that a reader gave them. Inside a unit. */
  async settle(m: EntityManager, complaintId: string, state: 'set_aside' | 'suspected', at: Instant): Promise<void> {
    const settled = await this.move(m, complaintId, 'open', { state, at });
    if (state !== 'suspected' || settled > 0) return;
    // A reader found what the engine had not, or what another reader had set aside.
    const known = await this.signalsOf(m, complaintId);
    if ([...known.values()].includes('suspected')) return;
    if ((await this.move(m, complaintId, 'set_aside', { state, at })) > 0) return;
    await insert(m, Signal, { id: newId(), complaintId, kind: RAISED_BY_STAFF, state, createdAt: at, decidedAt: at });
    await this.mark(m, complaintId);
  }

  private move(
    m: EntityManager,
    complaintId: string,
    from: SignalState,
    to: { state: SignalState; at: Instant },
  ): Promise<number> {
    const sql = 'UPDATE signals SET state = ?, decided_at = ? WHERE complaint_id = ? AND state = ?';
    return run(m, sql, [to.state, to.at, complaintId, from]);
  }

  /** Signals that were set aside are open again; answers how many. Inside a unit. */
  async unset(m: EntityManager, complaintId: string): Promise<number> {
    const sql = "UPDATE signals SET state = 'open', decided_at = NULL WHERE complaint_id = ? AND state = 'set_aside'";
    return run(m, sql, [complaintId]);
  }

  private async ask(m: EntityManager, complaintId: string, purpose: ReviewPurpose): Promise<void> {
    const blind = purpose === 'signal' && this.drawBlind();
    const third = await this.openThird(complaintId);
    // Who disagreed must not end the matter by answering the newer reading.
    await this.tasks.add(m, { complaintId, purpose, blind, ...(third ? { barred: third.barred } : {}) });
  }

  /** Whether the reading that follows was in progress: a second person is no longer asked, a third one still is. */
  private async overtake(m: EntityManager, complaintId: string): Promise<boolean> {
    const withdrawn = await this.tasks.withdraw(m, complaintId, OVERTAKEN);
    return withdrawn > 0 || (await this.openThird(complaintId)) !== undefined;
  }

  private async openThird(complaintId: string): Promise<OpenTask | undefined> {
    return (await this.tasks.openOf(complaintId)).find(({ purpose }) => purpose === 'third');
  }

  private async insert(m: EntityManager, complaintId: string, kind: string, at: Instant): Promise<void> {
    await insert(m, Signal, { id: newId(), complaintId, kind, state: 'open', createdAt: at, decidedAt: null });
  }

  private async mark(m: EntityManager, complaintId: string): Promise<void> {
    await run(m, 'UPDATE complaints SET flagged = ? WHERE id = ?', [true, complaintId]);
  }

  /** Nobody can foresee which one is read blind. */
  private drawBlind(): boolean {
    return this.blindPercent > 0 && randomInt(100) < this.blindPercent;
  }
}

function kindsOf(result: EngineResult): readonly string[] {
  return result.kinds.length === 0 ? [UNSPECIFIED] : result.kinds;
}
