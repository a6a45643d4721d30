import type { LabelledText } from '../labelled-text.js';
import { levelsOf, type Levels } from './mix.js';

/** Calibrated scores of training texts, each by a model that had not seen the text's fold; kept in the model file. */
export interface HeldOut {
  /** 0..1, in the order of `positive` and `cell`. */
  readonly scores: Float32Array;
  /** 1 for a signal, 0 for any other text. */
  readonly positive: Uint8Array;
  /** For each text its number in `cells`; absent where nothing but the score is known. */
  readonly cell?: Uint8Array;
  /** Channel, language and length that some texts share; no more than 256. */
  readonly cells?: readonly Levels[];
}

/** Held-out scores as they go into a model file. @param scores calibrated and out of fold, one for each text */
export function heldOutOf(texts: readonly LabelledText[], scores: readonly number[]): HeldOut {
  const numbers = new Map<string, number>();
  const cells: Levels[] = [];
  const cell = Uint8Array.from(texts, ({ channel, lang, text }) => {
    const bytes = Buffer.byteLength(text, 'utf8');
    const { score: _, ...levels } = levelsOf({ channel, language: lang, bytes, score: 0 });
    const key = Object.values(levels).join(' ');
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, cells.length);
    return cells.push(levels) - 1;
  });
  return {
    scores: Float32Array.from(scores),
    positive: Uint8Array.from(texts, ({ leak_signal }) => (leak_signal ? 1 : 0)),
    cell,
    cells,
  };
}

/** Levels of each held-out text, its score's included; only the score's where nothing else is known. */
export function levelsOfHeldOut({ scores, cell, cells }: HeldOut): Levels[] {
  return Array.from(scores, (score, i) => {
    const { score: band } = levelsOf({ channel: '', language: '', bytes: 0, score });
    return { ...cells?.[cell?.[i] ?? -1], score: band };
  });
}
