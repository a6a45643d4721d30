import { Button, CloseButton, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { api, post } from '../../api/client';
import { useI18n } from '../../i18n';
import { isEnter } from '../../lib/ime';
import { ProblemAlert, useNotes } from '../../ui/problem-alert';
import { addressOf, narrowingOf, toView, type Queue } from './narrowing';
import { Dialog } from '../../ui/dialog';

interface View {
  id: string;
  name: string;
  queue: Queue;
  narrowing: Record<string, string | boolean>;
}

/** Lists that somebody saved for themselves, and the button that saves the one on the page. */
export function Views({ queue }: { queue: Queue }) {
  const { t } = useI18n();
  const [params] = useSearchParams();
  const client = useQueryClient();
  const notes = useNotes();
  const [saving, setSaving] = useState(false);
  const views = useQuery({
    queryKey: ['queues', 'views'],
    queryFn: () => api<{ items: View[] }>('/queues/views'),
    staleTime: 60_000,
  });
  const remove = useMutation({
    mutationFn: (id: string) => api(`/queues/views/${id}`, { method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['queues', 'views'] }),
    onError: notes.failed,
  });
  const narrowing = narrowingOf(params);
  const here = addressOf(queue, narrowing);
  const items = views.data?.items ?? [];
  const known = items.some((view) => addressOf(view.queue, view.narrowing) === here);
  const canSave = Object.keys(narrowing).length > 0 && !known;
  if (items.length === 0 && !canSave) return null;
  return (
    <Group gap="xs">
      {items.length > 0 && (
        <ul className="mado-views" aria-label={t('views.title')}>
          {items.map((view) => {
            const to = addressOf(view.queue, view.narrowing);
            return (
              <li key={view.id} className="mado-view">
                <Link to={to} aria-current={to === here ? 'page' : undefined}>
                  {view.name}
                </Link>
                <CloseButton
                  size="sm"
                  aria-label={t('views.remove', { name: view.name })}
                  onClick={() => {
                    remove.mutate(view.id);
                  }}
                />
              </li>
            );
          })}
        </ul>
      )}
      {canSave && (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            setSaving(true);
          }}
        >
          {t('views.save')}
        </Button>
      )}
      <SaveView
        opened={saving}
        view={{ queue, narrowing: toView(narrowing) }}
        onClose={() => {
          setSaving(false);
        }}
      />
    </Group>
  );
}

interface SaveViewProps {
  opened: boolean;
  view: Pick<View, 'queue' | 'narrowing'>;
  onClose: () => void;
}

function SaveView({ opened, view, onClose }: SaveViewProps) {
  const { t } = useI18n();
  const client = useQueryClient();
  const notes = useNotes();
  const [name, setName] = useState('');
  const save = useMutation({
    mutationFn: () => post('/queues/views', { ...view, name: name.trim() }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['queues', 'views'] });
      setName('');
      notes.done();
      onClose();
    },
  });
  const submit = (): void => {
    if (name.trim() !== '') save.mutate();
  };
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={t('views.save')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Stack>
        <Text size="sm" c="dimmed">
          {t('views.explain')}
        </Text>
        <TextInput
          data-autofocus
          label={t('views.name')}
          maxLength={60}
          value={name}
          onChange={(event) => {
            setName(event.currentTarget.value);
          }}
          onKeyDown={(event) => {
            if (isEnter(event)) submit();
          }}
        />
        <ProblemAlert error={save.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button loading={save.isPending} disabled={name.trim() === ''} onClick={submit}>
            {t('action.save')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
