import type { Level } from './dimensions.js';

/** By what a cluster was found. */
export const METHODS = ['burst', 'release', 'ears', 'farrington', 'history', 'disproportion'] as const;
export type Method = (typeof METHODS)[number];

/** Complaints that lie closer together than chance brings them. */
export interface Finding {
  method: Method;
  /** Name of the cell. */
  cell: string;
  level: Level;
  /** First and last arrival (ms) of the members. */
  from: number;
  to: number;
  /** Length (ms) of the window that was looked at. */
  windowMs: number;
  count: number;
  /** What was to be expected in it. */
  expected: number;
  /** The smallest count that would have been reported. */
  bound: number;
  /** How often in a week chance alone would bring this in this cell and window, at most. */
  perWeek: number;
  /** How far below what is allowed (1 = just so); the smallest is the strongest. */
  strength: number;
  members: string[];
  /** Further figures of the method. */
  facts: Record<string, number>;
}

/** Share of the smaller one's members that two have in common, from which they are one matter. */
const SAME_MATTER = 0.5;

/** The strongest of the findings that share their members, in order of strength. */
export function strongest(findings: readonly Finding[]): Finding[] {
  const kept: { finding: Finding; members: Set<string> }[] = [];
  for (const finding of [...findings].sort((a, b) => a.strength - b.strength)) {
    const members = new Set(finding.members);
    if (!kept.some((other) => shared(members, other.members) >= SAME_MATTER)) kept.push({ finding, members });
  }
  return kept.map(({ finding }) => finding);
}

/** Share (0..1) of the smaller set that lies in the other. */
export function shared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [small, large] = one.size <= other.size ? [one, other] : [other, one];
  if (small.size === 0) return 0;
  let both = 0;
  for (const id of small) if (large.has(id)) both += 1;
  return both / small.size;
}
