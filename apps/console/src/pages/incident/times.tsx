import { Alert, Button, Group, NativeSelect, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { post } from '../../api/client';
import type { Incident, Moment } from '../../api/incident-types';
import { useCan, useSession } from '../../api/session';
import { useI18n } from '../../i18n';
import { ApproveOrRefuse } from '../../ui/approve-or-refuse';
import { fromTokyoInput, moment, toTokyoInput } from '../../lib/format';
import { DateField } from '../../ui/date-field';
import { Who } from '../../ui/entry-parts';
import { Card, Pairs } from '../../ui/page';
import { ProblemAlert } from '../../ui/problem-alert';
import { useIncidentAction } from './use-incident-action';

const MOMENTS: readonly Moment[] = ['known', 'occurred', 'discovered'];

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
  const { t, word, language } = useI18n();
  const can = useCan();
  const { user } = useSession();
  const [reason, setReason] = useState('');
  const path = `/incidents/${incident.id}/known-at`;
  const approve = useIncidentAction(incident.id, () => post(`${path}/approve`));
  const refuse = useIncidentAction(incident.id, () => post(`${path}/refuse`, { reason: reason.trim() }));
  const withdraw = useIncidentAction(incident.id, () => post(`${path}/withdraw`));
  const change = incident.knownAtPending;
  if (change === null) return null;
  const title = `${word('moment', change.moment ?? 'known')}　${t('incident.pendingKnownAt', { at: moment(change.knownAt, language) })}`;
  const own = change.proposedBy === user.id;
  const [open, close] = language === 'ja' ? ['（', '）'] : ['(', ')'];
  return (
    <Alert color="orange" title={title}>
      <Stack gap="xs">
        <div>
          {change.reason} {open}
          <Who actorId={change.proposedBy} />
          {close}
        </div>
        <ProblemAlert error={approve.error ?? refuse.error ?? withdraw.error} />
        {own && can('incidents:write') && (
          <Group>
            <Button
              size="xs"
              variant="default"
              loading={withdraw.isPending}
              onClick={() => {
                withdraw.mutate();
              }}
            >
              {t('incident.withdrawKnownAt')}
            </Button>
          </Group>
        )}
        {!own && can('incidents:approve') && (
          <ApproveOrRefuse
            approve={approve}
            refuse={refuse}
            reason={reason}
            onReason={setReason}
            labels={{
              reason: t('incident.refuseKnownAtReason'),
              approve: t('incident.approveKnownAt'),
              refuse: t('incident.refuseKnownAt'),
            }}
          />
        )}
      </Stack>
    </Alert>
  );
}

/** The value that a moment has at present. */
function valueOf(incident: Incident, of: Moment): string | null {
  return { known: incident.knownAt, occurred: incident.occurredAt, discovered: incident.discoveredAt }[of];
}

function ChangeForm({ incident, onDone }: { incident: Incident; onDone: () => void }) {
  const { t, word } = useI18n();
  const [of, setOf] = useState<Moment>('known');
  const [at, setAt] = useState(toTokyoInput(incident.knownAt));
  const [reason, setReason] = useState('');
  const change = useIncidentAction(
    incident.id,
    () =>
      post(`/incidents/${incident.id}/known-at`, { moment: of, knownAt: fromTokyoInput(at), reason: reason.trim() }),
    onDone,
  );
  return (
    <Stack gap="sm">
      <NativeSelect
        label={t('incident.whichMoment')}
        data={MOMENTS.filter((each) => valueOf(incident, each) !== null).map((value) => ({
          value,
          label: word('moment', value),
        }))}
        value={of}
        onChange={(event) => {
          const chosen = MOMENTS.find((each) => each === event.currentTarget.value) ?? 'known';
          setOf(chosen);
          setAt(toTokyoInput(valueOf(incident, chosen)));
        }}
      />
      <DateField
        kind="moment"
        label={word('moment', of)}
        description={t('incident.changeKnownAtHint')}
        value={at}
        onValue={setAt}
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
