/** Full-width digits, letters and signs (０９０－１２３４) to half-width; long-vowel marks and dashes between digits to '-'. */
export function toHalfWidth(text: string): string {
  return text
    .replace(/[！-～]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/　/g, ' ')
    .replace(/(?<=\d)[ー‐‑–—―−ｰ](?=\d)/g, '-');
}

/** What a search field holds: a slip number, a phone number, a mail address or a name. */
export type LookupKind = 'slip' | 'phone' | 'email' | 'name';

/** Guesses what was typed, in any width. */
export function lookupKind(raw: string): LookupKind {
  const value = toHalfWidth(raw).trim();
  if (/^\d{4}-\d{2}-\d{1,6}$/.test(value)) return 'slip';
  if (value.includes('@')) return 'email';
  if (/^[+\d][\d\-() .]{6,}$/.test(value)) return 'phone';
  return 'name';
}
