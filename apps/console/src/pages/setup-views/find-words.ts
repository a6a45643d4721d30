import type { Lexicon } from './types';

/** A concept with those of its terms that hold what is looked for; all of them when its own name does. */
export type FoundConcept = Lexicon['concepts'][number];

/** Words compare in any width and case. */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim();
}

/** Concepts that have the word in a term, in their name or in their meaning; all of them for nothing. */
export function findWords(concepts: readonly FoundConcept[], sought: string): FoundConcept[] {
  const word = fold(sought);
  if (word === '') return [...concepts];
  return concepts.flatMap((concept) => {
    if (fold(concept.name).includes(word) || fold(concept.ja).includes(word)) return [concept];
    const terms = concept.terms.filter((term) => fold(term).includes(word));
    return terms.length === 0 ? [] : [{ ...concept, terms }];
  });
}
