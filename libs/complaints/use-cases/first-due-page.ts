import type { Instant } from '#kernel';
import { DUE_LISTS, firstDue, type DueList, type DuePlace, type ListPlace } from '../domain/due-order.js';
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

/** How far a list was read. */
interface Reading {
  list: DueList;
  from: ListPlace | null;
  ended: boolean;
}

/** At most this many lines are read at once where what is read stood on earlier pages. */
const MOST = 1000;

/** The place of a line; one that owes nothing is in none of the lists. */
export function duePlaceOf({ due, receivedAt, id }: DueLine): DuePlace {
  return { at: due?.at ?? receivedAt, receivedAt, id };
}

/**
 * One page of what falls due first, put together from the lists. A complaint with a promise stands in two of them and is
 * taken wherever it is met, with the place that it has then: one that moves meanwhile is met twice rather than never.
 */
export async function firstDuePage<T extends DueLine>(lists: DueLists<T>, { limit, after }: DuePage): Promise<T[]> {
  const found = new Map<string, T>();
  const first = (): T[] => [...found.values()].sort((a, b) => firstDue(duePlaceOf(a), duePlaceOf(b))).slice(0, limit);
  const readings = DUE_LISTS.map((list): Reading => {
    return { list, from: after === null ? null : lists.behind(list, after), ended: false };
  });
  for (let size = limit, left = readings; ; size = Math.min(2 * size, Math.max(limit, MOST))) {
    for (const reading of left)
      for (const line of await goOn(lists, reading, size))
        if (line.due !== null && (after === null || firstDue(duePlaceOf(line), after) > 0)) found.set(line.id, line);
    const page = first();
    const last = page.length < limit ? undefined : page.at(-1);
    left = readings.filter((reading) => !isDone(reading, last && lists.behind(reading.list, duePlaceOf(last))));
    if (left.length === 0) return page;
  }
}

async function goOn<T extends DueLine>({ read }: DueLists<T>, reading: Reading, size: number): Promise<T[]> {
  const lines = await read(reading.list, reading.from, size);
  const last = lines.at(-1);
  reading.ended = lines.length < size;
  if (last !== undefined)
    reading.from = { at: last.callbackAt ?? last.receivedAt, receivedAt: last.receivedAt, id: last.id };
  return lines;
}

/** What is still unread of a list belongs behind the page, or there is nothing. */
function isDone({ list, from, ended }: Reading, end: ListPlace | undefined): boolean {
  if (ended || end === undefined || from === null) return ended;
  const keys = list === 'promised' ? (['at', 'receivedAt'] as const) : (['receivedAt'] as const);
  for (const key of keys) if (from[key] !== end[key]) return from[key] > end[key];
  return from.id === null || (end.id !== null && from.id >= end.id);
}
