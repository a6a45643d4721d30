import { addressed } from './form-of-address.js';
import type { PartyLanguage } from './party.js';

/** An address as it was printed on one letter. */
export interface PrintedAddress {
  name: string;
  /** Seven digits, or ''. */
  code: string;
  lines: string[];
  language: PartyLanguage;
}

/** The name with its form of address. */
export function addresseeOf({ name, language }: Pick<PrintedAddress, 'name' | 'language'>): string {
  return addressed(name, language);
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
