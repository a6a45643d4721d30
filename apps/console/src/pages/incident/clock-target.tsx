import { Button, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { post } from '../../api/client';
import type { Incident, Obligation, ObligationStage } from '../../api/incident-types';
import { useI18n } from '../../i18n';
import { fromTokyoInput, toTokyoInput } from '../../lib/format';
import { DateField } from '../../ui/date-field';
import { ProblemAlert } from '../../ui/problem-alert';
import { useIncidentAction } from './use-incident-action';

interface Props {
  incident: Incident;
  obligation: Obligation;
  stage: ObligationStage;
}

/** Sets the target of a clock that has no legal date. */
export function ClockTarget({ incident, obligation, stage }: Props) {
  const { t } = useI18n();
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(toTokyoInput(stage.endsAt));
  const [reason, setReason] = useState('');
  const set = useIncidentAction(
    incident.id,
    () =>
      post(`/incidents/${incident.id}/obligations/${obligation.id}/stages/${stage.stage}/target`, {
        targetAt: fromTokyoInput(at),
        reason: reason.trim(),
      }),
    () => {
      setOpen(false);
    },
  );
  if (!open) {
    return (
      <Button
        size="compact-sm"
        variant="subtle"
        mt={4}
        onClick={() => {
          setOpen(true);
        }}
      >
        {t('duty.setTarget')}
      </Button>
    );
  }
  return (
    <Stack gap={6} mt={6}>
      <DateField size="xs" kind="moment" toward="future" label={t('duty.target')} value={at} onValue={setAt} />
      <TextInput
        size="xs"
        required
        label={t('duty.targetReason')}
        value={reason}
        onChange={(event) => {
          setReason(event.currentTarget.value);
        }}
      />
      <ProblemAlert error={set.error} />
      <Button
        size="compact-sm"
        disabled={reason.trim() === '' || fromTokyoInput(at) === null}
        loading={set.isPending}
        onClick={() => {
          set.mutate();
        }}
      >
        {t('duty.setTarget')}
      </Button>
    </Stack>
  );
}
