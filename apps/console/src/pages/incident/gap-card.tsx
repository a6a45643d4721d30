import { Alert } from '@mantine/core';
import type { Incident } from '../../api/incident-types';
import { useI18n } from '../../i18n';
import { moment, wholeHours } from '../../lib/format';
import { Card, Pairs } from '../../ui/page';

/** How long it took from the first sign to knowledge, decision and report: as it will be judged. */
export function GapCard({ incident }: { incident: Incident }) {
  const { t, language } = useI18n();
  const { gap } = incident;
  if (gap === undefined || (gap.firstSignalAt === null && gap.knownAt === null)) return null;
  const span = (hours: number | null): string => (hours === null ? '—' : wholeHours(hours, language));
  const report = span(gap.knownToReportHours);
  const early = gap.knownEarlier[0];
  return (
    <Card title={t('gap.title')}>
      <Pairs
        of={[
          [t('gap.signalToKnown'), span(gap.signalToKnownHours)],
          [t('gap.knownToSuspected'), span(gap.knownToSuspectedHours)],
          [
            t('gap.knownToReport'),
            <strong key="report">
              {gap.firstReportAt === null && gap.knownAt !== null ? t('gap.running', { time: report }) : report}
            </strong>,
          ],
        ]}
      />
      {early !== undefined && (
        <Alert color="red" mt="sm" title={t('gap.earlier', { at: moment(early, language) })}>
          {t('gap.earlierHint')}
        </Alert>
      )}
    </Card>
  );
}
