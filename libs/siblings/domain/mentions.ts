import { normalisePhone } from '#complaints';

/** Numbers of one text that are compared; a pasted list of calls is not about one line. */
const MOST = 5;
const DASH = '[-‐‑‒–—―−ー－ ]?';
const LINE = new RegExp(`(?<![0-9])(?:\\+81${DASH}|0)[0-9]{1,4}${DASH}[0-9]{1,4}${DASH}[0-9]{3,4}(?![0-9])`, 'g');
/** Free and navigation numbers belong to companies, not to a subscriber's line. */
const COMPANY = /^\+81(?:120|800|570)/;

/** Telephone lines that a text names, in E.164, each once. */
export function linesIn(text: string): string[] {
  const found = new Set<string>();
  for (const [written] of text.normalize('NFKC').matchAll(LINE)) {
    const number = normalisePhone(written);
    if (number !== null && /^\+81[0-9]{9,10}$/.test(number) && !COMPANY.test(number)) found.add(number);
  }
  return [...found].slice(0, MOST);
}

/** Slip numbers (2026-11-000123) that a text names, each once. */
export function slipsIn(text: string): string[] {
  const plain = text.normalize('NFKC').replace(/[‐‑‒–—―−ー]/g, '-');
  const found = plain.match(/(?<![0-9-])[0-9]{4}-(?:0[1-9]|1[0-2])-[0-9]{6}(?![0-9])/g) ?? [];
  return [...new Set(found)].slice(0, MOST);
}
