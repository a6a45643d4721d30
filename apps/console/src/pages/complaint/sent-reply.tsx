import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, deskNow, post } from '../../api/client';
import type { MailReply } from '../../api/reply-types';
import { useI18n } from '../../i18n';
import { shortMoment } from '../../lib/format';
import { useShortcut } from '../../shell/shortcuts';
import { ProblemAlert, useNotes } from '../../ui/problem-alert';
import { useGivenBack } from './compose/given-back';

const LOOK_EVERY_MS = 2_000;
const STOPPED = {
  'address-changed': 'reply.stoppedAddress',
  'not-by-mail': 'reply.stoppedWish',
  unreadable: 'reply.stoppedErased',
} as const;

/** Looks, without opening the case again, whether an answer that is on its way has moved on. */
function useProgress(reply: MailReply, complaintId: string): void {
  const client = useQueryClient();
  const underWay = reply.state === 'waiting' || reply.state === 'sending';
  const standing = useQuery({
    queryKey: ['mail-replies', complaintId],
    queryFn: () =>
      api<{ items: { id: string; state: string }[] }>(`/complaints/${complaintId}/mail-replies`, { quiet: true }),
    enabled: underWay,
    refetchInterval: LOOK_EVERY_MS,
    gcTime: 0,
  });
  const now = standing.data?.items.find(({ id }) => id === reply.id)?.state;
  useEffect(() => {
    if (underWay && now !== undefined && now !== reply.state)
      void client.invalidateQueries({ queryKey: ['complaint', complaintId] });
  }, [underWay, now, reply.state, client, complaintId]);
}

/** Seconds left until an instant by the desk's clock; 0 when it is over. */
function useSecondsLeft(until: string, running: boolean): number {
  const left = (): number => Math.max(0, Math.ceil((Date.parse(until) - deskNow()) / 1000));
  const [seconds, setSeconds] = useState(left);
  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(() => {
      setSeconds(Math.max(0, Math.ceil((Date.parse(until) - deskNow()) / 1000)));
    }, 500);
    return () => {
      clearInterval(timer);
    };
  }, [until, running]);
  return seconds;
}

/** An answer that can be taken back yet, with the time left; its words go back into the form. */
export function PendingReply({ reply, complaintId }: { reply: MailReply; complaintId: string }) {
  const { t } = useI18n();
  const client = useQueryClient();
  const give = useGivenBack();
  useProgress(reply, complaintId);
  const waiting = reply.state === 'waiting';
  const left = useSecondsLeft(reply.sendAt, waiting);
  const cancel = useMutation({
    mutationFn: () =>
      post<{ subject: string; text: string }>(`/complaints/${complaintId}/mail-replies/${reply.id}/cancel`),
    onSuccess: (letter) => {
      give(letter);
      void client.invalidateQueries({ queryKey: ['complaint', complaintId] });
    },
  });
  const takeBack = (): void => {
    if (!cancel.isPending) cancel.mutate();
  };
  useShortcut('z', t('reply.undoKey'), takeBack, { enabled: waiting });
  if (!waiting && !(reply.state === 'sending' && reply.retryAt !== null)) return null;
  return (
    <Stack gap={6} mt="xs">
      <Group gap="xs">
        <Text size="sm" fw={700} className="mado-number">
          {waiting
            ? left > 0
              ? t('reply.leavesIn', { seconds: String(left) })
              : t('reply.leaves')
            : retryWords(t, reply)}
        </Text>
        <Button size="compact-sm" variant="default" loading={cancel.isPending} onClick={takeBack}>
          {t('reply.undo')}
        </Button>
      </Group>
      <ProblemAlert error={cancel.error} />
    </Stack>
  );
}

function retryWords(t: ReturnType<typeof useI18n>['t'], { retryAt }: MailReply): string {
  return t('reply.retry', { at: shortMoment(retryAt) });
}

/** An answer of which no machine knows whether it arrived, or that did not: a person says what became of it. */
export function ReplyTrouble({ reply, complaintId }: { reply: MailReply; complaintId: string }) {
  const { t } = useI18n();
  const notes = useNotes();
  const client = useQueryClient();
  const give = useGivenBack();
  const [note, setNote] = useState('');
  const rule = useMutation({
    mutationFn: (delivered: boolean) =>
      post(`/complaints/${complaintId}/mail-replies/${reply.id}/ruling`, { delivered, note: note.trim() }),
    onSuccess: (_, delivered) => {
      notes.done();
      if (!delivered) give({ subject: reply.subject, text: reply.text });
      void client.invalidateQueries({ queryKey: ['complaint', complaintId] });
    },
  });
  const { state } = reply;
  if (state !== 'unknown' && state !== 'failed' && state !== 'bounced' && state !== 'stopped') return null;
  const isReady = note.trim() !== '' && !rule.isPending;
  return (
    <Alert color="orange" mt="xs" title={t(`reply.trouble.${state}`)}>
      <Stack gap="xs">
        <Text size="sm">
          {state === 'stopped' ? t(STOPPED[reply.stopReason ?? 'address-changed']) : t('reply.troubleMore')}
        </Text>
        <TextInput
          label={t('reply.how')}
          value={note}
          onChange={(event) => {
            setNote(event.currentTarget.value);
          }}
        />
        <ProblemAlert error={rule.error} />
        <Group gap="xs">
          {state !== 'stopped' && (
            <Button
              size="compact-sm"
              variant="default"
              disabled={!isReady}
              onClick={() => {
                rule.mutate(true);
              }}
            >
              {t('reply.itArrived')}
            </Button>
          )}
          <Button
            size="compact-sm"
            variant="default"
            disabled={!isReady}
            onClick={() => {
              rule.mutate(false);
            }}
          >
            {t('reply.itDidNot')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
