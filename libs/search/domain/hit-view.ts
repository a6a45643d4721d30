import { firstOf, type Field, type FieldKind } from './content.js';
import { holdsAll, stretchesOf, type Stretch } from './find-words.js';
import type { Folding } from './fold.js';
import { maskName, maskPhone, type Masked } from './mask.js';
import { MaskedField } from './masked-field.js';
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

const TEXTS: readonly FieldKind[] = ['subject', 'text', 'follow-up', 'reply', 'note', 'page'];

/** How a case is looked into. */
export interface Sight {
  folding: Folding;
  /** Names and numbers are masked, and found only as far as they are shown or named whole. */
  masked: boolean;
}

interface Place {
  kind: FieldKind;
  text: string;
  hits: Stretch[];
  masks: readonly Masked[];
  /** Shown in place of the text. */
  whole: string | null;
}

/** Whether each word is found by somebody who sees the case so. */
export function isFound(fields: readonly Field[], words: readonly Word[], { folding, masked }: Sight): boolean {
  if (!holdsAll(fields, words, folding)) return false;
  if (!masked) return true;
  const shown = fields.map((field) => new MaskedField(field, fields, folding));
  return words.every((word) => shown.some((field) => field.find([word]).length > 0));
}

/** The places where the words are found, and at least the beginning of the text. */
export function hitContent(fields: readonly Field[], words: readonly Word[], sight: Sight): HitContent {
  const all = fields.map((field) => placeOf(field, { fields, words, sight }));
  const places = all.filter(({ hits }) => hits.length > 0);
  const told = places.some(({ kind }) => TEXTS.includes(kind));
  const text = all.find(({ kind }) => kind === 'text');
  if (!told && text !== undefined) places.push(text);
  const shown = [...places.slice(0, MOST_PLACES - 1), ...places.slice(MOST_PLACES - 1).slice(-1)];
  const name = firstOf(fields, 'name');
  const phone = firstOf(fields, 'phone');
  return {
    name: name === null || !sight.masked ? name : maskName(name),
    phone: phone === null || !sight.masked ? phone : maskPhone(phone),
    found: shown.map((place) => ({ kind: place.kind, pieces: piecesOf(place) })),
  };
}

function placeOf(
  { kind, text }: Field,
  { fields, words, sight }: { fields: readonly Field[]; words: readonly Word[]; sight: Sight },
): Place {
  if (!sight.masked) return { kind, text, hits: stretchesOf(text, words, sight.folding), masks: [], whole: null };
  const field = new MaskedField({ kind, text }, fields, sight.folding);
  return { kind, text, hits: field.find(words), masks: field.masks, whole: field.whole };
}

function piecesOf({ text, hits, masks, whole }: Place): Piece[] {
  return whole === null ? snippetOf(text, hits, masks) : [{ text: whole, hit: hits.length > 0 }];
}
