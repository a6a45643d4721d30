import { Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, post } from '../../api/client';
import { useI18n } from '../../i18n';
import { listOf } from '../../lib/lists';
import { Card, pending } from '../../ui/page';
import { ProblemAlert, useNotes } from '../../ui/problem-alert';
import { HoldCard, type Hold } from './hold-card';

const OVER = ['lifted', 'refused'];

/** Legal holds: those in force with what can be done, the form for a new one, and those that are over. */
export function Holds() {
  const { t } = useI18n();
  const holds = useQuery({ queryKey: ['holds'], queryFn: async () => listOf<Hold>(await api('/holds')) });
  const rows = holds.data ?? [];
  const past = rows.filter(({ state }) => OVER.includes(state));
  const present = rows.filter(({ state }) => !OVER.includes(state));
  return (
    <Card title={t('hold.title')}>
      <Stack>
        <Text size="sm" c="dimmed">
          {t('hold.explain')}
        </Text>
        {pending(holds)}
        {holds.isSuccess && present.length === 0 && <Text size="sm">{t('hold.none')}</Text>}
        {present.map((hold) => (
          <HoldCard key={hold.id} hold={hold} />
        ))}
        <Ask />
        {past.length > 0 && (
          <details className="mado-more">
            <summary>{t('hold.past', { count: past.length })}</summary>
            <Stack mt="xs">
              {past.map((hold) => (
                <HoldCard key={hold.id} hold={hold} />
              ))}
            </Stack>
          </details>
        )}
      </Stack>
    </Card>
  );
}

function Ask() {
  const { t } = useI18n();
  const client = useQueryClient();
  const notes = useNotes();
  const [number, setNumber] = useState('');
  const [reason, setReason] = useState('');
  const ask = useMutation({
    mutationFn: () => post<Hold>('/holds', { number: number.normalize('NFKC').trim(), reason }),
    onSuccess: () => {
      setNumber('');
      setReason('');
      notes.done();
      void client.invalidateQueries({ queryKey: ['holds'] });
      void client.invalidateQueries({ queryKey: ['retention'] });
    },
  });
  return (
    <Stack gap="xs">
      <ProblemAlert error={ask.error} />
      <div className="mado-fields">
        <TextInput
          label={t('hold.number')}
          value={number}
          onChange={(event) => {
            setNumber(event.currentTarget.value);
          }}
        />
        <Textarea
          label={t('hold.reason')}
          autosize
          minRows={1}
          value={reason}
          onChange={(event) => {
            setReason(event.currentTarget.value);
          }}
        />
      </div>
      <Group>
        <Button
          disabled={number.trim() === '' || reason.trim() === ''}
          loading={ask.isPending}
          onClick={() => {
            ask.mutate();
          }}
        >
          {t('hold.ask')}
        </Button>
      </Group>
    </Stack>
  );
}
