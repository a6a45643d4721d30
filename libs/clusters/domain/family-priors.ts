import { countFrom, type DayIndex } from './day-book.js';
import { cellOf, familyOf } from './dimensions.js';

/** Complaints and weeks that stand for "nothing known" (Jeffreys' prior, a day of exposure). */
const PRIOR_COUNT = 0.5;
const PRIOR_WEEKS = 1 / 7;

/** A gamma distribution of weekly rates: what is known before a cell's own history speaks. */
export interface Prior {
  shape: number;
  weeks: number;
}

/** A stretch of history. */
export interface Past {
  begin: number;
  end: number;
  /** Exposure (weeks). */
  past: number;
}

/** Bounds of the shape: no family is so even, or so uneven, that its cells' own history should not count. */
const SHAPE = { least: 0.5, most: 3 };

/**
 * How rates differ among the cells of a family, by the moments of their counts.
 * @param cells how many there are: those with complaints of any kind, though none of this level
 */
function familyPrior(counts: readonly number[], cells: number, past: number): Prior {
  const n = Math.max(counts.length, cells);
  const mean = counts.reduce((a, b) => a + b, 0) / Math.max(1, n);
  if (n < 10 || mean === 0 || past === 0) return { shape: PRIOR_COUNT, weeks: PRIOR_WEEKS };
  const squares = counts.reduce((sum, count) => sum + (count - mean) ** 2, (n - counts.length) * mean ** 2);
  const variance = squares / (n - 1);
  const shape = variance <= mean ? SHAPE.most : mean ** 2 / (variance - mean);
  const bounded = Math.min(SHAPE.most, Math.max(SHAPE.least, shape));
  return { shape: bounded, weeks: (bounded * past) / mean };
}

/** The priors of one day, each made when it is first asked for. */
export class FamilyPriors {
  private readonly made = new Map<string, Prior>();
  private readonly families = new Map<string, (readonly number[])[]>();

  constructor(private readonly index: DayIndex) {
    for (const [cell, days] of index.days) {
      const family = familyOf(cellOf(cell));
      const known = this.families.get(family);
      if (known === undefined) this.families.set(family, [days]);
      else known.push(days);
    }
  }

  of(family: string, length: number, { begin, end, past }: Past): Prior {
    const key = `${family}/${String(length)}`;
    const known = this.made.get(key);
    if (known !== undefined) return known;
    const counts = (this.families.get(family) ?? []).map((days) => countFrom(days, begin) - countFrom(days, end + 1));
    const roster = this.index.cells.get(family.replace(/^[a-z]+:/, 'all:')) ?? 0;
    const made = familyPrior(counts, roster, past);
    this.made.set(key, made);
    return made;
  }
}
