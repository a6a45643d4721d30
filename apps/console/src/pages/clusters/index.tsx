import { Anchor, Badge, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { api, query } from '../../api/client';
import type { Page as PageOf } from '../../api/types';
import { useBilingual, useI18n } from '../../i18n';
import { shortMoment } from '../../lib/format';
import { Empty } from '../../ui/empty';
import { More } from '../../ui/more';
import { Card, Page, pending } from '../../ui/page';
import { Registers } from './registers';
import { StateBadge } from './state-badge';
import type { ClusterView } from './types';
import { WatchCard } from './watch-card';

const STATES = ['open', 'watch', 'incident', 'dismissed'] as const;

/** Leads: complaints that lie closer together than chance brings them. */
export default function Clusters() {
  const { t, word } = useI18n();
  const [state, setState] = useState<string>('open');
  const clusters = useInfiniteQuery({
    queryKey: ['clusters', state],
    queryFn: ({ pageParam }) => api<PageOf<ClusterView>>(`/clusters${query({ state, limit: 20, cursor: pageParam })}`),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    refetchInterval: 30_000,
  });
  const items = clusters.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={t('clusters.title')} explain={t('clusters.explain')}>
      <Group>
        <SegmentedControl
          aria-label={t('clusters.states')}
          value={state}
          onChange={setState}
          data={STATES.map((value) => ({ value, label: word('clusterState', value) }))}
        />
      </Group>
      {pending(clusters) ??
        (items.length === 0 ? (
          <Empty title={t(state === 'open' ? 'clusters.noneOpen' : 'clusters.none')} text={t('clusters.noneText')} />
        ) : (
          <Stack gap="sm">
            {items.map((item) => (
              <Lead key={item.id} of={item} />
            ))}
          </Stack>
        ))}
      <More of={clusters} />
      <Registers />
      <WatchCard />
    </Page>
  );
}

function Lead({ of }: { of: ClusterView }) {
  const { t, word } = useI18n();
  const said = useBilingual();
  return (
    <Card>
      <Stack gap={6}>
        <Group gap="xs">
          <StateBadge state={of.state} />
          <Badge variant="default">{word('clusterMethod', of.method)}</Badge>
          <Text size="sm" c="dimmed">
            {shortMoment(of.firstAt)} – {shortMoment(of.lastAt)}
          </Text>
          {of.raised > 1 && <Badge color="orange">{t('clusters.again', { times: of.raised - 1 })}</Badge>}
        </Group>
        <Anchor component={Link} to={`/clusters/${of.id}`} fw={600}>
          {said(of.sentence)}
        </Anchor>
        <Text size="sm">{t('clusters.size', { size: of.size, bound: of.bound })}</Text>
      </Stack>
    </Card>
  );
}
