import type { FoldedText } from './fold-text.js';

/** A run of folded units, end exclusive. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

const LONGEST_SENTENCE = 120;
const SHORTEST_SENTENCE = 6;

const STOPS = new Set(Array.from('。｡．！？!?\n', (mark) => mark.charCodeAt(0)));
const COMMA = new Set(Array.from('、,，;；)）】', (mark) => mark.charCodeAt(0)));
const FULL_STOP = '.'.charCodeAt(0);
const NEW_LINE = 10;

function breaksLine(text: FoldedText, at: number): boolean {
  const from = text.end[at] ?? 0;
  const to = text.start[at + 1] ?? from;
  for (let k = from; k < to; k += 1) {
    if (text.original.charCodeAt(k) === NEW_LINE) return to - from > 1;
  }
  return text.original.charCodeAt(text.start[at] ?? 0) === NEW_LINE;
}

function endsSentence(text: FoldedText, at: number): boolean {
  const unit = text.units[at] ?? 0;
  if (STOPS.has(unit)) return true;
  if (unit === FULL_STOP) return (text.units[at + 1] ?? 0x20) === 0x20;
  return breaksLine(text, at);
}

/**
 * Cut a text into sentences: at full stops and blank lines, not at closing quotes (what is said and who said it
 * belong together); a sentence of more than 120 units is cut at a comma or, without one, in the middle. Together the
 * sentences cover every folded unit.
 */
export function sentencesOf(text: FoldedText): Window[] {
  const found: Window[] = [];
  let from = 0;
  let comma = -1;
  for (let at = 0; at < text.units.length; at += 1) {
    if (COMMA.has(text.units[at] ?? 0)) comma = at + 1;
    const long = at + 1 - from >= LONGEST_SENTENCE;
    if (!long && !(endsSentence(text, at) && at + 1 - from >= SHORTEST_SENTENCE)) continue;
    const to = long && comma > from + LONGEST_SENTENCE / 3 ? comma : at + 1;
    found.push({ from, to });
    from = to;
    comma = -1;
  }
  if (from < text.units.length) found.push({ from, to: text.units.length });
  return found;
}

/** Reading windows: every sentence alone and every pair of neighbours, so that a hint and its object meet. */
export function windowsOf(sentences: readonly Window[]): Window[] {
  const windows: Window[] = [...sentences];
  for (let at = 0; at + 1 < sentences.length; at += 1) {
    const first = sentences[at];
    const second = sentences[at + 1];
    if (first !== undefined && second !== undefined) windows.push({ from: first.from, to: second.to });
  }
  return windows;
}
