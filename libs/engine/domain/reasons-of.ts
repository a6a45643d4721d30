import type { FrameHit, Lexicon } from './lexicon/lexicon.js';
import type { Measurement } from './model/signal-model.js';
import type { FoldedText } from './text/fold-text.js';
import type { SignalKind } from './vocabulary.js';
import type { Reason } from './engine-result.js';

/** Everything the reasons of one flagged text are made from. */
export interface ReasonInput {
  readonly text: FoldedText;
  readonly measured: Measurement;
  readonly frames: readonly FrameHit[];
  readonly kinds: readonly SignalKind[];
}

const MOST_FRAMES = 3;
const MOST_SENTENCES = 3;
/** A further sentence is shown when its margin comes this near to the most telling one. */
const SENTENCE_GAP = 1.5;
const LONGEST_FALLBACK = 200;
/** Below this share of known n-grams the text is of a language or script the model has not learnt. */
const UNFAMILIAR = 0.35;

/**
 * Reasons of a flagged text, at least one as long as the text has a visible character: frames of the lexicon
 * first, then the most telling sentences; without either, the beginning of the text.
 */
export function reasonsOf(input: ReasonInput, lexicon: Lexicon): Reason[] {
  const reasons = [...frameReasons(input, lexicon), ...sentenceReasons(input, lexicon)];
  if (reasons.length === 0) {
    const span = trimmed(input.text.original, 0, Math.min(input.text.original.length, LONGEST_FALLBACK));
    reasons.push({ ...span, why: '全体の書きぶりが、通信の秘密に関わる申出に近い' });
  }
  return reasons;
}

function frameReasons({ text, frames, kinds }: ReasonInput, lexicon: Lexicon): Reason[] {
  const weight = (hit: FrameHit): number =>
    (hit.frame.always === true ? 2 : 0) + (kinds.includes(hit.frame.kind) ? 1 : 0);
  const order = [...frames].sort((a, b) => weight(b) - weight(a) || a.to - a.from - (b.to - b.from));
  const seen = new Set<string>();
  const reasons: Reason[] = [];
  for (const hit of order) {
    if (seen.has(hit.frame.id) || reasons.length === MOST_FRAMES) continue;
    seen.add(hit.frame.id);
    const lead = lexicon.words.leads[hit.frame.lead]?.ja ?? '';
    reasons.push({ ...spanOf(text, hit.from, hit.to), why: `${hit.frame.ja}（${hit.frame.lead} ${lead}）` });
  }
  return reasons.filter((reason) => reason.end > reason.start);
}

function sentenceReasons({ text, measured, kinds }: ReasonInput, lexicon: Lexicon): Reason[] {
  const best = measured.telling[0]?.margin ?? 0;
  const kind = lexicon.words.kinds[kinds[0] ?? 'content_disclosed'].ja;
  const why =
    measured.familiar < UNFAMILIAR
      ? '学習した言葉が少ない文面のため、念のため人が読む'
      : `この一文の書きぶりが「${kind}」の申出に近い`;
  return measured.telling
    .filter((sentence, at) => at === 0 || (sentence.margin > best - SENTENCE_GAP && sentence.margin > 0))
    .slice(0, MOST_SENTENCES)
    .map((sentence) => ({ ...spanOf(text, sentence.window.from, sentence.window.to), why }))
    .filter((reason) => reason.end > reason.start);
}

function spanOf(text: FoldedText, from: number, to: number): Omit<Reason, 'why'> {
  return trimmed(text.original, text.start[from] ?? 0, text.end[to - 1] ?? 0);
}

/** Without the white space at either end. */
function trimmed(original: string, start: number, end: number): Omit<Reason, 'why'> {
  const slice = original.slice(start, end);
  const lead = slice.length - slice.trimStart().length;
  const text = slice.trim();
  return { start: start + lead, end: start + lead + text.length, text };
}
