import { Button, Group, Radio, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { post } from '../../api/client';
import { useI18n } from '../../i18n';
import { DateField } from '../../ui/date-field';
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
          <DateField kind="day" label={t('mailboxes.fromDay')} value={from} onValue={setFrom} />
        </Group>
      )}
      <ProblemAlert error={accept.error} />
      <Group>
        <Button
          disabled={take === null || (take === 'from' && from.trim() === '')}
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
