import { sentencesOf } from '../text/sentence-windows.js';
import type { Window } from '../text/sentence-windows.js';
import type { FoldedText } from '../text/fold-text.js';
import type { PartScore, ScoreReader } from './score-reader.js';

/** A text of more units is read in parts of whole sentences and answers with its most telling part. */
const LONGEST_PART = 1200;

/** The sentences of a text in parts of at most 1,200 units, one sentence at least. */
export function partsOf(sentences: readonly Window[]): Window[][] {
  const parts: Window[][] = [];
  let part: Window[] = [];
  for (const sentence of sentences) {
    const first = part[0];
    if (first !== undefined && sentence.to - first.from > LONGEST_PART) {
      parts.push(part);
      part = [];
    }
    part.push(sentence);
  }
  if (part.length > 0) parts.push(part);
  return parts;
}

/** The most telling part of a text. */
export function bestPart(reader: ScoreReader, text: FoldedText): PartScore {
  let best: PartScore | undefined;
  for (const part of partsOf(sentencesOf(text))) {
    const found = reader.read(text, part);
    if (best === undefined || found.margin > best.margin) best = found;
  }
  return best ?? reader.read(text, []);
}
