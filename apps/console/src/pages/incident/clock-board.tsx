import { Badge, Group, Text } from '@mantine/core';
import type { Incident, Obligation, ObligationStage } from '../../api/incident-types';
import { useBilingual, useI18n } from '../../i18n';
import { due, duration, shortMoment } from '../../lib/format';
import { Card } from '../../ui/page';
import { boundOf, dueMoment, toneOf } from './clock-view';

/** Every clock of the incident: legal and working deadline, and how long it has been running. */
export function ClockBoard({ incident }: { incident: Incident }) {
  const { t } = useI18n();
  const clocks = incident.obligations.flatMap((obligation) =>
    obligation.stages.map((stage) => ({ obligation, stage })),
  );
  return (
    <Card title={t('incident.clocks')}>
      {clocks.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('incident.noObligations')}
        </Text>
      )}
      <div className="mado-clocks">
        {clocks.map(({ obligation, stage }) => (
          <Clock key={`${obligation.id}-${stage.stage}`} obligation={obligation} stage={stage} />
        ))}
      </div>
    </Card>
  );
}

function Clock({ obligation, stage }: { obligation: Obligation; stage: ObligationStage }) {
  const { t, word, language } = useI18n();
  const bilingual = useBilingual();
  return (
    <div className="mado-clock" data-tone={toneOf(stage)}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Text fw={700}>{bilingual(stage.title) || word('stage', stage.stage)}</Text>
        <Badge variant="light" color={badgeColor(stage)} tt="none">
          {/* A soft clock has no legal date: it can only miss the operator's own target. */}
          {word(stage.kind === 'soft' ? 'softState' : 'stageState', stage.state)}
        </Badge>
      </Group>
      <Text size="xs" c="dimmed">
        {bilingual(obligation.regimeTitle)}
      </Text>
      {obligation.ifConfirmed === true && (
        <Text size="xs" fw={600} c="orange">
          {t('incident.ifConfirmed')}
        </Text>
      )}
      <div className="mado-clock-big">
        <Countdown stage={stage} />
      </div>
      <Text size="sm">
        {t('incident.legal')}:{' '}
        {stage.legalDue === null ? (stage.wording ?? t('incident.immediate')) : due(stage.legalDue, language)}
      </Text>
      <Text size="sm">
        {t('incident.working')}: {due(stage.workingDeadline, language)}
      </Text>
      {stage.elapsedHours !== null && (
        <Text size="sm">
          {t('incident.elapsed')}: {t('incident.hours', { hours: stage.elapsedHours.toLocaleString() })}
        </Text>
      )}
    </div>
  );
}

function badgeColor(stage: ObligationStage): string {
  return { done: 'green', late: 'red', soon: 'orange', calm: 'blue' }[toneOf(stage)];
}

function Countdown({ stage }: { stage: ObligationStage }) {
  const { t, language } = useI18n();
  if (stage.reportedAt !== null) return t('incident.reported', { at: shortMoment(stage.reportedAt) });
  const bound = boundOf(stage);
  if (bound === null || stage.state === 'not_applicable') return '—';
  const left = dueMoment(bound) - Date.now();
  const time = duration(Math.abs(left), language);
  return left >= 0 ? t('incident.left', { time }) : t('incident.over', { time });
}
