import { normalisePhone } from '#complaints';
import type { Field, FieldKind } from './content.js';
import { stretchesOf, type Stretch } from './find-words.js';
import type { Folding } from './fold.js';
import { maskAddress, maskEmail, maskName, maskPhone, masksFor, partsOfName, type Masked } from './mask.js';
import type { Word } from './question.js';

/** Contact details are masked whole; what they are says nothing of where in them the words stand. */
const WHOLE: Partial<Record<FieldKind, (text: string) => string>> = {
  name: maskName,
  phone: maskPhone,
  email: maskEmail,
  participant: maskEmail,
  address: maskAddress,
};
const AREAS = /[^\s　\d０-９]+?[都道府県市区町村郡]|[^\s　\d０-９]+/gu;
/** As in questions, the long sound at the end of a word is written or not. */
const LAST_LONG_SOUND = /ー$/u;

/**
 * A field as it is shown to somebody who sees masks in it, and what they find in it: the words that they are shown, and
 * what a mask covers only when they name all of it. A part of what is hidden finds nothing, for else the rest would be
 * found out letter by letter.
 */
export class MaskedField {
  /** What stands for the whole field, of contact details. */
  readonly whole: string | null;
  private known: Masked[] | null = null;

  constructor(
    readonly field: Field,
    private readonly others: readonly Field[],
    private readonly folding: Folding,
  ) {
    this.whole = WHOLE[field.kind]?.(field.text) ?? null;
  }

  /** The stretches that are masked; none of them in a slip number, nor where everything is. */
  get masks(): readonly Masked[] {
    const free = this.whole !== null || this.field.kind === 'slip';
    return (this.known ??= free ? [] : masksFor(this.field.text, this.others));
  }

  /** Where the words stand as far as they may be found. */
  find(words: readonly Word[]): Stretch[] {
    const { text } = this.field;
    if (this.whole === null) return stretchesOf(text, words, this.folding, (at, form) => this.mayBeFound(at, form));
    const shown = this.folding.fold(this.whole);
    const named = new Set(this.named().flatMap((name) => this.formsOf(name)));
    const found = words.some(({ forms }) => forms.some((form) => shown.includes(form) || named.has(form)));
    return found ? [{ start: 0, end: text.length }] : [];
  }

  private mayBeFound({ start, end }: Stretch, form: string): boolean {
    const { masks } = this;
    for (let n = firstEndingAfter(masks, start); n < masks.length; n += 1) {
      const mask = masks[n];
      if (mask === undefined || mask.start >= end) return true;
      const covered = start <= mask.start && mask.end <= end;
      if (!covered && !this.folding.fold(mask.shown).includes(form)) return false;
    }
    return true;
  }

  /** What somebody names who knows the whole of it. */
  private named(): string[] {
    const { kind, text } = this.field;
    if (kind === 'name') return partsOfName(text);
    if (kind === 'address') return [text, ...(text.match(AREAS) ?? []).filter((area) => [...area].length > 1)];
    const abroad = kind === 'phone' ? normalisePhone(text) : null;
    return abroad?.startsWith('+81') === true ? [text, abroad, `0${abroad.slice(3)}`] : [text];
  }

  private formsOf(name: string): string[] {
    const folded = this.folding.fold(name);
    return [folded, folded.replace(LAST_LONG_SOUND, '')].filter((form) => form !== '');
  }
}

/** Masks stand in order and apart from each other. */
function firstEndingAfter(masks: readonly Masked[], at: number): number {
  let [low, high] = [0, masks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((masks[middle]?.end ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}
