import { Button, Group, Radio, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { post } from '../../api/client';
import { useI18n } from '../../i18n';
import { ProblemAlert, useNotes } from '../../ui/problem-alert';
import type { Mailbox } from './types';

const TAKES = ['all', 'from', 'new'] as const;
type Take = (typeof TAKES)[number];

/** Lets a mailbox in from where a person says; nothing is taken before. */
export function Accept({ of }: { of: Mailbox }) {
  const { t } = useI18n();
  const notes = useNotes();
  const client = useQueryClient();
  const [take, setTake] = useState<Take | null>(null);
  const [from, setFrom] = useState('');
  const accept = useMutation({
    mutationFn: () =>
      post<Mailbox>('/intake/mailboxes/accept', { name: of.name, take, ...(take === 'from' ? { from } : {}) }),
    onSuccess: () => {
      notes.done(t('mailboxes.accepted'));
      void client.invalidateQueries({ queryKey: ['mailboxes'] });
    },
  });
  return (
    <Stack gap="sm">
      <Radio.Group
        label={t('mailboxes.acceptFrom')}
        value={take}
        onChange={(value) => {
          setTake(TAKES.find((each) => each === value) ?? null);
        }}
      >
        <Stack gap={6} mt={6}>
          {TAKES.map((value) => (
            <Radio key={value} value={value} label={t(`mailboxes.take.${value}`, { count: of.look?.mails ?? 0 })} />
          ))}
        </Stack>
      </Radio.Group>
      {take === 'from' && (
        <Group>
          <TextInput
            type="date"
            label={t('mailboxes.fromDay')}
            value={from}
            onChange={(event) => {
              setFrom(event.currentTarget.value);
            }}
          />
        </Group>
      )}
      <ProblemAlert error={accept.error} />
      <Group>
        <Button
          disabled={take === null || (take === 'from' && from === '')}
          loading={accept.isPending}
          onClick={() => {
            accept.mutate();
          }}
        >
          {t('mailboxes.accept')}
        </Button>
      </Group>
    </Stack>
  );
}
