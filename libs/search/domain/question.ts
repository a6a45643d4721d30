import { normalisePhone } from '#complaints';
import { DomainError } from '#kernel';
import type { Folding } from './fold.js';
import { searchErrors } from './search.errors.js';

/** One thing that is asked for, in every form under which it counts as found; forms are folded. */
export interface Word {
  forms: string[];
}

/** What somebody asked: every word must be found. */
export interface Question {
  words: Word[];
  /** The folded words in order, for telling one question from another. */
  folded: string;
}

/** Longest question (UTF-16 units), and words that it may have. */
export const MAX_QUESTION = 200;
const MOST_WORDS = 8;

/** Digits with anything that people put between them; nine and more may be a telephone number. */
const NUMBER = /[+＋]?[(（]?\d(?:[\s()（）.\-‐‑‒–—―−ー－・]*\d){8,}/gu;
const QUOTED = /["“”「]([^"“”「」]+)["“”」]/gu;

/**
 * Reads a question: words apart by spaces, all of them wanted; what stands in quotation marks stays together, and so
 * does a telephone number, which is found in every notation. Error: `search.nothing-asked`.
 */
export function readQuestion(text: string, folding: Folding, synonyms: readonly (readonly string[])[]): Question {
  const words: Word[] = [];
  const take = (forms: readonly string[]): string => {
    const folded = [...new Set(forms.map((form) => folding.fold(form)).filter((form) => form !== ''))];
    if (folded.length > 0) words.push({ forms: folded });
    return ' ';
  };
  const rest = text
    .replace(QUOTED, (_, inner: string) => take([inner]))
    .normalize('NFKC')
    .replace(NUMBER, (number) => take(notations(number)));
  for (const word of rest.split(/\s+/)) take(withSynonyms(word, folding, synonyms));
  if (words.length === 0) throw new DomainError(searchErrors['search.nothing-asked']);
  const asked = words.slice(0, MOST_WORDS);
  return { words: asked, folded: asked.map(({ forms }) => forms[0]).join(' ') };
}

/** A number as it was typed, within the country and from abroad. */
function notations(number: string): string[] {
  const whole = normalisePhone(number);
  if (whole?.startsWith('+81') !== true) return [number];
  return [number, `0${whole.slice(3)}`, whole.slice(1)];
}

/** サーバー finds サーバ: the long sound at the end of a word is written or not. */
function withSynonyms(word: string, folding: Folding, synonyms: readonly (readonly string[])[]): string[] {
  const folded = folding.fold(word);
  const short = folded.length > 2 ? folded.replace(/ー$/, '') : folded;
  const group = synonyms.find((each) => each.some((other) => folding.fold(other) === folded));
  return [short, ...(group ?? [])];
}
