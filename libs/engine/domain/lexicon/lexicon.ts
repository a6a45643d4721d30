import { foldTerm } from '../text/fold-text.js';
import type { FoldedText } from '../text/fold-text.js';
import type { Window } from '../text/sentence-windows.js';
import { checkSignalWords } from './signal-words.js';
import type { FrameEntry, SignalWords } from './signal-words.js';

/** A term of a concept found in a text; offsets are folded units, end exclusive. */
export interface ConceptHit {
  readonly concept: number;
  readonly from: number;
  readonly to: number;
}

/** A frame whose concepts met, with the hits that made it fire. */
export interface FrameHit {
  readonly frame: FrameEntry;
  readonly from: number;
  readonly to: number;
}

interface Node {
  readonly next: Map<number, Node>;
  readonly concepts: number[];
}

interface CompiledFrame {
  readonly entry: FrameEntry;
  readonly all: readonly number[];
  readonly none: readonly number[];
}

const SHORT_LATIN = 3;

function isLatin(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0xc0 && unit <= 0x24f) || (unit >= 0x1e00 && unit <= 0x1eff);
}

/** The lexicon of `config/signals.yaml`, compiled for one pass over a folded text. */
export class Lexicon {
  readonly concepts: readonly string[];
  private readonly root: Node = { next: new Map(), concepts: [] };
  private readonly frames: readonly CompiledFrame[];

  constructor(readonly words: SignalWords) {
    checkSignalWords(words);
    this.concepts = Object.keys(words.concepts);
    this.concepts.forEach((name, at) => {
      for (const term of words.concepts[name]?.terms ?? []) this.insert(foldTerm(term), at);
    });
    const number = (name: string): number => this.concepts.indexOf(name);
    this.frames = words.frames.map((entry) => ({
      entry,
      all: entry.all.map(number),
      none: entry.none.map(number),
    }));
  }

  private insert(term: string, concept: number): void {
    let node = this.root;
    for (let at = 0; at < term.length; at += 1) {
      const unit = term.charCodeAt(at);
      let next = node.next.get(unit);
      if (next === undefined) {
        next = { next: new Map(), concepts: [] };
        node.next.set(unit, next);
      }
      node = next;
    }
    if (!node.concepts.includes(concept)) node.concepts.push(concept);
  }

  /** All terms in order of position. Latin terms start at a word; those of three letters or less are whole words. */
  find(text: FoldedText): ConceptHit[] {
    const { units } = text;
    const hits: ConceptHit[] = [];
    for (let from = 0; from < units.length; from += 1) {
      const latin = isLatin(units[from] as number);
      if (latin && from > 0 && isLatin(units[from - 1] as number)) continue;
      let node = this.root.next.get(units[from] as number);
      let to = from + 1;
      while (node !== undefined) {
        const cutsWord = latin && to - from <= SHORT_LATIN && to < units.length && isLatin(units[to] as number);
        if (!cutsWord) for (const concept of node.concepts) hits.push({ concept, from, to });
        node = to < units.length ? node.next.get(units[to] as number) : undefined;
        to += 1;
      }
    }
    return hits;
  }

  /** Frames that fire inside one window, given the window's hits. */
  framesIn(hits: readonly ConceptHit[]): FrameHit[] {
    if (hits.length === 0) return [];
    const first = new Map<number, ConceptHit>();
    for (const hit of hits) if (!first.has(hit.concept)) first.set(hit.concept, hit);
    const fired: FrameHit[] = [];
    for (const frame of this.frames) {
      if (!frame.all.every((concept) => first.has(concept))) continue;
      if (frame.none.some((concept) => first.has(concept))) continue;
      const parts = frame.all.map((concept) => first.get(concept) as ConceptHit);
      fired.push({
        frame: frame.entry,
        from: Math.min(...parts.map((part) => part.from)),
        to: Math.max(...parts.map((part) => part.to)),
      });
    }
    return fired;
  }
}

/** The hits that lie wholly inside a window; `hits` are in order of position. */
export function hitsWithin(hits: readonly ConceptHit[], window: Window): ConceptHit[] {
  return hits.filter((hit) => hit.from >= window.from && hit.to <= window.to);
}
