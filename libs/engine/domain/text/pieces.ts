import type { Span } from './display-sentences.js';
import type { FoldedText } from './fold-text.js';

/** Texts up to this length are read as one, as the texts that the model learnt from were (UTF-16 units). */
export const READ_AS_ONE = 600;
/** A piece of a longer text is about as long as a complaint of the corpus. */
const PIECE = 250;

/** A part of a text with its own place in the whole. */
export interface Piece extends Span {
  readonly text: FoldedText;
}

/**
 * Runs of whole sentences of a long text, each about as long as a short complaint: one decisive clause weighs too little
 * among a thousand characters about something else. None for a text that is read as one.
 */
export function piecesOf(text: FoldedText, sentences: readonly Span[]): Piece[] {
  if (text.original.length <= READ_AS_ONE) return [];
  const spans: { start: number; end: number }[] = [];
  for (const { start, end } of sentences) {
    const last = spans[spans.length - 1];
    if (last === undefined || end - last.start > PIECE) spans.push({ start, end });
    else last.end = end;
  }
  let from = 0;
  return spans.map(({ start, end }) => {
    while (from < text.start.length && (text.start[from] as number) < start) from += 1;
    let to = from;
    while (to < text.start.length && (text.start[to] as number) < end) to += 1;
    const { original } = text;
    return {
      ...{ start, end },
      text: {
        original,
        units: text.units.subarray(from, to),
        start: text.start.subarray(from, to),
        end: text.end.subarray(from, to),
      },
    };
  });
}
