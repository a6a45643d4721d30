import { Button, NativeSelect, Radio, Stack, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { post } from '../../api/client';
import type { Complaint, ComplaintState } from '../../api/types';
import { useI18n } from '../../i18n';
import { Card } from '../../ui/page';
import { ProblemAlert, useNotes } from '../../ui/problem-alert';
import { NEXT, OUTCOMES } from './transitions';

interface Draft {
  to: ComplaintState;
  note: string;
  outcome: string;
  /** '' until answered: closing without an answer is not possible. */
  secrecy: '' | 'yes' | 'no';
  secrecyReason: string;
}

export function Handling({ complaint }: { complaint: Complaint }) {
  const next = NEXT[complaint.state];
  const first = next[0];
  if (first === undefined) return null;
  return <HandlingForm key={`${complaint.state}-${String(complaint.version)}`} complaint={complaint} first={first} />;
}

function HandlingForm({ complaint, first }: { complaint: Complaint; first: ComplaintState }) {
  const { t, word } = useI18n();
  const notes = useNotes();
  const client = useQueryClient();
  const [draft, setDraft] = useState<Draft>({
    to: first,
    note: '',
    outcome: OUTCOMES[0],
    secrecy: '',
    secrecyReason: '',
  });
  const apply = useMutation({
    mutationFn: () => post(`/complaints/${complaint.id}/handling`, handlingBody(draft)),
    onSuccess: () => {
      notes.done();
      void client.invalidateQueries({ queryKey: ['complaint', complaint.id] });
      void client.invalidateQueries({ queryKey: ['complaints'] });
    },
  });
  const closing = draft.to === 'closed';
  const ready = !closing || (draft.secrecy !== '' && draft.secrecyReason.trim() !== '');
  const set = (change: Partial<Draft>): void => {
    setDraft((before) => ({ ...before, ...change }));
  };
  return (
    <Card title={t('complaint.handling')}>
      <Stack gap="sm">
        <NativeSelect
          label={t('complaint.to')}
          data={NEXT[complaint.state].map((value) => ({ value, label: word('state', value) }))}
          value={draft.to}
          onChange={(event) => {
            set({ to: event.currentTarget.value as ComplaintState });
          }}
        />
        {closing && <ClosingQuestions draft={draft} set={set} />}
        <Textarea
          label={t('complaint.note')}
          rows={2}
          value={draft.note}
          onChange={(event) => {
            set({ note: event.currentTarget.value });
          }}
        />
        <ProblemAlert error={apply.error} />
        <Button
          variant="default"
          disabled={!ready}
          loading={apply.isPending}
          onClick={() => {
            apply.mutate();
          }}
        >
          {t('complaint.apply')}
        </Button>
      </Stack>
    </Card>
  );
}

function handlingBody(draft: Draft): Record<string, unknown> {
  return {
    to: draft.to,
    ...(draft.note.trim() === '' ? {} : { note: draft.note.trim() }),
    ...(draft.to === 'closed'
      ? { outcome: draft.outcome, secrecy: { involved: draft.secrecy === 'yes', reason: draft.secrecyReason.trim() } }
      : {}),
  };
}

function ClosingQuestions({ draft, set }: { draft: Draft; set: (change: Partial<Draft>) => void }) {
  const { t, word } = useI18n();
  return (
    <>
      <NativeSelect
        label={t('complaint.outcome')}
        data={OUTCOMES.map((value) => ({ value, label: word('outcome', value) }))}
        value={draft.outcome}
        onChange={(event) => {
          set({ outcome: event.currentTarget.value });
        }}
      />
      <Radio.Group
        label={t('complaint.secrecy')}
        required
        value={draft.secrecy}
        onChange={(value) => {
          set({ secrecy: value });
        }}
      >
        <Stack gap={6} mt={6}>
          <Radio value="no" label={t('complaint.secrecyNo')} />
          <Radio value="yes" label={t('complaint.secrecyYes')} />
        </Stack>
      </Radio.Group>
      <Textarea
        label={t('complaint.secrecyReason')}
        required
        rows={2}
        value={draft.secrecyReason}
        onChange={(event) => {
          set({ secrecyReason: event.currentTarget.value });
        }}
      />
    </>
  );
}
