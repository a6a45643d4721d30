import type { Dimension, Level, Trait } from './dimensions.js';
import { chiSquared, prr, ror, type FourFold } from './disproportion.js';
import { startOf } from './day-types.js';
import type { Finding } from './finding.js';
import { poissonAtLeast } from './numbers/counts.js';
import { fitMixture, shrink, type GammaMixture } from './shrinkage.js';
import type { DayIndex } from './day-book.js';
import { looksAWeek, withMembers } from './slow-clusters.js';
import { WATCH, type WatchOptions } from './watch-options.js';

const DAY_MS = 86_400_000;
/** Lower bound of the shrunken ratio from which a pair is looked at (EB05 ≥ 2: Szarfman, Machado and O'Neill 2002). */
const EB05_FROM = 2;
/** A cell that chance brings this often by itself is not worth fitting a prior for. */
const STRIKING = 1e-3;

/** A table: rows by one dimension, columns by another, or by whether there is a sign at all. */
export interface Table {
  rows: Dimension;
  /** Null: the two columns are "with the sign" and "without". */
  columns: Dimension | null;
  level: Level;
}

export const TABLES: readonly Table[] = [
  { rows: 'shop', columns: null, level: 'weak' },
  { rows: 'shop', columns: null, level: 'flagged' },
  { rows: 'shop', columns: 'kind', level: 'flagged' },
  { rows: 'shop', columns: 'step', level: 'weak' },
  { rows: 'area', columns: 'kind', level: 'flagged' },
];

interface Counted {
  row: string;
  column: string | null;
  count: number;
  expected: number;
  four: FourFold;
}

/**
 * Rows that have more of a sign than their size explains, small ones drawn towards the rest (DuMouchel 1999): reported
 * with EB05 ≥ 2 and a posterior probability of "no more than usual" below the cell's part of the budget.
 */
export function scanTable(table: Table, index: DayIndex, options: WatchOptions = WATCH): Finding[] {
  const cells = cellsOfTable(table, index, options);
  const total = cells.reduce((sum, { count }) => sum + count, 0);
  if (cells.length === 0 || total < options.fewest[table.level]) return [];
  const allowed = options.budgets.disproportion / (looksAWeek(options.tableDays) * TABLES.length * cells.length);
  const striking = cells.filter(
    ({ count, expected }) =>
      count >= options.fewest[table.level] &&
      count > expected * EB05_FROM &&
      poissonAtLeast(count, expected) < STRIKING,
  );
  // The prior is only learnt when there is something to judge by it.
  if (striking.length === 0) return [];
  const prior = fitMixture(cells);
  return striking.flatMap((cell) => judge(table, cell, { prior, allowed, index, options }));
}

function judge(
  table: Table,
  cell: Counted,
  { prior, allowed, index, options }: { prior: GammaMixture; allowed: number; index: DayIndex; options: WatchOptions },
): Finding[] {
  const { ebgm, eb05, eb95, below } = shrink(prior, cell);
  if (eb05 < EB05_FROM || below > allowed) return [];
  const [ratio, odds] = [prr(cell.four), ror(cell.four)];
  const values = { [table.rows]: cell.row, ...(table.columns === null ? {} : { [table.columns]: cell.column ?? '' }) };
  const order: Dimension[] = ['kind', 'service', 'area', 'shop', 'step'];
  const parts = order.flatMap((dimension) =>
    values[dimension] === undefined ? [] : [`${dimension}=${values[dimension]}`],
  );
  const found: Finding = {
    method: 'disproportion',
    cell: [table.level, ...parts].join('|'),
    level: table.level,
    from: startOf(index.today - options.tableDays + 1),
    to: startOf(index.today + 1),
    windowMs: options.tableDays * DAY_MS,
    count: cell.count,
    expected: cell.expected,
    bound: leastReported(prior, cell.expected, { allowed, fewest: options.fewest[table.level] }),
    perWeek: below * looksAWeek(options.tableDays),
    strength: below / allowed,
    members: [],
    facts: finite({
      ebgm,
      eb05,
      eb95,
      prr: ratio.value,
      prrLow: ratio.low,
      prrHigh: ratio.high,
      ror: odds.value,
      rorLow: odds.low,
      rorHigh: odds.high,
      chiSquared: chiSquared(cell.four),
    }),
  };
  return [withMembers(found, index)];
}

/** The smallest count that would be reported at this expectation. */
function leastReported(
  prior: GammaMixture,
  expected: number,
  { allowed, fewest }: { allowed: number; fewest: number },
): number {
  let count = fewest;
  for (; count < 10_000; count += 1) {
    const { eb05, below } = shrink(prior, { count, expected });
    if (eb05 >= EB05_FROM && below <= allowed) break;
  }
  return count;
}

/** A ratio with nothing elsewhere is infinite: it is left out. */
function finite(facts: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => Number.isFinite(value)));
}

function cellsOfTable({ rows, columns, level }: Table, index: DayIndex, { tableDays }: WatchOptions): Counted[] {
  const from = index.today - tableDays + 1;
  const told = index.recent.filter(({ day, values }) => day >= from && values[rows] !== undefined);
  const strong = (trait: Trait): boolean => (level === 'weak' ? trait.weak : trait.flagged);
  const base = columns === null ? told : told.filter((trait) => strong(trait) && trait.values[columns] !== undefined);
  const rowTotals = new Map<string, number>();
  const columnTotals = new Map<string, number>();
  const counts = new Map<string, number>();
  for (const trait of base) {
    const row = trait.values[rows] ?? '';
    rowTotals.set(row, (rowTotals.get(row) ?? 0) + 1);
    if (columns === null && !strong(trait)) continue;
    const column = columns === null ? '' : (trait.values[columns] ?? '');
    columnTotals.set(column, (columnTotals.get(column) ?? 0) + 1);
    const key = `${row}\n${column}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const n = base.length;
  const cells: Counted[] = [];
  for (const [row, ofRow] of rowTotals)
    for (const [column, ofColumn] of columnTotals) {
      const a = counts.get(`${row}\n${column}`) ?? 0;
      const four = { a, b: ofRow - a, c: ofColumn - a, d: n - ofRow - ofColumn + a };
      cells.push({ row, column: columns === null ? null : column, count: a, expected: (ofRow * ofColumn) / n, four });
    }
  return cells;
}
