import { DomainError } from '#kernel';
import { draftErrors } from './drafts.errors.js';

/** What can be begun and left: a call's note, a reply, a note to colleagues, a transcript, a decision of the review. */
export const DRAFT_KINDS = ['call', 'reply', 'note', 'transcript', 'decision'] as const;
export type DraftKind = (typeof DRAFT_KINDS)[number];

/** Life of a draft after its last save, and of a browser's key: a copy sealed in its last minute of use still lives a day (ms). */
export const DRAFT_LIFE_MS = 24 * 3_600_000;
export const KEY_IN_USE_MS = 3_600_000;
export const KEY_LIFE_MS = KEY_IN_USE_MS + DRAFT_LIFE_MS;

/** Largest draft (bytes of JSON), and most drafts of one person. */
export const MAX_BYTES = 2 * 1024 * 1024;
export const MOST_DRAFTS = 200;
/** Most keys of one person's browsers, for as many cases in a day; beyond these the oldest go. */
export const MOST_KEYS = 500;

/** The key says what a draft is about and stands in addresses: an identifier, never words of anybody. */
const KEY = /^[\w.:-]{1,80}$/;

/** What a browser's copies are about, by its identifier; '' for nothing. Error: `drafts.unknown-kind`. */
export function checkAbout(about: string): string {
  if (about !== '' && !KEY.test(about)) throw new DomainError(draftErrors['drafts.unknown-kind']);
  return about;
}

/** Error: `drafts.unknown-kind`. */
export function checkPlace(kind: string, about: string): DraftKind {
  const known = DRAFT_KINDS.find((each) => each === kind);
  if (known === undefined || !KEY.test(about)) throw new DomainError(draftErrors['drafts.unknown-kind']);
  return known;
}

/** Identifier of the case or page that a draft is about, alone or beside that of a form or a version; null for a call. */
export function subjectOf(kind: DraftKind, about: string): string | null {
  if (kind === 'call') return null;
  const parts = about.split('.');
  return (kind === 'transcript' ? parts[0] : parts.at(-1)) ?? null;
}
