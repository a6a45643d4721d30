import { randomFillSync } from 'node:crypto';
import { monotonicFactory } from 'ulid';

/** Random bytes in stock: the library asks for each of its characters by itself. */
const pool = Buffer.alloc(4096);
let used = pool.length;

function nextFraction(): number {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const byte = pool[used] ?? 0;
  used += 1;
  return byte / 256;
}

const next = monotonicFactory(nextFraction);

/** A new identifier: ULID, 26 characters, growing within a process, so that key order is creation order. */
export function newId(): string {
  return next();
}

/** Whether the text has the form of an identifier. */
export function isId(text: string): boolean {
  return /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(text);
}
