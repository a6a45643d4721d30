import { Button, Group, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { api } from '../../api/client';
import type { Asked, SearchHit } from '../../api/search-types';
import type { Page as PageOf } from '../../api/types';
import { useCan } from '../../api/session';
import { useI18n } from '../../i18n';
import { useShortcut } from '../../shell/shortcuts';
import { Empty } from '../../ui/empty';
import { pending } from '../../ui/page';
import { Hit } from './hit';

/** What a question found, newest first, in pages. Every page is a search of its own in the audit log: none is asked for twice. */
export function Results({ asked, round }: { asked: Asked; round: number }) {
  const { t } = useI18n();
  const can = useCan();
  const list = useRef<HTMLOListElement>(null);
  const results = useInfiniteQuery({
    queryKey: ['search', asked, round],
    queryFn: ({ pageParam, signal }) => ask(asked, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  useShortcut('j', t('search.next'), () => {
    step(list.current, 1);
  });
  useShortcut('k', t('search.previous'), () => {
    step(list.current, -1);
  });
  const hits = results.data?.pages.flatMap(({ items }) => items) ?? [];
  const more = async (): Promise<void> => {
    const before = hits.length;
    await results.fetchNextPage();
    // The page has drawn the new hits by then; the focus goes to the first of them.
    requestAnimationFrame(() => links(list.current)[before]?.focus());
  };
  const summary = results.hasNextPage ? 'search.someMore' : 'search.some';
  return (
    <Stack gap="sm" component="section" aria-label={t('search.results')}>
      <Text size="sm" c="dimmed" role="status">
        {results.isSuccess && hits.length > 0 ? t(summary, { n: hits.length }) : ''}
      </Text>
      {pending(results) ??
        (hits.length === 0 ? (
          <Empty
            title={t(results.hasNextPage ? 'search.noneYet' : 'search.none')}
            text={t(can('complaints:read') ? 'search.noneHint' : 'search.noneHintSlip')}
          />
        ) : (
          <ol className="mado-hits" ref={list}>
            {hits.map((hit) => (
              <Hit key={hit.complaintId} hit={hit} question={asked.q} />
            ))}
          </ol>
        ))}
      {results.hasNextPage && (
        <Group>
          <Button variant="default" loading={results.isFetchingNextPage} onClick={() => void more()}>
            {t(hits.length === 0 ? 'search.goOn' : 'action.more')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

function ask({ q, filters }: Asked, cursor: string | null, signal: AbortSignal): Promise<PageOf<SearchHit>> {
  const given = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== ''));
  const body = { q, filters: given, ...(cursor === null ? {} : { cursor }) };
  return api<PageOf<SearchHit>>('/search', { method: 'POST', body, signal });
}

function links(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>('.mado-hit-slip') ?? [])];
}

/** The focus to the next or the previous hit; from elsewhere to the first. */
function step(list: HTMLElement | null, by: 1 | -1): void {
  const all = links(list);
  const here = all.findIndex((link) => link.closest('.mado-hit')?.contains(document.activeElement) === true);
  const to = here === -1 ? 0 : Math.min(all.length - 1, Math.max(0, here + by));
  all[to]?.focus();
}
