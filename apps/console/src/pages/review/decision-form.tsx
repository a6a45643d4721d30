import { Alert, Button, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ApiProblem, post } from '../../api/client';
import type { Complaint, Reason } from '../../api/types';
import { DraftLine } from '../../drafts/draft-line';
import { useDraft } from '../../drafts/use-draft';
import { useI18n } from '../../i18n';
import { listed, toTokyoInput } from '../../lib/format';
import { useShortcut } from '../../shell/shortcuts';
import { DateField } from '../../ui/date-field';
import { Card } from '../../ui/page';
import { ProblemAlert } from '../../ui/problem-alert';
import { Citations } from './citations';
import { ReasonChoice } from './reason-choice';
import { decisionBody, isComplete, laterThanReceipt, type DecisionDraft, type Sight } from './decision';
import type { DecisionResult, MadeDecision } from './done';
import { putRightBy, useIncidentChoice } from './incident-choice';
import { SuspicionQuestion } from './suspicion-question';

interface FormProps {
  complaint: Complaint;
  sight: Sight;
  /** What the assessment marked in the complaint. */
  reasons: readonly Reason[];
  onMade: (result: MadeDecision) => void;
}

/**
 * The officer's answer: set aside with a reason, or suspected with the moment that starts the clock. What starts clocks is
 * asked once more, in place, with what begins.
 */
export function DecisionForm({ complaint, sight, reasons, onMade }: FormProps) {
  const { t } = useI18n();
  const client = useQueryClient();
  // Clocks run from the earliest complaint of the group.
  const receivedAt = complaint.group?.receivedAt ?? complaint.receivedAt;
  const { draft, set: change, kept } = useDecisionDraft(complaint.id, receivedAt);
  const [asked, setAsked] = useState(false);
  const isAsked = asked && draft.decision === 'suspected';
  const button = useRef<HTMLButtonElement>(null);
  const reasonBox = useRef<HTMLDivElement>(null);
  const choice = useIncidentChoice(complaint.id, draft, receivedAt);
  const decide = useMutation({
    mutationFn: async (): Promise<MadeDecision> => {
      const body = decisionBody({ ...draft, incidentId: choice.value }, receivedAt, sight);
      const putRight = putRightBy(choice.open.find(({ id }) => id === choice.value));
      return { ...(await post<DecisionResult>(`/review/${complaint.id}/decision`, body)), putRight };
    },
    onSuccess: (made) => {
      onMade(made);
      void kept.discard();
      void client.invalidateQueries({ queryKey: ['review-queue'] });
      void client.invalidateQueries({ queryKey: ['review', complaint.id] });
      void client.invalidateQueries({ queryKey: ['complaint', complaint.id] });
    },
  });
  /** Another answer than the one that was asked about is asked about anew. */
  const set = (next: Partial<DecisionDraft>): void => {
    setAsked(false);
    change(next);
    // A digit takes the question away with the focus that it had.
    if (isAsked)
      requestAnimationFrame(() => {
        if (document.activeElement === document.body)
          reasonBox.current?.querySelector<HTMLInputElement>('input:checked')?.focus();
      });
  };
  const readAgain = (): void => {
    decide.reset();
    void client.invalidateQueries({ queryKey: ['review', complaint.id] });
  };
  const ready = isComplete(draft, receivedAt, sight) && !decide.isPending;
  const submit = (): void => {
    if (!ready) return;
    if (draft.decision === 'set_aside') decide.mutate();
    else if (!isAsked) setAsked(true);
    // Nobody agrees to what does not stand there yet.
    else if (choice.value !== null) decide.mutate();
  };
  const back = (): void => {
    setAsked(false);
    // The button comes back with the next paint.
    requestAnimationFrame(() => button.current?.focus());
  };
  useShortcut('mod+Enter', t(isAsked ? 'deciding.confirm' : 'review.submit'), submit);
  const texts = [complaint.text, ...(complaint.messages ?? []).map(({ text }) => text)];
  return (
    <Card title={t('review.decide')}>
      <Stack gap="sm">
        <div ref={reasonBox}>
          <ReasonChoice draft={draft} set={set} />
        </div>
        {draft.decision === 'set_aside' && sight.strictLeads.length > 0 && <Strict leads={sight.strictLeads} />}
        {draft.decision === 'suspected' && <SuspectedFields draft={draft} set={set} receivedAt={receivedAt} />}
        <Citations
          texts={texts}
          reasons={reasons}
          cited={draft.citations}
          onChange={(citations) => {
            change({ citations });
          }}
        />
        <Textarea
          label={t('review.note')}
          rows={3}
          value={draft.note}
          onChange={(event) => {
            change({ note: event.currentTarget.value });
          }}
        />
        <ProblemAlert error={decide.error} />
        {isNewer(decide.error) && (
          <Button variant="default" onClick={readAgain}>
            {t('review.readAgain')}
          </Button>
        )}
        {isAsked ? (
          <SuspicionQuestion
            choice={choice}
            onIncident={(incidentId) => {
              change({ incidentId });
            }}
            isBusy={decide.isPending}
            canRecord={ready && choice.value !== null}
            onRecord={submit}
            onBack={back}
          />
        ) : (
          <div>
            <Button
              ref={button}
              fullWidth
              color={draft.decision === 'suspected' ? 'red' : 'blue'}
              disabled={!isComplete(draft, receivedAt, sight)}
              loading={decide.isPending}
              onClick={submit}
            >
              {t('review.submit')}
              <kbd className="mado-topkey" aria-hidden>
                Ctrl Enter
              </kbd>
            </Button>
            <Text size="xs" c="dimmed" mt={6}>
              {t('review.byKeys')}
            </Text>
          </div>
        )}
        {kept.state !== 'idle' && <DraftLine of={kept} />}
      </Stack>
    </Card>
  );
}

