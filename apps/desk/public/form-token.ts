/** Makes a keyed digest of a value; the vault's look-up digest in the running desk. */
export type Sign = (value: string) => string;

/** What the hidden fields of a form say about how it was filled in. None of these refuses a post. */
export type TokenFinding = 'form-without-token' | 'form-bad-token' | 'form-too-fast' | 'form-old';

const SHORTEST_MS = 3_000;
const LONGEST_MS = 24 * 3_600_000;

/** The token of a form that was shown at `issuedAtMs`: the time and its signature together with the form's id. */
export function issueToken(formId: string, issuedAtMs: number, sign: Sign): string {
  const stamp = issuedAtMs.toString(36);
  return `${stamp}.${sign(`${formId} ${stamp}`)}`;
}

/** What is odd about a token, if anything: nobody types a complaint within three seconds, and a page open for a day is rare. */
export function judgeToken(given: { formId: string; token: string; nowMs: number }, sign: Sign): TokenFinding | null {
  if (given.token === '' || given.formId === '') return 'form-without-token';
  const [stamp = '', signature = ''] = given.token.split('.');
  if (signature !== sign(`${given.formId} ${stamp}`)) return 'form-bad-token';
  const ageMs = given.nowMs - Number.parseInt(stamp, 36);
  if (ageMs < SHORTEST_MS) return 'form-too-fast';
  return ageMs > LONGEST_MS ? 'form-old' : null;
}
