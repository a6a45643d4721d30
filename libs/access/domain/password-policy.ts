/** Shortest and longest password in characters (OWASP Authentication Cheat Sheet: at least 12 without a blocklist service, at most 128). */
export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 128;
const MIN_DIFFERENT = 6;

/** Beginnings and stems that people reach for when a long password is demanded. */
const COMMON_STEMS = [
  'password',
  'passw0rd',
  'qwerty',
  'asdfgh',
  '123456',
  'abcdef',
  'letmein',
  'madoguchi',
  'iloveyou',
];

/** Why a password is refused. */
export type PasswordFault = 'too-short' | 'too-long' | 'too-uniform' | 'has-own-name' | 'too-common';

/** Checks a new password; null when it may be used. No rules on kinds of characters (NIST SP 800-63B §5.1.1.2). */
export function passwordFault(password: string, person: { email: string; name: string }): PasswordFault | null {
  const letters = Array.from(password);
  if (letters.length < PASSWORD_MIN) return 'too-short';
  if (letters.length > PASSWORD_MAX) return 'too-long';
  if (new Set(letters).size < MIN_DIFFERENT) return 'too-uniform';
  const folded = password.normalize('NFKC').toLowerCase();
  if (ownWords(person).some((word) => folded.includes(word))) return 'has-own-name';
  const rest = COMMON_STEMS.reduce((text, stem) => text.replaceAll(stem, ''), folded);
  return Array.from(rest).length < PASSWORD_MIN / 2 ? 'too-common' : null;
}

function ownWords(person: { email: string; name: string }): string[] {
  const local = person.email.split('@')[0] ?? '';
  return [local, ...person.name.split(/\s+/)]
    .map((word) => word.normalize('NFKC').toLowerCase())
    .filter((word) => word.length >= 4);
}
