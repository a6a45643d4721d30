/** What a complaint is counted by. */
export const DIMENSIONS = ['kind', 'service', 'area', 'shop', 'release', 'step'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** How strong a sign a complaint has to carry to be counted: a flag, a score above the lower band, or none at all. */
export const LEVELS = ['flagged', 'weak', 'all'] as const;
export type Level = (typeof LEVELS)[number];

/** A complaint as the statistics see it: codes and numbers. */
export interface Trait {
  complaintId: string;
  /** Arrival, ms since 1970. */
  at: number;
  /** Days since 1970 in Tokyo: when it happened, where the complaint says so, else when it arrived. */
  day: number;
  /** The day on which the desk knew of it. */
  knownOn: number;
  channel: string;
  flagged: boolean;
  /** Flagged, or scored above the lower band. */
  weak: boolean;
  values: Partial<Record<Dimension, string>>;
}

/** Where complaints may lie close: some values of some dimensions, at one level. */
export interface CellKey {
  level: Level;
  values: Partial<Record<Dimension, string>>;
}

/** Combinations that are watched: alone, in pairs, in threes. The empty one is everything. */
export const FAMILIES: readonly (readonly Dimension[])[] = [
  [],
  ['kind'],
  ['service'],
  ['area'],
  ['shop'],
  ['release'],
  ['step'],
  ['kind', 'service'],
  ['kind', 'area'],
  ['kind', 'shop'],
  ['kind', 'release'],
  ['kind', 'step'],
  ['service', 'area'],
  ['service', 'release'],
  ['service', 'step'],
  ['area', 'step'],
  ['shop', 'step'],
  ['kind', 'service', 'area'],
  ['kind', 'service', 'release'],
  ['kind', 'service', 'step'],
];

/** A combination at a level, with its part of the false alarms that are allowed. */
export interface Family {
  level: Level;
  dimensions: readonly Dimension[];
  name: string;
  weight: number;
}

/** What known leaks have clustered by gets more of the budget: one shop above all, then the other single dimensions. */
function weightOf(dimensions: readonly Dimension[], level: Level): number {
  const [first] = dimensions;
  const base = dimensions.length === 1 ? (first === 'shop' ? 6 : 2) : dimensions.length === 3 ? 0.25 : 0.5;
  return level === 'all' ? base / 2 : base;
}

/** Kinds are known of what is flagged only; there the level without a sign says nothing more. */
export const WATCHED: readonly Family[] = FAMILIES.flatMap((dimensions) =>
  LEVELS.filter((level) => level !== 'all' || !dimensions.includes('kind')).map((level) => ({
    level,
    dimensions,
    name: `${level}:${dimensions.join('+')}`,
    weight: weightOf(dimensions, level),
  })),
);

/** Name of a cell; the same complaint dimensions and values give the same name. */
export function nameOf({ level, values }: CellKey): string {
  const parts = DIMENSIONS.flatMap((dimension) => {
    const value = values[dimension];
    return value === undefined ? [] : [`${dimension}=${value}`];
  });
  return [level, ...parts].join('|');
}

/** The cell that a name stands for. */
export function cellOf(name: string): CellKey {
  const [level = 'all', ...parts] = name.split('|');
  const values = Object.fromEntries(parts.map((part) => part.split('=', 2) as [string, string]));
  return { level: level as Level, values };
}

/** Family of a cell, as {@link Family.name}. */
export function familyOf({ level, values }: CellKey): string {
  return `${level}:${DIMENSIONS.filter((dimension) => values[dimension] !== undefined).join('+')}`;
}

/** Part (0 … 1) of a budget that a family has among others. */
export function partOf(family: string, among: readonly Family[]): number {
  const total = among.reduce((sum, { weight }) => sum + weight, 0);
  return (among.find(({ name }) => name === family)?.weight ?? 0) / total;
}

/** Names of all cells that a complaint lies in. */
export function cellsOf(trait: Trait, families: readonly Family[] = WATCHED): string[] {
  const names: string[] = [];
  for (const { level, dimensions } of families) {
    if ((level === 'flagged' && !trait.flagged) || (level === 'weak' && !trait.weak)) continue;
    let name: string = level;
    let whole = true;
    for (const dimension of dimensions) {
      const value = trait.values[dimension];
      if (value === undefined) {
        whole = false;
        break;
      }
      name += `|${dimension}=${value}`;
    }
    if (whole) names.push(name);
  }
  return names;
}
