import { Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, download } from '../../api/client';
import type { Incident } from '../../api/incident-types';
import { useCan } from '../../api/session';
import { useI18n } from '../../i18n';
import { Card } from '../../ui/page';
import { ProblemAlert, useNotes } from '../../ui/problem-alert';

/** One signed zip for whoever must be shown what happened. */
export function EvidencePack({ incident }: { incident: Incident }) {
  const { t } = useI18n();
  const can = useCan();
  if (!can('evidence:export')) return null;
  return (
    <Card title={t('evidence.title')}>
      <Stack gap="sm">
        <Text size="sm">{t('evidence.hint')}</Text>
        <ExportForm incident={incident} withOriginals={can('complaints:original')} />
        {can('proof:read') && <Fingerprint />}
      </Stack>
    </Card>
  );
}

function ExportForm({ incident, withOriginals }: { incident: Incident; withOriginals: boolean }) {
  const { t } = useI18n();
  const notes = useNotes();
  const client = useQueryClient();
  const [purpose, setPurpose] = useState('');
  const [originals, setOriginals] = useState(false);
  const make = useMutation({
    mutationFn: () =>
      download(`/incidents/${incident.id}/evidence-pack`, `evidence-${incident.number}.zip`, {
        purpose: purpose.trim(),
        originals,
      }),
    onSuccess: () => {
      notes.done(t('evidence.made'));
      return client.invalidateQueries({ queryKey: ['incident', incident.id] });
    },
  });
  return (
    <Stack gap="sm">
      <TextInput
        label={t('evidence.purpose')}
        description={t('evidence.purposeHint')}
        required
        maxLength={200}
        value={purpose}
        onChange={(event) => {
          setPurpose(event.currentTarget.value);
        }}
      />
      {withOriginals && (
        <Checkbox
          label={t('evidence.originals')}
          description={t('evidence.originalsHint')}
          checked={originals}
          onChange={(event) => {
            setOriginals(event.currentTarget.checked);
          }}
        />
      )}
      <ProblemAlert error={make.error} />
      <Group>
        <Button
          variant="default"
          disabled={purpose.trim() === ''}
          loading={make.isPending}
          onClick={() => {
            make.mutate();
          }}
        >
          {t('evidence.export')}
        </Button>
      </Group>
    </Stack>
  );
}

/** People read it out on the telephone: in groups of four. */
function Fingerprint() {
  const { t } = useI18n();
  const key = useQuery({
    queryKey: ['evidence-key'],
    queryFn: () => api<{ fingerprint: string }>('/evidence-key'),
    staleTime: Infinity,
  });
  if (!key.data) return null;
  return (
    <div>
      <Text size="sm" fw={600}>
        {t('evidence.fingerprint')}
      </Text>
      <Text size="sm" ff="monospace">
        {key.data.fingerprint.replace(/(.{4})(?!$)/g, '$1 ')}
      </Text>
      <Text size="xs" c="dimmed">
        {t('evidence.fingerprintHint')}
      </Text>
    </div>
  );
}
