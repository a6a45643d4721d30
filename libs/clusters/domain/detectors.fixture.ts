import { burstBaseline, scanBursts, type BurstBaseline, type Release } from './bursts.js';
import { startOf } from './day-types.js';
import type { Trait } from './dimensions.js';
import { scanTable, TABLES } from './disproportion-scan.js';
import { shared, strongest, type Finding } from './finding.js';
import { DayBook } from './day-book.js';
import { scanDays } from './slow-clusters.js';
import { WATCH, type WatchOptions } from './watch-options.js';

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;

/** A lead as the watch would open it. */
export interface Lead {
  at: number;
  finding: Finding;
  members: Set<string>;
}

/**
 * The detectors over a made-up desk, day by day, without a database: bursts over each day's arrivals, slow clusters and
 * tables at its end; findings that share half of their complaints with an earlier one are the same lead.
 */
export class Detectors {
  readonly leads: Lead[] = [];
  private past: Trait[] = [];
  private since: number | undefined;
  private unknown: Trait[] = [];
  private readonly book: DayBook;

  constructor(
    private readonly options: WatchOptions = WATCH,
    private readonly releases: readonly Release[] = [],
  ) {
    this.book = new DayBook(options);
  }

  /** A day of complaints, in order of arrival. `slowly`: with the daily detectors. */
  day(day: number, arrivals: readonly Trait[], slowly = true): void {
    const context = this.past.filter(({ at }) => at > startOf(day) - DAY_MS);
    const usual = this.usual(day);
    const fresh = new Set(arrivals.map(({ complaintId }) => complaintId));
    if (usual !== null)
      this.take(
        startOf(day + 1),
        scanBursts([...context, ...arrivals], fresh, {
          baseline: usual,
          releases: this.releases,
          options: this.options,
        }),
      );
    const oldest = startOf(day) - this.options.burstWeeks * WEEK_MS;
    this.past = [...this.past.filter(({ at }) => at >= oldest), ...arrivals];
    this.since ??= arrivals[0]?.at;
    if (!slowly) return;
    this.unknown.push(...arrivals);
    this.book.add(
      this.unknown.filter(({ knownOn }) => knownOn <= day),
      day,
    );
    this.unknown = this.unknown.filter(({ knownOn }) => knownOn > day);
    const index = this.book.index(day);
    this.take(startOf(day + 1), scanDays(index, this.options));
    for (const table of TABLES) this.take(startOf(day + 1), scanTable(table, index, this.options));
  }

  private usual(day: number): BurstBaseline | null {
    const first = this.since;
    const to = startOf(day);
    if (first === undefined || to - first < DAY_MS) return null;
    const from = Math.max(first, to - this.options.burstWeeks * WEEK_MS);
    return burstBaseline(this.past, from, to);
  }

  private take(at: number, findings: readonly Finding[]): void {
    for (const finding of strongest(findings)) {
      const members = new Set(finding.members);
      const known = this.leads.find(
        (lead) => shared(lead.members, members) >= 0.5 || lead.finding.cell === finding.cell,
      );
      if (known === undefined) this.leads.push({ at, finding, members });
      else for (const id of members) known.members.add(id);
    }
  }
}
