import type { Instant } from '#kernel';

/**
 * Estimates by the moment that they speak of, then in the order in which they were added: an old count that is recorded
 * afterwards does not replace a newer one.
 */
export function newestLast<T extends { id: string; asOf: Instant }>(estimates: readonly T[]): T[] {
  const key = ({ asOf, id }: T): string => `${asOf} ${id}`;
  return [...estimates].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
