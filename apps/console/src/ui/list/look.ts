import type { QueryClient, QueryKey } from '@tanstack/react-query';
import type { Page } from '../../api/types';
import type { Doubts } from './doubts';
import type { Asked, Line } from './merge';

/** Lines of the second look. */
const LOOK = 50;
/** Single lines that are asked about at once: the server takes a hundred, but some proxies no address of more than 2 kB. */
const ASK = 50;

/** How a list is looked at again. */
export interface LookSource<T> {
  /** Reads one page of it. */
  read: (limit: number, cursor: string | null, signal: AbortSignal) => Promise<Page<T>>;
  /** Which of these lines, fifty at most, are in the list, as they are now. What a look at the beginning misses is asked by it. */
  among?: (ids: readonly string[], signal: AbortSignal) => Promise<readonly T[]>;
}

/** The beginning of a list as it is now, and what was asked of single lines; `asOf`: of what had been told until then. */
export type Look<T> = Page<T> & { asked: Asked<T>; asOf: number };

interface Around<T> {
  rows: readonly T[];
  hasMore: boolean;
  doubts: Doubts;
  before: Look<T> | undefined;
  signal: AbortSignal;
}

/**
 * Looks at the beginning of the list, and asks about those lines further on that have changed, or were not in it any more. Lines of
 * which that fails stay doubtful; the rest of the look holds.
 */
export async function lookAt<T extends Line>(
  { read, among }: LookSource<T>,
  { rows, hasMore, doubts, before, signal }: Around<T>,
): Promise<Look<T>> {
  const { ids: told, asOf } = doubts.open();
  const page = await read(LOOK, null, signal);
  const left = new Set(before?.asked.ids.filter((id) => !isIn(before.asked.found, id)));
  const wanted = new Set([...told, ...left]);
  const ids = rows.map(({ id }) => id).filter((id) => wanted.has(id) && !isIn(page.items, id));
  if (among === undefined) return { ...page, asked: { ids: [], found: [] }, asOf };
  if (page.nextCursor === null && !hasMore) return { ...page, asked: { ids, found: [] }, asOf };
  const asked = { ids: [] as string[], found: [] as T[] };
  for (let at = 0; at < ids.length; at += ASK) {
    const some = ids.slice(at, at + ASK);
    try {
      asked.found.push(...(await among(some, signal)));
      asked.ids.push(...some);
    } catch {
      signal.throwIfAborted();
      doubts.tell(some);
      asked.ids.push(...some.filter((id) => left.has(id)));
    }
  }
  return { ...page, asked, asOf };
}

const isIn = (lines: readonly Line[], id: string): boolean => lines.some((line) => line.id === id);

/**
 * Has a list looked at again. A look that is under way is let end first: it knows of nothing told since, and where looks take longer
 * than the next news are away none would ever be answered.
 */
export async function lookAgain(client: QueryClient, queryKey: QueryKey): Promise<void> {
  await client.refetchQueries({ queryKey, fetchStatus: 'fetching' }, { cancelRefetch: false });
  await client.invalidateQueries({ queryKey }, { cancelRefetch: false });
}
