import type { EngineResult } from '#engine';

/** Longest text (UTF-16 units) that the engine reads in one go: about 50 ms, so that nobody else waits long. */
export const PIECE_LENGTH = 8000;
const MOST_REASONS = 50;
const MOST_LEADS = 3;

/** A piece of a long text and where it begins in it. */
export interface TextPiece {
  text: string;
  at: number;
}

/** Cuts a long text after a line or a sentence, so that what belongs together is read together. */
export function piecesOf(text: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  for (let at = 0; at < text.length || at === 0;) {
    const rest = text.length - at;
    const length = rest <= PIECE_LENGTH ? rest : cutOf(text, at);
    pieces.push({ text: text.slice(at, at + length), at });
    at += length;
    if (length === 0) break;
  }
  return pieces;
}

function cutOf(text: string, at: number): number {
  const end = at + PIECE_LENGTH;
  for (const mark of ['\n', '。', ' ']) {
    const found = text.lastIndexOf(mark, end - 1);
    if (found > at + PIECE_LENGTH / 2) return found + 1 - at;
  }
  // Not between the halves of a character.
  return /[\ud800-\udbff]/.test(text.charAt(end - 1)) ? PIECE_LENGTH - 1 : PIECE_LENGTH;
}

/** One reading of all pieces: a sign in any of them is a sign; labels are those of the strongest. */
export function mergeReadings(readings: readonly { result: EngineResult; at: number }[]): EngineResult {
  const strongest = readings.reduce((best, one) => (one.result.score > best.result.score ? one : best)).result;
  const union = <T>(pick: (result: EngineResult) => readonly T[]): T[] => [
    ...new Set(readings.flatMap(({ result }) => pick(result))),
  ];
  return {
    ...strongest,
    flagged: readings.some(({ result }) => result.flagged),
    kinds: union((result) => result.kinds),
    leads: union((result) => result.leads).slice(0, MOST_LEADS),
    clauses: union((result) => result.clauses),
    reasons: readings
      .flatMap(({ result, at }) =>
        result.reasons.map((reason) => ({ ...reason, start: reason.start + at, end: reason.end + at })),
      )
      .slice(0, MOST_REASONS),
  };
}
