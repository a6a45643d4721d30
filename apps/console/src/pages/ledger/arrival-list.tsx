import { Anchor, Badge, Group, NativeSelect, Stack, Table, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { api, query } from '../../api/client';
import { useCan } from '../../api/session';
import type { ArrivalRow, Page as PageOf } from '../../api/types';
import { useI18n } from '../../i18n';
import { bytes, shortMoment } from '../../lib/format';
import { Flags } from '../../ui/badges';
import { More } from '../../ui/more';
import { OriginalButton } from '../../ui/original-button';
import { Card, pending } from '../../ui/page';

const OUTCOMES = ['complaint', 'reply', 'parked', 'repeat', 'pending'];
const CHANNELS = ['phone', 'letter', 'fax', 'email', 'web'];

/** A line of the ledger; it never shows what people wrote. */
interface LedgerLine extends Omit<ArrivalRow, 'fileName'> {
  parkedReason: string | null;
  complaintId: string | null;
  humanMustRead: boolean;
}

/** What arrived, newest first, with the way to the case or, for what was parked, to the original. */
export function ArrivalList() {
  const { t } = useI18n();
  const [params] = useSearchParams();
  const filter = { outcome: params.get('outcome'), channel: params.get('channel') };
  const list = useInfiniteQuery({
    queryKey: ['arrivals', filter],
    queryFn: ({ pageParam }) =>
      api<PageOf<LedgerLine>>(`/arrivals${query({ ...filter, limit: 50, cursor: pageParam })}`),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  });
  return (
    <Card title={t('ledger.arrivals')}>
      <Stack>
        <Filters />
        {pending(list) ?? <Lines rows={list.data?.pages.flatMap((page) => page.items) ?? []} />}
        <More of={list} />
      </Stack>
    </Card>
  );
}

function Filters() {
  const { t, word } = useI18n();
  const [params, setParams] = useSearchParams();
  const fields = [
    { name: 'outcome', label: t('ledger.outcome'), area: 'outcomeOf', values: OUTCOMES },
    { name: 'channel', label: t('field.channel'), area: 'channel', values: CHANNELS },
  ];
  return (
    <Group>
      {fields.map(({ name, label, area, values }) => (
        <NativeSelect
          key={name}
          label={label}
          value={params.get(name) ?? ''}
          data={[{ value: '', label: t('list.all') }, ...values.map((value) => ({ value, label: word(area, value) }))]}
          onChange={(event) => {
            const next = new URLSearchParams(params);
            if (event.currentTarget.value === '') next.delete(name);
            else next.set(name, event.currentTarget.value);
            setParams(next, { replace: true });
          }}
        />
      ))}
    </Group>
  );
}

function Lines({ rows }: { rows: readonly LedgerLine[] }) {
  const { t, word } = useI18n();
  const can = useCan();
  if (rows.length === 0) return <Text c="dimmed">{t('ledger.noArrivals')}</Text>;
  return (
    <div className="mado-scroll">
      <Table verticalSpacing={6} fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('field.receivedAt')}</Table.Th>
            <Table.Th>{t('field.channel')}</Table.Th>
            <Table.Th>{t('ledger.outcome')}</Table.Th>
            <Table.Th>{t('ledger.size')}</Table.Th>
            <Table.Th>{t('complaint.original')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.id}>
              <Table.Td className="mado-number">{shortMoment(row.receivedAt)}</Table.Td>
              <Table.Td className="mado-number">{word('channel', row.channel)}</Table.Td>
              <Table.Td>
                <OutcomeCell of={row} />
              </Table.Td>
              <Table.Td className="mado-number">{bytes(row.size)}</Table.Td>
              <Table.Td>
                {can('complaints:original') && (
                  <OriginalButton of={row} label={`${t('complaint.original')} ${shortMoment(row.receivedAt)}`} />
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function OutcomeCell({ of }: { of: LedgerLine }) {
  const { t, word } = useI18n();
  const can = useCan();
  return (
    <Group gap="xs">
      <Badge variant="light" color={of.outcome === 'pending' ? 'orange' : 'gray'} tt="none">
        {word('outcomeOf', of.outcome)}
      </Badge>
      {of.parkedReason !== null && <Text size="sm">{word('parked', of.parkedReason)}</Text>}
      {of.complaintId !== null && can('complaints:read') && (
        <Anchor component={Link} to={`/complaints/${of.complaintId}`} size="sm">
          {t('log.openComplaint')}
        </Anchor>
      )}
      <Flags of={{ flagged: false, humanMustRead: of.humanMustRead }} />
    </Group>
  );
}
