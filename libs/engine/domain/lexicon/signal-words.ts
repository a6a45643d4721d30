import type { SignalKind } from '../vocabulary.js';

/** Words that stand for one idea, as written in `config/signals.yaml`. */
export interface ConceptEntry {
  readonly ja: string;
  readonly terms: readonly string[];
}

/** Concepts that together read as a sign, with the reason in plain words. */
export interface FrameEntry {
  readonly id: string;
  readonly kind: SignalKind;
  readonly lead: string;
  readonly all: readonly string[];
  readonly none: readonly string[];
  readonly always?: boolean;
  readonly ja: string;
  readonly en: string;
}

export interface QuestionEntry {
  readonly id: string;
  readonly ja: string;
  readonly en: string;
  /** A pattern; the question is asked only while nothing in the text matches it. */
  readonly missing?: string;
}

export interface KindEntry {
  readonly ja: string;
  readonly en: string;
  readonly leads: readonly string[];
  readonly protects: string;
}

/** The content of `config/signals.yaml`. */
export interface SignalWords {
  readonly version: string;
  readonly leads: Readonly<Record<string, { ja: string; en: string }>>;
  readonly kinds: Readonly<Record<SignalKind, KindEntry>>;
  readonly concepts: Readonly<Record<string, ConceptEntry>>;
  readonly frames: readonly FrameEntry[];
  readonly questions: Readonly<Record<SignalKind | 'always', readonly QuestionEntry[]>>;
}

/**
 * Checks that every frame names known concepts, kinds and leads and that every kind has three questions.
 * @throws Error with the first entry that does not fit; the file is configuration, so this stops start-up
 */
export function checkSignalWords(words: SignalWords): SignalWords {
  for (const frame of words.frames) {
    for (const concept of [...frame.all, ...frame.none]) {
      if (words.concepts[concept] === undefined) {
        throw new Error(`signals.yaml: frame ${frame.id} names the unknown concept ${concept}`);
      }
    }
    if (!(frame.kind in words.kinds)) throw new Error(`signals.yaml: frame ${frame.id} has an unknown kind`);
    if (!(frame.lead in words.leads)) throw new Error(`signals.yaml: frame ${frame.id} has an unknown lead`);
  }
  for (const kind of Object.keys(words.kinds) as SignalKind[]) {
    if (!(kind in words.questions) || words.questions[kind].length < 3)
      throw new Error(`signals.yaml: ${kind} needs three questions`);
  }
  return words;
}
