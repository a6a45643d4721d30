import type { Field } from './content.js';
import type { Folding } from './fold.js';
import type { Word } from './question.js';

/** A stretch of a text, UTF-16, end exclusive. */
export interface Stretch {
  start: number;
  end: number;
}

/** Whether a form that stands there counts as found. */
export type Counts = (stretch: Stretch, form: string) => boolean;

const ALL: Counts = () => true;

/** Whether each word stands in one of the fields, in one of its forms: what the index only supposes is made sure here. */
export function holdsAll(fields: readonly Field[], words: readonly Word[], folding: Folding): boolean {
  const folded = fields.map(({ text }) => folding.fold(text));
  return words.every(({ forms }) => folded.some((text) => forms.some((form) => text.includes(form))));
}

/** Where the words stand in a text, in order, those that overlap as one; the first few of each that count. */
export function stretchesOf(text: string, words: readonly Word[], folding: Folding, counts: Counts = ALL): Stretch[] {
  const { folded, starts, ends } = folding.mapped(text);
  const found: Stretch[] = [];
  for (const form of words.flatMap(({ forms }) => forms)) {
    let left = MOST_EACH;
    for (let at = folded.indexOf(form); at >= 0 && left > 0;) {
      const stretch = { start: starts[at] ?? 0, end: ends[at + form.length - 1] ?? 0 };
      const taken = counts(stretch, form);
      if (taken) {
        found.push(stretch);
        left -= 1;
      }
      at = folded.indexOf(form, at + (taken ? form.length : 1));
    }
  }
  return merged(found);
}

const MOST_EACH = 20;

function merged(stretches: readonly Stretch[]): Stretch[] {
  const joined: Stretch[] = [];
  for (const each of [...stretches].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = joined.at(-1);
    if (last !== undefined && each.start <= last.end) last.end = Math.max(last.end, each.end);
    else joined.push({ ...each });
  }
  return joined;
}
