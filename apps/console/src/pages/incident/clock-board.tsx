import { Badge, Group, Text } from '@mantine/core';
import type { Incident, Obligation, ObligationStage } from '../../api/incident-types';
import { useCan } from '../../api/session';
import { useBilingual, useI18n } from '../../i18n';
import { due, shortMoment, wholeHours } from '../../lib/format';
import { useNow } from '../../lib/use-now';
import { Card } from '../../ui/page';
import { ClockAlerts } from './clock-alerts';
import { ClockTarget } from './clock-target';
import { clocksOf, colorOf, isForPersons, stateWord, toneOf } from './clock-view';
import { BigCountdown } from './countdown';

const TOKYO = 'Asia/Tokyo';

/** Every clock of the incident: legal and working deadline, what started it, and how long it has been running. */
export function ClockBoard({ incident }: { incident: Incident }) {
  const { t } = useI18n();
  const clocks = clocksOf(incident, useNow());
  return (
    <Card title={t('incident.clocks')}>
      {clocks.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('incident.noObligations')}
        </Text>
      )}
      <div className="mado-clocks">
        {clocks.map(({ obligation, stage }) => (
          <Clock key={`${obligation.id}-${stage.stage}`} incident={incident} obligation={obligation} stage={stage} />
        ))}
      </div>
    </Card>
  );
}

interface ClockProps {
  incident: Incident;
  obligation: Obligation;
  stage: ObligationStage;
}

function Clock({ incident, obligation, stage }: ClockProps) {
  const { t, word } = useI18n();
  const bilingual = useBilingual();
  const can = useCan();
  const open = stage.reportedAt === null && stage.state !== 'not_applicable';
  return (
    <div className="mado-clock" data-tone={toneOf(stage)}>
      <Group justify="space-between" align="flex-start" gap={4}>
        <Text fw={700}>{bilingual(stage.title) || word('stage', stage.stage)}</Text>
        <Badge variant="light" color={colorOf(stage)} tt="none">
          {word(...stateWord({ obligation, stage }))}
        </Badge>
      </Group>
      <Text size="xs" c="dimmed">
        {bilingual(obligation.regimeTitle)} → {bilingual(obligation.recipient)}
      </Text>
      {obligation.ifConfirmed === true && open && (
        <Text size="xs" fw={600} c="orange">
          {t('incident.ifConfirmed')}
        </Text>
      )}
      <BigCountdown stage={stage} toPersons={isForPersons(obligation)} />
      <Dates stage={stage} />
      {open && <ClockAlerts incident={incident} stage={stage} />}
      {open && stage.kind === 'soft' && stage.anchorAt != null && can('incidents:write') && (
        <ClockTarget incident={incident} obligation={obligation} stage={stage} />
      )}
    </div>
  );
}

function Dates({ stage }: { stage: ObligationStage }) {
  const { t, word, language } = useI18n();
  const foreign = stage.zone !== undefined && stage.zone !== TOKYO && stage.legalDue?.length === 10;
  return (
    <>
      <Text size="sm">
        {t('incident.legal')}: {stage.legalDue === null ? <Wording of={stage} /> : due(stage.legalDue, language)}
        {foreign && ` (${t('duty.zone', { zone: stage.zone ?? '' })})`}
      </Text>
      <Text size="sm">
        {t('incident.working')}: {due(stage.workingDeadline, language)}
      </Text>
      {stage.target != null && (
        <Text size="xs" c="dimmed">
          {t('duty.targetSet', { reason: stage.target.reason ?? '' })}
        </Text>
      )}
      {stage.anchor !== undefined && (
        <Text size="sm">
          {t('duty.anchor')}: {word('anchor', stage.anchor)}
          {stage.anchorAt != null && ` ${shortMoment(stage.anchorAt)}`}
        </Text>
      )}
      {stage.anchorStandsIn === true && stage.reportedAt === null && (
        <Text size="xs" c="orange">
          {t('duty.standsIn')}
        </Text>
      )}
      {stage.mark === 'unverified' && (
        <Text size="xs" c="dimmed">
          {t('duty.markUnverified')}
        </Text>
      )}
      {stage.elapsedHours !== null && (
        <Text size="sm">
          {t('incident.elapsed')}: {wholeHours(stage.elapsedHours, language)}
        </Text>
      )}
    </>
  );
}

/** A clock without a date has the law's own words, marked as such: their spelling is not ours. */
function Wording({ of }: { of: ObligationStage }) {
  const { t } = useI18n();
  if (of.wording === undefined || of.wording === '') return t('incident.immediate');
  return (
    <>
      <q className="mado-quote">{of.wording}</q>
      {t('clock.wording')}
    </>
  );
}
