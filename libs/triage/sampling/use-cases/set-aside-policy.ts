import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CLOCK, DomainEvents, nowInstant, Settings, type Clock, type Instant } from '#kernel';
import { insert, query, run, UnitOfWork } from '#persistence';
import { ReviewTasks } from '../../review/review-tasks.js';
import { SetAsideRow } from '../data/sampling.entity.js';
import type { SetAsideReason, SetAsideState } from '../domain/set-aside-state.js';
import { WeighEvidence } from './weigh-evidence.js';

/** Code of the alarm that tells that nothing may rest any more. A new desk that has not begun to set aside raises none. */
export const SET_ASIDE_STOPPED = 'triage.set-aside-stopped';

/** What stands written about setting aside. */
export interface StandingState {
  allowed: boolean;
  reason: SetAsideReason;
  since: Instant;
}

/** Whether unflagged complaints may rest without a person having read them. */
@Injectable()
export class SetAsidePolicy {
  private readonly always: boolean;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly weigh: WeighEvidence,
    private readonly tasks: ReviewTasks,
    private readonly events: DomainEvents,
    @Inject(CLOCK) private readonly clock: Clock,
    settings: Settings,
  ) {
    this.always = settings.setAside === 'allow';
  }

  /** Asked for every unflagged complaint: one statement, of one row. */
  async mayRest(m: EntityManager): Promise<boolean> {
    if (this.always) return true;
    return (await this.standing(m))?.allowed ?? false;
  }

  /** Lets an unflagged complaint that is being registered rest, or asks somebody to read it. Inside a unit. */
  async letRest(m: EntityManager, complaintId: string): Promise<void> {
    if (!(await this.mayRest(m))) await this.tasks.addFirst(m, { complaintId, purpose: 'unproven', blind: true });
  }

  /** {@link letRest} for one whose text grew: a reading of it may be open already. Inside a unit. */
  async letRestAgain(m: EntityManager, complaintId: string): Promise<void> {
    if (!(await this.mayRest(m))) await this.tasks.add(m, { complaintId, purpose: 'unproven', blind: true });
  }

  /** What was decided last; null before the first time. */
  async standing(m: EntityManager): Promise<StandingState | null> {
    const [row] = await query<{ allowed: boolean | number; reason: SetAsideReason; since: string }>(
      m,
      'SELECT allowed, reason, since FROM set_aside_state WHERE id = 1',
    );
    return row ? { ...row, allowed: Boolean(row.allowed) } : null;
  }

  /** Decides anew from what is known now, and raises or calms the alarm where it changed. Joins the caller's unit. */
  async decide(): Promise<SetAsideState> {
    return this.uow.write(async (m) => {
      const { state } = await this.weigh.execute(m);
      const before = await this.standing(m);
      const at = nowInstant(this.clock);
      const { allowed, reason } = state;
      if (!before) await insert(m, SetAsideRow, { id: 1, allowed, reason, since: at, checkedAt: at });
      else if (before.allowed === allowed && before.reason === reason)
        await run(m, 'UPDATE set_aside_state SET checked_at = ? WHERE id = 1', [at]);
      else
        await run(m, 'UPDATE set_aside_state SET allowed = ?, reason = ?, since = ?, checked_at = ? WHERE id = 1', [
          allowed,
          reason,
          at,
          at,
        ]);
      if (before?.reason !== reason) await this.tell(state);
      return state;
    });
  }

  private async tell({ allowed, reason, rateAtMost }: SetAsideState): Promise<void> {
    const alarm = { code: SET_ASIDE_STOPPED, about: '' };
    if (allowed || reason === 'start' || this.always) {
      await this.events.publish('operations.calm', alarm);
      return;
    }
    const boundPercent = rateAtMost === null ? '–' : (100 * rateAtMost).toFixed(2);
    await this.events.publish('operations.alarm', { ...alarm, facts: { reason, boundPercent } });
  }
}
