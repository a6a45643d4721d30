import { Button, Group, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../api/client';
import type { Incident } from '../../api/incident-types';
import { useCan } from '../../api/session';
import { useI18n } from '../../i18n';
import { isEnter } from '../../lib/ime';
import { ProblemAlert } from '../../ui/problem-alert';
import { useIncidentAction } from './use-incident-action';

/** The incident's title, which names no person; the earlier ones stay in the timeline. */
export function TitleLine({ incident }: { incident: Incident }) {
  const { t } = useI18n();
  const can = useCan();
  const [editing, setEditing] = useState(false);
  if (editing) {
    return (
      <TitleForm
        incident={incident}
        onDone={() => {
          setEditing(false);
        }}
      />
    );
  }
  return (
    <Group gap="sm">
      <Text fw={700} size="xl">
        {incident.title}
      </Text>
      {can('incidents:write') && (
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => {
            setEditing(true);
          }}
        >
          {t('incident.editTitle')}
        </Button>
      )}
    </Group>
  );
}

function TitleForm({ incident, onDone }: { incident: Incident; onDone: () => void }) {
  const { t } = useI18n();
  const [title, setTitle] = useState(incident.title);
  const save = useIncidentAction(
    incident.id,
    () =>
      api(`/incidents/${incident.id}/title`, {
        method: 'PUT',
        body: { version: incident.version, title: title.trim() },
      }),
    onDone,
  );
  const ready = title.trim() !== '' && !save.isPending;
  return (
    <div>
      <Group align="flex-end" gap="xs">
        <TextInput
          label={t('incidents.newTitle')}
          maxLength={200}
          miw={320}
          value={title}
          onChange={(event) => {
            setTitle(event.currentTarget.value);
          }}
          onKeyDown={(event) => {
            if (isEnter(event) && ready) save.mutate();
          }}
        />
        <Button
          disabled={!ready}
          loading={save.isPending}
          onClick={() => {
            save.mutate();
          }}
        >
          {t('action.save')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('action.cancel')}
        </Button>
      </Group>
      <ProblemAlert error={save.error} />
    </div>
  );
}
