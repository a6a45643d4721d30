import { Anchor, Badge, Group, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { Incident } from '../../api/incident-types';
import { useBilingual, useI18n } from '../../i18n';
import { useNow } from '../../lib/use-now';
import { Card } from '../../ui/page';
import { clocksOf, colorOf, isForPersons, stateWord } from './clock-view';
import { Countdown } from './countdown';

/** Every clock in a line; the board has their dates and what is done about them. */
export function NextDeadlines({ incident }: { incident: Incident }) {
  const { t, word } = useI18n();
  const bilingual = useBilingual();
  const now = useNow();
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
      {clocksOf(incident, now).map(({ obligation, stage }) => (
        <div key={`${obligation.id} ${stage.stage}`} className="mado-next-clock">
          <Group justify="space-between" gap={4}>
            <Text size="sm" fw={600}>
              {bilingual(stage.title) || word('stage', stage.stage)}
            </Text>
            <Badge variant="light" color={colorOf(stage)} tt="none">
              {word(...stateWord({ obligation, stage }))}
            </Badge>
          </Group>
          <Text size="sm">
            <Countdown stage={stage} toPersons={isForPersons(obligation)} />
          </Text>
          <Text size="xs" c="dimmed">
            {bilingual(obligation.regimeTitle)}
          </Text>
        </div>
      ))}
    </Card>
  );
}
