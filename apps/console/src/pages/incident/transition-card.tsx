import { Alert, Button, List, NativeSelect, Radio, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { post } from '../../api/client';
import type { Incident, IncidentState } from '../../api/incident-types';
import { useCan } from '../../api/session';
import { useBilingual, useI18n } from '../../i18n';
import { useFields } from '../../lib/use-fields';
import { Card } from '../../ui/page';
import { ProblemAlert } from '../../ui/problem-alert';
import { PendingEnd } from './pending-end';
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
  if (incident.endPending != null) return <PendingEnd incident={incident} />;
  if (!can('incidents:write') || first === undefined) return null;
  return <Form key={incident.state} incident={incident} first={first} />;
}

function Form({ incident, first }: { incident: Incident; first: IncidentState }) {
  const { t, word } = useI18n();
  const [to, setTo] = useState<IncidentState>(first);
  const form = useFields({ reason: '', involved: '', secrecyReason: '' });
  const { reason, involved, secrecyReason } = form.values;
  const ends = to === 'closed' || to === 'unfounded';
  const move = useIncidentAction(incident.id, () =>
    post(`/incidents/${incident.id}/transition`, {
      to,
      reason: reason.trim(),
      ...(ends ? { secrecy: { involved: involved === 'yes', reason: secrecyReason.trim() } } : {}),
    }),
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
        <Textarea label={t('incident.reason')} required {...form.bind('reason')} />
        {ends && (
          <>
            <Radio.Group
              label={t('incident.secrecy')}
              required
              value={involved}
              onChange={(value) => {
                form.set({ involved: value });
              }}
            >
              <Stack gap={4} mt={4}>
                <Radio value="yes" label={t('incident.secrecyYes')} />
                <Radio value="no" label={t('incident.secrecyNo')} />
              </Stack>
            </Radio.Group>
            {to === 'unfounded' && <Text size="sm">{t('incident.endNeedsSecond')}</Text>}
            {to === 'unfounded' && involved === 'yes' && <Text size="sm">{t('incident.secrecyUnfounded')}</Text>}
            <Textarea label={t('incident.secrecyReason')} required {...form.bind('secrecyReason')} />
            <Gates incident={incident} to={to} />
          </>
        )}
        <ProblemAlert error={move.error} />
        <Button
          disabled={reason.trim() === '' || (ends && !form.filled('involved', 'secrecyReason'))}
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

/** What is still to do before the incident may end. */
function Gates({ incident, to }: { incident: Incident; to: IncidentState }) {
  const { t } = useI18n();
  const bilingual = useBilingual();
  const shut = (incident.closingGates ?? []).filter(
    (gate) => gate.open.length > 0 && (gate.before ?? ['closed']).some((end) => end === to),
  );
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
