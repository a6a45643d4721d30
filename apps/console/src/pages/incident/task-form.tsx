import { Button, Group, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { post } from '../../api/client';
import type { Incident } from '../../api/incident-types';
import { usePeople } from '../../api/people';
import { useI18n } from '../../i18n';
import { fromTokyoInput } from '../../lib/format';
import { useFields } from '../../lib/use-fields';
import { DateField } from '../../ui/date-field';
import { ProblemAlert } from '../../ui/problem-alert';
import { useIncidentAction } from './use-incident-action';

const KINDS = ['department', 'contractor', 'user'] as const;

/** Asks somebody to find something out by a date. */
export function TaskForm({ incident, onDone }: { incident: Incident; onDone: () => void }) {
  const { t, word } = useI18n();
  const form = useFields({ title: '', text: '', kind: 'department', assignee: '', userId: '', due: '' });
  const { kind, userId, assignee } = form.values;
  const people = [...usePeople().values()].filter((person) => person.active);
  const dueAt = fromTokyoInput(form.values.due);
  const add = useIncidentAction(
    incident.id,
    () =>
      post(`/incidents/${incident.id}/tasks`, {
        title: form.values.title.trim(),
        text: form.values.text.trim(),
        assigneeKind: kind,
        ...(kind === 'user' ? { userId } : { assignee: assignee.trim() }),
        dueAt,
      }),
    onDone,
  );
  const ready = form.filled('title', 'text', kind === 'user' ? 'userId' : 'assignee') && dueAt !== null;
  return (
    <Stack gap="sm">
      <TextInput label={t('task.subject')} required {...form.bind('title')} />
      <Textarea label={t('task.text')} required autosize minRows={3} {...form.bind('text')} />
      <div className="mado-fields">
        <NativeSelect
          label={t('task.assigneeKind')}
          data={KINDS.map((value) => ({ value, label: word('assignee', value) }))}
          {...form.bind('kind')}
        />
        {kind === 'user' ? (
          <NativeSelect
            label={t('task.assignee')}
            data={[{ value: '', label: '—' }, ...people.map((person) => ({ value: person.id, label: person.name }))]}
            {...form.bind('userId')}
          />
        ) : (
          <TextInput label={t('task.assignee')} required {...form.bind('assignee')} />
        )}
        <DateField kind="moment" toward="future" label={t('task.due')} required {...form.date('due')} />
      </div>
      <ProblemAlert error={add.error} />
      <Group>
        <Button
          disabled={!ready}
          loading={add.isPending}
          onClick={() => {
            add.mutate();
          }}
        >
          {t('task.ask')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('action.cancel')}
        </Button>
      </Group>
    </Stack>
  );
}
