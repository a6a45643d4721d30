import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** Kinds of exact, keyed look-up. */
export const LOOKUP_KINDS = ['slip', 'phone', 'email', 'name', 'reference'] as const;
export type LookupKind = (typeof LOOKUP_KINDS)[number];

/** A slip number read out or copied without its dashes, or with some of them. */
const SLIP = /^(\d{4})-?(\d{2})-?(\d{6})$/;
const DASHES = /[‐‑‒–—―−ー－]/g;

/**
 * The form under which a value is found again, whatever way it was written: full-width digits, dashes of every kind,
 * national or international telephone notation, spaces in names. Null when nothing is left.
 */
export function normaliseFor(kind: LookupKind, value: string): string | null {
  const folded = fold(value).trim();
  switch (kind) {
    case 'slip':
      return emptyToNull(folded.replace(DASHES, '-').replace(/\s/g, '').replace(SLIP, '$1-$2-$3'));
    case 'reference':
      return emptyToNull(folded.replace(DASHES, '-').replace(/\s/g, ''));
    case 'phone':
      return normalisePhone(folded);
    case 'email':
      return emptyToNull(unquoted(fold(folded.replace(/\s/g, ''))));
    case 'name':
      return emptyToNull(fold(katakanaToHiragana(folded.replace(/[\s・･]/g, '')).replace(/(様|さん|氏|殿)+$/, '')));
  }
}

/** E.164 when the number can be read as one (Japan assumed), else its bare digits. */
export function normalisePhone(value: string): string | null {
  const plain = value.normalize('NFKC').replace(DASHES, '-');
  const parsed = parsePhoneNumberFromString(plain, 'JP');
  if (parsed?.isPossible()) return parsed.number;
  return emptyToNull(plain.replace(/\D/g, ''));
}

/** Width and case folded until nothing changes any more: lower-casing can undo a composition. */
function fold(value: string): string {
  let text = value;
  for (let folded = foldOnce(text); folded !== text; folded = foldOnce(text)) text = folded;
  return text;
}

function foldOnce(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

function katakanaToHiragana(text: string): string {
  return text.replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
}

/** `"a..b."@docomo.ne.jp` and `a..b.@docomo.ne.jp` are one address: the quotes only make it a lawful one. */
function unquoted(address: string): string {
  return address.replace(/^"([^"\\]+)"(?=@)/, '$1');
}

function emptyToNull(text: string): string | null {
  return text === '' ? null : text;
}