/** What setting aside takes where one person alone may not. */
function Strict({ leads }: { leads: readonly string[] }) {
  const { t, word, language } = useI18n();
  const words = leads.map((lead) => word('lead', lead));
  return (
    <Alert color="orange" py="xs">
      {t('review.strict', { leads: listed(words, language) })}
    </Alert>
  );
}

/** What the officer has chosen and written so far; kept, so that no end of a session takes it away. */
function useDecisionDraft(complaintId: string, receivedAt: string) {
  const [draft, setDraft] = useState<DecisionDraft>({
    decision: 'set_aside',
    reasonCode: '',
    note: '',
    knownAt: toTokyoInput(receivedAt),
    knownAtReason: '',
    incidentId: null,
    citations: [],
  });
  const kept = useDraft('decision', complaintId, draft);
  const { restored } = kept;
  // What is chosen already is newer than what comes back late: it must not become another answer under the hand.
  const isTouched = useRef(false);
  useEffect(() => {
    if (restored !== null && !isTouched.current) setDraft(restored);
  }, [restored]);
  const set = (change: Partial<DecisionDraft>): void => {
    isTouched.current = true;
    setDraft((before) => ({ ...before, ...change }));
  };
  const { conflict } = kept;
  const takeTheirs = (): void => {
    isTouched.current = false;
    conflict?.takeTheirs();
  };
  return { draft, set, kept: { ...kept, conflict: conflict && { ...conflict, takeTheirs } } };
}

/** The complaint grew after it was opened, or was opened before this reading was asked for. */
function isNewer(error: unknown): boolean {
  return error instanceof ApiProblem && ['triage.newer-assessment', 'triage.not-opened'].includes(error.code);
}

interface PartProps {
  draft: DecisionDraft;
  set: (change: Partial<DecisionDraft>) => void;
}

function SuspectedFields({ draft, set, receivedAt }: PartProps & { receivedAt: string }) {
  const { t } = useI18n();
  return (
    <>
      <DateField
        kind="moment"
        label={t('review.knownAt')}
        description={t('review.knownAtHint')}
        required
        value={draft.knownAt}
        onValue={(knownAt) => {
          set({ knownAt });
        }}
      />
      {laterThanReceipt(draft, receivedAt) && (
        <Textarea
          label={t('review.knownAtReason')}
          required
          rows={2}
          value={draft.knownAtReason}
          onChange={(event) => {
            set({ knownAtReason: event.currentTarget.value });
          }}
        />
      )}
    </>
  );
}
