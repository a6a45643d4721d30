import type { Span } from '../text/display-sentences.js';
import type { ConceptHit, Lexicon } from './lexicon.js';
import type { FrameEntry } from './signal-words.js';

/** A frame whose concepts met; `first` to `last` are the numbers of the sentences they stand in. */
export interface FrameHit {
  readonly frame: FrameEntry;
  readonly start: number;
  readonly end: number;
  readonly first: number;
  readonly last: number;
}

interface CompiledFrame {
  readonly entry: FrameEntry;
  readonly all: readonly (readonly number[])[];
  readonly none: readonly number[];
}

const NEAR = 60;
const NEAR_LATIN = 150;

/** The concepts of each sentence, and where their hits stand. */
interface SentenceHits {
  readonly hits: readonly ConceptHit[];
  readonly present: ReadonlySet<number>;
}

/** Finds where the concepts of a frame meet: in one sentence or across two neighbours, near each other. */
export class FrameFinder {
  private readonly frames: readonly CompiledFrame[];

  constructor(lexicon: Lexicon) {
    const number = (name: string): number => lexicon.concepts.indexOf(name);
    this.frames = lexicon.words.frames.map((entry) => ({
      entry,
      all: entry.all.map((one) => (typeof one === 'string' ? [number(one)] : one.map(number))),
      none: entry.none.map(number),
    }));
  }

  /**
   * @param sentences in order; @param hits of {@link Lexicon.find}, in order
   * @param written concepts that count for the whole text, because the writer is one
   * @returns frames in order of sentence; a frame may come more than once
   */
  find(
    original: string,
    sentences: readonly Span[],
    { hits, written = new Set() }: { hits: readonly ConceptHit[]; written?: ReadonlySet<number> },
  ): FrameHit[] {
    if (hits.length === 0) return [];
    const parts = bySentence(sentences, hits);
    const found: FrameHit[] = [];
    const frames = this.framesFor(written);
    parts.forEach((part, at) => {
      if (part.hits.length === 0) return;
      const next = parts[at + 1];
      const both = next === undefined || next.hits.length === 0 ? undefined : joined(part, next);
      for (const frame of frames) {
        const alone = meeting(frame, part, original);
        const across = alone === undefined && both !== undefined ? meeting(frame, both, original) : undefined;
        const span = alone ?? across;
        if (span === undefined || isExplained(frame, parts, at, alone === undefined ? at + 1 : at)) continue;
        const last = alone === undefined && span.end > (sentences[at]?.end ?? 0) ? at + 1 : at;
        const first = span.start >= (sentences[at]?.end ?? 0) ? at + 1 : at;
        if (first === at) found.push({ frame: frame.entry, ...span, first, last });
      }
    });
    return found;
  }

  /** Frames without what the writer stands for already. */
  private framesFor(written: ReadonlySet<number>): readonly CompiledFrame[] {
    if (written.size === 0) return this.frames;
    return this.frames.map((frame) => {
      const rest = frame.all.filter((any) => !any.some((concept) => written.has(concept)));
      return rest.length === 0 ? frame : { ...frame, all: rest };
    });
  }
}

function bySentence(sentences: readonly Span[], hits: readonly ConceptHit[]): SentenceHits[] {
  let at = 0;
  return sentences.map((sentence) => {
    while (at < hits.length && (hits[at] as ConceptHit).start < sentence.start) at += 1;
    const own: ConceptHit[] = [];
    for (; at < hits.length && (hits[at] as ConceptHit).start < sentence.end; at += 1) own.push(hits[at] as ConceptHit);
    return { hits: own, present: new Set(own.map((hit) => hit.concept)) };
  });
}

function joined(one: SentenceHits, other: SentenceHits): SentenceHits {
  return { hits: [...one.hits, ...other.hits], present: new Set([...one.present, ...other.present]) };
}

/** An innocent explanation in the sentences of the hits or right beside them. */
function isExplained(frame: CompiledFrame, parts: readonly SentenceHits[], first: number, last: number): boolean {
  if (frame.none.length === 0) return false;
  for (let at = first - 1; at <= last + 1; at += 1) {
    const present = parts[at]?.present;
    if (present !== undefined && frame.none.some((concept) => present.has(concept))) return true;
  }
  return false;
}

/** The tightest stretch that holds one hit of each wanted concept, if it is short enough. */
function meeting(frame: CompiledFrame, part: SentenceHits, original: string): Span | undefined {
  if (!frame.all.every((any) => any.some((concept) => part.present.has(concept)))) return undefined;
  const lists = frame.all.map((any) => part.hits.filter((hit) => any.includes(hit.concept)));
  let best: Span | undefined;
  for (const anchor of lists[0] ?? []) {
    const span = around(anchor, lists.slice(1));
    if (span !== undefined && (best === undefined || span.end - span.start < best.end - best.start)) best = span;
  }
  if (best === undefined) return undefined;
  const latin = /^[\u0000-\u024f\u1e00-\u1eff]*$/u.test(original.slice(best.start, best.end));
  const near = (frame.entry.near ?? NEAR) * (latin ? NEAR_LATIN / NEAR : 1);
  return best.end - best.start <= near ? best : undefined;
}

/** From the anchor, the nearest hit of each list that does not cover the very same words. */
function around(anchor: ConceptHit, lists: readonly (readonly ConceptHit[])[]): Span | undefined {
  let { start, end } = anchor;
  for (const list of lists) {
    let nearest: ConceptHit | undefined;
    let least = Infinity;
    for (const hit of list) {
      const apart = Math.max(hit.end, end) - Math.min(hit.start, start);
      const same = hit.start < anchor.end && hit.end > anchor.start;
      if (!same && apart < least) [nearest, least] = [hit, apart];
    }
    if (nearest === undefined) return undefined;
    start = Math.min(start, nearest.start);
    end = Math.max(end, nearest.end);
  }
  return { start, end };
}
