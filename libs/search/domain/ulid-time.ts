const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const TIME_DIGITS = 10;

/** The smallest identifier of the moment `ms` before that of `id`: identifiers begin with their time (ULID). */
export function idBefore(id: string, ms: number): string {
  let time = 0;
  for (const digit of id.slice(0, TIME_DIGITS)) time = time * 32 + DIGITS.indexOf(digit);
  let left = Math.max(0, time - ms);
  let text = '';
  for (let n = 0; n < TIME_DIGITS; n += 1) {
    text = (DIGITS[left % 32] ?? '0') + text;
    left = Math.floor(left / 32);
  }
  return text.padEnd(id.length, '0');
}
