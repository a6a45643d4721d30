import { ActionIcon, TextInput, type TextInputProps } from '@mantine/core';
import { useId, useRef, useState } from 'react';
import { deskNow } from '../api/client';
import { useI18n } from '../i18n';
import type { Toward } from '../lib/dates';
import { readWords, sayValue, wordsOf, type DateKind, type DateWords } from './date-value';

interface DateFieldProps extends Omit<
  TextInputProps,
  'type' | 'value' | 'defaultValue' | 'onChange' | 'error' | 'rightSection' | 'inputWrapperOrder' | 'id'
> {
  kind: DateKind;
  /** 'YYYY-MM-DD' or 'YYYY-MM-DDTHH:MM' (Tokyo), '' for none, UNREAD for words that were not understood. */
  value: string;
  onValue: (value: string) => void;
  /** On which side of now a day without its year, or a time alone, is looked for; a value on the other side is told. */
  toward?: Toward;
}

/**
 * A day or a moment in any notation (令和8年11月26日, R8.11.26, 11/26 15時半, 明日, full-width), with what was understood below
 * it. The button, or Alt+↓, opens the browser's calendar.
 */
export function DateField({ kind, value, onValue, toward = 'past', ...rest }: DateFieldProps) {
  const { t, language } = useI18n();
  const id = useId();
  const picker = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useTyped(value);
  const take = (next: DateWords): void => {
    setTyped(next);
    if (next.value !== value) onValue(next.value);
  };
  const said = sayValue(typed.value, language, deskNow());
  const isWrong = said === null && typed.value !== '';
  return (
    <div className="mado-date">
      <TextInput
        {...rest}
        id={id}
        autoComplete="off"
        placeholder={t(`date.example.${kind}-${toward}`)}
        value={typed.written}
        aria-invalid={isWrong}
        aria-describedby={`${id}-read`}
        onChange={(event) => {
          take(readWords(event.currentTarget.value, { kind, toward, now: deskNow() }));
        }}
        onKeyDown={(event) => {
          if (!event.altKey || event.key !== 'ArrowDown' || rest.readOnly === true) return;
          event.preventDefault();
          open(picker.current);
        }}
        rightSection={
          rest.readOnly === true ? null : (
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              tabIndex={-1}
              aria-label={t('date.pick')}
              title={t('date.pick')}
              onClick={() => {
                open(picker.current);
              }}
            >
              <Calendar />
            </ActionIcon>
          )
        }
      />
      <input
        ref={picker}
        className="mado-date-picker"
        type={kind === 'day' ? 'date' : 'datetime-local'}
        tabIndex={-1}
        aria-hidden
        value={typed.value.trim()}
        onChange={(event) => {
          take(wordsOf(event.currentTarget.value));
        }}
      />
      <div id={`${id}-read`} className="mado-date-read" data-wrong={isWrong} aria-live="polite">
        {said}
        {typed.doubt !== null && ` ${t(`date.doubt.${typed.doubt}`)}`}
        {isWrong && t(kind === 'day' ? 'date.unreadDay' : 'date.unreadMoment')}
      </div>
    </div>
  );
}

/** What is typed; another value from outside takes its place. */
function useTyped(value: string): [DateWords, (next: DateWords) => void] {
  const [typed, setTyped] = useState(() => wordsOf(value));
  const [known, setKnown] = useState(value);
  if (known !== value) {
    setKnown(value);
    // Filters leave out what is not understood: that is no other value.
    if (typed.value.trim() !== value.trim()) setTyped(wordsOf(value));
  }
  return [typed, setTyped];
}

/** Browsers that open no picker by script show the field itself to the keyboard. */
function open(picker: HTMLInputElement | null): void {
  try {
    picker?.showPicker();
  } catch {
    picker?.focus();
  }
}

function Calendar() {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.4" aria-hidden>
      <rect x="2" y="3" width="12" height="11" rx="1.5" />
      <path d="M2 6.5h12M5 1.5v3M11 1.5v3" />
    </svg>
  );
}
