/** Somebody of the staff, as complainants may write of them. */
export interface StaffName {
  id: string;
  name: string;
  /** Login: lower case, NFKC. */
  emailFolded: string;
}

/** A name or login so short (letters) would be found everywhere. */
const SHORTEST_NAME = 3;
const SHORTEST_LOGIN = 5;
const LATIN = /^[\p{Script=Latin}\s.'’-]+$/u;
/** What people put between the parts of a name, or leave out. */
const GAP = String.raw`[\s・･,，、]{0,3}`;

/** One way to write somebody: where the hint is not in a text, the pattern need not be tried. */
interface Writing {
  hint: string;
  pattern: RegExp;
}

/**
 * Finds who of the staff is named in a text, by identifier: the whole name in either order, with or without a gap, in any
 * width and case, or the login. A family name alone names nobody: half a town may have it.
 */
export function staffFinder(staff: readonly StaffName[]): (text: string) => string[] {
  const known = staff.map((person) => ({ id: person.id, writings: writingsOf(person) }));
  return (text) => {
    const folded = text.normalize('NFKC').toLowerCase();
    const stands = ({ hint, pattern }: Writing): boolean => folded.includes(hint) && pattern.test(folded);
    return known.filter(({ writings }) => writings.some(stands)).map(({ id }) => id);
  };
}

function writingsOf({ name, emailFolded }: StaffName): Writing[] {
  const parts = name
    .normalize('NFKC')
    .toLowerCase()
    .split(/[\s・,、]+/u)
    .filter((part) => part !== '');
  const letters = [...parts.join('')].length;
  const isShort = letters < SHORTEST_NAME || (parts.length < 2 && LATIN.test(name));
  const orders = parts.length === 2 ? [parts, [...parts].reverse()] : [parts];
  const names = isShort ? [] : orders.map((order) => ({ hint: order[0] ?? '', pattern: patternOf(order) }));
  const [login = ''] = emailFolded.split('@');
  const logins = login.length >= SHORTEST_LOGIN ? [emailFolded, login] : [emailFolded];
  return [...names, ...logins.map((word) => ({ hint: word, pattern: alone(escaped(word)) }))];
}

function patternOf(parts: readonly string[]): RegExp {
  const words = parts.map(escaped).join(GAP);
  return parts.every((part) => LATIN.test(part)) ? alone(words) : new RegExp(words, 'u');
}

/** Not as a part of a longer word or address. */
function alone(pattern: string): RegExp {
  return new RegExp(
    String.raw`(?<![\p{Script=Latin}\p{N}._@-])${pattern}(?![\p{Script=Latin}\p{N}_@-]|\.[a-z0-9])`,
    'u',
  );
}

function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
}
