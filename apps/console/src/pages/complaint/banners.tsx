import { Alert, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { post } from '../../api/client';
import type { Complaint } from '../../api/types';
import { useI18n } from '../../i18n';
import { moment } from '../../lib/format';
import { isSaveKey } from '../../lib/ime';
import { Who } from '../../ui/entry-parts';
import { ProblemAlert, useNotes } from '../../ui/problem-alert';

/** What colleagues have to see before anything else. */
export function Banners({ complaint, mayAct }: { complaint: Complaint; mayAct: boolean }) {
  return (
    <>
      <DangerBanner complaint={complaint} mayAct={mayAct} />
      <WithdrawnBanner complaint={complaint} mayAct={mayAct} />
    </>
  );
}

function DangerBanner({ complaint, mayAct }: { complaint: Complaint; mayAct: boolean }) {
  const { t, language } = useI18n();
  const { danger } = complaint;
  if (danger === undefined || danger.state === 'none' || danger.state === 'cleared') return null;
  const isReal = danger.state === 'confirmed';
  const words = [...new Set(danger.places.map((place) => wordOf(complaint, place)))].filter((word) => word !== '');
  return (
    <Alert
      color="red"
      variant={isReal ? 'filled' : 'light'}
      role="alert"
      title={t(isReal ? 'danger.real' : 'danger.maybe')}
    >
      <Stack gap="xs">
        <Text size="sm">{t(isReal ? 'danger.realMore' : 'danger.maybeMore')}</Text>
        {words.length > 0 && (
          <Text size="sm">{t('danger.words', { words: words.map((word) => `「${word}」`).join('') })}</Text>
        )}
        {isReal && danger.said !== null && (
          <Text size="sm">
            {t('danger.saidBy', { at: moment(danger.said.at, language) })} <Who actorId={danger.said.actorId} />
          </Text>
        )}
        {mayAct && (
          <WithNote
            complaintId={complaint.id}
            path="danger"
            label={t('danger.note')}
            choices={[
              ...(isReal ? [] : [{ label: t('danger.confirm'), body: { present: true } }]),
              { label: t('danger.clear'), body: { present: false } },
            ]}
          />
        )}
      </Stack>
    </Alert>
  );
}

function wordOf(complaint: Complaint, place: NonNullable<Complaint['danger']>['places'][number]): string {
  const text =
    place.messageId === null
      ? `${complaint.subject ?? ''}\n${complaint.text}`
      : (complaint.replies?.find(({ id }) => id === place.messageId)?.text ?? '');
  return text.slice(place.start, place.end);
}

function WithdrawnBanner({ complaint, mayAct }: { complaint: Complaint; mayAct: boolean }) {
  const { t, language } = useI18n();
  const { withdrawn } = complaint;
  if (withdrawn === null || withdrawn === undefined) return null;
  return (
    <Alert color="gray" title={t('withdrawn.title', { at: moment(withdrawn.at, language) })}>
      <Stack gap="xs">
        <Text size="sm">{t('withdrawn.more')}</Text>
        {mayAct && (
          <WithNote
            complaintId={complaint.id}
            path="withdrawal"
            label={t('withdrawn.note')}
            choices={[{ label: t('withdrawn.undo'), body: { withdrawn: false } }]}
          />
        )}
      </Stack>
    </Alert>
  );
}

interface WithNoteProps {
  complaintId: string;
  path: 'danger' | 'withdrawal';
  label: string;
  choices: { label: string; body: Record<string, unknown> }[];
}

/** One of some answers, with a word about it; the word is asked for when an answer was chosen. */
export function WithNote({ complaintId, path, label, choices }: WithNoteProps) {
  const { t } = useI18n();
  const notes = useNotes();
  const client = useQueryClient();
  const [chosen, setChosen] = useState<WithNoteProps['choices'][number] | null>(null);
  const [note, setNote] = useState('');
  const save = useMutation({
    mutationFn: () => post(`/complaints/${complaintId}/${path}`, { ...chosen?.body, note: note.trim() }),
    onSuccess: () => {
      notes.done();
      setChosen(null);
      setNote('');
      void client.invalidateQueries({ queryKey: ['complaint', complaintId] });
    },
  });
  if (chosen === null) {
    return (
      <Group gap="xs">
        {choices.map((choice) => (
          <Button
            key={choice.label}
            variant="default"
            size="compact-sm"
            onClick={() => {
              setChosen(choice);
            }}
          >
            {choice.label}
          </Button>
        ))}
      </Group>
    );
  }
  const ready = note.trim() !== '' && !save.isPending;
  return (
    <Stack gap="xs">
      <Textarea
        data-autofocus
        autoFocus
        label={`${chosen.label}：${label}`}
        rows={2}
        value={note}
        onChange={(event) => {
          setNote(event.currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (isSaveKey(event) && ready) save.mutate();
        }}
      />
      <ProblemAlert error={save.error} />
      <Group gap="xs">
        <Button
          size="compact-sm"
          variant="default"
          disabled={!ready}
          loading={save.isPending}
          onClick={() => {
            save.mutate();
          }}
        >
          {t('action.save')}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            setChosen(null);
          }}
        >
          {t('action.cancel')}
        </Button>
      </Group>
    </Stack>
  );
}
