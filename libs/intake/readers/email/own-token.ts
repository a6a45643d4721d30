import type { ReadOptions } from '../read-options.js';

/** TOKEN of the first `bounce+TOKEN@domain` in the text (addresses, envelope headers), null when there is none. */
export function findOwnToken(text: string, o: ReadOptions): string | null {
  const prefix = escape(o.bouncePrefix ?? 'bounce');
  const domain = o.bounceDomain === undefined ? '[A-Za-z0-9.-]+' : escape(o.bounceDomain);
  const found = new RegExp(
    `(?<![A-Za-z0-9._+-])${prefix}\\+([A-Za-z0-9._=-]{4,200})@${domain}(?![A-Za-z0-9.-]*[A-Za-z0-9])`,
    'i',
  );
  return found.exec(text)?.[1] ?? null;
}

function escape(literal: string): string {
  return literal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
