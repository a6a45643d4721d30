import type { ConceptHit, Lexicon } from './lexicon/lexicon.js';
import type { FrameHit } from './lexicon/frames.js';
import type { Measurement } from './model/signal-model.js';
import type { Span } from './text/display-sentences.js';
import type { FoldedText } from './text/fold-text.js';
import type { SignalKind } from './vocabulary.js';
import type { Reason } from './engine-result.js';

/** Everything the reasons of one flagged text are made from. */
export interface ReasonInput {
  readonly text: FoldedText;
  readonly sentences: readonly Span[];
  readonly hits: readonly ConceptHit[];
  readonly frames: readonly FrameHit[];
  readonly measured: Measurement;
  readonly kinds: readonly SignalKind[];
}

interface Candidate extends Span {
  readonly weight: number;
  readonly margin: number;
  readonly frames: readonly FrameHit[];
  readonly hits: readonly ConceptHit[];
}

const MOST_REASONS = 3;
/** A further sentence is shown when its weight comes this near to the heaviest one. */
const GAP = 1.6;
/** Two sentences that only together say it are shown as one up to this length. */
const LONGEST_PAIR = 200;
/** Below this share of known n-grams the text is of a language or script the model has not learnt. */
const UNFAMILIAR = 0.35;
/** What speaks for a sentence besides the model's margin, in margins. Fitted on the marked evidence of one held-out fold. */
const WEIGHTS = {
  frame: 0.5,
  kindOfFrame: 0.4,
  always: 6,
  innocent: -0.8,
  short: -1.2,
  address: -2,
  length: 0.6,
} as const;
const FAMILIES = { 'who-': 0.35, 'what-': 0.2, 'did-': 0.5 } as const;
const FAMILY_NAMES = Object.keys(FAMILIES) as (keyof typeof FAMILIES)[];
const SHORT = 12;
/** The head of a letter or fax, and its page marks. */
const ADDRESS =
  /(御中|殿|宛|様)[\s\u3000。]*$|^[^。]{0,30}(御中|殿)[\s\u3000]|^[\s\d年月日時分:：/.-]*(FROM|発信|P\.)/u;
/** Longer sentences say more, up to so many characters. */
const FULL = 80;

/**
 * Reasons of a flagged text: whole sentences, the heaviest first, each with a sentence that says what in it counts. At
 * least one as long as the text has a visible character.
 */
export function reasonsOf(input: ReasonInput, lexicon: Lexicon): Reason[] {
  const candidates = candidatesOf(input, lexicon).sort((a, b) => b.weight - a.weight || a.start - b.start);
  const best = candidates[0];
  if (best === undefined) return wholeText(input.text.original);
  const chosen = candidates
    .filter((one) => one === best || (one.weight > best.weight - GAP && one.weight > 0))
    .slice(0, MOST_REASONS)
    .map((one) => withPartner(one, input));
  return withoutContained(chosen).map((one) => ({
    start: one.start,
    end: one.end,
    text: input.text.original.slice(one.start, one.end),
    why: whyOf(one, input, lexicon),
  }));
}

function candidatesOf({ text, sentences, hits, frames, measured, kinds }: ReasonInput, lexicon: Lexicon): Candidate[] {
  const margins = marginsOf(sentences, measured, text);
  const framesAt = new Map<number, FrameHit[]>();
  for (const hit of frames) {
    for (let at = hit.first; at <= hit.last; at += 1) framesAt.set(at, [...(framesAt.get(at) ?? []), hit]);
  }
  let from = 0;
  return sentences.map((sentence, at) => {
    while (from < hits.length && (hits[from] as ConceptHit).start < sentence.start) from += 1;
    const own: ConceptHit[] = [];
    for (; from < hits.length && (hits[from] as ConceptHit).start < sentence.end; from += 1) {
      own.push(hits[from] as ConceptHit);
    }
    const inFrames = framesAt.get(at) ?? [];
    const margin = margins[at] ?? 0;
    const written = text.original.slice(sentence.start, sentence.end);
    const weight = margin + lexicalWeight(own, inFrames, kinds, lexicon) + shapeWeight(written);
    return { ...sentence, margin, weight, frames: inFrames, hits: own };
  });
}

/** Short remarks and addresses are poor reasons. */
function shapeWeight(written: string): number {
  const penalty = (written.length < SHORT ? WEIGHTS.short : 0) + (ADDRESS.test(written) ? WEIGHTS.address : 0);
  return penalty + WEIGHTS.length * Math.min(1, written.length / FULL);
}

