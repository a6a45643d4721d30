import { foldTerm } from '../text/fold-text.js';
import type { FoldedText } from '../text/fold-text.js';
import type { Window } from '../text/sentence-windows.js';

/** The content of `config/topics.yaml`: ideas of a telecom desk, each with its words in six languages. */
export interface TopicWords {
  readonly version: string;
  readonly groups: Readonly<Record<string, readonly string[]>>;
}

interface Node {
  readonly next: Map<number, Node>;
  readonly groups: number[];
}

const SHORT_LATIN = 3;
/** Value of a group named once, beside n-grams of a row of length 1 whose values are about as large. */
const TOPIC_VALUE = 0.07;

/** What the heads read where a group's words stand in a text so many times. */
export function topicValue(count: number): number {
  return TOPIC_VALUE * Math.log1p(count);
}

function isLatin(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0xc0 && unit <= 0x24f) || (unit >= 0x1e00 && unit <= 0x1eff);
}

function isLatinAt(units: Uint16Array, at: number): boolean {
  return at >= 0 && at < units.length && isLatin(units[at] as number);
}

/** The words of `config/topics.yaml`, compiled for one pass over a folded text. */
export class TopicReader {
  /** Number of groups. */
  readonly size: number;
  private readonly root: Node = { next: new Map(), groups: [] };
  private readonly counts: Int32Array;

  constructor(words: TopicWords) {
    const groups = Object.values(words.groups);
    this.size = groups.length;
    this.counts = new Int32Array(this.size);
    groups.forEach((terms, group) => {
      for (const term of terms) this.insert(foldTerm(term), group);
    });
  }

  private insert(term: string, group: number): void {
    if (term === '') return;
    let node = this.root;
    for (let at = 0; at < term.length; at += 1) {
      const unit = term.charCodeAt(at);
      let next = node.next.get(unit);
      if (next === undefined) {
        next = { next: new Map(), groups: [] };
        node.next.set(unit, next);
      }
      node = next;
    }
    if (!node.groups.includes(group)) node.groups.push(group);
  }

  /**
   * How often each group's words stand in a stretch of text; overlapping words count each. Latin words match from their
   * beginning, those of three letters or less as a whole. The answer is overwritten by the next call.
   */
  read(text: FoldedText, window: Window): Int32Array {
    this.counts.fill(0);
    const { units } = text;
    for (let from = window.from; from < window.to; from += 1) {
      const latin = isLatinAt(units, from);
      if (latin && isLatinAt(units, from - 1)) continue;
      let node = this.root.next.get(units[from] as number);
      for (let to = from + 1; node !== undefined; to += 1) {
        const cutsWord = latin && to - from <= SHORT_LATIN && isLatinAt(units, to);
        if (!cutsWord) for (const group of node.groups) this.counts[group] = (this.counts[group] as number) + 1;
        node = to < window.to ? node.next.get(units[to] as number) : undefined;
      }
    }
    return this.counts;
  }
}
