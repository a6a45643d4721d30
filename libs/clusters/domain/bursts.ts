import { cellOf, cellsOf, familyOf, partOf, WATCHED, type Family, type Level, type Trait } from './dimensions.js';
import { WeekProfile } from './day-types.js';
import type { Finding } from './finding.js';
import { countAtLeast, countBound } from './numbers/counts.js';
import { WATCH, type WatchOptions } from './watch-options.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const WEEK_MS = 168 * HOUR_MS;
/** Exposure (weeks) that is added to what was seen, so that the first days of a desk are not taken for a silent history. */
const PRIOR_WEEKS = 1 / 7;
/** Complaints that are added (Jeffreys). */
const PRIOR_COUNT = 0.5;
/** Channels whose arrival is known to the day only: they come in bundles by the nature of the post. */
const BUNDLED: ReadonlySet<string> = new Set(['letter']);

/** A new version of something, and how long it is watched. */
export interface Release {
  code: string;
  /** The service that it belongs to; null for all. */
  service: string | null;
  /** ms since 1970. */
  at: number;
  watchMs: number;
}

/** What is usual: learnt from the weeks before. */
export interface BurstBaseline {
  profile: WeekProfile;
  /** Exposure (weeks, by the profile) behind the counts. */
  weeks: number;
  /** Complaints of each cell in that time. */
  counts: ReadonlyMap<string, number>;
  /** How many cells each family has; at least 1. */
  cells: ReadonlyMap<string, number>;
  /** Squared coefficient of variation of an hour's rate beyond chance. */
  variation: number;
}

const FAMILIES = WATCHED.filter(({ dimensions }) => !dimensions.includes('release'));
const RELEASE_FAMILIES = WATCHED.filter(({ dimensions }) => dimensions.includes('release'));

/** Learns what is usual between two instants. */
export function burstBaseline(traits: Iterable<Trait>, from: number, to: number): BurstBaseline {
  const learning = new BaselineLearning(from, to);
  learning.add(traits);
  return learning.finish();
}

/** {@link burstBaseline} piece by piece, so that others have the loop in between. */
export class BaselineLearning {
  private readonly counts = new Map<string, number>();
  private readonly arrivals: number[] = [];

  constructor(
    private readonly from: number,
    private readonly to: number,
  ) {}

  add(traits: Iterable<Trait>): void {
    for (const trait of traits) {
      if (BUNDLED.has(trait.channel) || trait.at < this.from || trait.at >= this.to) continue;
      this.arrivals.push(trait.at);
      for (const cell of cellsOf(trait, FAMILIES)) this.counts.set(cell, (this.counts.get(cell) ?? 0) + 1);
    }
  }

  finish(): BurstBaseline {
    const { from, to, counts, arrivals } = this;
    const profile = WeekProfile.of(arrivals, from, to);
    const cells = new Map<string, number>();
    for (const cell of counts.keys()) {
      const family = familyOf(cellOf(cell));
      cells.set(family, (cells.get(family) ?? 0) + 1);
    }
    const weeks = profile.between(from, to);
    return { profile, weeks, counts, cells, variation: hourlyVariation(arrivals, profile, { from, to, weeks }) };
  }
}

/** Adds the release in whose watch a complaint arrived, the newest first. */
export function withRelease(trait: Trait, releases: readonly Release[]): Trait {
  const found = releases.find(
    ({ at, watchMs, service }) =>
      trait.at >= at && trait.at < at + watchMs && (service === null || service === trait.values.service),
  );
  return found === undefined ? trait : { ...trait, values: { ...trait.values, release: found.code } };
}

/**
 * Looks for cells whose complaints crowd in a sliding window.
 *
 * Every window that ends with a complaint is looked at, and a count n is reported when rate × P(N ≥ n − 1) is at most the
 * cell's part of the budget: for a Poisson stream the left side is exactly the expected number of such windows a week
 * (Mecke's formula), so that the sum over all cells and windows bounds the false alarms however the windows overlap.
 * @param traits in order of arrival; from the longest window before the first new one on
 * @param fresh complaints that were not looked at before; windows that end before the first of a cell are old
 */
export function scanBursts(
  traits: readonly Trait[],
  fresh: ReadonlySet<string>,
  {
    baseline,
    releases = [],
    options = WATCH,
  }: {
    baseline: BurstBaseline;
    releases?: readonly Release[];
    options?: WatchOptions;
  },
): Finding[] {
  const newestFirst = [...releases].sort((a, b) => b.at - a.at);
  const minutely = traits
    .filter(({ channel }) => !BUNDLED.has(channel))
    .map((trait) => withRelease(trait, newestFirst));
  const findings: Finding[] = [];
  for (const [cell, members] of touched(minutely, fresh, FAMILIES)) {
    const watch = new CellWatch(cell, baseline, options);
    const found = watch.burst(members, fresh);
    if (found !== null) findings.push(found);
  }
  for (const [cell, members] of touched(minutely, fresh, RELEASE_FAMILIES)) {
    const release = newestFirst.find(({ code }) => code === cellOf(cell).values.release);
    if (release === undefined) continue;
    const watch = new CellWatch(beforeRelease(cell, release), baseline, options);
    const found = watch.since(release, { cell, members }, newestFirst.length);
    if (found !== null) findings.push(found);
  }
  return findings;
}

