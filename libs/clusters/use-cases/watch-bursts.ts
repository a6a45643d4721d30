import { setImmediate } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, msBetween, nowInstant, plusMs, type Clock, type Instant } from '#kernel';
import { UnitOfWork } from '#persistence';
import { RegisterRows } from '../data/register-rows.js';
import { TraitRows } from '../data/trait-rows.js';
import { BaselineLearning, scanBursts, type BurstBaseline } from '../domain/bursts.js';
import { watchFile, watchOptions } from '../domain/watch-file.js';
import { OpenLeads } from './open-leads.js';

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
/** What arrived earlier is left to the daily detectors; also after downtime. */
const LOOK_BACK_MS = WEEK_MS;
/** How long (ms) a baseline is used: the usual does not change within hours, but on a new desk. */
const BASELINE_MS = 6 * 3_600_000;
const YOUNG_BASELINE_MS = 10 * 60_000;
const YOUNG_WEEKS = 2;
/** Complaints that are learnt from before others have the loop. */
const LEARNT_AT_ONCE = 1000;

/** Looks for complaints that crowd within minutes to hours. Work grows with what is new, not with what is stored. */
@Injectable()
export class WatchBursts {
  private baseline: { made: Instant; of: BurstBaseline } | null = null;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly traits: TraitRows,
    private readonly registers: RegisterRows,
    private readonly leads: OpenLeads,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Answers how many new complaints were looked at, and how many leads are new. */
  async execute(): Promise<{ looked: number; opened: number }> {
    const now = nowInstant(this.clock);
    const since = (await this.registers.progress('bursts')) ?? '';
    const fresh = await this.traits.readAfter(since, plusMs(now, -LOOK_BACK_MS));
    const [first, last] = [fresh[0], fresh.at(-1)];
    if (first === undefined || last === undefined) return { looked: 0, opened: 0 };
    const upTo = fresh.reduce((most, { readAt }) => (readAt > most ? readAt : most), since);
    const findings = await this.findings(now, {
      from: first.receivedAt,
      to: last.receivedAt,
      ids: fresh.map(({ id }) => id),
    });
    return this.uow.write(async () => {
      const { opened } = await this.leads.execute(findings);
      await this.registers.setProgress('bursts', upTo);
      return { looked: fresh.length, opened };
    });
  }

  private async findings(
    now: Instant,
    fresh: { from: Instant; to: Instant; ids: string[] },
  ): Promise<ReturnType<typeof scanBursts>> {
    const baseline = await this.usual(now);
    if (baseline === null) return [];
    const releases = await this.registers.watched(fresh.from);
    const options = watchOptions();
    const longest = Math.max(DAY_MS, ...releases.map(({ watchMs }) => watchMs));
    const context = await this.traits.between(
      plusMs(fresh.from, -longest),
      plusMs(fresh.to, DAY_MS),
      watchFile().weak_from,
    );
    return scanBursts(context, new Set(fresh.ids), { baseline, releases, options });
  }

  /** What is usual, without the last day: a burst must not become its own measure. Null before a day has passed. */
  private async usual(now: Instant): Promise<BurstBaseline | null> {
    const known = this.baseline;
    if (known !== null && msBetween(known.made, now) < maxAge(known.of) && known.made <= now) return known.of;
    const first = await this.traits.firstArrival();
    const to = plusMs(now, -DAY_MS);
    if (first === null || first >= to) return null;
    const weeks = watchOptions().burstWeeks;
    const earliest = plusMs(to, -weeks * WEEK_MS);
    const from = first > earliest ? first : earliest;
    const traits = await this.traits.between(from, to, watchFile().weak_from);
    const learning = new BaselineLearning(Date.parse(from), Date.parse(to));
    for (let at = 0; at < traits.length; at += LEARNT_AT_ONCE) {
      learning.add(traits.slice(at, at + LEARNT_AT_ONCE));
      await setImmediate();
    }
    const of = learning.finish();
    this.baseline = { made: now, of };
    return of;
  }
}

function maxAge({ weeks }: BurstBaseline): number {
  return weeks < YOUNG_WEEKS ? YOUNG_BASELINE_MS : BASELINE_MS;
}
