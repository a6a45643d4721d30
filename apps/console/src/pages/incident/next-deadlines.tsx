import { Anchor, Badge, Group, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { Incident } from '../../api/incident-types';
import { useBilingual, useI18n } from '../../i18n';
import { due } from '../../lib/format';
import { Card } from '../../ui/page';
import { boundOf, colorOf, dueMoment } from './clock-view';

const SHOWN = 4;

/** The next clocks that run out; the board has them all. */
export function NextDeadlines({ incident }: { incident: Incident }) {
  const { t, word, language } = useI18n();
  const bilingual = useBilingual();
  const open = incident.obligations
    .filter((obligation) => obligation.decision !== 'does_not')
    .flatMap((obligation) => obligation.stages.map((stage) => ({ obligation, stage, bound: boundOf(stage) })))
    .filter(({ stage, bound }) => stage.reportedAt === null && bound !== null && stage.state !== 'not_applicable')
    .sort((a, b) => dueMoment(a.bound ?? '') - dueMoment(b.bound ?? ''));
  if (incident.obligations.length === 0) return null;
  return (
    <Card
      title={t('incident.clocks')}
      actions={
        <Anchor component={Link} to="?tab=deadlines" size="sm">
          {t('incident.tab.deadlines')}
        </Anchor>
      }
    >
      {incident.reported !== undefined && incident.reported.of > 0 && (
        <Text size="sm" mb="xs">
          {t('incident.reportedOf', { done: incident.reported.done, of: incident.reported.of })}
        </Text>
      )}
      {open.slice(0, SHOWN).map(({ obligation, stage, bound }) => (
        <Group key={`${obligation.id} ${stage.stage}`} justify="space-between" wrap="nowrap" align="flex-start" mb={6}>
          <Text size="sm">
            {bilingual(obligation.regimeTitle)} {bilingual(stage.title) || word('stage', stage.stage)}
            <Text size="xs" c="dimmed">
              {due(bound, language)}
            </Text>
          </Text>
          <Badge variant="light" color={colorOf(stage)} tt="none">
            {word(stage.kind === 'soft' ? 'softState' : 'stageState', stage.state)}
          </Badge>
        </Group>
      ))}
    </Card>
  );
}
