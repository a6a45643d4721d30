import { createRequire } from 'node:module';

/** By subpath: the package's front door loads WordNet and more. */
const jaroWinkler = createRequire(import.meta.url)('natural/lib/natural/distance/jaro-winkler_distance.js') as (
  one: string,
  other: string,
  options: { ignoreCase: boolean },
) => number;

/** From this likeness two names may be one name heard or written differently: 田中一郎 and 田中一朗 reach 0.88. */
export const SIMILAR_NAME = 0.88;

/** Jaro-Winkler likeness of two folded names, 0 to 1. Names of one letter are like nothing. */
export function nameLikeness(one: string, other: string): number {
  return one.length < 2 || other.length < 2 ? 0 : jaroWinkler(one, other, { ignoreCase: false });
}
