import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { post } from '../../api/client';
import type { Complaint } from '../../api/types';
import { useI18n } from '../../i18n';
import { isOwed, whyNotCalled } from '../../lib/callback';
import { fromTokyoInput, moment } from '../../lib/format';
import { isSaveKey } from '../../lib/ime';
import { useNow } from '../../lib/use-now';
import { CallbackLeft } from '../../ui/callback-left';
import { DateField } from '../../ui/date-field';
import { isUnread } from '../../ui/date-value';
import { Card } from '../../ui/page';
import { ProblemAlert, useNotes } from '../../ui/problem-alert';

/** The console's own words for what became of a promised call. */
const ENDS = ['reached', 'absent', 'moved'] as const;
type End = (typeof ENDS)[number];

/** What was promised, whom to call, and what became of it; whoever handles the case may promise a first call here. */
export function CallbackCard({ complaint, mayAct }: { complaint: Complaint; mayAct: boolean }) {
  const { t, language } = useI18n();
  const now = useNow();
  const [open, setOpen] = useState<End | null>(null);
  const heading = useRef<HTMLDivElement>(null);
  const { callbackAt } = complaint;
  const owed = callbackAt !== null && isOwed(complaint.state);
  const isCall = isCallTo(complaint);
  const notCalled = whyNotCalled(complaint);
  const title = t(isCall ? 'complaint.callback' : 'complaint.contactPromise');
  if (!owed && (callbackAt === null ? !mayAct || !isOwed(complaint.state) : true))
    return callbackAt === null ? null : <Over at={callbackAt} title={title} />;
  const close = (): void => {
    setOpen(null);
    requestAnimationFrame(() => heading.current?.focus());
  };
  return (
    <Card title={title}>
      <Stack gap="xs">
        <div ref={heading} tabIndex={-1}>
          {owed ? (
            <Group gap="xs">
              <Text fw={700}>{moment(callbackAt, language)}</Text>
              <CallbackLeft leftMs={Date.parse(callbackAt) - now} />
            </Group>
          ) : (
            <Text size="sm" c="dimmed">
              {t('callback.none')}
            </Text>
          )}
        </div>
        {notCalled !== null && (
          <Text size="sm" fw={600} c="orange">
            {t(`callback.notCalled.${notCalled}`)}
          </Text>
        )}
        {owed && <Whom complaint={complaint} />}
        {mayAct && open === null && (
          <Group gap="xs">
            {(owed ? ENDS : (['moved'] as const)).map((end) => (
              <Button
                key={end}
                size="compact-sm"
                variant="default"
                onClick={() => {
                  setOpen(end);
                }}
              >
                {t(owed ? `${way(isCall)}.do.${end}` : `${way(isCall)}.promise`)}
              </Button>
            ))}
          </Group>
        )}
        {open !== null && <EndForm key={open} end={open} complaint={complaint} onClose={close} />}
      </Stack>
    </Card>
  );
}

/** Whether the promise, or the first one, is a call; whoever is not called is promised word by another way. */
const isCallTo = (complaint: Complaint): boolean =>
  complaint.callbackKind !== 'contact' && whyNotCalled(complaint) === null;

const way = (isCall: boolean) => (isCall ? ('callback' as const) : ('contact' as const));

/** A promise of a case that has been answered or closed. */
function Over({ at, title }: { at: string; title: string }) {
  const { t, language } = useI18n();
  return (
    <Card title={title}>
      <Group gap="xs">
        <Text fw={700}>{moment(at, language)}</Text>
        <Text size="sm" c="dimmed">
          {t('callback.over')}
        </Text>
      </Group>
    </Card>
  );
}

/** The number, large, and the name: what is needed with the receiver in the hand; the name alone of whom nobody calls. */
function Whom({ complaint }: { complaint: Complaint }) {
  const { t } = useI18n();
  const { contact } = complaint;
  const phone = contact?.phone ?? '';
  const name = contact?.name ?? '';
  return (
    <div>
      {name !== '' && <Text>{t('callback.name', { name })}</Text>}
      {whyNotCalled(complaint) !== null ? null : phone === '' ? (
        <Text size="sm" c="dimmed">
          {t('callback.noNumber')}
        </Text>
      ) : (
        <Text size="xl" fw={700} className="mado-number">
          {phone}
        </Text>
      )}
    </div>
  );
}

/** One end of the promise: with the next one where nobody was there, and a word about it. */
function EndForm({ end, complaint, onClose }: { end: End; complaint: Complaint; onClose: () => void }) {
  const { t } = useI18n();
  const notes = useNotes();
  const client = useQueryClient();
  const isCall = isCallTo(complaint);
  const [next, setNext] = useState('');
  const [note, setNote] = useState('');
  const save = useMutation({
    mutationFn: () => {
      const at = next.trim() === '' ? null : fromTokyoInput(next);
      return post(`/complaints/${complaint.id}/callback`, {
        outcome: end,
        ...(complaint.callbackAt === null ? {} : { promisedAt: complaint.callbackAt }),
        ...(at === null ? {} : { next: at }),
        ...(at !== null && whyNotCalled(complaint) !== null ? { kind: 'contact' } : {}),
        ...(note.trim() === '' ? {} : { note: note.trim() }),
      });
    },
    onSuccess: () => {
      notes.done();
      void client.invalidateQueries({ queryKey: ['complaint', complaint.id] });
      void client.invalidateQueries({ queryKey: ['callbacks'] });
      onClose();
    },
  });
  const isReady = !isUnread(next) && (end === 'reached' || next !== '') && !save.isPending;
  const go = (): void => {
    if (isReady) save.mutate();
  };
  return (
    <Stack
      gap="xs"
      onKeyDown={(event) => {
        if (isSaveKey(event)) go();
      }}
    >
      <DateField
        kind="moment"
        toward="future"
        autoFocus
        label={t(end === 'reached' ? 'callback.nextIfAny' : 'callback.next')}
        value={next}
        onValue={setNext}
      />
      <TextInput
        label={t('callback.note')}
        autoComplete="off"
        value={note}
        onChange={(event) => {
          setNote(event.currentTarget.value);
        }}
      />
      <ProblemAlert error={save.error} />
      <Group gap="xs">
        <Button size="compact-sm" disabled={!isReady} loading={save.isPending} onClick={go}>
          {t(complaint.callbackAt === null ? `${way(isCall)}.promise` : `${way(isCall)}.save.${end}`)}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onClose}>
          {t('callback.cancel')}
        </Button>
      </Group>
    </Stack>
  );
}
