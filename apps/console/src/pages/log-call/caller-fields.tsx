import { Button, Checkbox, Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { useState, type ChangeEvent, type ReactNode, type Ref } from 'react';
import { useI18n } from '../../i18n';
import { sayDay, sayMoment, type Doubt } from '../../lib/dates';
import { phonesIn, sayPhone, toHalfWidth } from '../../lib/digits';
import { useNow } from '../../lib/use-now';
import { Card } from '../../ui/page';
import { CallerHistory } from './caller-history';
import { callbackOf, occurredOf, type CallDraft } from './draft';

const LANGUAGES = ['ja', 'en', 'zh', 'ko', 'vi', 'pt'];

interface CallerFieldsProps {
  call: CallDraft;
  set: (change: Partial<CallDraft>) => void;
  phoneRef: Ref<HTMLInputElement>;
  callbackRef: Ref<HTMLInputElement>;
  occurredRef: Ref<HTMLInputElement>;
  /** Fields that saving stopped at once. */
  stopped: readonly string[];
}

type Words = 'name' | 'phone' | 'email' | 'subject' | 'representative' | 'lineNumber' | 'callback' | 'occurred';

type Set = CallerFieldsProps['set'];

function binder(call: CallDraft, set: Set) {
  return (field: Words) => ({
    value: call[field],
    autoComplete: 'off',
    onChange: (event: ChangeEvent<HTMLInputElement>) => {
      set({ [field]: event.currentTarget.value });
    },
  });
}

/** What people say first: their number and name, what was promised, since when; and what is known of the number. */
export function CallerFields({ call, set, phoneRef, callbackRef, occurredRef, stopped }: CallerFieldsProps) {
  const { t } = useI18n();
  const bind = binder(call, set);
  return (
    <Card title={t('log.caller')}>
      <div className="mado-call-fields">
        <div>
          <TextInput
            ref={phoneRef}
            label={t('field.phone')}
            inputMode="tel"
            aria-describedby="call-number-read"
            {...bind('phone')}
          />
          <Text id="call-number-read" size="xs" mih={19} mt={2} c="dimmed" className="mado-number" aria-live="polite">
            {sayPhone(call.phone)}
          </Text>
          <NumbersInNote call={call} set={set} />
        </div>
        <TextInput label={t('field.name')} {...bind('name')} />
        <CallbackField call={call} ref={callbackRef} stopped={stopped.includes('callback')} bound={bind('callback')} />
        <OccurredField call={call} ref={occurredRef} stopped={stopped.includes('occurred')} bound={bind('occurred')} />
      </div>
      <CallerHistory
        phone={call.phone}
        named={call.name.trim() !== ''}
        onName={(name) => {
          set({ name });
        }}
      />
    </Card>
  );
}

/** What is asked for less often; open at once when something of it is filled in. */
export function OtherFields({ call, set }: Pick<CallerFieldsProps, 'call' | 'set'>) {
  const { t, word } = useI18n();
  const bind = binder(call, set);
  const [open] = useState(() => hasOther(call));
  return (
    <details className="mado-card" open={open}>
      <summary>{t('log.otherFields')}</summary>
      <div className="mado-call-fields">
        <TextInput label={t('log.subject')} {...bind('subject')} />
        <TextInput label={t('log.lineNumber')} inputMode="tel" {...bind('lineNumber')} />
        <TextInput label={t('log.representative')} {...bind('representative')} />
        <TextInput label={t('field.email')} inputMode="email" {...bind('email')} />
        <NativeSelect
          label={t('field.language')}
          value={call.language}
          data={LANGUAGES.map((value) => ({ value, label: word('language', value) }))}
          onChange={(event) => {
            set({ language: event.currentTarget.value });
          }}
        />
      </div>
      <Group mt="xs" gap="lg">
        {(['viaRelay', 'cannotSpeakOnPhone'] as const).map((flag) => (
          <Checkbox
            key={flag}
            label={t(flag === 'viaRelay' ? 'log.relay' : 'log.cannotSpeak')}
            checked={call[flag]}
            onChange={(event) => {
              set({ [flag]: event.currentTarget.checked });
            }}
          />
        ))}
      </Group>
    </details>
  );
}

function hasOther(call: CallDraft): boolean {
  const words = [call.subject, call.lineNumber, call.representative, call.email];
  return words.some((word) => word !== '') || call.language !== 'ja' || call.viaRelay || call.cannotSpeakOnPhone;
}

/** Offers a number that stands in the note, while the field is empty. */
function NumbersInNote({ call, set }: Pick<CallerFieldsProps, 'call' | 'set'>) {
  const { t } = useI18n();
  if (call.phone.trim() !== '') return null;
  return phonesIn(call.text)
    .slice(0, 2)
    .map((number) => (
      <Button
        key={number}
        size="compact-xs"
        variant="subtle"
        onClick={() => {
          set({ phone: number });
        }}
      >
        {t('log.useNumber', { number })}
      </Button>
    ));
}

interface TypedFieldProps {
  call: CallDraft;
  ref: Ref<HTMLInputElement>;
  stopped: boolean;
  bound: { value: string; autoComplete: string; onChange: (event: ChangeEvent<HTMLInputElement>) => void };
}

function CallbackField({ call, ref, stopped, bound }: TypedFieldProps) {
  const { t, language } = useI18n();
  const now = useNow();
  const read = callbackOf(call, now);
  const said = read && sayMoment(read.instant, language, now);
  return (
    <div>
      <TextInput
        ref={ref}
        label={t('log.callback')}
        placeholder={t('log.callbackExample')}
        aria-describedby="call-back-read"
        {...bound}
      />
      <Understood
        id="call-back-read"
        written={call.callback}
        said={said}
        doubt={read?.doubt ?? null}
        stopped={stopped}
      />
    </div>
  );
}

function OccurredField({ call, ref, stopped, bound }: TypedFieldProps) {
  const { t, language } = useI18n();
  const now = useNow();
  const read = occurredOf(call, now);
  return (
    <div>
      <TextInput
        ref={ref}
        label={t('log.occurred')}
        placeholder={t('log.occurredExample')}
        aria-describedby="call-day-read"
        {...bound}
      />
      <Understood
        id="call-day-read"
        written={call.occurred}
        said={read && sayDay(read.day, language)}
        doubt={read?.doubt ?? null}
        stopped={stopped}
      />
    </div>
  );
}

interface UnderstoodProps {
  id: string;
  written: string;
  said: ReactNode;
  doubt: Doubt | null;
  stopped: boolean;
}

/** What was understood of a typed date, for the eye to check; it holds its line also while there is nothing. */
function Understood({ id, written, said, doubt, stopped }: UnderstoodProps) {
  const { t } = useI18n();
  const unread = toHalfWidth(written).trim() !== '' && said === null;
  const wrong = unread || doubt === 'past' || doubt === 'weekday' || doubt === 'future';
  return (
    <Text id={id} size="xs" mih={19} mt={2} c={wrong ? 'red' : 'dimmed'} aria-live="polite">
      {said}
      {doubt !== null && ` ${t(`log.doubt.${doubt}`)}`}
      {unread && t('log.unread')}
      {stopped && wrong && ` ${t('log.saveAnyway')}`}
    </Text>
  );
}
