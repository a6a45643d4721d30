import { useInfiniteQuery, useQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { Page } from '../../api/types';
import { useLiveEvent, type LiveEvent, type LiveType } from '../../live/use-live';
import { Doubts } from './doubts';
import { Gathered } from './gathered';
import { lookAgain, lookAt, type Look, type LookSource } from './look';
import { compare, unique, type Line } from './merge';

/** Lines of one page; the server allows 200. */
const PAGE = 100;
/** How often (ms) the second look is taken where nothing tells of a change. */
const POLL_MS = 60_000;
/** With more pages than this a list is not read anew when its page is opened again. */
const REREAD_MOST = 4;
/** Single lines that are asked about at most, where nobody knows which have changed. */
const ASK_MOST = 400;

export interface ListSource<T> extends LookSource<T> {
  /** Names the list: its codes and filters. */
  key: readonly unknown[];
  /** New lines come last: they are on no page until the end is reached. */
  newestLast: boolean;
  /** Lines change their place as they are worked on: one that a look at the beginning misses may stand further on. */
  moving?: boolean;
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

/** Reads a list and watches it. Whoever changes its `key` has it mounted anew: what is doubtful belongs to one list. */
export function useList<T extends Line>(source: ListSource<T>): LongList<T> {
  const { key, read, newestLast, moving = false, events } = source;
  const client = useQueryClient();
  const listKey = useMemo(() => ['list', ...key], [JSON.stringify(key)]);
  const watchKey = useMemo(() => ['list-watch', ...key], [JSON.stringify(key)]);
  const list = useInfiniteQuery({
    queryKey: listKey,
    queryFn: ({ pageParam, signal }) => read(PAGE, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    staleTime: Infinity,
    gcTime: 10 * 60_000,
    refetchOnMount: (query) => ((query.state.data?.pages.length ?? 0) <= REREAD_MOST ? 'always' : false),
  });
  const rows = useMemo(() => unique(list.data?.pages.flatMap(({ items }) => items) ?? []), [list.data]);
  // What changed while the page was elsewhere nobody told it: lines that are not read anew now may have left the list.
  const [doubts] = useState(() => new Doubts(list.isFetching ? [] : firstIds(rows)));
  const look = useQuery({
    queryKey: watchKey,
    queryFn: ({ signal }) =>
      lookAt(source, {
        rows,
        hasMore: list.hasNextPage,
        doubts,
        before: client.getQueryData<Look<T>>(watchKey),
        signal,
      }),
    enabled: list.isSuccess,
    refetchInterval: POLL_MS,
    staleTime: POLL_MS,
    refetchOnMount: 'always',
  });
  const [gathered] = useState(() => new Gathered());
  useLiveEvent([...events, 'resync'], () => {
    gathered.tell(() => lookAgain(client, watchKey));
  });
  useEffect(
    () => () => {
      gathered.stop();
    },
    [gathered],
  );
  useLiveEvent(['complaint.changed', 'resync'], ({ id }: LiveEvent) => {
    doubts.tell(id === '' ? firstIds(rows) : [id]);
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

const firstIds = (rows: readonly Line[]): string[] => rows.slice(0, ASK_MOST).map(({ id }) => id);

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
