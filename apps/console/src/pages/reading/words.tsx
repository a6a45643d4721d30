import { Button, Group, Text, TextInput } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useI18n } from '../../i18n';
import { isEnter } from '../../lib/ime';
import { isDoubtful, piecesOf } from './page-words';
import type { PageView } from './types';

interface WordsProps {
  page: PageView;
  fixes: ReadonlyMap<number, string>;
  chosen: number | null;
  onChoose: (index: number) => void;
}

/** The page's text; words of low confidence are marked, and every word leads to its place on the picture. */
export function Words({ page, fixes, chosen, onChoose }: WordsProps) {
  const mark = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    mark.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <div className="mado-text mado-words">
      {piecesOf(page.text, page.words).map(({ text, word }, n) =>
        word === null ? (
          <span key={n}>{text}</span>
        ) : (
          <button
            key={n}
            type="button"
            className="mado-word"
            ref={word === chosen ? mark : null}
            tabIndex={isDoubtful(page.words[word]) ? 0 : -1}
            data-doubtful={page.settledHow === null && isDoubtful(page.words[word]) && !fixes.has(word)}
            data-fixed={fixes.has(word)}
            data-chosen={word === chosen}
            onClick={() => {
              onChoose(word);
            }}
          >
            {fixes.get(word) ?? text}
          </button>
        ),
      )}
    </div>
  );
}

interface WordFieldProps {
  /** As read. */
  read: string;
  value: string;
  confidence: number;
  onChange: (value: string) => void;
  /** The word is as it now stands; go on to the next doubtful one. */
  onAccept: () => void;
  /** Back to the doubtful word before. */
  onBack: () => void;
}

/** The chosen word, to be put right or let stand. Enter accepts, but never the Enter of a kana-kanji conversion. */
export function WordField({ read, value, confidence, onChange, onAccept, onBack }: WordFieldProps) {
  const { t } = useI18n();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus({ preventScroll: true });
    field.current?.select();
  }, [read]);
  return (
    <Group gap="xs" align="flex-end" className="mado-word-field">
      <TextInput
        ref={field}
        className="mado-grow"
        label={t('reading.word', { word: read })}
        description={t('reading.wordConfidence', { percent: Math.round(confidence) })}
        value={value}
        onChange={(event) => {
          onChange(event.currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (!isEnter(event)) return;
          event.preventDefault();
          if (event.shiftKey) onBack();
          else onAccept();
        }}
      />
      <Button variant="default" onClick={onAccept}>
        {value === read ? t('reading.wordRight') : t('reading.wordFixed')}
      </Button>
    </Group>
  );
}

/** What a page would fill into a form, with whether two readings agree on it. */
export function Facts({ page, onChoose }: { page: PageView; onChoose: (index: number) => void }) {
  const { t, word } = useI18n();
  if (page.facts.length === 0) return null;
  return (
    <section aria-label={t('reading.facts')}>
      <Text size="sm" fw={600}>
        {t('reading.facts')}
      </Text>
      <ul className="mado-facts">
        {page.facts.map((fact, index) => (
          <li key={index}>
            <button
              type="button"
              className="mado-word"
              data-doubtful={!fact.agreed}
              onClick={() => {
                const first = fact.words[0];
                if (first !== undefined) onChoose(first);
              }}
            >
              {word('fact', fact.kind)} {fact.text}
            </button>{' '}
            <Text span size="xs" c="dimmed">
              {fact.agreed ? t('reading.agreed') : t('reading.notAgreed')}
            </Text>
          </li>
        ))}
      </ul>
    </section>
  );
}
