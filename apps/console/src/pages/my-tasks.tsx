import { Alert, Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, post } from '../api/client';
import type { MyTask } from '../api/incident-work';
import { useI18n } from '../i18n';
import { moment } from '../lib/format';
import { Empty } from '../ui/empty';
import { Who } from '../ui/entry-parts';
import { Card, Page, pending } from '../ui/page';
import { useNotes } from '../ui/problem-alert';
import { WordsForm } from './incident/words-form';

/** Questions of investigations to the person who is signed in; nothing else of the incident is shown. */
export default function MyTasks() {
  const { t } = useI18n();
  const tasks = useQuery({
    queryKey: ['my-tasks'],
    queryFn: () => api<{ items: MyTask[] }>('/my-tasks'),
  });
  return (
    <Page title={t('myTasks.title')} explain={t('myTasks.explain')}>
      {pending(tasks)}
      {tasks.data?.items.length === 0 && (
        <Empty
          title={t('myTasks.none')}
          text={t('myTasks.noneText')}
          action={{ label: t('today.title'), to: '/today' }}
        />
      )}
      <Stack>
        {tasks.data?.items.map((task) => (
          <TaskCard key={task.id} task={task} />
        ))}
      </Stack>
    </Page>
  );
}

function TaskCard({ task }: { task: MyTask }) {
  const { t, language } = useI18n();
  const client = useQueryClient();
  const notes = useNotes();
  const [answering, setAnswering] = useState(false);
  const answer = useMutation({
    mutationFn: (words: string) => post(`/my-tasks/${task.id}/answer`, { words }),
    onSuccess: () => {
      notes.done();
      void client.invalidateQueries({ queryKey: ['my-tasks'] });
    },
  });
  return (
    <Card title={task.title}>
      <Group gap="sm" mb="xs">
        <Text size="sm">
          {t('task.due')}: {moment(task.dueAt, language)} ・ <Who actorId={task.setBy} />
        </Text>
        {task.overdue && (
          <Badge color="red" variant="light" tt="none">
            {t('task.late')}
          </Badge>
        )}
      </Group>
      <div className="mado-text">{task.text}</div>
      {task.returned !== null && (
        <Alert color="orange" mt="sm" title={t('myTasks.returned')}>
          {task.returned}
        </Alert>
      )}
      {answering ? (
        <WordsForm
          label={t('myTasks.answer')}
          submit={t('myTasks.send')}
          busy={answer.isPending}
          error={answer.error}
          onSubmit={(words) => {
            answer.mutate(words);
          }}
          onCancel={() => {
            setAnswering(false);
          }}
        />
      ) : (
        <Button
          mt="sm"
          onClick={() => {
            setAnswering(true);
          }}
        >
          {t('myTasks.answer')}
        </Button>
      )}
    </Card>
  );
}
