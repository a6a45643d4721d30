import { Button, Group, NativeSelect, Stack, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { post } from '../../api/client';
import type { Channel } from '../../api/types';
import { useI18n } from '../../i18n';
import { Card } from '../../ui/page';
import { ProblemAlert, useNotes } from '../../ui/problem-alert';

const CHANNELS: Channel[] = ['phone', 'letter', 'fax', 'web'];

/** A further call or letter about this complaint; a closed one is reopened by it. */
export function FollowUp({ complaintId }: { complaintId: string }) {
  const { t, word } = useI18n();
  const notes = useNotes();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [channel, setChannel] = useState<Channel>('phone');
  const [text, setText] = useState('');
  const add = useMutation({
    mutationFn: () => post(`/complaints/${complaintId}/follow-ups`, { channel, text }),
    onSuccess: () => {
      notes.done();
      setText('');
      setOpen(false);
      void client.invalidateQueries({ queryKey: ['complaint', complaintId] });
    },
  });
  if (!open) {
    return (
      <Group>
        <Button
          variant="default"
          onClick={() => {
            setOpen(true);
          }}
        >
          {t('followUp.open')}
        </Button>
      </Group>
    );
  }
  return (
    <Card title={t('followUp.title')}>
      <Stack gap="sm">
        <Textarea
          label={t('followUp.text')}
          description={t('followUp.hint')}
          rows={4}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
          }}
        />
        <Group>
          <NativeSelect
            label={t('followUp.channel')}
            data={CHANNELS.map((value) => ({ value, label: word('channel', value) }))}
            value={channel}
            onChange={(event) => {
              setChannel(event.currentTarget.value as Channel);
            }}
          />
        </Group>
        <ProblemAlert error={add.error} />
        <Group>
          <Button
            disabled={text.trim() === ''}
            loading={add.isPending}
            onClick={() => {
              add.mutate();
            }}
          >
            {t('followUp.save')}
          </Button>
          <Button
            variant="default"
            onClick={() => {
              setOpen(false);
            }}
          >
            {t('action.cancel')}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}
