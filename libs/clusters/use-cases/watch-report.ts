import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { query, UnitOfWork } from '#persistence';
import { RegisterRows } from '../data/register-rows.js';
import { TraitRows } from '../data/trait-rows.js';
import { dateOf, dayNumber } from '../domain/day-types.js';
import type { Trait } from '../domain/dimensions.js';
import { delayCurve } from '../domain/delays.js';
import { watchFile, watchOptions } from '../domain/watch-file.js';

/** How the watch stands. */
export interface WatchView {
  /** Complaints that are counted, and that wait to be read. */
  counted: number;
  waiting: number;
  /** Shares of the last 90 days that name a service, an area, a shop, a step; and that carry a sign. */
  shares: Record<'service' | 'area' | 'shop' | 'step' | 'weak' | 'flagged', number>;
  /** Last whole day that was judged; null before the first. */
  judgedOn: string | null;
  /** Newest reading that was searched for bursts; null before the first. */
  burstsUpTo: string | null;
  falseAlarmsPerWeek: { burst: number; release: number; slow: number; disproportion: number };
  /** Share of each channel's complaints known after 0, 1, 3 and 7 days. */
  delays: { channel: string; n: number; known: [number, number, number, number] }[];
}

const DAYS = 90;

/** Tells how far the detectors have come and what they go by. Figures only. */
@Injectable()
export class WatchReport {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly traits: TraitRows,
    private readonly registers: RegisterRows,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(): Promise<WatchView> {
    const today = dayNumber(this.clock.now().getTime());
    const { weak_from: weakFrom } = watchFile();
    const recent: Trait[] = [];
    for await (const page of this.traits.pages(today - DAYS, today, weakFrom)) recent.push(...page);
    const share = (test: (trait: (typeof recent)[number]) => boolean): number =>
      recent.length === 0 ? 0 : Math.round((recent.filter(test).length / recent.length) * 1000) / 1000;
    const judged = await this.registers.progress('days');
    const channels = [...new Set(recent.map(({ channel }) => channel))].sort();
    return {
      counted: await this.count('SELECT COUNT(*) AS n FROM cluster_traits WHERE read_at IS NOT NULL'),
      waiting: await this.count(
        `SELECT COUNT(*) AS n FROM complaints c LEFT JOIN cluster_traits t ON t.complaint_id = c.id WHERE t.read_at IS NULL`,
      ),
      shares: {
        service: share(({ values }) => values.service !== undefined),
        area: share(({ values }) => values.area !== undefined),
        shop: share(({ values }) => values.shop !== undefined),
        step: share(({ values }) => values.step !== undefined),
        weak: share(({ weak }) => weak),
        flagged: share(({ flagged }) => flagged),
      },
      judgedOn: judged === null ? null : dateOf(Number(judged)),
      burstsUpTo: await this.registers.progress('bursts'),
      falseAlarmsPerWeek: watchOptions().budgets,
      delays: channels.map((channel) => {
        const own = recent.filter((trait) => trait.channel === channel);
        const { known, n } = delayCurve(
          own.map(({ day, knownOn }) => ({ day, delay: knownOn - day })),
          today - 1,
        );
        return { channel, n, known: [known[0] ?? 1, known[1] ?? 1, known[3] ?? 1, known[7] ?? 1] };
      }),
    };
  }

  private async count(sql: string): Promise<number> {
    const [row] = await query<{ n: number | string }>(this.uow.reads, sql);
    return Number(row?.n ?? 0);
  }
}
