import { Anchor, Button, NativeSelect, Stack, Table, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { api, query } from '../../api/client';
import { useCan } from '../../api/session';
import type { Page as PageOf } from '../../api/types';
import { useI18n } from '../../i18n';
import { shortMoment } from '../../lib/format';
import { More } from '../../ui/more';
import { Card, pending } from '../../ui/page';
import { TextOf } from './difference-text';
import { DIFFERENCES, type DifferenceLine, type Trial } from './types';

/** Complaints that the two engines read differently; the words of one are opened when somebody asks for them. */
export function Differences({ of }: { of: Trial }) {
  const { t, word } = useI18n();
  const [difference, setDifference] = useState('');
  const [opened, setOpened] = useState<string | null>(null);
  const list = useInfiniteQuery({
    queryKey: ['engine-trials', of.id, 'differences', difference],
    queryFn: ({ pageParam }) =>
      api<PageOf<DifferenceLine>>(
        `/engine-trials/${of.id}/differences${query({ difference, limit: 50, cursor: pageParam })}`,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  });
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Card title={t('engines.differences')}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('engines.differencesExplain')}
        </Text>
        <NativeSelect
          label={t('engines.difference')}
          value={difference}
          data={[
            { value: '', label: t('list.all') },
            ...DIFFERENCES.map((value) => ({ value, label: word('difference', value) })),
          ]}
          onChange={(event) => {
            setDifference(event.currentTarget.value);
          }}
        />
        {pending(list) ?? <Lines rows={rows} trial={of} opened={opened} onOpen={setOpened} />}
        <More of={list} />
      </Stack>
    </Card>
  );
}

interface LinesProps {
  rows: readonly DifferenceLine[];
  trial: Trial;
  opened: string | null;
  onOpen: (complaintId: string | null) => void;
}

function Lines({ rows, trial, opened, onOpen }: LinesProps) {
  const { t } = useI18n();
  if (rows.length === 0) return <Text c="dimmed">{t('engines.noDifference')}</Text>;
  return (
    <div className="mado-scroll">
      <Table verticalSpacing={6} fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('field.slip')}</Table.Th>
            <Table.Th>{t('field.receivedAt')}</Table.Th>
            <Table.Th>{t('engines.difference')}</Table.Th>
            <Table.Th>{t('field.channel')}</Table.Th>
            <Table.Th>{t('engines.score')}</Table.Th>
            <Table.Th>{t('engines.kindsChange')}</Table.Th>
            <Table.Th />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Line key={row.complaintId} of={row} trial={trial} isOpen={opened === row.complaintId} onOpen={onOpen} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

interface LineProps {
  of: DifferenceLine;
  trial: Trial;
  isOpen: boolean;
  onOpen: (complaintId: string | null) => void;
}

function Line({ of, trial, isOpen, onOpen }: LineProps) {
  const { t, word } = useI18n();
  const can = useCan();
  const kinds = (list: readonly string[] | null): string =>
    (list ?? []).map((kind) => word('kind', kind)).join('・') || '—';
  const leads = (list: readonly string[] | null): string => (list ?? []).join('・') || '—';
  return (
    <>
      <Table.Tr>
        <Table.Td className="mado-number">
          {can('complaints:read') ? (
            <Anchor component={Link} to={`/complaints/${of.complaintId}`} size="sm">
              {of.slipNumber}
            </Anchor>
          ) : (
            of.slipNumber
          )}
        </Table.Td>
        <Table.Td className="mado-number">{shortMoment(of.receivedAt)}</Table.Td>
        <Table.Td className="mado-number">{word('difference', of.difference)}</Table.Td>
        <Table.Td className="mado-number">{word('channel', of.channel)}</Table.Td>
        <Table.Td className="mado-number">
          {of.scoreBefore?.toFixed(3) ?? '—'} → {of.scoreAfter?.toFixed(3) ?? '—'}
        </Table.Td>
        <Table.Td>
          {kinds(of.kindsBefore)} → {kinds(of.kindsAfter)}
          {of.difference === 'changed' && (
            <Text size="xs" c="dimmed">
              {t('engines.leadsChange', { before: leads(of.leadsBefore), after: leads(of.leadsAfter) })}
            </Text>
          )}
        </Table.Td>
        <Table.Td>
          {can('engines:texts') && (
            <Button
              size="compact-sm"
              variant="default"
              aria-expanded={isOpen}
              aria-label={`${t(isOpen ? 'engines.closeText' : 'engines.openText')} ${of.slipNumber}`}
              onClick={() => {
                onOpen(isOpen ? null : of.complaintId);
              }}
            >
              {t(isOpen ? 'engines.closeText' : 'engines.openText')}
            </Button>
          )}
        </Table.Td>
      </Table.Tr>
      {isOpen && (
        <Table.Tr>
          <Table.Td colSpan={7}>
            <TextOf trialId={trial.id} complaintId={of.complaintId} />
          </Table.Td>
        </Table.Tr>
      )}
    </>
  );
}
