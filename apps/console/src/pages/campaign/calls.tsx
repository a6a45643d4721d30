import { Badge, Button, Group, Stack, Table, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CallPage, CallTask, CampaignView } from '../../api/campaign-types';
import { api, query } from '../../api/client';
import { useCan } from '../../api/session';
import { useI18n } from '../../i18n';
import { shortMoment } from '../../lib/format';
import { More } from '../../ui/more';
import { Card, pending } from '../../ui/page';
import { CallSheetCard } from './call-sheet';
import { CodeCard } from './code-card';

/** Whom to call, and the sheet of the person being called. */
export function Calls({ campaign }: { campaign: CampaignView }) {
  const { t } = useI18n();
  const can = useCan();
  const [calling, setCalling] = useState<string | null>(null);
  const tasks = useInfiniteQuery({
    queryKey: ['campaign', campaign.id, 'calls'],
    queryFn: ({ pageParam }) => api<CallPage>(`/campaigns/${campaign.id}/calls${query({ cursor: pageParam })}`),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  });
  if (!tasks.data) return pending(tasks);
  const items = tasks.data.pages.flatMap((page) => page.items);
  return (
    <div className="mado-cols">
      <Stack>
        {calling !== null && (
          <CallSheetCard
            key={calling}
            campaign={campaign}
            noticeId={calling}
            onDone={() => {
              setCalling(null);
            }}
          />
        )}
        <Card title={t('calls.tasks', { count: tasks.data.pages[0]?.total ?? 0 })}>
          <TaskList items={items} mayCall={can('notices:write')} calling={calling} onCall={setCalling} />
          <More of={tasks} />
        </Card>
      </Stack>
      {can('notices:write') && <CodeCard campaign={campaign} />}
    </div>
  );
}

interface ListProps {
  items: CallTask[];
  mayCall: boolean;
  calling: string | null;
  onCall: (id: string) => void;
}

function TaskList({ items, mayCall, calling, onCall }: ListProps) {
  const { t, word } = useI18n();
  if (items.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('empty.none')}
      </Text>
    );
  }
  return (
    <div className="mado-scroll">
      <Table verticalSpacing={6} fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('calls.who')}</Table.Th>
            <Table.Th>{t('calls.made')}</Table.Th>
            <Table.Th>{t('calls.last')}</Table.Th>
            <Table.Th>{t('calls.until')}</Table.Th>
            <Table.Th />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((task) => (
            <Table.Tr key={task.id}>
              <Table.Td>{task.label}</Table.Td>
              <Table.Td className="mado-number">{task.calls}</Table.Td>
              <Table.Td>
                {task.lastOutcome === null ? '—' : word('call', task.lastOutcome)}
                {task.callBackAt !== null && ` (${shortMoment(task.callBackAt)})`}
              </Table.Td>
              <Table.Td>
                <Group gap="xs" wrap="nowrap">
                  {shortMoment(task.dueAt)}
                  {task.overdue && (
                    <Badge color="red" tt="none">
                      {t('calls.overdue')}
                    </Badge>
                  )}
                </Group>
              </Table.Td>
              <Table.Td>
                {mayCall && (
                  <Button
                    size="compact-sm"
                    variant={calling === task.id ? 'filled' : 'default'}
                    aria-label={`${t('calls.call')}: ${task.label}`}
                    onClick={() => {
                      onCall(task.id);
                    }}
                  >
                    {t('calls.call')}
                  </Button>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
