import { Table } from '@mantine/core';
import type { Incident } from '../../api/incident-types';
import { useI18n } from '../../i18n';
import { moment } from '../../lib/format';
import { FactsText, Who } from '../../ui/entry-parts';
import { Card } from '../../ui/page';

export function Timeline({ incident }: { incident: Incident }) {
  const { t, word, language } = useI18n();
  return (
    <Card title={t('incident.timeline')}>
      <div className="mado-scroll">
        <Table verticalSpacing={6} fz="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('field.at')}</Table.Th>
              <Table.Th>{t('field.what')}</Table.Th>
              <Table.Th>{t('field.who')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {incident.timeline.map((entry, index) => (
              <Table.Tr key={`${entry.at}-${String(index)}`}>
                <Table.Td className="mado-number">{moment(entry.at, language)}</Table.Td>
                <Table.Td>
                  {word('did', entry.action)} <FactsText facts={entry.facts} states="istate" />
                  {entry.note != null && <div className="mado-text">{entry.note}</div>}
                </Table.Td>
                <Table.Td>
                  <Who actorId={entry.actorId} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </Card>
  );
}
