import { normaliseFor, type OpenComplaint } from '#complaints';
import type { Instant } from '#kernel';
import { linesIn, slipsIn } from './mentions.js';
import { foldForComparison, shinglesOf } from './shingles.js';

/** What of a complaint is compared; held only while it is. */
export interface Description {
  id: string;
  receivedAt: Instant;
  folded: string;
  shingles: ReadonlySet<number>;
  phone: string | null;
  email: string | null;
  name: string | null;
  /** Prefecture and municipality. */
  area: string | null;
  lines: string[];
  slips: string[];
}

/** Describes an opened complaint. */
export function describe(complaint: OpenComplaint): Description {
  const { text, details } = complaint;
  const { contact, subject } = details;
  const folded = foldForComparison(text);
  const words = `${subject ?? ''}\n${text.slice(0, 20_000)}`;
  const phone = contact.phone === undefined ? null : normaliseFor('phone', contact.phone);
  return {
    id: complaint.id,
    receivedAt: complaint.receivedAt,
    folded,
    shingles: shinglesOf(folded),
    phone,
    email: contact.email === undefined ? null : normaliseFor('email', contact.email),
    name: contact.name === undefined ? null : normaliseFor('name', contact.name),
    area: contact.address === undefined ? null : areaOf(contact.address),
    lines: [...new Set([...(phone === null ? [] : [phone]), ...linesIn(words)])],
    slips: slipsIn(words),
  };
}

/** 神奈川県横浜市 of a written address; null when it names no municipality. */
export function areaOf(address: string): string | null {
  const plain = address.normalize('NFKC').replace(/\s|〒?\d{3}-?\d{4}/g, '');
  return /^(?:(?:東京都|北海道|大阪府|京都府|.{2,3}県))?[^0-9]{1,8}?[市区町村]/u.exec(plain)?.[0] ?? null;
}
