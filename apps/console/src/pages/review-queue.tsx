import { Anchor, Table, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api, query } from '../api/client';
import { useCan } from '../api/session';
import type { Page as PageOf, QueueItem } from '../api/types';
import { useI18n } from '../i18n';
import { duration, shortMoment } from '../lib/format';
import { More } from '../ui/more';
import { Card, Page, pending } from '../ui/page';

export default function ReviewQueue() {
  const { t } = useI18n();
  const queue = useInfiniteQuery({
    queryKey: ['review-queue'],
    queryFn: ({ pageParam }) => api<PageOf<QueueItem>>(`/review/queue${query({ limit: 50, cursor: pageParam })}`),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    refetchInterval: 30_000,
  });
  const items = queue.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={t('review.title')} explain={t('review.explain')}>
      {pending(queue) ?? (items.length === 0 ? <Text c="dimmed">{t('review.empty')}</Text> : <Queue items={items} />)}
      <More of={queue} />
    </Page>
  );
}

function Queue({ items }: { items: readonly QueueItem[] }) {
  const { t, word, language } = useI18n();
  const can = useCan();
  const now = Date.now();
  return (
    <Card>
      <div className="mado-scroll">
        <Table highlightOnHover verticalSpacing="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('field.slip')}</Table.Th>
              <Table.Th>{t('field.receivedAt')}</Table.Th>
              <Table.Th>{t('review.age')}</Table.Th>
              <Table.Th>{t('field.channel')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map((item) => (
              <Table.Tr key={item.complaintId}>
                <Table.Td className="mado-number">
                  {can('review:decide') ? (
                    <Anchor component={Link} to={`/review/${item.complaintId}`}>
                      {item.slipNumber}
                    </Anchor>
                  ) : (
                    item.slipNumber
                  )}
                </Table.Td>
                <Table.Td className="mado-number">{shortMoment(item.receivedAt)}</Table.Td>
                <Table.Td className="mado-number">{duration(now - Date.parse(item.receivedAt), language)}</Table.Td>
                <Table.Td className="mado-number">{word('channel', item.channel)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </Card>
  );
}