/** Cells in which a new complaint lies, with their complaints. */
function touched(
  traits: readonly Trait[],
  fresh: ReadonlySet<string>,
  families: readonly Family[],
): Map<string, Trait[]> {
  const cells = new Map<string, Trait[]>();
  for (const trait of traits)
    if (fresh.has(trait.complaintId)) for (const cell of cellsOf(trait, families)) cells.set(cell, []);
  for (const trait of traits) for (const cell of cellsOf(trait, families)) cells.get(cell)?.push(trait);
  return cells;
}

/** The cell whose history says what a release's cell would have without the release. */
function beforeRelease(cell: string, { service }: Release): string {
  const { level, values } = cellOf(cell);
  const { release, ...others } = values;
  void release;
  const all = service === null ? others : { ...others, service };
  return [
    level,
    ...Object.entries(all)
      .sort(byDimension)
      .map(([name, value]) => `${name}=${value}`),
  ].join('|');
}

const ORDER = ['kind', 'service', 'area', 'shop', 'release', 'step'];
function byDimension([a]: [string, string], [b]: [string, string]): number {
  return ORDER.indexOf(a) - ORDER.indexOf(b);
}

class CellWatch {
  private readonly level: Level;
  private readonly shape: number;
  /** Complaints a week. */
  private readonly rate: number;
  private readonly familyCells: number;

  constructor(
    private readonly cell: string,
    private readonly baseline: BurstBaseline,
    private readonly options: WatchOptions,
  ) {
    const key = cellOf(cell);
    this.level = key.level;
    this.shape = PRIOR_COUNT + (baseline.counts.get(cell) ?? 0);
    this.rate = this.shape / (baseline.weeks + PRIOR_WEEKS);
    this.familyCells = Math.max(1, baseline.cells.get(familyOf(key)) ?? 1);
  }

  burst(members: readonly Trait[], fresh: ReadonlySet<string>): Finding | null {
    const { budgets, burstMinutes } = this.options;
    const part = partOf(familyOf(cellOf(this.cell)), FAMILIES);
    const allowed = (budgets.burst * part) / (this.familyCells * burstMinutes.length);
    const first = members.find(({ complaintId }) => fresh.has(complaintId))?.at ?? Infinity;
    let best: Finding | null = null;
    for (const minutes of burstMinutes) {
      const windowMs = minutes * MINUTE_MS;
      for (let last = 0, from = 0; last < members.length; last += 1) {
        const at = members[last]?.at ?? 0;
        while ((members[from]?.at ?? at) <= at - windowMs) from += 1;
        if (at < first || last - from + 1 < this.options.fewest[this.level]) continue;
        const found = this.judge(members.slice(from, last + 1), { begin: at - windowMs, end: at, allowed });
        if (found !== null && (best === null || found.strength < best.strength)) best = found;
      }
    }
    return best;
  }

  /** Everything since a release. */
  since(
    release: Release,
    { cell, members }: { cell: string; members: readonly Trait[] },
    releases: number,
  ): Finding | null {
    const last = members.at(-1);
    if (last === undefined || members.length < this.options.fewest[this.level]) return null;
    const allowed = this.options.budgets.release / (RELEASE_FAMILIES.length * this.familyCells * Math.max(1, releases));
    const found = this.judge(members, { begin: release.at, end: last.at, allowed });
    return found === null ? null : { ...found, method: 'release', cell, facts: { releasedAt: release.at } };
  }

  private judge(
    members: readonly Trait[],
    { begin, end, allowed }: { begin: number; end: number; allowed: number },
  ): Finding | null {
    const mean = this.rate * this.baseline.profile.between(begin, end);
    const variance = mean + mean * mean * (1 / this.shape + this.baseline.variation);
    const perWeek = this.rate * countAtLeast(members.length - 1, mean, variance);
    if (perWeek > allowed) return null;
    return {
      method: 'burst',
      cell: this.cell,
      level: this.level,
      from: members[0]?.at ?? begin,
      to: end,
      windowMs: end - begin,
      count: members.length,
      expected: mean,
      bound: Math.max(this.options.fewest[this.level], countBound(allowed / this.rate, mean, variance) + 2),
      perWeek,
      strength: perWeek / allowed,
      members: members.map(({ complaintId }) => complaintId),
      facts: {},
    };
  }
}

/** Moment estimate: what Pearson's statistic of hourly counts has above its degrees of freedom. */
function hourlyVariation(
  arrivals: readonly number[],
  profile: WeekProfile,
  { from, to, weeks }: { from: number; to: number; weeks: number },
): number {
  const hours = Math.floor((to - from) / HOUR_MS);
  // Before a whole week nothing is known of its hours: any rate is as good as any other.
  if (to - from < WEEK_MS) return 1;
  if (arrivals.length === 0) return 0;
  const counts = new Float64Array(hours);
  for (const at of arrivals) {
    const hour = Math.floor((at - from) / HOUR_MS);
    if (hour < hours) counts[hour] = (counts[hour] ?? 0) + 1;
  }
  const rate = arrivals.length / weeks;
  let [excess, scale] = [0, 0];
  counts.forEach((count, hour) => {
    const mean = rate * profile.between(from + hour * HOUR_MS, from + (hour + 1) * HOUR_MS);
    excess += (count - mean) ** 2 - mean;
    scale += mean * mean;
  });
  return scale === 0 ? 0 : Math.max(0, excess / scale);
}
