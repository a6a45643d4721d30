import type { Incident } from '../../api/incident-types';
import { useI18n } from '../../i18n';
import { moment } from '../../lib/format';
import { HistoryTable } from '../../ui/history-table';
import { Card } from '../../ui/page';

export function Timeline({ incident }: { incident: Incident }) {
  const { t, language } = useI18n();
  return (
    <Card title={t('incident.timeline')}>
      <HistoryTable entries={incident.timeline} states="istate" when={(at) => moment(at, language)} />
    </Card>
  );
}
