import type { FeatureReader } from '../features/feature-reader.js';
import type { LabelledText } from '../labelled-text.js';
import { foldText } from '../text/fold-text.js';
import type { FoldedText } from '../text/fold-text.js';
import { sentencesOf, windowsOf } from '../text/sentence-windows.js';
import type { Bag } from './window-classifier.js';

/** A window that shares more than this with a piece of evidence is decisive. */
const DECISIVE_SHARE = 0.6;

/** A text prepared once for all folds. */
export interface PreparedText {
  readonly example: LabelledText;
  readonly folded: FoldedText;
}

/** Fold the texts once; the labels stay beside them. */
export function prepare(examples: readonly LabelledText[]): PreparedText[] {
  return examples.map((example) => ({ example, folded: foldText(example.text) }));
}

/** The rows of a text and of its windows; windows on the marked evidence are decisive. */
export function bagOf(text: PreparedText, reader: FeatureReader): Bag {
  const { folded, example } = text;
  const windows = windowsOf(sentencesOf(folded));
  const rows = windows.map((window) => {
    reader.read(folded, window);
    return reader.row();
  });
  reader.read(folded, { from: 0, to: folded.units.length });
  const spans = (example.evidence ?? []).map((part) => {
    const from = example.text.indexOf(part);
    return { from, to: from + part.length };
  });
  const decisive = windows.map((window) => {
    const from = folded.start[window.from] ?? 0;
    const to = folded.end[window.to - 1] ?? from;
    return spans.some((span) => {
      const common = Math.min(to, span.to) - Math.max(from, span.from);
      return span.from >= 0 && common > DECISIVE_SHARE * Math.min(span.to - span.from, to - from);
    });
  });
  return { whole: reader.row(), rows, decisive, positive: example.leak_signal };
}
