import type { SignalKind } from '../vocabulary.js';
import type { SpellingRules } from './spelling.js';

/** Words that stand for one idea, as written in `config/signals.yaml`. */
export interface ConceptEntry {
  readonly ja: string;
  /** Articles, guideline examples (`3-2-iii`) and published cases (`C7`) that the concept was taken from. */
  readonly source: readonly string[];
  /** A hit that is denied ("見えない", "did not arrive") does not count. */
  readonly deniable?: boolean;
  /** A list, or one text with commas or line breaks between the terms. */
  readonly terms: string | readonly string[];
}

/** The terms of a concept, each once. */
export function termsOf({ terms }: Pick<ConceptEntry, 'terms'>): string[] {
  const list = typeof terms === 'string' ? terms.split(/[,、\n]/) : terms;
  return [...new Set(list.map((term) => term.trim()).filter((term) => term !== ''))];
}

/** Concepts that together read as a sign, with the reason in plain words. */
export interface FrameEntry {
  readonly id: string;
  readonly kind: SignalKind;
  readonly lead: string;
  readonly source: readonly string[];
  /** All of these meet; a list in the list means any of its concepts. */
  readonly all: readonly (string | readonly string[])[];
  /** None of these stands in the same or a neighbouring sentence. */
  readonly none: readonly string[];
  /** Farthest that the concepts may stand apart, characters; 60 unless said, 150 in Latin script. */
  readonly near?: number;
  readonly always?: boolean;
  readonly ja: string;
  readonly en: string;
}

/** What a complaint should say: who, when, how it is known… */
export interface SlotEntry {
  readonly ja: string;
  /** A pattern; once it is found in the text, questions about this are not asked any more. */
  readonly said: string;
}

export interface QuestionEntry {
  readonly id: string;
  /** The slot it fills; without one it is asked whatever the text says. */
  readonly asks?: string;
  readonly ja: string;
  readonly en: string;
}

export interface KindEntry {
  readonly ja: string;
  readonly en: string;
  readonly leads: readonly string[];
  readonly protects: string;
  readonly source: readonly string[];
}

export interface LeadEntry {
  readonly ja: string;
  readonly en: string;
  readonly source: readonly string[];
}

/** Words right after (or before, in other languages) a hit that deny it. */
export interface DenialRules {
  readonly after: readonly string[];
  /** What follows such a word when it does not deny after all: "ではない**か**". */
  readonly unless: readonly string[];
  readonly before: readonly string[];
}

/** Concepts that say who writes, and the words by which a writer introduces themselves. */
export interface WriterRules {
  readonly concepts: readonly string[];
  readonly introduced: readonly string[];
}

/** The content of `config/signals.yaml`. */
export interface SignalWords {
  readonly version: string;
  readonly spelling: SpellingRules;
  readonly denials: DenialRules;
  readonly writers: WriterRules;
  readonly leads: Readonly<Record<string, LeadEntry>>;
  readonly kinds: Readonly<Record<SignalKind, KindEntry>>;
  readonly concepts: Readonly<Record<string, ConceptEntry>>;
  readonly frames: readonly FrameEntry[];
  readonly slots: Readonly<Record<string, SlotEntry>>;
  readonly questions: {
    readonly always: readonly QuestionEntry[];
    readonly kinds: Readonly<Record<SignalKind, readonly QuestionEntry[]>>;
    readonly leads: Readonly<Record<string, readonly QuestionEntry[]>>;
  };
}
