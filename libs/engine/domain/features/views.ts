import type { FoldedText } from '../text/fold-text.js';
import type { Window } from '../text/sentence-windows.js';
import { mixed } from './hash.js';
import { eachFeature } from './vocabulary-index.js';

/** Calls `visit` with the 32-bit hash of every feature of a stretch of text; the same hash comes as often as it occurs. */
export type EachFeature = (text: FoldedText, window: Window, visit: (hash: number) => void) => void;

/**
 * Ways of looking at a text as a whole:
 * `letters` n-grams of characters; `runs` runs of one script and their neighbours, roughly words;
 * `shape` what is left when nouns are taken away, the form of the telling; `edges` how it begins and ends.
 */
export const VIEWS = ['letters', 'runs', 'shape', 'edges'] as const;
export type ViewName = (typeof VIEWS)[number];

const PRIME = 0x01000193;
const SEEDS = { runs: 0x2545f491, shape: 0x27d4eb2f, first: 0x165667b1, last: 0x9e3779b1 } as const;
const RUNS = 3;
const SHAPE_FROM = 2;
const SHAPE_TO = 8;
const EDGE_FROM = 2;
const EDGE_TO = 3;
const SHORTEST_EDGE = 6;
const LONGEST_EDGE = 120;
const STOPS = new Set(Array.from('。｡．！？!?\n', (mark) => mark.charCodeAt(0)));

/** Script of a character; `none` for one that stands for itself. */
const SCRIPT = { none: 0, kanji: 1, katakana: 2, hiragana: 3, latin: 4, digit: 5, hangul: 6, space: 7 } as const;

/** Private-use characters that stand for a run of a script in a shape. */
const STAND_IN = 0xe000;

function isKatakana(unit: number): boolean {
  return (unit >= 0x30a1 && unit <= 0x30fc && unit !== 0x30fb) || (unit >= 0xff66 && unit <= 0xff9d);
}

/** Folding made katakana hiragana: the original says which it was. */
function scriptAt(text: FoldedText, at: number): number {
  const unit = text.units[at] as number;
  if (unit === 0x20) return SCRIPT.space;
  if (unit === 0x30) return SCRIPT.digit;
  if ((unit >= 0x61 && unit <= 0x7a) || (unit >= 0xc0 && unit <= 0x24f) || (unit >= 0x1e00 && unit <= 0x1eff)) {
    return SCRIPT.latin;
  }
  const written = text.original.charCodeAt(text.start[at] as number);
  if (isKatakana(written)) return SCRIPT.katakana;
  if (unit >= 0x3041 && unit <= 0x3096) return SCRIPT.hiragana;
  if ((unit >= 0x3400 && unit <= 0x9fff) || unit === 0x3005) return SCRIPT.kanji;
  if (unit >= 0xac00 && unit <= 0xd7a3) return SCRIPT.hangul;
  return SCRIPT.none;
}

/** Runs of one script and their 2- and 3-grams; a number is one run whatever its digits. */
function eachRun(text: FoldedText, window: Window, visit: (hash: number) => void): void {
  const before = [0, 0];
  let at = window.from;
  while (at < window.to) {
    const script = scriptAt(text, at);
    let hash = Math.imul(SEEDS.runs ^ script, PRIME);
    let end = at;
    do {
      if (script !== SCRIPT.digit || end === at) hash = Math.imul(hash ^ (text.units[end] as number), PRIME);
      end += 1;
    } while (end < window.to && script !== SCRIPT.none && scriptAt(text, end) === script);
    at = end;
    if (script === SCRIPT.space) continue;
    let gram = hash;
    visit(mixed(gram));
    for (let back = 0; back < RUNS - 1 && before[back] !== 0; back += 1) {
      gram = Math.imul(gram, 31) ^ (before[back] as number);
      visit(mixed(gram));
    }
    before[1] = before[0] as number;
    before[0] = hash;
  }
}

let shaped = new Uint16Array(4096);

/** Kanji, longer katakana, Latin words and numbers as one stand-in each; the rest as it is. Not re-entrant. */
function shapeOf(text: FoldedText, window: Window): number {
  if (shaped.length < window.to - window.from) shaped = new Uint16Array((window.to - window.from) * 2);
  let length = 0;
  let at = window.from;
  while (at < window.to) {
    const script = scriptAt(text, at);
    let end = at + 1;
    const stands =
      script === SCRIPT.kanji || script === SCRIPT.katakana || script === SCRIPT.latin || script === SCRIPT.digit;
    if (stands) while (end < window.to && scriptAt(text, end) === script) end += 1;
    const single = script === SCRIPT.katakana && end === at + 1;
    shaped[length] = stands && !single ? STAND_IN + script : (text.units[at] as number);
    length += 1;
    at = end;
  }
  return length;
}

function eachShape(text: FoldedText, window: Window, visit: (hash: number) => void): void {
  const length = shapeOf(text, window);
  for (let from = 0; from < length; from += 1) {
    let hash: number = SEEDS.shape;
    const limit = Math.min(from + SHAPE_TO, length);
    for (let at = from; at < limit; at += 1) {
      hash = Math.imul(hash ^ (shaped[at] as number), PRIME);
      if (at - from + 1 >= SHAPE_FROM) visit(mixed(hash));
    }
  }
}

function eachGram(text: FoldedText, window: Window, visit: (hash: number) => void, seed: number): void {
  for (let from = window.from; from < window.to; from += 1) {
    let hash = seed;
    const limit = Math.min(from + EDGE_TO, window.to);
    for (let at = from; at < limit; at += 1) {
      hash = Math.imul(hash ^ (text.units[at] as number), PRIME);
      if (at - from + 1 >= EDGE_FROM) visit(mixed(hash));
    }
  }
}

/** Pairs and triples of characters of the first and of the last sentence, told apart. */
function eachEdge(text: FoldedText, window: Window, visit: (hash: number) => void): void {
  const { from, to } = window;
  let first = Math.min(from + SHORTEST_EDGE, to);
  while (first < to && first < from + LONGEST_EDGE && !STOPS.has(text.units[first - 1] as number)) first += 1;
  let last = Math.max(to - SHORTEST_EDGE, from);
  while (last > from && last > to - LONGEST_EDGE && !STOPS.has(text.units[last - 1] as number)) last -= 1;
  eachGram(text, { from, to: first }, visit, SEEDS.first);
  eachGram(text, { from: last, to }, visit, SEEDS.last);
}

/** How each view reads. */
export const READERS: Readonly<Record<ViewName, EachFeature>> = {
  letters: eachFeature,
  runs: eachRun,
  shape: eachShape,
  edges: eachEdge,
};
