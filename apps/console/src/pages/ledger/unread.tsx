import { Anchor, Table, Text } from '@mantine/core';
import { Link } from 'react-router';
import { useCan } from '../../api/session';
import { useI18n } from '../../i18n';
import { duration } from '../../lib/format';

/** What waits to be read of one source of a channel. */
export interface UnreadSource {
  channel: string;
  source: string;
  what: 'arrival' | 'attachments';
  count: number;
  oldestSeconds: number;
}

interface Waiting {
  unread: readonly UnreadSource[];
  parkedToReview: { count: number; oldestSeconds: number };
}

/** What nobody has read yet, by source with the age of the oldest, and parked mail that waits for a person. */
export function Unread({ of }: { of: Waiting }) {
  const { t, word, language } = useI18n();
  const mayReview = useCan()('intake:review-parked');
  const { count, oldestSeconds } = of.parkedToReview;
  const age = (seconds: number): string => t('ledger.ago', { time: duration(seconds * 1000, language) });
  if (of.unread.length === 0 && count === 0) return <Text size="sm">{t('ledger.nothingUnread')}</Text>;
  return (
    <div className="mado-scroll">
      <Table verticalSpacing={4} horizontalSpacing="xs" fz="sm" aria-label={t('ledger.unread')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('ledger.unread')}</Table.Th>
            <Table.Th>{t('ledger.source')}</Table.Th>
            <Table.Th className="mado-figure">{t('ledger.howMany')}</Table.Th>
            <Table.Th>{t('ledger.oldestOf')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {of.unread.map((row) => (
            <Table.Tr key={`${row.channel} ${row.source} ${row.what}`}>
              <Table.Td className="mado-number">{word('unread', row.what)}</Table.Td>
              <Table.Td className="mado-number">
                {word('channel', row.channel)}・{word('source', row.source)}
              </Table.Td>
              <Table.Td className="mado-figure">{row.count.toLocaleString()}</Table.Td>
              <Table.Td className="mado-number">{age(row.oldestSeconds)}</Table.Td>
            </Table.Tr>
          ))}
          {count > 0 && (
            <Table.Tr>
              <Table.Td className="mado-number">
                {mayReview ? (
                  <Anchor component={Link} to="/parked" size="sm">
                    {t('ledger.parkedWaiting')}
                  </Anchor>
                ) : (
                  t('ledger.parkedWaiting')
                )}
              </Table.Td>
              <Table.Td className="mado-number">{word('channel', 'email')}</Table.Td>
              <Table.Td className="mado-figure">{count.toLocaleString()}</Table.Td>
              <Table.Td className="mado-number">{age(oldestSeconds)}</Table.Td>
            </Table.Tr>
          )}
        </Table.Tbody>
      </Table>
    </div>
  );
}
