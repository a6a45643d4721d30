import type { Instant } from '#kernel';
import { DUE_LISTS, dueListOf, firstDue, type DueList, type DuePlace, type ListPlace } from '../domain/due-order.js';
import type { Due } from '../domain/service-targets.js';

/** What is known of a line to place it. */
export interface DueLine {
  id: string;
  receivedAt: Instant;
  callbackAt: Instant | null;
  due: Due | null;
}

/** How the lists of what is owed are read. */
export interface DueLists<T extends DueLine> {
  /** Where a list goes on behind a place. */
  behind: (list: DueList, place: DuePlace) => ListPlace;
  /** Reads on in a list: at most `limit` lines, in its own order. */
  read: (list: DueList, after: ListPlace | null, limit: number) => Promise<T[]>;
}

/** Which page is asked for. */
export interface DuePage {
  limit: number;
  after: DuePlace | null;
}

/** The place of a line; one that owes nothing is in none of the lists. */
export function duePlaceOf({ due, receivedAt, id }: DueLine): DuePlace {
  return { at: due?.at ?? receivedAt, receivedAt, id };
}

/** One page of what falls due first, put together from the lists. */
export async function firstDuePage<T extends DueLine>(lists: DueLists<T>, page: DuePage): Promise<T[]> {
  const found = new Map<string, T>();
  // In the order in which a complaint moves on: one that moves meanwhile is met twice rather than never.
  for (const list of DUE_LISTS) for (const line of await firstOf(lists, list, page)) found.set(line.id, line);
  return [...found.values()].sort((a, b) => firstDue(duePlaceOf(a), duePlaceOf(b))).slice(0, page.limit);
}

/** A complaint with a promise stands in two lists, and counts in the one whose moment comes first. */
async function firstOf<T extends DueLine>(
  { behind, read }: DueLists<T>,
  list: DueList,
  { limit, after }: DuePage,
): Promise<T[]> {
  const found: T[] = [];
  let from = after === null ? null : behind(list, after);
  for (;;) {
    const lines = await read(list, from, limit);
    found.push(...lines.filter(({ due }) => due !== null && dueListOf(due) === list));
    const last = lines.at(-1);
    if (last === undefined || lines.length < limit || found.length >= limit) return found;
    from = { at: last.callbackAt ?? last.receivedAt, receivedAt: last.receivedAt, id: last.id };
  }
}
