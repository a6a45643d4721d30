import { Table } from '@mantine/core';
import { useI18n } from '../i18n';
import './stacked-rows.css';
import { FactsText, OwnerStep, Who, type CodeNames } from './entry-parts';
import { ScrollBox } from './scroll-box';

/** One step of a case or an incident: what was done, when and by whom. */
interface Entry {
  at: string;
  action?: string;
  actorId?: string;
  facts?: Record<string, unknown> | null;
  note?: string | null;
}

interface HistoryProps {
  entries: readonly Entry[];
  /** Whose steps the facts name: a complaint's or an incident's. */
  states: 'state' | 'istate';
  /** How the moment of an entry is written. */
  when: (at: string) => string;
  /** Words for codes of the settings. */
  names?: CodeNames;
}

export function HistoryTable({ entries, states, when, names }: HistoryProps) {
  const { t, word } = useI18n();
  return (
    <ScrollBox label={t('complaint.history')}>
      <Table verticalSpacing={5} fz="sm" className="mado-stacked">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('field.at')}</Table.Th>
            <Table.Th>{t('field.what')}</Table.Th>
            <Table.Th>{t('field.who')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {entries.map((entry, index) => (
            <Table.Tr key={`${entry.at}-${String(index)}`}>
              <Table.Td className="mado-number">{when(entry.at)}</Table.Td>
              <Table.Td>
                <b>{word('did', entry.action)}</b>{' '}
                {entry.action === 'assigned' ? (
                  <OwnerStep facts={entry.facts} />
                ) : (
                  <FactsText facts={entry.facts} states={states} names={names} />
                )}
                {entry.note != null && <div className="mado-text">{entry.note}</div>}
              </Table.Td>
              <Table.Td className="mado-number">
                <Who actorId={entry.actorId} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollBox>
  );
}
