import { Alert, Button, Stack, Text } from '@mantine/core';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { deskNow } from '../../api/client';
import { DraftLine } from '../../drafts/draft-line';
import type { Draft } from '../../drafts/use-draft';
import { useI18n } from '../../i18n';
import { takeKeysForCall } from '../../shell/keys-ahead';
import { useShortcut } from '../../shell/shortcuts';
import { Page } from '../../ui/page';
import { ProblemAlert } from '../../ui/problem-alert';
import { CallerFields, OtherFields } from './caller-fields';
import { Discard } from './discard';
import { doubtfulFields, isAsked, isBlank, markOf, type CallDraft } from './draft';
import { HeldCalls, type HeldCall } from './held-calls';
import { NoteField, type NoteHandle } from './note-field';
import { PreviewCard } from './preview-card';
import { nextQuestion, Questions, useSteadyQuestions } from './questions';
import { usePreview } from './use-preview';

interface CallFormProps {
  call: CallDraft;
  set: (change: Partial<CallDraft>) => void;
  draft: Draft<Partial<CallDraft>>;
  held: readonly HeldCall[];
  /** On its way at this moment. */
  busy: boolean;
  refusal: unknown;
  onSave: () => void;
  onDiscard: () => void;
  turnTo: (call: string) => void;
}

/** The call while it lasts: the note on the left, what to ask and who calls beside it, everything by keys. */
export function CallForm({ call, set, draft, held, busy, refusal, onSave, onDiscard, turnTo }: CallFormProps) {
  const { t } = useI18n();
  const note = useRef<NoteHandle>(null);
  const phoneRef = useRef<HTMLInputElement>(null);
  const [composing, setComposing] = useState(false);
  const preview = usePreview(call.text, call.language, composing);
  const suggested = useSteadyQuestions(preview.of?.result.questions ?? []);
  const { submit, missing, stopped, callbackRef, occurredRef } = useSaving({ call, note, onSave, busy });
  // With the form itself: what is typed as soon as it stands there belongs into the note, as what was typed since F2 does.
  useLayoutEffect(() => {
    note.current?.focus();
    const typed = takeKeysForCall();
    if (typed !== '') set({ text: call.text + typed });
  }, []);
  const ask = (question: string | undefined): void => {
    if (question === undefined || isAsked(call, question)) return;
    if (!call.asked.includes(question)) set({ asked: [...call.asked, question] });
    note.current?.addLine(`${markOf(call.asked, question)} `);
  };
  useShortcut('mod+Enter', t('log.save'), submit);
  useShortcut('F4', t('log.toNumber'), () => {
    phoneRef.current?.focus();
  });
  useShortcut('F8', t('log.askNext'), () => {
    ask(nextQuestion(call, suggested));
  });
  return (
    <Page title={t('log.title')}>
      <div className="mado-cols mado-call">
        <Stack gap="sm">
          <CallerFields {...{ call, set, phoneRef, callbackRef, occurredRef, stopped }} />
          <NoteField
            ref={note}
            value={call.text}
            onChange={(text) => {
              set({ text });
            }}
            onComposing={setComposing}
            marks={preview.of && { text: preview.of.text, reasons: preview.of.result.reasons }}
            error={missing && call.text.trim() === '' ? t('log.needNote') : undefined}
          />
          <OtherFields call={call} set={set} />
          <ProblemAlert error={refusal} />
        </Stack>
        <Stack gap="sm">
          <Questions call={call} suggested={suggested} onAsk={ask} />
          <PreviewCard preview={preview} />
          <HeldCalls held={held} turnTo={turnTo} />
        </Stack>
      </div>
      <div className="mado-savebar">
        <Button size="md" loading={busy} onClick={submit}>
          {t('log.save')} <kbd>Ctrl+Enter</kbd>
        </Button>
        <DraftLine of={draft} />
        <Network />
        {!isBlank(call) && !busy && <Discard onDiscard={onDiscard} />}
      </div>
    </Page>
  );
}

interface SavingProps {
  call: CallDraft;
  note: React.RefObject<NoteHandle | null>;
  onSave: () => void;
  busy: boolean;
}

/** Saving stops once at a date that nobody can read, for a promise would be lost; the second press saves it as it stands. */
function useSaving({ call, note, onSave, busy }: SavingProps) {
  const callbackRef = useRef<HTMLInputElement>(null);
  const occurredRef = useRef<HTMLInputElement>(null);
  const [missing, setMissing] = useState(false);
  const [stopped, setStopped] = useState<{ fields: readonly string[]; at: string }>({ fields: [], at: '' });
  const submit = (): void => {
    const empty = call.text.trim() === '';
    setMissing(empty);
    if (empty) {
      note.current?.focus();
      return;
    }
    const fields = doubtfulFields(call, deskNow());
    const at = `${call.callback}\n${call.occurred}`;
    if (fields.length > 0 && stopped.at !== at) {
      setStopped({ fields, at });
      (fields[0] === 'callback' ? callbackRef : occurredRef).current?.focus();
    } else if (!busy) onSave();
  };
  return { submit, missing, stopped: stopped.fields, callbackRef, occurredRef };
}

/** Says that the network is gone while it is: writing goes on. */
function Network() {
  const { t } = useI18n();
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const look = (): void => {
      setOnline(navigator.onLine);
    };
    window.addEventListener('online', look);
    window.addEventListener('offline', look);
    return () => {
      window.removeEventListener('online', look);
      window.removeEventListener('offline', look);
    };
  }, []);
  return (
    <div role="status">
      {!online && (
        <Alert color="orange" py={6}>
          <Text size="sm">{t('log.offline')}</Text>
        </Alert>
      )}
    </div>
  );
}
