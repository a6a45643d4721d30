import { Text } from '@mantine/core';
import type { LetterFold } from '../api/reply-types';
import { useI18n } from '../i18n';
import { letterParts, spansWithin, type LetterPart } from '../lib/letter-parts';
import { Highlighted } from './highlighted';

interface Marked {
  start: number;
  end: number;
  why: string;
}

interface LetterProps {
  text: string;
  fold?: LetterFold | undefined;
  reasons?: readonly Marked[];
}

/** What somebody wrote: earlier mail that it quotes is folded, unless a sign was found in it; nothing of it is left out. */
export function LetterText({ text, fold, reasons = [] }: LetterProps) {
  return letterParts(text, fold).map((part) => (
    <Part key={part.start} part={part} reasons={spansWithin(reasons, part)} />
  ));
}

function Part({ part, reasons }: { part: LetterPart; reasons: readonly Marked[] }) {
  const { t } = useI18n();
  if (part.text.trim() === '') return null;
  if (part.kind === 'own') return <Highlighted text={part.text.trim()} reasons={shifted(part, reasons)} />;
  const lines = part.text.split('\n').length;
  return (
    <details className="mado-fold" open={reasons.length > 0}>
      <Text component="summary" size="sm">
        {part.kind === 'quoted' ? t('letter.quoted', { lines: String(lines) }) : t('letter.signature')}
        {reasons.length > 0 && ` ・ ${t('letter.signInside')}`}
      </Text>
      <Highlighted text={part.text} reasons={reasons} />
    </details>
  );
}

/** Blank lines around the parts are not shown; the spans move along. */
function shifted(part: LetterPart, reasons: readonly Marked[]): Marked[] {
  const cut = part.text.length - part.text.trimStart().length;
  return reasons.map((each) => ({ ...each, start: each.start - cut, end: each.end - cut }));
}
