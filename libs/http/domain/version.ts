import { DomainError } from '#kernel';
import { httpErrors } from './http.errors.js';

/** The ETag of a row's version. */
export function etagOf(version: number): string {
  return `"${String(version)}"`;
}

/** The version in an If-Match header; null when absent or `*`. Fails with `http.bad-version`. */
export function ifMatchVersion(header: string | undefined): number | null {
  if (header === undefined || header.trim() === '*') return null;
  const version = /^\s*(?:W\/)?"(\d{1,9})"\s*$/.exec(header)?.[1];
  if (version === undefined) throw new DomainError(httpErrors['http.bad-version']);
  return Number(version);
}
