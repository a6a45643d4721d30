import { DomainError } from '#kernel';
import { httpErrors } from './http.errors.js';

/** One page of a list; `nextCursor` is null on the last one. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** Values of the sort columns of a page's last row, in order. */
export type CursorKey = readonly (string | number)[];

const MAX_CURSOR = 512;
const INSTANT = /^(?:19|20|21)\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** What a value of a key may be; an `instant` is one that can be reckoned with. */
export type CursorShape = 'string' | 'number' | 'instant';

/** An opaque cursor after the row with this key. Never put content into a key: cursors appear in addresses. */
export function encodeCursor(key: CursorKey): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** The key of a cursor; null for the first page. `shape` says the expected types. Fails with `http.bad-cursor`. */
export function decodeCursor<const S extends readonly CursorShape[]>(
  cursor: string | undefined,
  shape: S,
): { [K in keyof S]: S[K] extends 'number' ? number : string } | null {
  if (cursor === undefined || cursor === '') return null;
  const key = cursor.length <= MAX_CURSOR ? parsed(cursor) : null;
  const fits = Array.isArray(key) && key.length === shape.length && shape.every((type, i) => isOf(type, key[i]));
  if (!fits) throw new DomainError(httpErrors['http.bad-cursor']);
  return key as unknown as { [K in keyof S]: S[K] extends 'number' ? number : string };
}

/** Makes a page of rows that were fetched with `limit + 1`. */
export function pageOf<T>(rows: readonly T[], limit: number, keyOf: (last: T) => CursorKey): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null };
}

function isOf(shape: CursorShape, value: unknown): boolean {
  if (shape !== 'instant') return typeof value === shape;
  return typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value));
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown;
  } catch {
    return null;
  }
}
