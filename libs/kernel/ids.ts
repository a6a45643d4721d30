import { monotonicFactory } from 'ulid';

const next = monotonicFactory();

/** A new identifier: ULID, 26 characters, growing within a process, so that key order is creation order. */
export function newId(): string {
  return next();
}

/** Whether the text has the form of an identifier. */
export function isId(text: string): boolean {
  return /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(text);
}
