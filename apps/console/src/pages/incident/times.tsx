import { Alert, Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { post } from '../../api/client';
import type { Incident } from '../../api/incident-types';
import { useCan } from '../../api/session';
import { useI18n } from '../../i18n';
import { fromTokyoInput, moment, toTokyoInput } from '../../lib/format';
import { Who } from '../../ui/entry-parts';
import { Card, Pairs } from '../../ui/page';
import { ProblemAlert } from '../../ui/problem-alert';
import { useIncidentAction } from './use-incident-action';

/** The separate moments of an incident; changing the known one takes two people. */
export function Times({ incident }: { incident: Incident }) {
  const { t, language } = useI18n();
  const can = useCan();
  const [changing, setChanging] = useState(false);
  const show = (at: string | null): string => moment(at, language);
  const first = incident.knownAtHistory?.[0]?.toAt ?? null;
  return (
    <Card
      title={t('incident.timestamps')}
      actions={
        can('incidents:write') && incident.knownAt !== null && incident.knownAtPending === null && !changing ? (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              setChanging(true);
            }}
          >
            {t('incident.changeKnownAt')}
          </Button>
        ) : undefined
      }
    >
      <Stack>
        <Pairs
          of={[
            [t('incident.occurredAt'), show(incident.occurredAt)],
            [t('incident.firstSignalAt'), show(incident.firstSignalAt)],
            [t('incident.discoveredAt'), show(incident.discoveredAt)],
            [t('incident.knownAt'), <strong key="known">{show(incident.knownAt)}</strong>],
            [t('incident.firstKnownAt'), first !== null && first !== incident.knownAt ? show(first) : null],
          ]}
        />
        {incident.knownAtPending !== null && <PendingChange incident={incident} />}
        {changing && (
          <ChangeForm
            incident={incident}
            onDone={() => {
              setChanging(false);
            }}
          />
        )}
      </Stack>
    </Card>
  );
}

function PendingChange({ incident }: { incident: Incident }) {
  const { t, language } = useI18n();
  const can = useCan();
  const approve = useIncidentAction(incident.id, () => post(`/incidents/${incident.id}/known-at/approve`));
  const change = incident.knownAtPending;
  if (change === null) return null;
  return (
    <Alert color="orange" title={t('incident.pendingKnownAt', { at: moment(change.knownAt, language) })}>
      <Stack gap="xs">
        <div>
          {change.reason} （<Who actorId={change.proposedBy} />）
        </div>
        <ProblemAlert error={approve.error} />
        {can('incidents:approve') && (
          <Group>
            <Button
              size="xs"
              loading={approve.isPending}
              onClick={() => {
                approve.mutate();
              }}
            >
              {t('incident.approveKnownAt')}
            </Button>
          </Group>
        )}
      </Stack>
    </Alert>
  );
}

function ChangeForm({ incident, onDone }: { incident: Incident; onDone: () => void }) {
  const { t } = useI18n();
  const [at, setAt] = useState(toTokyoInput(incident.knownAt));
  const [reason, setReason] = useState('');
  const change = useIncidentAction(
    incident.id,
    () => post(`/incidents/${incident.id}/known-at`, { knownAt: fromTokyoInput(at), reason: reason.trim() }),
    onDone,
  );
  return (
    <Stack gap="sm">
      <TextInput
        type="datetime-local"
        label={t('incident.knownAt')}
        description={t('incident.changeKnownAtHint')}
        value={at}
        onChange={(event) => {
          setAt(event.currentTarget.value);
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
      <ProblemAlert error={change.error} />
      <Group>
        <Button
          disabled={fromTokyoInput(at) === null || reason.trim() === ''}
          loading={change.isPending}
          onClick={() => {
            change.mutate();
          }}
        >
          {t('action.save')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('action.cancel')}
        </Button>
      </Group>
    </Stack>
  );
}
