import { Anchor, Badge, Table, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api, query } from '../api/client';
import type { Channel, Page as PageOf } from '../api/types';
import { useI18n } from '../i18n';
import { shortMoment } from '../lib/format';
import { StateBadge } from '../ui/badges';
import { CallbackLeft } from '../ui/callback-left';
import { Who } from '../ui/entry-parts';
import { More } from '../ui/more';
import { Card, Page, pending } from '../ui/page';

/** How often (ms) the queue is asked for again. */
const POLL_MS = 30_000;

interface CallbackLine {
  complaintId: string;
  slipNumber: string;
  channel: Channel;
  state: string;
  ownerId: string | null;
  callbackAt: string;
  viaRelay: boolean;
  /** By the desk's clock when it answered; negative once the promised moment has passed. */
  secondsLeft: number;
}

/** Promised call-backs of open complaints, the earliest first; no content. */
export default function Callbacks() {
  const { t } = useI18n();
  const list = useInfiniteQuery({
    queryKey: ['callbacks'],
    queryFn: ({ pageParam }) => api<PageOf<CallbackLine>>(`/callbacks${query({ limit: 50, cursor: pageParam })}`),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    refetchInterval: POLL_MS,
  });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={t('callbacks.title')} explain={t('callbacks.explain')}>
      {pending(list) ?? (items.length === 0 ? <Text c="dimmed">{t('callbacks.empty')}</Text> : <Lines of={items} />)}
      <More of={list} />
    </Page>
  );
}

function Lines({ of }: { of: readonly CallbackLine[] }) {
  const { t, word } = useI18n();
  return (
    <Card>
      <div className="mado-scroll">
        <Table highlightOnHover verticalSpacing="xs" horizontalSpacing="xs" fz="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('field.slip')}</Table.Th>
              <Table.Th>{t('callbacks.at')}</Table.Th>
              <Table.Th>{t('callbacks.left')}</Table.Th>
              <Table.Th>{t('field.channel')}</Table.Th>
              <Table.Th>{t('field.state')}</Table.Th>
              <Table.Th>{t('callbacks.owner')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {of.map((row) => (
              <Table.Tr key={row.complaintId}>
                <Table.Td className="mado-number">
                  <Anchor component={Link} size="sm" to={`/complaints/${row.complaintId}`}>
                    {row.slipNumber}
                  </Anchor>
                </Table.Td>
                <Table.Td className="mado-number">{shortMoment(row.callbackAt)}</Table.Td>
                <Table.Td>
                  <CallbackLeft leftMs={row.secondsLeft * 1000} />
                </Table.Td>
                <Table.Td className="mado-number">
                  {word('channel', row.channel)}{' '}
                  {row.viaRelay && (
                    <Badge variant="light" color="blue" tt="none">
                      {t('callbacks.relay')}
                    </Badge>
                  )}
                </Table.Td>
                <Table.Td>
                  <StateBadge state={row.state} />
                </Table.Td>
                <Table.Td className="mado-number">
                  {row.ownerId === null ? '—' : <Who actorId={row.ownerId} />}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </Card>
  );
}
