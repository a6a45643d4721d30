import type { LabelledText } from '../labelled-text.js';
import { foldText } from '../text/fold-text.js';
import type { FoldedText } from '../text/fold-text.js';
import { sentencesOf, windowsOf } from '../text/sentence-windows.js';
import type { Window } from '../text/sentence-windows.js';

/** A window that shares more than this with a piece of evidence is decisive. */
const DECISIVE_SHARE = 0.6;
/** What a helping text counts beside a text of the corpus: less where the corpus itself has many (measured: docs/triage.md). */
const HELPING_JAPANESE = 0.15;
const HELPING_OTHERS = 0.5;

/** A text prepared once for all folds. */
export interface PreparedText {
  readonly example: LabelledText;
  readonly folded: FoldedText;
  /** What an error on it counts, 1 for a text of the corpus. */
  readonly weight: number;
}

/** Fold the texts once; the labels stay beside them. */
export function prepare(examples: readonly LabelledText[]): PreparedText[] {
  return examples.map((example) => ({ example, folded: foldText(example.text), weight: 1 }));
}

/** Texts that help to train and are not from the desk or corpus that the model is for. */
export function prepareHelpers(examples: readonly LabelledText[]): PreparedText[] {
  return prepare(examples).map((text) => ({
    ...text,
    weight: text.example.lang === 'ja' ? HELPING_JAPANESE : HELPING_OTHERS,
  }));
}

/** The helpers that know nothing of the given texts: none was written after the scene of one of them. */
export function strangersTo(judged: readonly PreparedText[], helpers: readonly PreparedText[]): PreparedText[] {
  const ids = new Set(judged.map((text) => text.example.id));
  return helpers.filter(({ example }) => example.from === undefined || !ids.has(example.from));
}

/** The reading windows of a text; one is decisive when it holds evidence that a reader chose. */
export function windowsIn({ folded, example }: PreparedText): { window: Window; decisive: boolean }[] {
  const spans = (example.evidence ?? []).map((part) => {
    const from = example.text.indexOf(part);
    return { from, to: from + part.length };
  });
  return windowsOf(sentencesOf(folded)).map((window) => {
    const from = folded.start[window.from] ?? 0;
    const to = folded.end[window.to - 1] ?? from;
    const decisive = spans.some((span) => {
      const common = Math.min(to, span.to) - Math.max(from, span.from);
      return span.from >= 0 && common > DECISIVE_SHARE * Math.min(span.to - span.from, to - from);
    });
    return { window, decisive };
  });
}
