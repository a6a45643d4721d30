import { Anchor, Table, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api, query } from '../../api/client';
import type { Page as PageOf } from '../../api/types';
import { useI18n } from '../../i18n';
import { shortMoment } from '../../lib/format';
import { More } from '../../ui/more';
import { Card, Page, pending } from '../../ui/page';
import type { ReadingQueueItem } from './types';

/** Complaints with pages that the machine could not read well enough, longest waiting first. */
export default function ReadingQueue() {
  const { t } = useI18n();
  const queue = useInfiniteQuery({
    queryKey: ['reading-queue'],
    queryFn: ({ pageParam }) => api<PageOf<ReadingQueueItem>>(`/reading${query({ limit: 50, cursor: pageParam })}`),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    refetchInterval: 30_000,
  });
  const items = queue.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={t('reading.title')} explain={t('reading.explain')}>
      {pending(queue) ?? (items.length === 0 ? <Text c="dimmed">{t('reading.empty')}</Text> : <Queue items={items} />)}
      <More of={queue} />
    </Page>
  );
}

function Queue({ items }: { items: readonly ReadingQueueItem[] }) {
  const { t, word } = useI18n();
  return (
    <Card>
      <div className="mado-scroll">
        <Table highlightOnHover verticalSpacing="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('field.slip')}</Table.Th>
              <Table.Th>{t('field.receivedAt')}</Table.Th>
              <Table.Th>{t('field.channel')}</Table.Th>
              <Table.Th>{t('reading.openPages')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map((item) => (
              <Table.Tr key={item.complaintId}>
                <Table.Td className="mado-number">
                  <Anchor component={Link} to={`/reading/${item.complaintId}`}>
                    {item.slipNumber}
                  </Anchor>
                </Table.Td>
                <Table.Td className="mado-number">{shortMoment(item.receivedAt)}</Table.Td>
                <Table.Td className="mado-number">{word('channel', item.channel)}</Table.Td>
                <Table.Td className="mado-number">{item.openPages}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </Card>
  );
}
