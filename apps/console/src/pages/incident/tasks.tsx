import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { post } from '../../api/client';
import type { Incident } from '../../api/incident-types';
import type { Investigation, Task } from '../../api/incident-work';
import { useCan } from '../../api/session';
import { useI18n } from '../../i18n';
import { fromTokyoInput, moment, toTokyoInput } from '../../lib/format';
import { DateField } from '../../ui/date-field';
import { Card } from '../../ui/page';
import { AddFile, FileList } from './evidence';
import { Steps } from './steps';
import { TaskForm } from './task-form';
import { useIncidentAction } from './use-incident-action';
import { WordsForm } from './words-form';
import { WorkEntries } from './work-entries';

const COLORS: Record<Task['state'], string> = { open: 'blue', answered: 'orange', accepted: 'green', dropped: 'gray' };

/** Questions to departments, contractors and people, with dates, answers and files. */
export function Tasks({ incident, tasks }: { incident: Incident; tasks: Investigation['tasks'] }) {
  const { t } = useI18n();
  const can = useCan();
  const [open, setOpen] = useState(false);
  const close = (): void => {
    setOpen(false);
  };
  return (
    <Card
      title={t('task.title')}
      actions={
        can('incidents:write') && !open ? (
          <Button
            size="compact-sm"
            onClick={() => {
              setOpen(true);
            }}
          >
            {t('task.new')}
          </Button>
        ) : undefined
      }
    >
      <Stack>
        {open && <TaskForm incident={incident} onDone={close} />}
        {tasks.length === 0 && !open && (
          <Text size="sm" c="dimmed">
            {t('task.none')}
          </Text>
        )}
        {tasks.map((task) => (
          <TaskItem key={task.id} incident={incident} task={task} />
        ))}
      </Stack>
    </Card>
  );
}

function TaskItem({ incident, task }: { incident: Incident; task: Task }) {
  const { t, word, language } = useI18n();
  const can = useCan();
  const late = task.overdueSince !== null;
  return (
    <div className="mado-work" data-late={late}>
      <Group justify="space-between" align="flex-start">
        <Text fw={700}>
          {task.number}. {task.title}
        </Text>
        <Badge variant="light" tt="none" color={late ? 'red' : COLORS[task.state]}>
          {late ? t('task.late') : word('taskState', task.state)}
        </Badge>
      </Group>
      <Text size="sm">
        {word('assignee', task.assigneeKind)}: {task.assignee} ・ {t('task.due')}: {moment(task.dueAt, language)}
      </Text>
      <div className="mado-text">{task.text}</div>
      <FileList incidentId={incident.id} files={task.evidence} />
      <WorkEntries entries={task.entries.slice(1)} />
      {can('incidents:write') && (
        <>
          <Steps
            incidentId={incident.id}
            path={`/incidents/${incident.id}/tasks/${task.id}/steps`}
            steps={task.possibleSteps}
            area="taskStep"
          />
          <Group gap="xs" align="flex-start">
            <AddFile incidentId={incident.id} of={task.id} />
            {task.possibleSteps.includes('drop') && <DueForm incident={incident} task={task} />}
          </Group>
        </>
      )}
    </div>
  );
}

/** Another date, with its reason. */
function DueForm({ incident, task }: { incident: Incident; task: Task }) {
  const { t } = useI18n();
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(toTokyoInput(task.dueAt));
  const close = (): void => {
    setOpen(false);
  };
  const change = useIncidentAction<string>(
    incident.id,
    (reason) => post(`/incidents/${incident.id}/tasks/${task.id}/due`, { dueAt: fromTokyoInput(at), reason }),
    close,
  );
  if (!open) {
    return (
      <Button
        mt="xs"
        size="compact-sm"
        variant="default"
        onClick={() => {
          setOpen(true);
        }}
      >
        {t('task.changeDue')}
      </Button>
    );
  }
  return (
    <div>
      <DateField kind="moment" toward="future" label={t('task.due')} value={at} onValue={setAt} />
      <WordsForm
        label={t('incident.reason')}
        submit={t('task.changeDue')}
        busy={change.isPending}
        error={change.error}
        onSubmit={(reason) => {
          change.mutate(reason);
        }}
        onCancel={close}
      />
    </div>
  );
}
