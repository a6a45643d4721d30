import { Badge, Group, Stack, Text } from '@mantine/core';
import type { Incident } from '../../api/incident-types';
import { useCan } from '../../api/session';
import { useBilingual, useI18n } from '../../i18n';
import { moment } from '../../lib/format';
import { Who } from '../../ui/entry-parts';
import { Card } from '../../ui/page';
import { isForPersons } from './clock-view';
import { DutyFacts } from './duty-facts';
import { DecisionForm, SubmissionForm, type PartProps } from './obligation-forms';
import { ObligationProposal } from './obligation-proposal';

/** Each duty to report: whether it holds and why, and what was handed in. */
export function ObligationCards({ incident }: { incident: Incident }) {
  const { t } = useI18n();
  if (incident.obligations.length === 0) return <Text c="dimmed">{t('incident.noObligations')}</Text>;
  return (
    <Stack>
      <DutyFacts incident={incident} />
      {incident.obligations.map((obligation) => (
        <ObligationCard key={obligation.id} incident={incident} obligation={obligation} />
      ))}
    </Stack>
  );
}

function ObligationCard({ incident, obligation }: PartProps) {
  const { t, word, language } = useI18n();
  const bilingual = useBilingual();
  const can = useCan();
  return (
    <Card
      title={bilingual(obligation.regimeTitle)}
      actions={
        <Group gap="xs">
          {obligation.askAgain != null && (
            <Badge variant="filled" color="orange" tt="none">
              {t('duty.askAgain')}
            </Badge>
          )}
          <Badge variant="light" tt="none">
            {word('obligation', obligation.decision)}
          </Badge>
        </Group>
      }
    >
      <Text size="sm" mb="sm">
        {t(isForPersons(obligation) ? 'duty.told' : 'incident.recipient')}: {bilingual(obligation.recipient)}
      </Text>
      <Text size="xs" c="dimmed" mb="sm">
        {obligation.citation} · {t('duty.rule', { version: obligation.ruleVersion ?? '' })}
      </Text>
      <ObligationProposal obligation={obligation} />
      {obligation.why != null && (
        <Text size="sm" mb="sm">
          {t('incident.why')}: {obligation.why}
          {obligation.decidedBy != null && (
            <Text span size="xs" c="dimmed" ml="xs">
              {t('duty.decided')}: <Who actorId={obligation.decidedBy} /> ({moment(obligation.decidedAt, language)})
            </Text>
          )}
        </Text>
      )}
      {obligation.supplement != null && obligation.decision === 'applies' && (
        <Text size="xs" c="dimmed" mb="sm">
          {t('duty.supplement')}: {obligation.supplement}
        </Text>
      )}
      {can('incidents:write') && (
        <details className="mado-more" open={obligation.askAgain != null}>
          <summary>{t('duty.work')}</summary>
          <div className="mado-compare">
            <DecisionForm incident={incident} obligation={obligation} />
            <SubmissionForm incident={incident} obligation={obligation} />
          </div>
        </details>
      )}
    </Card>
  );
}
