import { Input } from '@mantine/core';
import { useImperativeHandle, useRef, type Ref } from 'react';
import type { Reason } from '../../api/types';
import { useI18n } from '../../i18n';
import { carryOver, segments } from '../../lib/spans';

/** What others may do with the note. */
export interface NoteHandle {
  focus(): void;
  /** Writes at the cursor, on a line of its own, as if typed: Ctrl+Z takes it back. */
  addLine(words: string): void;
}

interface NoteFieldProps {
  value: string;
  onChange: (text: string) => void;
  onComposing: (composing: boolean) => void;
  /** What the engine marked, in the text that it read. */
  marks: { text: string; reasons: readonly Reason[] } | undefined;
  error: string | undefined;
  ref: Ref<NoteHandle>;
}

const ID = 'call-note';

/** The note, with what the engine noticed marked in place: a second layer behind the letters, so that typing stays the browser's own. */
export function NoteField({ value, onChange, onComposing, marks, error, ref }: NoteFieldProps) {
  const { t } = useI18n();
  const field = useRef<HTMLTextAreaElement>(null);
  const back = useRef<HTMLDivElement>(null);
  useImperativeHandle(ref, () => ({
    focus: () => field.current?.focus(),
    addLine: (words) => {
      if (field.current) addLine(field.current, words);
    },
  }));
  const spans = marks === undefined ? [] : carryOver(marks.reasons, marks.text, value);
  const scroll = (): void => {
    if (back.current && field.current) back.current.scrollTop = field.current.scrollTop;
  };
  return (
    <Input.Wrapper id={ID} label={t('log.note')} error={error} labelProps={{ htmlFor: ID }} size="md">
      <div className="mado-note">
        <div ref={back} className="mado-note-back" aria-hidden="true">
          {segments(value, spans).map((segment, index) =>
            segment.whys.length === 0 ? segment.text : <mark key={index}>{segment.text}</mark>,
          )}
          {'\n'}
        </div>
        <textarea
          ref={field}
          id={ID}
          className="mado-note-field"
          value={value}
          placeholder={t('log.notePlaceholder')}
          aria-describedby={error === undefined ? undefined : `${ID}-error`}
          aria-invalid={error !== undefined}
          autoComplete="off"
          spellCheck={false}
          onScroll={scroll}
          onChange={(event) => {
            onChange(event.currentTarget.value);
          }}
          onCompositionStart={() => {
            onComposing(true);
          }}
          onCompositionEnd={() => {
            onComposing(false);
          }}
        />
      </div>
    </Input.Wrapper>
  );
}

/** Browsers call it outdated, and it is still the only way that leaves the field's own undo working. */
interface TypesForOne {
  execCommand(command: 'insertText', ui: boolean, words: string): boolean;
}

function addLine(field: HTMLTextAreaElement, words: string): void {
  field.focus();
  const end = field.selectionEnd;
  field.setSelectionRange(end, end);
  const before = field.value.slice(0, end);
  const line = `${before === '' || before.endsWith('\n') ? '' : '\n'}${words}`;
  const typing: TypesForOne = document;
  if (typing.execCommand('insertText', false, line)) return;
  field.setRangeText(line, end, end, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
