import { useInfiniteQuery, useQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { Page } from '../../api/types';
import { useLiveEvent, type LiveEvent, type LiveType } from '../../live/use-live';
import { Doubts } from './doubts';
import { compare, unique, type Asked, type Line } from './merge';

/** Lines of one page; the server allows 200. */
const PAGE = 100;
/** Lines of the second look. */
const LOOK = 50;
/** How often (ms) the second look is taken where nothing tells of a change, and how long it waits for more to come. */
const POLL_MS = 60_000;
const GATHER_MS = 1_500;
/** With more pages than this a list is not read anew when its page is opened again. */
const REREAD_MOST = 4;
/** Single lines that are asked about at once, the server's limit; and at most, where nobody knows which have changed. */
const ASK = 100;
const ASK_MOST = 400;

export interface ListSource<T> {
  /** Names the list: its codes and filters. */
  key: readonly unknown[];
  /** Reads one page of it. */
  read: (limit: number, cursor: string | null) => Promise<Page<T>>;
  /** New lines come last: they are on no page until the end is reached. */
  newestLast: boolean;
  /** Lines change their place as they are worked on: one that a look at the beginning misses may stand further on. */
  moving?: boolean;
  /** Which of these lines, a hundred at most, are in the list, as they are now. What a look at the beginning misses is asked by it. */
  among?: (ids: readonly string[]) => Promise<readonly T[]>;
  /** What the desk tells of that may concern it. */
  events: readonly LiveType[];
}

/** A long list: read in pages as it is scrolled, never re-ordered under the reader, watched for what is new. */
export interface LongList<T> {
  rows: readonly T[];
  hasMore: boolean;
  readMore: () => void;
  isPending: boolean;
  error: unknown;
  refetch: () => unknown;
  /** Lines that are in the list by now and not on the page, and those on the page that have left it. */
  fresh: number;
  gone: ReadonlySet<string>;
  /** Reads the list anew from its beginning. */
  renew: () => Promise<void>;
}

type Pages<T> = InfiniteData<Page<T>, string | null>;

/** The beginning of a list as it is now, and what was asked of single lines; `asOf`: of what had been told until then. */
type Look<T> = Page<T> & { asked: Asked<T>; asOf: number };

export function useList<T extends Line>(source: ListSource<T>): LongList<T> {
  const { key, read, newestLast, moving = false, events } = source;
  const client = useQueryClient();
  const listKey = useMemo(() => ['list', ...key], [JSON.stringify(key)]);
  const watchKey = useMemo(() => ['list-watch', ...key], [JSON.stringify(key)]);
  const list = useInfiniteQuery({
    queryKey: listKey,
    queryFn: ({ pageParam }) => read(PAGE, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    staleTime: Infinity,
    gcTime: 10 * 60_000,
    refetchOnMount: (query) => ((query.state.data?.pages.length ?? 0) <= REREAD_MOST ? 'always' : false),
  });
  const rows = useMemo(() => unique(list.data?.pages.flatMap(({ items }) => items) ?? []), [list.data]);
  const [doubts] = useState(() => new Doubts());
  const look = useQuery({
    queryKey: watchKey,
    queryFn: () =>
      lookAt(source, { rows, hasMore: list.hasNextPage, doubts, before: client.getQueryData<Look<T>>(watchKey) }),
    enabled: list.isSuccess,
    refetchInterval: POLL_MS,
    staleTime: POLL_MS,
  });
  useGathered(events, () => {
    void client.invalidateQueries({ queryKey: watchKey });
  });
  useLiveEvent(['complaint.changed', 'resync'], ({ id }: LiveEvent) => {
    doubts.tell(id === '' ? rows.slice(0, ASK_MOST).map((line) => line.id) : [id]);
  });
  const asOf = look.data?.asOf ?? 0;
  useEffect(() => {
    doubts.settle(asOf);
  }, [doubts, asOf]);
  const { hasNextPage, dataUpdatedAt } = list;
  const seen = useMemo(() => {
    if (look.data === undefined || look.dataUpdatedAt < dataUpdatedAt) return null;
    return compare(rows, look.data.items, {
      whole: look.data.nextCursor === null && !hasNextPage,
      moving,
      asked: look.data.asked,
    });
  }, [rows, look.data, look.dataUpdatedAt, dataUpdatedAt, hasNextPage, moving]);
  useEffect(() => {
    if (seen === null || seen.changed.size === 0) return;
    // In place, and with the moment of the look: nothing on the page moves.
    client.setQueryData<Pages<T>>(listKey, (old) => old && patched(old, seen.changed), {
      updatedAt: dataUpdatedAt,
    });
  }, [client, listKey, seen, dataUpdatedAt]);
  return {
    rows,
    hasMore: list.hasNextPage,
    readMore: () => {
      if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
    },
    isPending: list.isPending,
    error: list.error,
    refetch: () => list.refetch(),
    fresh: newestLast && list.hasNextPage ? 0 : (seen?.fresh.length ?? 0),
    gone: seen?.gone ?? NOBODY,
    renew: async () => {
      // The first page alone is kept, so that a long list is not read anew page by page.
      client.setQueryData<Pages<T>>(listKey, (old) => old && firstOf(old));
      await client.refetchQueries({ queryKey: listKey });
      await client.invalidateQueries({ queryKey: watchKey });
    },
  };
}

const NOBODY: ReadonlySet<string> = new Set();

interface Around<T> {
  rows: readonly T[];
  hasMore: boolean;
  doubts: Doubts;
  before: Look<T> | undefined;
}

/** Looks at the beginning of the list, and asks about those lines further on that have changed, or were not in it any more. */
async function lookAt<T extends Line>(
  { read, among }: ListSource<T>,
  { rows, hasMore, doubts, before }: Around<T>,
): Promise<Look<T>> {
  const { ids: told, asOf } = doubts.open();
  const page = await read(LOOK, null);
  const asked = new Set([...told, ...(before?.asked.ids ?? []).filter((id) => !isIn(before?.asked.found ?? [], id))]);
  const ids = rows.map(({ id }) => id).filter((id) => asked.has(id) && !isIn(page.items, id));
  if (among === undefined) return { ...page, asked: { ids: [], found: [] }, asOf };
  const found: T[] = [];
  const whole = page.nextCursor === null && !hasMore;
  for (let at = 0; !whole && at < ids.length; at += ASK) found.push(...(await among(ids.slice(at, at + ASK))));
  return { ...page, asked: { ids, found }, asOf };
}

const isIn = (lines: readonly Line[], id: string): boolean => lines.some((line) => line.id === id);

function patched<T extends Line>(old: Pages<T>, changed: ReadonlyMap<string, T>): Pages<T> {
  const pages = old.pages.map((page) =>
    page.items.some(({ id }) => changed.has(id))
      ? { ...page, items: page.items.map((line) => changed.get(line.id) ?? line) }
      : page,
  );
  return { ...old, pages };
}

function firstOf<T>(old: Pages<T>): Pages<T> {
  return { pages: old.pages.slice(0, 1), pageParams: old.pageParams.slice(0, 1) };
}

/** Several events in a row cause one look. */
function useGathered(events: readonly LiveType[], act: () => void): void {
  const timer = useMemo(() => ({ id: undefined as ReturnType<typeof setTimeout> | undefined }), []);
  useLiveEvent(events, () => {
    timer.id ??= setTimeout(() => {
      timer.id = undefined;
      act();
    }, GATHER_MS);
  });
  useEffect(
    () => () => {
      clearTimeout(timer.id);
    },
    [timer],
  );
}
