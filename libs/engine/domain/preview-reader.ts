import { createHash } from 'node:crypto';
import type { AssessInput, AssessOptions, EngineResult, Reason } from './engine-result.js';
import { displaySentences } from './text/display-sentences.js';
import type { Span } from './text/display-sentences.js';
import { READ_AS_ONE } from './text/pieces.js';

/** Parts that are read anew in one call: about 10 ms. The rest follows with the next key stroke. */
const NEW_PARTS = 5;
/** Parts whose reading is remembered: numbers and labels by digest, no text. */
const REMEMBERED = 2000;
const MOST_REASONS = 6;
const MOST_LABELS = 3;
const MOST_CLAUSES = 4;

interface Kept {
  readonly result: Omit<EngineResult, 'reasons'>;
  readonly reasons: readonly Omit<Reason, 'text'>[];
}

/** A reading of a text that grows; `partial` when parts of it wait for the next call. */
export interface GrowingReading {
  readonly result: EngineResult;
  readonly partial: boolean;
}

/**
 * Reads a text again and again while it is typed: what has not changed since is not read anew. Remembers digests and
 * numbers in memory only, never words.
 */
export class PreviewReader {
  private readonly known = new Map<string, Kept>();

  constructor(private readonly assess: (input: AssessInput, options: AssessOptions) => EngineResult) {}

  read(input: AssessInput, options: AssessOptions): GrowingReading {
    const { text } = input;
    if (text.length <= READ_AS_ONE) return { result: this.assess(input, options), partial: false };
    const parts = partsOf(text);
    let fresh = 0;
    const kept: { at: Span; reading: Kept }[] = [];
    // The end first: that is where the typing goes on.
    for (const at of [...parts].reverse()) {
      const words = text.slice(at.start, at.end);
      const key = createHash('sha256')
        .update(`${input.channel} ${String(options.threshold)} ${words}`)
        .digest('base64');
      let reading = this.known.get(key);
      if (reading === undefined) {
        if (fresh === NEW_PARTS) continue;
        fresh += 1;
        const { reasons, ...result } = this.assess({ ...input, text: words }, options);
        reading = { result, reasons: reasons.map(({ start, end, why }) => ({ start, end, why })) };
      }
      this.remember(key, reading);
      kept.push({ at, reading });
    }
    return { result: merged(text, kept), partial: kept.length < parts.length };
  }

  private remember(key: string, reading: Kept): void {
    this.known.delete(key);
    this.known.set(key, reading);
    const [oldest] = this.known.keys();
    if (this.known.size > REMEMBERED && oldest !== undefined) this.known.delete(oldest);
  }
}

/** Runs of whole sentences up to the length that is read as one; they stay where they are when text is added behind. */
function partsOf(text: string): Span[] {
  const parts: { start: number; end: number }[] = [];
  for (const { start, end } of displaySentences(text)) {
    const last = parts[parts.length - 1];
    if (last === undefined || end - last.start > READ_AS_ONE) parts.push({ start, end });
    else last.end = end;
  }
  return parts;
}

/** A sign in any part is a sign; labels and reasons are those of the strongest parts. */
function merged(text: string, kept: readonly { at: Span; reading: Kept }[]): EngineResult {
  const order = [...kept].sort((a, b) => b.reading.result.score - a.reading.result.score || a.at.start - b.at.start);
  const strongest = order[0]?.reading.result;
  const union = <T>(pick: (result: Kept['result']) => readonly T[], most: number): T[] =>
    [...new Set(order.flatMap(({ reading }) => pick(reading.result)))].slice(0, most);
  return {
    ...{ score: 0, category: 'other', severity: 'low', engine: '' },
    ...strongest,
    flagged: order.some(({ reading }) => reading.result.flagged),
    kinds: union(({ kinds }) => kinds, MOST_LABELS),
    leads: union(({ leads }) => leads, MOST_LABELS),
    clauses: union(({ clauses }) => clauses, MOST_CLAUSES),
    reasons: order
      .flatMap(({ at, reading }) =>
        reading.reasons.map(({ start, end, why }) => {
          const place = { start: start + at.start, end: end + at.start };
          return { ...place, text: text.slice(place.start, place.end), why };
        }),
      )
      .slice(0, MOST_REASONS),
  };
}
