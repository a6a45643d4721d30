import { Alert, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { post } from '../../api/client';
import type { Incident } from '../../api/incident-types';
import { useCan, useSession } from '../../api/session';
import { useI18n } from '../../i18n';
import { ApproveOrRefuse } from '../../ui/approve-or-refuse';
import { Who } from '../../ui/entry-parts';
import { ProblemAlert } from '../../ui/problem-alert';
import { useIncidentAction } from './use-incident-action';

/** An end that waits for a second person, who approves or refuses it; the first one may only take it back. */
export function PendingEnd({ incident }: { incident: Incident }) {
  const { t, word, language } = useI18n();
  const can = useCan();
  const [reason, setReason] = useState('');
  const approve = useIncidentAction(incident.id, () => post(`/incidents/${incident.id}/end/approve`));
  const refuse = useIncidentAction(incident.id, () =>
    post(`/incidents/${incident.id}/end/refuse`, { reason: reason.trim() }),
  );
  const { user } = useSession();
  const pending = incident.endPending;
  if (pending == null) return null;
  const own = pending.proposedBy === user.id;
  const [open, close] = language === 'ja' ? ['（', '）'] : ['(', ')'];
  return (
    <Alert color="orange" title={t('incident.pendingEnd', { to: word('istate', pending.to) })}>
      <Stack gap="xs">
        <div>
          {pending.reason} {open}
          <Who actorId={pending.proposedBy} />
          {close}
        </div>
        <ProblemAlert error={approve.error ?? refuse.error} />
        {own && <Text size="sm">{t('incident.ownEnd')}</Text>}
        {can('incidents:approve') && (
          <ApproveOrRefuse
            approve={own ? null : approve}
            refuse={refuse}
            reason={reason}
            onReason={setReason}
            labels={{
              reason: t(own ? 'incident.withdrawEndReason' : 'incident.refuseEndReason'),
              approve: t('incident.approveEnd'),
              refuse: t(own ? 'incident.withdrawKnownAt' : 'incident.refuseEnd'),
            }}
          />
        )}
      </Stack>
    </Alert>
  );
}
