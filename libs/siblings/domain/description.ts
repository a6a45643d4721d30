import { normaliseFor, type OpenComplaint } from '#complaints';
import type { Instant } from '#kernel';
import { linesIn, slipsIn } from './mentions.js';
import { foldForComparison, shinglesOf } from './shingles.js';

/** What of a complaint is compared; held only while it is. Each part is made out when it is first asked for. */
export class Description {
  readonly id: string;
  readonly receivedAt: Instant;
  private readonly made = new Map<string, unknown>();

  constructor(private readonly complaint: OpenComplaint) {
    this.id = complaint.id;
    this.receivedAt = complaint.receivedAt;
  }

  get folded(): string {
    return this.once('folded', () => foldForComparison(this.complaint.text));
  }

  get shingles(): ReadonlySet<number> {
    return this.once('shingles', () => shinglesOf(this.folded));
  }

  get phone(): string | null {
    return this.once('phone', () => this.contact('phone'));
  }

  get email(): string | null {
    return this.once('email', () => this.contact('email'));
  }

  get name(): string | null {
    return this.once('name', () => this.contact('name'));
  }

  /** Prefecture and municipality. */
  get area(): string | null {
    const { address } = this.complaint.details.contact;
    return address === undefined ? null : areaOf(address);
  }

  /** Telephone lines that it is about; the complainant's own number is one. */
  get lines(): string[] {
    const own = this.phone === null ? [] : [this.phone];
    return this.once('lines', () => [...new Set([...own, ...linesIn(this.words)])]);
  }

  /** Slip numbers that it names. */
  get slips(): string[] {
    return this.once('slips', () => slipsIn(this.words));
  }

  private get words(): string {
    return `${this.complaint.details.subject ?? ''}\n${this.complaint.text.slice(0, 20_000)}`;
  }

  private contact(kind: 'phone' | 'email' | 'name'): string | null {
    const given = this.complaint.details.contact[kind];
    return given === undefined ? null : normaliseFor(kind, given);
  }

  private once<T>(name: string, make: () => T): T {
    if (!this.made.has(name)) this.made.set(name, make());
    return this.made.get(name) as T;
  }
}

/** Describes an opened complaint. */
export function describe(complaint: OpenComplaint): Description {
  return new Description(complaint);
}

/** 神奈川県横浜市 of a written address; null when it names no municipality. */
export function areaOf(address: string): string | null {
  const plain = address.normalize('NFKC').replace(/\s|〒?\d{3}-?\d{4}/g, '');
  return /^(?:(?:東京都|北海道|大阪府|京都府|.{2,3}県))?[^0-9]{1,8}?[市区町村]/u.exec(plain)?.[0] ?? null;
}
