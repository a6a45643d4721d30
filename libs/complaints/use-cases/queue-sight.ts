import { Inject, Injectable } from '@nestjs/common';
import { UserRows } from '#access';
import { CLOCK, nowInstant, type Actor, type Clock, type Instant } from '#kernel';
import type { Asking } from '../data/queue-conditions.js';
import { behind, type DueList, type DuePlace, type ListPlace } from '../domain/due-order.js';
import type { LateAt, Queue } from '../domain/queues.js';
import { beforeOpenTime, nextDue, serviceTargets, type Due, type Served } from '../domain/service-targets.js';
import { teamOf } from '../domain/teams.js';

/** What a queue needs to know of who asks, and of the present. */
@Injectable()
export class QueueSight {
  private readonly targets = serviceTargets();
  private known: { minute: string; late: LateAt } | null = null;

  constructor(
    private readonly users: UserRows,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Whom the queue is for; the team is looked up only where the queue needs it. */
  async asking(queue: Queue, actor: Actor): Promise<Asking> {
    const teamId = queue === 'team' ? await this.teamOf(actor.id) : null;
    return { userId: actor.id, teamId, late: this.late() };
  }

  /** The team of a person, by whom leads it; null for somebody without one. */
  async teamOf(userId: string): Promise<string | null> {
    const user = await this.users.byId(userId);
    return user === null ? null : teamOf(user);
  }

  /** What is owed to a complainant next. */
  due(of: Served): Due | null {
    return nextDue(this.targets, of, nowInstant(this.clock));
  }

  /** Where one of the lists of what is owed goes on behind a place. */
  behind(list: DueList, place: DuePlace): ListPlace {
    return behind(this.targets, list, place);
  }

  /** Up to which moment of arrival each target has passed; worked out anew each minute. */
  private late(): LateAt {
    const now = nowInstant(this.clock);
    const minute = now.slice(0, 16);
    if (this.known?.minute !== minute) this.known = { minute, late: this.lateAt(now) };
    return { ...this.known.late, now };
  }

  private lateAt(now: Instant): LateAt {
    const before = (what: 'acknowledge' | 'reply' | 'close') =>
      beforeOpenTime(this.targets, now, this.targets.targetsMs[what]);
    return { now, acknowledge: before('acknowledge'), reply: before('reply'), close: before('close') };
  }
}
