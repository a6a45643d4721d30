import { useI18n } from '../../i18n';
import { RowFaults } from '../../ui/row-faults';
import type { ImportView } from './types';

/** Rows that are not imported. */
export function ImportLines({ of }: { of: ImportView }) {
  const { t, word } = useI18n();
  return (
    <RowFaults
      path={`/imports/${of.id}/lines`}
      queryKey={['imports', of.id, 'lines', of.state]}
      title={t(of.state === 'checked' ? 'imports.lines' : 'imports.linesDone')}
      heads={[t('imports.line'), t('imports.state'), t('imports.why')]}
      tell={{
        outcome: (outcome) => word('lineOutcome', outcome),
        field: (field) => word('importField', field),
        fault: (code) => word('importFault', code),
      }}
    />
  );
}
