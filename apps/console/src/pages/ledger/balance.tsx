import { Alert, Group, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { api, query } from '../../api/client';
import { useI18n } from '../../i18n';
import { due, duration } from '../../lib/format';
import { DateField } from '../../ui/date-field';
import { Card, pending } from '../../ui/page';
import { Unread, type UnreadSource } from './unread';

const COUNTED = ['received', 'complaint', 'reply', 'parked', 'repeat', 'pending'] as const;
type Counts = Record<(typeof COUNTED)[number], number>;

interface LedgerBalance {
  /** Days in Tokyo, both included. */
  from: string;
  to: string;
  totals: Counts;
  rows: (Counts & { day: string; channel: string })[];
  faults: {
    linesWithoutCase: number;
    casesWithoutLine: number;
    linesWithoutOriginal: number;
    slipsWithoutCase: number;
  };
  balanced: boolean;
  oldestPendingSeconds: number;
  unread: UnreadSource[];
  parkedToReview: { count: number; oldestSeconds: number };
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

function useBalance() {
  const [params] = useSearchParams();
  const range = { from: params.get('from'), to: params.get('to') };
  const balance = useQuery({
    queryKey: ['ledger', range],
    queryFn: () => api<LedgerBalance>(`/ledger/balance${query(range)}`),
  });
  return { range, balance };
}

/** What waits to be read, and whether everything that arrived is still there. */
export function Balance() {
  const { t } = useI18n();
  const { balance } = useBalance();
  return (
    <Card title={t('ledger.now')}>
      <Stack>
        {pending(balance)}
        {balance.data && <Unread of={balance.data} />}
        {balance.data && <Verdict of={balance.data} />}
      </Stack>
    </Card>
  );
}

/** Received = complaint + reply + parked + repeat + pending, by day and channel. */
export function ByDay() {
  const { t } = useI18n();
  const [params, setParams] = useSearchParams();
  const { range, balance } = useBalance();
  const set = (name: 'from' | 'to', value: string): void => {
    if (!DAY.test(value)) return;
    const next = new URLSearchParams(params);
    next.set(name, value);
    setParams(next, { replace: true });
  };
  return (
    <Card title={t('ledger.balance')}>
      <Stack>
        <Group>
          {(['from', 'to'] as const).map((name) => (
            <DateField
              key={name}
              kind="day"
              label={t(`ledger.${name}`)}
              value={range[name] ?? balance.data?.[name] ?? ''}
              onValue={(day) => {
                set(name, day);
              }}
            />
          ))}
        </Group>
        {pending(balance)}
        {balance.data && <Days of={balance.data} />}
      </Stack>
    </Card>
  );
}

function Verdict({ of }: { of: LedgerBalance }) {
  const { t, language } = useI18n();
  const waiting = of.oldestPendingSeconds;
  return (
    <Alert
      role="status"
      color={of.balanced ? 'green' : 'red'}
      title={t(of.balanced ? 'proof.balanced' : 'proof.unbalanced')}
    >
      {(['linesWithoutCase', 'casesWithoutLine', 'linesWithoutOriginal', 'slipsWithoutCase'] as const).map((fault) => (
        <Text key={fault} size="sm">
          {t(`ledger.${fault}`, { count: of.faults[fault] })}
        </Text>
      ))}
      <Text size="sm">
        {waiting === 0 ? t('ledger.nonePending') : t('ledger.oldest', { time: duration(waiting * 1000, language) })}
      </Text>
    </Alert>
  );
}

function Days({ of }: { of: LedgerBalance }) {
  const { t, word, language } = useI18n();
  const newestFirst = [...of.rows].reverse();
  if (newestFirst.length === 0) return <Text c="dimmed">{t('ledger.noDays')}</Text>;
  return (
    <div className="mado-scroll mado-days" role="group" tabIndex={0} aria-label={t('ledger.day')}>
      <Table verticalSpacing={4} fz="sm" stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('ledger.day')}</Table.Th>
            <Table.Th>{t('field.channel')}</Table.Th>
            {COUNTED.map((name) => (
              <Table.Th key={name} className="mado-figure">
                {t(`ledger.count.${name}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {newestFirst.map((row) => (
            <Table.Tr key={`${row.day} ${row.channel}`}>
              <Table.Td className="mado-number">{due(row.day, language)}</Table.Td>
              <Table.Td className="mado-number">{word('channel', row.channel)}</Table.Td>
              <Figures of={row} />
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th scope="row" colSpan={2}>
              {t('ledger.sum')}
            </Table.Th>
            <Figures of={of.totals} />
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </div>
  );
}

function Figures({ of }: { of: Counts }) {
  return COUNTED.map((name) => (
    <Table.Td key={name} className="mado-figure" fw={name === 'received' ? 700 : 400}>
      {of[name].toLocaleString()}
    </Table.Td>
  ));
}
