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

/**
 * Compares the lines that stand on the page with the beginning of the same list as it is now. `whole`: the second look saw
 * all there is. Otherwise it says nothing of lines behind the last one that it saw, and, where lines change their place (`moving`),
 * of none that it did not see.
 */
export function compare<T extends Line>(
  shown: readonly T[],
  now: readonly T[],
  { whole, moving = false }: { whole: boolean; moving?: boolean },
): Seen<T> {
  const present = new Map(now.map((line) => [line.id, line]));
  const known = new Set(shown.map(({ id }) => id));
  const lastSeen = shown.findLastIndex(({ id }) => present.has(id));
  const looked = whole ? shown : shown.slice(0, lastSeen + 1);
  const missed = moving && !whole ? [] : looked.filter(({ id }) => !present.has(id));
  const gone = new Set(missed.map(({ id }) => id));
  const changed = new Map<string, T>();
  for (const line of looked) {
    const found = present.get(line.id);
    if (found !== undefined && JSON.stringify(found) !== JSON.stringify(line)) changed.set(line.id, found);
  }
  return { fresh: now.filter(({ id }) => !known.has(id)), gone, changed };
}
