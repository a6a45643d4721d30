import { Anchor, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { api, post } from '../../api/client';
import type { Incident } from '../../api/incident-types';
import { useCan } from '../../api/session';
import type { ComplaintRow } from '../../api/types';
import { useI18n } from '../../i18n';
import { toHalfWidth } from '../../lib/digits';
import { shortMoment } from '../../lib/format';
import { isEnter } from '../../lib/ime';
import { Card } from '../../ui/page';
import { ProblemAlert } from '../../ui/problem-alert';
import { useIncidentAction } from './use-incident-action';

export function LinkedComplaints({ incident }: { incident: Incident }) {
  const { t, word } = useI18n();
  const can = useCan();
  const [off, setOff] = useState<string | null>(null);
  const reads = can('complaints:read');
  return (
    <Card title={t('incidents.complaints')}>
      <Stack gap="xs">
        {incident.complaints.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('incident.noComplaints')}
          </Text>
        )}
        {incident.complaints.map((complaint) => (
          <Group key={complaint.id} justify="space-between">
            <Group gap="sm">
              {reads ? (
                <Anchor component={Link} to={`/complaints/${complaint.id}`} className="mado-number">
                  {complaint.slipNumber}
                </Anchor>
              ) : (
                <span className="mado-number">{complaint.slipNumber}</span>
              )}
              <Text size="sm" c="dimmed">
                {word('factName', 'receivedAt')}
                {shortMoment(complaint.receivedAt)}
              </Text>
            </Group>
            {can('incidents:write') && (
              <Button
                size="compact-xs"
                variant="subtle"
                onClick={() => {
                  setOff(complaint.id);
                }}
              >
                {t('incident.unlink')}
              </Button>
            )}
          </Group>
        ))}
        {off !== null && (
          <UnlinkForm
            key={off}
            incidentId={incident.id}
            complaintId={off}
            onDone={() => {
              setOff(null);
            }}
          />
        )}
        {can('incidents:write') && reads && <LinkForm incidentId={incident.id} />}
      </Stack>
    </Card>
  );
}

function LinkForm({ incidentId }: { incidentId: string }) {
  const { t } = useI18n();
  const [slip, setSlip] = useState('');
  const [unknown, setUnknown] = useState(false);
  const link = useIncidentAction(
    incidentId,
    async () => {
      const value = toHalfWidth(slip).trim();
      const found = await post<{ items: ComplaintRow[] }>('/complaints/lookup', { kind: 'slip', value });
      const complaint = found.items[0];
      setUnknown(complaint === undefined);
      if (complaint !== undefined) await post(`/incidents/${incidentId}/complaints/${complaint.id}`);
    },
    () => {
      setSlip('');
    },
  );
  return (
    <>
      <Group align="flex-end">
        <TextInput
          label={t('incident.link')}
          placeholder="2026-11-000123"
          value={slip}
          error={unknown ? t('list.empty') : undefined}
          onChange={(event) => {
            setUnknown(false);
            setSlip(event.currentTarget.value);
          }}
          onKeyDown={(event) => {
            if (isEnter(event) && slip.trim() !== '') link.mutate();
          }}
        />
        <Button
          variant="default"
          disabled={slip.trim() === ''}
          loading={link.isPending}
          onClick={() => {
            link.mutate();
          }}
        >
          {t('action.add')}
        </Button>
      </Group>
      <ProblemAlert error={link.error} />
    </>
  );
}

function UnlinkForm({
  incidentId,
  complaintId,
  onDone,
}: {
  incidentId: string;
  complaintId: string;
  onDone: () => void;
}) {
  const { t } = useI18n();
  const [reason, setReason] = useState('');
  const unlink = useIncidentAction(
    incidentId,
    () =>
      api(`/incidents/${incidentId}/complaints/${complaintId}`, { method: 'DELETE', body: { reason: reason.trim() } }),
    onDone,
  );
  return (
    <Stack gap="xs">
      <TextInput
        label={t('incident.unlinkReason')}
        value={reason}
        onChange={(event) => {
          setReason(event.currentTarget.value);
        }}
      />
      <ProblemAlert error={unlink.error} />
      <Group>
        <Button
          size="xs"
          disabled={reason.trim() === ''}
          loading={unlink.isPending}
          onClick={() => {
            unlink.mutate();
          }}
        >
          {t('incident.unlink')}
        </Button>
      </Group>
    </Stack>
  );
}
