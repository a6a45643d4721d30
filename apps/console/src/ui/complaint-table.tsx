import { Anchor, Table, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { ComplaintRow } from '../api/types';
import { useI18n } from '../i18n';
import { shortMoment } from '../lib/format';
import { Flags, SeverityBadge, StateBadge } from './badges';
import { Card } from './page';

/** Complaints without their content: the list never shows what people wrote. */
export function ComplaintTable({ rows }: { rows: readonly ComplaintRow[] }) {
  const { t, word } = useI18n();
  if (rows.length === 0) return <Text c="dimmed">{t('list.empty')}</Text>;
  return (
    <Card>
      <div className="mado-scroll">
        <Table highlightOnHover verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('field.slip')}</Table.Th>
              <Table.Th>{t('field.receivedAt')}</Table.Th>
              <Table.Th>{t('field.channel')}</Table.Th>
              <Table.Th>{t('field.state')}</Table.Th>
              <Table.Th>{t('field.category')}</Table.Th>
              <Table.Th>{t('field.severity')}</Table.Th>
              <Table.Th aria-label={t('complaint.signals')} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.id}>
                <Table.Td>
                  <Anchor component={Link} to={`/complaints/${row.id}`} className="mado-number">
                    {row.slipNumber}
                  </Anchor>
                </Table.Td>
                <Table.Td className="mado-number">{shortMoment(row.receivedAt)}</Table.Td>
                <Table.Td className="mado-number">{word('channel', row.channel)}</Table.Td>
                <Table.Td>
                  <StateBadge state={row.state} />
                </Table.Td>
                <Table.Td className="mado-number">{word('category', row.category)}</Table.Td>
                <Table.Td>
                  <SeverityBadge severity={row.severity} />
                </Table.Td>
                <Table.Td>
                  <Flags of={row} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </Card>
  );
}
