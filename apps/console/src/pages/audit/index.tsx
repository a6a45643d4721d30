import { Button, Group, Stack, Text } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { api, download, query } from '../../api/client';
import type { Page as PageOf } from '../../api/types';
import { useI18n } from '../../i18n';
import { Empty } from '../../ui/empty';
import { More } from '../../ui/more';
import { Card, Page, pending } from '../../ui/page';
import { useNotes } from '../../ui/problem-alert';
import '../admin/admin.css';
import { Chain } from './chain';
import { FILTERS, LOOKS, type AuditFilter, type Vocabulary } from './filter';
import { Filters } from './filters';
import type { AuditLine } from './line';
import { Lines } from './lines';

/** 監査記録: who looked at what and did what; codes and identifiers only, so they may stand in the address. */
export default function AuditLog() {
  const { t } = useI18n();
  const notes = useNotes();
  const [params, setParams] = useSearchParams();
  const filter = Object.fromEntries(FILTERS.map((name) => [name, params.get(name) ?? ''])) as AuditFilter;
  const set = (change: Partial<AuditFilter>): void => {
    const next = Object.entries({ ...filter, ...change }).filter(([, value]) => value !== '');
    setParams(Object.fromEntries(next), { replace: true });
  };
  const list = useInfiniteQuery({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam }) =>
      api<PageOf<AuditLine>>(`/audit/entries${query({ ...filter, limit: 50, cursor: pageParam })}`),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  });
  const vocabulary = useQuery({
    queryKey: ['audit-actions'],
    queryFn: () => api<Vocabulary>('/audit/actions'),
    staleTime: 60_000,
  });
  const save = useMutation({
    mutationFn: () => download(`/audit/entries.csv${query(filter)}`, 'madoguchi-audit.csv'),
    onError: notes.failed,
  });
  const lines = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Page title={t('audit.title')} explain={t('audit.explain')}>
      <Chain />
      <Card>
        <Stack>
          <Filters filter={filter} known={vocabulary.data?.items ?? []} set={set} />
          <Group justify="space-between">
            <Group gap="sm">
              <Button
                variant={filter.action === LOOKS ? 'light' : 'default'}
                aria-pressed={filter.action === LOOKS}
                onClick={() => {
                  set({ action: filter.action === LOOKS ? '' : LOOKS });
                }}
              >
                {t('audit.whoLooked')}
              </Button>
              <Text size="sm" c="dimmed">
                {t('audit.actorHint')}
              </Text>
            </Group>
            <Button
              variant="default"
              title={t('audit.csvNote')}
              loading={save.isPending}
              onClick={() => {
                save.mutate();
              }}
            >
              {t('audit.csv')}
            </Button>
          </Group>
          {pending(list)}
          {list.isSuccess && lines.length === 0 && (
            <Empty
              title={t('audit.none')}
              text={t('audit.noneHint')}
              action={{
                label: t('audit.clear'),
                onClick: () => {
                  setParams({}, { replace: true });
                },
              }}
            />
          )}
          {lines.length > 0 && <Lines lines={lines} codes={vocabulary.data?.codes ?? {}} set={set} />}
          <More of={list} />
        </Stack>
      </Card>
    </Page>
  );
}
