import { Button, Group, Text } from '@mantine/core';
import { post } from '../../api/client';
import type { Incident, ObligationStage } from '../../api/incident-types';
import { useCan } from '../../api/session';
import { useI18n } from '../../i18n';
import { shortMoment } from '../../lib/format';
import { waitingAlerts } from './clock-view';
import { useIncidentAction } from './use-incident-action';

/** Alerts of a clock that nobody has said to have seen. */
export function ClockAlerts({ incident, stage }: { incident: Incident; stage: ObligationStage }) {
  const { t, word } = useI18n();
  const can = useCan();
  const seen = useIncidentAction<string>(incident.id, (alertId) =>
    post(`/incidents/${incident.id}/clock-alerts/${alertId}/acknowledge`, {}),
  );
  return waitingAlerts(stage).map((alert) => (
    <Group key={alert.id} justify="space-between" wrap="nowrap" mt={6} role="status">
      <Text size="sm" fw={600} c={alert.rung === 'overdue' || alert.rung === 'working_passed' ? 'red' : 'orange'}>
        {word('rung', alert.rung)}
        <Text size="xs" c="dimmed" fw={400}>
          {shortMoment(alert.raisedAt)}
        </Text>
      </Text>
      {can('incidents:write') && (
        <Button
          size="compact-sm"
          variant="default"
          loading={seen.isPending && seen.variables === alert.id}
          onClick={() => {
            seen.mutate(alert.id);
          }}
        >
          {t('duty.acknowledge')}
        </Button>
      )}
    </Group>
  ));
}
