import type { PartyLanguage } from './party.js';

/** An address as it was printed on one letter. */
export interface PrintedAddress {
  name: string;
  /** Seven digits, or ''. */
  code: string;
  lines: string[];
  language: PartyLanguage;
}

/** Names that are no person's get 御中. */
const ORGANISATION =
  /株式会社|有限会社|合同会社|合資会社|合名会社|\(株\)|\(有\)|㈱|㈲|法人|組合|協会|事務所|商店|医院|病院|学校|大学/u;

/** The name with its form of address. */
export function addresseeOf({ name, language }: Pick<PrintedAddress, 'name' | 'language'>): string {
  if (language === 'en') return name;
  const bare = name.replace(/\s*(様|殿|御中)$/u, '');
  return `${bare} ${ORGANISATION.test(bare.normalize('NFKC')) ? '御中' : '様'}`;
}

/** Lines of the address, the postal code first. */
export function addressLines({ code, lines }: Pick<PrintedAddress, 'code' | 'lines'>): string[] {
  return code.length === 7 ? [`〒${code.slice(0, 3)}-${code.slice(3)}`, ...lines] : [...lines];
}

/** Number of one letter: batch, place in it, check digit (Luhn), so that a slip of the finger is noticed. */
export function proofOf(batchNumber: string, position: number): string {
  const place = String(position).padStart(4, '0');
  return `${batchNumber}-${place}-${luhn(batchNumber + place)}`;
}

/** A typed or scanned proof number in its printed form, or null when it cannot be one. */
export function readProof(typed: string): string | null {
  const digits = typed.normalize('NFKC').replace(/[\s\p{Pd}ー−]/gu, '');
  if (!/^\d{11}$/.test(digits) || luhn(digits.slice(0, 10)) !== digits.slice(10)) return null;
  return `${digits.slice(0, 6)}-${digits.slice(6, 10)}-${digits.slice(10)}`;
}

function luhn(digits: string): string {
  const sum = Array.from(digits)
    .reverse()
    .reduce((total, digit, index) => {
      const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return String((10 - (sum % 10)) % 10);
}
