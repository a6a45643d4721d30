/** One line of a list. */
export interface Line {
  id: string;
}

/** What a second look at the beginning of a list shows beside what stands on the page. */
export interface Seen<T> {
  /** Lines that are not on the page yet. */
  fresh: T[];
  /** Identifiers of lines that are on the page and no longer in the list. */
  gone: Set<string>;
  /** Lines that stay where they are and have changed. */
  changed: Map<string, T>;
}

/** Each line once, where it stands first: in a list whose lines move, one may have moved on to the page that was read next. */
export function unique<T extends Line>(lines: readonly T[]): T[] {
  const byId = new Map<string, T>();
  for (const line of lines) if (!byId.has(line.id)) byId.set(line.id, line);
  return [...byId.values()];
}

/** What was asked of single lines: which, and those of them that are in the list, as they are now. */
export interface Asked<T> {
  ids: readonly string[];
  found: readonly T[];
}

const NOTHING = { ids: [], found: [] };

/**
 * Compares the lines that stand on the page with the beginning of the same list as it is now. `whole`: the second look saw
 * all there is. Otherwise it says nothing of lines behind the last one that it saw, and, where lines change their place (`moving`),
 * of none that it did not see. What was `asked` besides is known wherever it stands.
 */
export function compare<T extends Line>(
  shown: readonly T[],
  now: readonly T[],
  { whole, moving = false, asked = NOTHING }: { whole: boolean; moving?: boolean; asked?: Asked<T> },
): Seen<T> {
  const present = new Map(now.map((line) => [line.id, line]));
  const found = new Map([...asked.found, ...now].map((line) => [line.id, line]));
  const known = new Set(shown.map(({ id }) => id));
  const lastSeen = shown.findLastIndex(({ id }) => present.has(id));
  const looked = whole ? shown : shown.slice(0, lastSeen + 1);
  const missed = moving && !whole ? [] : looked.map(({ id }) => id);
  const gone = new Set([...missed, ...asked.ids.filter((id) => known.has(id))].filter((id) => !found.has(id)));
  const changed = new Map<string, T>();
  for (const line of shown) {
    const is = found.get(line.id);
    if (is !== undefined && JSON.stringify(is) !== JSON.stringify(line)) changed.set(line.id, is);
  }
  return { fresh: now.filter(({ id }) => !known.has(id)), gone, changed };
}
