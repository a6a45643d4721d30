import { Button, Checkbox, Group, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api } from '../../api/client';
import { useI18n } from '../../i18n';
import { isSaveKey } from '../../lib/ime';
import { Card, Page } from '../../ui/page';
import { ProblemAlert } from '../../ui/problem-alert';
import { CallerHistory } from './caller-history';
import { callBody, EMPTY_CALL, type CallDraft, type LoggedCall } from './draft';
import { LivePreview } from './live-preview';
import { SavedSlip } from './saved-slip';

const LANGUAGES = ['ja', 'en', 'zh', 'ko', 'vi', 'pt'];

export default function LogCall() {
  const { t } = useI18n();
  const [draft, setDraft] = useState<CallDraft>(EMPTY_CALL);
  const [missing, setMissing] = useState(false);
  // One key for one call: a second press, or a retry after a lost answer, must not register the call twice.
  const callId = useRef(crypto.randomUUID());
  const save = useMutation({
    mutationFn: () =>
      api<LoggedCall>('/complaints', {
        method: 'POST',
        body: callBody(draft),
        headers: { 'Idempotency-Key': callId.current },
      }),
  });
  const set = <K extends keyof CallDraft>(field: K, value: CallDraft[K]): void => {
    setDraft((before) => ({ ...before, [field]: value }));
  };
  const submit = (): void => {
    const empty = draft.text.trim() === '';
    setMissing(empty);
    if (!empty && !save.isPending) save.mutate();
  };
  const next = (): void => {
    callId.current = crypto.randomUUID();
    save.reset();
    setDraft(EMPTY_CALL);
  };
  if (save.data) return <SavedSlip call={save.data} onNext={next} />;
  return (
    <Page title={t('log.title')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
        onKeyDown={(event) => {
          if (isSaveKey(event)) {
            event.preventDefault();
            submit();
          } else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
            // Enter inside a single-line field must not send a half-written note.
            event.preventDefault();
          }
        }}
      >
        <div className="mado-cols">
          <Stack gap="md">
            <NoteCard draft={draft} set={set} missing={missing && draft.text.trim() === ''} />
            <CallerCard draft={draft} set={set} />
            <ProblemAlert error={save.error} />
            <Group>
              <Button type="submit" size="md" loading={save.isPending}>
                {t('log.save')}
              </Button>
            </Group>
          </Stack>
          <Stack gap="md">
            <LivePreview text={draft.text} language={draft.language} />
            <CallerHistory phone={draft.phone} />
          </Stack>
        </div>
      </form>
    </Page>
  );
}

interface PartProps {
  draft: CallDraft;
  set: <K extends keyof CallDraft>(field: K, value: CallDraft[K]) => void;
}

function NoteCard({ draft, set, missing }: PartProps & { missing: boolean }) {
  const { t } = useI18n();
  const note = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    note.current?.focus();
  }, []);
  return (
    <Card>
      <Textarea
        ref={note}
        label={t('log.note')}
        description={t('log.noteHint')}
        placeholder={t('log.notePlaceholder')}
        rows={9}
        size="md"
        value={draft.text}
        error={missing ? t('log.needNote') : undefined}
        onChange={(event) => {
          set('text', event.currentTarget.value);
        }}
      />
    </Card>
  );
}

function CallerCard({ draft, set }: PartProps) {
  const { t, word } = useI18n();
  const text = (field: 'name' | 'phone' | 'email' | 'subject' | 'representative') => ({
    value: draft[field],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => {
      set(field, event.currentTarget.value);
    },
  });
  return (
    <Card title={t('log.caller')}>
      <div className="mado-fields">
        <TextInput label={t('field.phone')} inputMode="tel" autoComplete="off" {...text('phone')} />
        <TextInput label={t('field.name')} autoComplete="off" {...text('name')} />
        <TextInput label={t('log.representative')} autoComplete="off" {...text('representative')} />
        <TextInput label={t('field.email')} inputMode="email" autoComplete="off" {...text('email')} />
        <TextInput label={t('log.subject')} autoComplete="off" {...text('subject')} />
        <NativeSelect
          label={t('field.language')}
          value={draft.language}
          data={LANGUAGES.map((value) => ({ value, label: word('language', value) }))}
          onChange={(event) => {
            set('language', event.currentTarget.value);
          }}
        />
        <TextInput
          label={t('log.callback')}
          type="datetime-local"
          value={draft.callback}
          onChange={(event) => {
            set('callback', event.currentTarget.value);
          }}
        />
      </div>
      <Group mt="md" gap="lg">
        {(['viaRelay', 'cannotSpeakOnPhone'] as const).map((flag) => (
          <Checkbox
            key={flag}
            label={t(flag === 'viaRelay' ? 'log.relay' : 'log.cannotSpeak')}
            checked={draft[flag]}
            onChange={(event) => {
              set(flag, event.currentTarget.checked);
            }}
          />
        ))}
      </Group>
    </Card>
  );
}
