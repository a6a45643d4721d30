import { foldText } from '../text/fold-text.js';
import type { FoldedText } from '../text/fold-text.js';
import { checkReferences } from './check-references.js';
import { DenialReader } from './denial-reader.js';
import { termsOf } from './signal-words.js';
import type { SignalWords } from './signal-words.js';
import { isLatin, Spelling } from './spelling.js';

/** A term of a concept found in a text; offsets are UTF-16 units of the original, end exclusive. */
export interface ConceptHit {
  readonly concept: number;
  readonly start: number;
  readonly end: number;
}

interface Node {
  readonly next: Map<number, Node>;
  readonly concepts: number[];
}

/** Latin terms of so many letters or less are whole words. */
const SHORT_LATIN = 3;
/** A writer's introduction begins within so many characters, and its words stand within so many of it. */
const INTRODUCTION = 60;
const INTRODUCED_WITHIN = 25;
/** Shorter words are too easily met by chance once look-alikes count as one. */
const SHORTEST_SCANNED = 4;

/** The lexicon of `config/signals.yaml`, compiled for one pass over a folded text. */
export class Lexicon {
  readonly concepts: readonly string[];
  private readonly spelling: Spelling;
  private readonly denials: DenialReader;
  private readonly deniable: readonly boolean[];
  private readonly ofKind = new Map<string, Set<number>>();
  private readonly writers: ReadonlySet<number>;
  private readonly root: Node = { next: new Map(), concepts: [] };
  private scannedRoot: Node | undefined;

  /** @throws SignalWordsError when an entry names something that is not there */
  constructor(readonly words: SignalWords) {
    checkReferences(words);
    this.concepts = Object.keys(words.concepts);
    this.spelling = new Spelling(words.spelling);
    this.denials = new DenialReader(words.denials);
    this.deniable = this.concepts.map((name) => words.concepts[name]?.deniable === true);
    for (const { kind, all } of words.frames) {
      const known = this.ofKind.get(kind) ?? new Set<number>();
      for (const name of all.flat()) known.add(this.concepts.indexOf(name));
      this.ofKind.set(kind, known);
    }
    this.writers = new Set(words.writers.concepts.map((name) => this.concepts.indexOf(name)));
    this.concepts.forEach((name, at) => {
      for (const term of termsOf(words.concepts[name] ?? { terms: [] })) {
        insert(this.root, this.spelling.term(term), at);
      }
    });
  }

  /**
   * All terms in order of position; denied ones are left out.
   * @param scanned the text came through a scanner: look-alikes count too
   */
  find(text: FoldedText, scanned = false): ConceptHit[] {
    const level = this.spelling.level(text);
    const hits = this.search(level, this.root);
    if (scanned) {
      const known = new Set(hits.map(keyOf));
      hits.push(...this.search(this.spelling.scan(level), this.scannedTerms()).filter((hit) => !known.has(keyOf(hit))));
      hits.sort((a, b) => a.start - b.start || a.end - b.end);
    }
    return hits.filter((hit) => this.deniable[hit.concept] !== true || !this.denials.denied(text.original, hit));
  }

  /**
   * Concepts that the writer of a text stands for: named in the signature, or at the beginning by way of introduction.
   * @param hits of {@link find}; @param signature the signature's own text
   */
  writersOf(original: string, hits: readonly ConceptHit[], signature: string): Set<number> {
    const written = new Set<number>();
    const begin = original.length - original.trimStart().length;
    for (const hit of hits) {
      if (hit.start > begin + INTRODUCTION) break;
      if (!this.writers.has(hit.concept)) continue;
      const around = original
        .slice(Math.max(0, hit.start - INTRODUCED_WITHIN), hit.end + INTRODUCED_WITHIN)
        .toLowerCase();
      if (this.words.writers.introduced.some((word) => around.includes(word))) written.add(hit.concept);
    }
    if (signature === '') return written;
    for (const { concept } of this.find(foldText(signature))) if (this.writers.has(concept)) written.add(concept);
    return written;
  }

  /** Whether the sentence names at least one concept of a family: `who-`, `what-`, `did-`… */
  isOf(hit: ConceptHit, family: string): boolean {
    return this.concepts[hit.concept]?.startsWith(family) === true;
  }

  /** Whether a frame of one of these kinds is made of the hit's concept. */
  speaksFor(hit: ConceptHit, kinds: readonly string[]): boolean {
    return kinds.some((kind) => this.ofKind.get(kind)?.has(hit.concept) === true);
  }

  /** Built when the first letter or fax is read. */
  private scannedTerms(): Node {
    if (this.scannedRoot !== undefined) return this.scannedRoot;
    const root: Node = { next: new Map(), concepts: [] };
    this.concepts.forEach((name, at) => {
      for (const term of termsOf(this.words.concepts[name] ?? { terms: [] })) {
        const scanned = this.spelling.scannedTerm(term);
        if (scanned.length >= SHORTEST_SCANNED) insert(root, scanned, at);
      }
    });
    this.scannedRoot = root;
    return root;
  }

  /** Latin terms start at a word; short ones are whole words. */
  private search({ units, start, end }: FoldedText, root: Node): ConceptHit[] {
    const hits: ConceptHit[] = [];
    for (let from = 0; from < units.length; from += 1) {
      let node = root.next.get(units[from] as number);
      if (node === undefined) continue;
      const latin = isLatin(units[from] as number);
      if (latin && from > 0 && isLatin(units[from - 1] as number)) continue;
      for (let to = from + 1; node !== undefined; to += 1) {
        const cutsWord = latin && to - from <= SHORT_LATIN && to < units.length && isLatin(units[to] as number);
        if (!cutsWord) {
          for (const concept of node.concepts) {
            hits.push({ concept, start: start[from] as number, end: end[to - 1] as number });
          }
        }
        node = to < units.length ? node.next.get(units[to] as number) : undefined;
      }
    }
    return hits;
  }
}

function insert(root: Node, term: Uint16Array, concept: number): void {
  let node = root;
  for (const unit of term) {
    let next = node.next.get(unit);
    if (next === undefined) {
      next = { next: new Map(), concepts: [] };
      node.next.set(unit, next);
    }
    node = next;
  }
  if (!node.concepts.includes(concept)) node.concepts.push(concept);
}

function keyOf(hit: ConceptHit): string {
  return `${String(hit.concept)}:${String(hit.start)}`;
}
