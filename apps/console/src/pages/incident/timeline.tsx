import type { Incident } from '../../api/incident-types';
import { usePrevention } from '../../api/incident-work';
import { useBilingual, useI18n } from '../../i18n';
import { moment } from '../../lib/format';
import type { CodeNames } from '../../ui/entry-parts';
import { HistoryTable } from '../../ui/history-table';
import { Card } from '../../ui/page';

export function Timeline({ incident }: { incident: Incident }) {
  const { t, language } = useI18n();
  const names = useCodeNames(incident);
  return (
    <Card title={t('incident.timeline')}>
      <HistoryTable entries={incident.timeline} states="istate" when={(at) => moment(at, language)} names={names} />
    </Card>
  );
}

/** Titles of the facts that duties ask for and of causes; the causes are read only where an entry names one. */
function useCodeNames(incident: Incident): CodeNames {
  const bilingual = useBilingual();
  const namesCause = incident.timeline.some(({ facts }) => typeof facts?.cause === 'string');
  const prevention = usePrevention(incident.id, namesCause);
  return new Map([
    ...(incident.askedFacts ?? []).map(({ id, title }): [string, string] => [id, bilingual(title)]),
    ...(prevention.data?.taxonomy ?? []).map((cause): [string, string] => [cause.code, bilingual(cause)]),
  ]);
}
