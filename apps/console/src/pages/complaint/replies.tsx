import { Button, Group, NativeSelect, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { post } from '../../api/client';
import type { Channel, Complaint } from '../../api/types';
import { useI18n } from '../../i18n';
import { moment } from '../../lib/format';
import { Who } from '../../ui/entry-parts';
import { Card } from '../../ui/page';
import { ProblemAlert, useNotes } from '../../ui/problem-alert';

const REPLY_CHANNELS: Channel[] = ['phone', 'email', 'letter', 'fax'];

export function Replies({ complaint, mayReply }: { complaint: Complaint; mayReply: boolean }) {
  const { t, word, language } = useI18n();
  const replies = complaint.replies ?? [];
  if (replies.length === 0 && !mayReply) return null;
  return (
    <Card title={t('complaint.replies')}>
      <Stack>
        {replies.map((reply) => (
          <div key={reply.id}>
            <Text size="xs" c="dimmed">
              {moment(reply.at, language)} ・ {word('channel', reply.channel)} ・{' '}
              {reply.direction === 'in' ? t('followUp.from') : <Who actorId={reply.actorId} />}
            </Text>
            <div className="mado-text">{reply.text}</div>
          </div>
        ))}
        {mayReply && complaint.state !== 'closed' && <ReplyForm complaint={complaint} />}
      </Stack>
    </Card>
  );
}

function ReplyForm({ complaint }: { complaint: Complaint }) {
  const { t, word } = useI18n();
  const notes = useNotes();
  const client = useQueryClient();
  const canMail = complaint.contact?.email != null && complaint.contact.email !== '';
  const [channel, setChannel] = useState<Channel>(canMail ? 'email' : 'phone');
  const [text, setText] = useState('');
  const reply = useMutation({
    mutationFn: () => post(`/complaints/${complaint.id}/replies`, { channel, text }),
    onSuccess: () => {
      notes.done();
      setText('');
      void client.invalidateQueries({ queryKey: ['complaint', complaint.id] });
    },
  });
  return (
    <Stack gap="sm">
      <Textarea
        label={t('complaint.replyText')}
        rows={4}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
        }}
      />
      <Group align="flex-end">
        <NativeSelect
          label={t('complaint.replyChannel')}
          data={REPLY_CHANNELS.map((value) => ({ value, label: word('channel', value) }))}
          value={channel}
          onChange={(event) => {
            setChannel(event.currentTarget.value as Channel);
          }}
        />
      </Group>
      <ProblemAlert error={reply.error} />
      <Group>
        <Button
          disabled={text.trim() === ''}
          loading={reply.isPending}
          onClick={() => {
            reply.mutate();
          }}
        >
          {t('complaint.sendReply')}
        </Button>
      </Group>
    </Stack>
  );
}
