import { Button, Group, Stack, Text } from '@mantine/core';
import { useRef } from 'react';
import { api, download } from '../../api/client';
import type { EvidenceFile } from '../../api/incident-work';
import { useCan } from '../../api/session';
import { useI18n } from '../../i18n';
import { bytes, shortMoment } from '../../lib/format';
import { Who } from '../../ui/entry-parts';
import { Card } from '../../ui/page';
import { ProblemAlert, useNotes } from '../../ui/problem-alert';
import { useIncidentAction } from './use-incident-action';

/** Every file of the incident, sealed, with the hash of what was handed in. */
export function EvidenceCard({ incidentId, files }: { incidentId: string; files: readonly EvidenceFile[] }) {
  const { t } = useI18n();
  const can = useCan();
  return (
    <Card title={t('files.title')}>
      {files.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('files.none')}
        </Text>
      )}
      <FileList incidentId={incidentId} files={files} />
      {can('incidents:write') && <AddFile incidentId={incidentId} />}
    </Card>
  );
}

export function FileList({ incidentId, files }: { incidentId: string; files: readonly EvidenceFile[] }) {
  const notes = useNotes();
  return (
    <Stack gap={4}>
      {files.map((file) => (
        <div key={file.id}>
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => {
              download(`/incidents/${incidentId}/evidence/${file.id}`, file.name).catch(notes.failed);
            }}
          >
            {file.name}
          </Button>
          <Text size="xs" c="dimmed" component="div">
            {bytes(file.size)} ・ {shortMoment(file.addedAt)} <Who actorId={file.addedBy} />
            <div className="mado-id">SHA-256 {file.sha256}</div>
          </Text>
        </div>
      ))}
    </Stack>
  );
}

export function AddFile({ incidentId, of }: { incidentId: string; of?: string }) {
  const { t } = useI18n();
  const input = useRef<HTMLInputElement>(null);
  const add = useIncidentAction<File>(incidentId, (file) => {
    const form = new FormData();
    form.append('file', file, file.name);
    return api(`/incidents/${incidentId}/evidence${of === undefined ? '' : `?of=${of}`}`, {
      method: 'POST',
      body: form,
    });
  });
  return (
    <Group gap="xs" mt="xs">
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t('files.add')}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file) add.mutate(file);
          event.currentTarget.value = '';
        }}
      />
      <Button size="compact-sm" variant="default" loading={add.isPending} onClick={() => input.current?.click()}>
        {t('files.add')}
      </Button>
      <ProblemAlert error={add.error} />
    </Group>
  );
}
