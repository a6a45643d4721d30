import { Alert, Button, List, NativeSelect, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { post } from '../../api/client';
import type { Incident, IncidentState } from '../../api/incident-types';
import { useCan } from '../../api/session';
import { useBilingual, useI18n } from '../../i18n';
import { Card } from '../../ui/page';
import { ProblemAlert } from '../../ui/problem-alert';
import { useIncidentAction } from './use-incident-action';

/** Where an incident may go; the desk checks it again, and its closing gates. */
const NEXT: Record<IncidentState, readonly IncidentState[]> = {
  lead: ['suspected', 'unfounded'],
  suspected: ['confirmed', 'unfounded'],
  confirmed: ['closed', 'unfounded'],
  unfounded: ['suspected'],
  closed: ['suspected'],
};

export function TransitionCard({ incident }: { incident: Incident }) {
  const can = useCan();
  const first = NEXT[incident.state][0];
  if (!can('incidents:write') || first === undefined) return null;
  return <Form key={incident.state} incident={incident} first={first} />;
}

function Form({ incident, first }: { incident: Incident; first: IncidentState }) {
  const { t, word } = useI18n();
  const [to, setTo] = useState<IncidentState>(first);
  const [reason, setReason] = useState('');
  const move = useIncidentAction(incident.id, () =>
    post(`/incidents/${incident.id}/transition`, { to, reason: reason.trim() }),
  );
  return (
    <Card title={t('incident.transition')}>
      <Stack gap="sm">
        <NativeSelect
          label={t('complaint.to')}
          data={NEXT[incident.state].map((value) => ({ value, label: word('istate', value) }))}
          value={to}
          onChange={(event) => {
            setTo(event.currentTarget.value as IncidentState);
          }}
        />
        <Textarea
          label={t('incident.reason')}
          required
          value={reason}
          onChange={(event) => {
            setReason(event.currentTarget.value);
          }}
        />
        {to === 'closed' && <Gates incident={incident} />}
        <ProblemAlert error={move.error} />
        <Button
          disabled={reason.trim() === ''}
          loading={move.isPending}
          onClick={() => {
            move.mutate();
          }}
        >
          {t('incident.transition')}
        </Button>
      </Stack>
    </Card>
  );
}

/** What is still to do before the incident may be closed. */
function Gates({ incident }: { incident: Incident }) {
  const { t } = useI18n();
  const bilingual = useBilingual();
  const shut = (incident.closingGates ?? []).filter((gate) => gate.open.length > 0);
  if (shut.length === 0) return null;
  return (
    <Alert color="orange" title={t('incident.gates')}>
      <List size="sm">
        {shut.map((gate) => (
          <List.Item key={gate.name}>{bilingual(gate.title)}</List.Item>
        ))}
      </List>
    </Alert>
  );
}