function lexicalWeight(
  hits: readonly ConceptHit[],
  frames: readonly FrameHit[],
  kinds: readonly SignalKind[],
  lexicon: Lexicon,
): number {
  let weight = 0;
  if (frames.length > 0) weight += WEIGHTS.frame;
  if (frames.some(({ frame }) => kinds.includes(frame.kind))) weight += WEIGHTS.kindOfFrame;
  if (frames.some(({ frame }) => frame.always === true)) weight += WEIGHTS.always;
  for (const family of FAMILY_NAMES) if (hits.some((hit) => lexicon.isOf(hit, family))) weight += FAMILIES[family];
  if (hits.some((hit) => lexicon.isOf(hit, 'innocent-'))) weight += WEIGHTS.innocent;
  return weight;
}

/** The strongest margin of the windows that a sentence holds or lies in. */
function marginsOf(sentences: readonly Span[], measured: Measurement, text: FoldedText): number[] {
  const windows = measured.telling
    .map(({ window, margin }) => ({
      start: text.start[window.from] ?? 0,
      end: text.end[window.to - 1] ?? 0,
      margin,
    }))
    .sort((a, b) => a.start - b.start);
  let from = 0;
  return sentences.map((sentence) => {
    while (from < windows.length && (windows[from]?.end ?? 0) <= sentence.start) from += 1;
    let best = -Infinity;
    for (let at = from; at < windows.length && (windows[at]?.start ?? 0) < sentence.end; at += 1) {
      const { start, end, margin } = windows[at] as { start: number; end: number; margin: number };
      const common = Math.min(end, sentence.end) - Math.max(start, sentence.start);
      if (common >= 0.5 * Math.min(end - start, sentence.end - sentence.start)) best = Math.max(best, margin);
    }
    return Number.isFinite(best) ? best : -1;
  });
}

/** A sentence whose best frame reaches into its neighbour is shown with it. */
function withPartner(one: Candidate, { sentences }: ReasonInput): Candidate {
  const frame = bestFrame(one.frames, []);
  if (frame === undefined || frame.first === frame.last) return one;
  const start = sentences[frame.first]?.start ?? one.start;
  const end = sentences[frame.last]?.end ?? one.end;
  return end - start <= LONGEST_PAIR ? { ...one, start, end } : one;
}

function withoutContained(chosen: readonly Candidate[]): Candidate[] {
  return chosen.filter((one, at) => {
    const holder = chosen.findIndex((other) => other !== one && other.start <= one.start && other.end >= one.end);
    return holder < 0 || (holder > at && sameSpan(one, chosen[holder] as Candidate));
  });
}

function sameSpan(one: Span, other: Span): boolean {
  return one.start === other.start && one.end === other.end;
}

function bestFrame(frames: readonly FrameHit[], kinds: readonly SignalKind[]): FrameHit | undefined {
  const weight = ({ frame, first, last }: FrameHit): number =>
    (frame.always === true ? 8 : 0) +
    (first === last ? 2 : 0) +
    (kinds.includes(frame.kind) ? 1 : 0) +
    frame.all.length / 8;
  return [...frames].sort((a, b) => weight(b) - weight(a) || a.end - a.start - (b.end - b.start))[0];
}

function whyOf(one: Candidate, { measured, kinds }: ReasonInput, lexicon: Lexicon): string {
  const { leads, kinds: names, concepts } = lexicon.words;
  const inside = one.frames.filter((hit) => hit.start >= one.start && hit.end <= one.end);
  const fitting = inside.filter(({ frame }) => frame.always === true || kinds.includes(frame.kind));
  const frame = bestFrame(fitting, kinds)?.frame;
  if (frame !== undefined) return `${frame.ja}（${frame.lead} ${leads[frame.lead]?.ja ?? ''}）`;
  const named = FAMILY_NAMES.map((family) =>
    one.hits.find((hit) => lexicon.isOf(hit, family) && lexicon.speaksFor(hit, kinds)),
  )
    .filter((hit) => hit !== undefined)
    .map((hit) => concepts[lexicon.concepts[hit.concept] ?? '']?.ja ?? '');
  if (measured.familiar < UNFAMILIAR) return '学習した言葉が少ない文面のため、念のため人が読む';
  const kind = names[kinds[0] ?? 'content_disclosed'].ja;
  if (named.length >= 2) return `「${named.join('」「')}」にあたる言葉が一文に並ぶ`;
  return one.margin > 0
    ? `この文の書きぶりが、通信の秘密に関わる申出に近い（見込み：${kind}）`
    : `文面全体が通信の秘密に関わる申出に近く、その中でこの文が最も近い（見込み：${kind}）`;
}

function wholeText(original: string): Reason[] {
  const start = original.length - original.trimStart().length;
  const text = original.slice(start, start + LONGEST_PAIR).trimEnd();
  return [{ start, end: start + text.length, text, why: '全体の書きぶりが、通信の秘密に関わる申出に近い' }];
}
