import { firstOf, type Field, type FieldKind } from './content.js';
import { stretchesOf, type Stretch } from './find-words.js';
import type { Folding } from './fold.js';
import { maskEmail, maskName, maskPhone, masksFor } from './mask.js';
import type { Word } from './question.js';
import { snippetOf, type Piece } from './snippet.js';

/** A place where something was found, as it is shown. */
export interface FoundPlace {
  kind: FieldKind;
  pieces: Piece[];
}

/** What of a hit's content leaves the desk. */
export interface HitContent {
  name: string | null;
  phone: string | null;
  found: FoundPlace[];
}

/** Places of one hit at most. */
const MOST_PLACES = 3;

/** Contact details are masked whole; what they are says nothing of where in them the words stand. */
const WHOLE: Partial<Record<FieldKind, (text: string) => string>> = {
  name: maskName,
  phone: maskPhone,
  email: maskEmail,
  participant: maskEmail,
  address: (text) => `${[...text.trim()].slice(0, 3).join('')}＊＊＊`,
};
const TEXTS: readonly FieldKind[] = ['subject', 'text', 'follow-up', 'reply', 'note', 'page'];

/** The places where the words stand, and at least the beginning of the text. */
export function hitContent(
  fields: readonly Field[],
  words: readonly Word[],
  { folding, masked }: { folding: Folding; masked: boolean },
): HitContent {
  const places = fields.flatMap((field) => {
    const hits = stretchesOf(field.text, words, folding);
    return hits.length === 0 ? [] : [{ field, hits }];
  });
  const told = places.some(({ field }) => TEXTS.includes(field.kind));
  const text = fields.find(({ kind }) => kind === 'text');
  if (!told && text !== undefined) places.push({ field: text, hits: [] });
  const shown = [...places.slice(0, MOST_PLACES - 1), ...places.slice(MOST_PLACES - 1).slice(-1)];
  const name = firstOf(fields, 'name');
  const phone = firstOf(fields, 'phone');
  return {
    name: name === null || !masked ? name : maskName(name),
    phone: phone === null || !masked ? phone : maskPhone(phone),
    found: shown.map(({ field, hits }) => ({
      kind: field.kind,
      pieces: piecesOf(field, hits, masked ? fields : null),
    })),
  };
}

/** @param fields what the masks are made of; null when nothing is masked */
function piecesOf({ kind, text }: Field, hits: readonly Stretch[], fields: readonly Field[] | null): Piece[] {
  if (fields === null || kind === 'slip') return snippetOf(text, hits, []);
  const whole = WHOLE[kind];
  if (whole !== undefined) return [{ text: whole(text), hit: hits.length > 0 }];
  return snippetOf(text, hits, masksFor(text, fields));
}
