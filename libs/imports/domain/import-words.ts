import type { Channel } from '#kernel';
import type { ImportField } from './import.js';

/** The words of config/import-columns.yaml. */
export interface ImportWords {
  fields: Record<ImportField, string[]>;
  channels: Record<Channel, string[]>;
  statuses: Record<'open' | 'closed', string[]>;
  yes: string[];
  no: string[];
}

/** The form in which words are compared: width and case folded, without blanks. */
export function foldWord(word: string): string {
  return word
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_・･:：*※]/g, '')
    .trim();
}

/** What a word means in a table of meanings; null when it stands nowhere. */
export function meaningOf<T extends string>(table: Record<T, string[]>, written: string): T | null {
  const folded = foldWord(written);
  for (const [meaning, words] of Object.entries(table) as [T, string[]][]) {
    if (words.some((word) => foldWord(word) === folded)) return meaning;
  }
  return null;
}
