/** Full-width digits, letters and signs (０９０－１２３４) to half-width; long-vowel marks and dashes between digits to '-'. */
export function toHalfWidth(text: string): string {
  return text
    .replace(/[！-～]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/　/g, ' ')
    .replace(/(?<=\d)[ー‐‑–—―−ｰ](?=\d)/g, '-');
}

/** A telephone number as people write it down, Japanese or with its country's code, inside a longer text in half width. */
const PHONE =
  /(?<![\d-])(?:\+\d{1,3}[- ]?\(?\d[\d\- ()]{6,14}\d|\(?0\d{1,4}[-) (]{0,2}\d{1,4}[-) ]{0,2}\d{3,4})(?![\d-])/g;

/** The telephone numbers in a text, in any width and notation, half-width, each once, as they stand there. */
export function phonesIn(text: string): string[] {
  const found = toHalfWidth(text).match(PHONE) ?? [];
  const whole = found.map((number) => number.trim()).filter((number) => isWholeNumber(number));
  return [...new Set(whole)];
}

/** Whether it has as many digits as a number that can be called. */
export function isWholeNumber(number: string): boolean {
  const digits = toHalfWidth(number).replace(/\D/g, '').length;
  return digits >= 9 && digits <= 15;
}

/** How long the parts of a Japanese number are, by how it begins; others are told without dashes. */
const PARTS: readonly [RegExp, readonly number[]][] = [
  [/^0[5-9]0\d{8}$/, [3, 4, 4]],
  [/^(?:0120|0570|0800)\d{6,7}$/, [4, 3, 4]],
  [/^0[36]\d{8}$/, [2, 4, 4]],
];

/** A number as it was understood, for the eye to check: 090-0000-2202; '' while it has too few digits. */
export function sayPhone(typed: string): string {
  if (!isWholeNumber(typed)) return '';
  const plain = toHalfWidth(typed).replace(/[^\d+]/g, '');
  const digits = plain.replace(/^\+81\(?0?/, '0');
  const lengths = PARTS.find(([form]) => form.test(digits))?.[1] ?? [];
  let at = 0;
  const parts = lengths.map((length) => digits.slice(at, (at += length)));
  return parts.length === 0 ? digits : parts.join('-');
}

const SPOKEN = ['ゼロ', 'イチ', 'ニー', 'サン', 'ヨン', 'ゴー', 'ロク', 'ナナ', 'ハチ', 'キュウ'];

/** A slip number cut as it is read out: 2026-11-000123 → 2026, 11, 000, 123. Joined with what stands between, it is itself. */
export function slipGroups(slip: string): string[] {
  return slip
    .split('-')
    .flatMap((part) => (part.length > 4 ? (part.match(/\d{1,3}(?=(?:\d{3})*$)/g) ?? [part]) : [part]));
}

/** How a slip number is said on the telephone, so that no digit is taken for another: ニーゼロニーロク、イチイチ、… */
export function spokenSlip(slip: string): string {
  return slipGroups(slip)
    .map((group) => [...group].map((digit) => SPOKEN[Number(digit)] ?? digit).join(''))
    .join('、');
}
