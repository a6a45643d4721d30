import { useI18n } from '../../i18n';
import { RowFaults } from '../../ui/row-faults';
import type { ListView } from './types';

/** Rows that are not listed. */
export function FaultyLines({ of }: { of: ListView }) {
  const { t, word } = useI18n();
  return (
    <RowFaults
      path={`/party-lists/${of.id}/lines`}
      queryKey={['party-list', of.id, 'lines', of.state]}
      title={t('lists.lines')}
      heads={[t('lists.line'), t('lists.outcome'), t('lists.why')]}
      tell={{
        outcome: (outcome) => word('listLine', outcome),
        field: (field) => word('partyField', field),
        fault: (code) => word('partyFault', code),
      }}
    />
  );
}
