import { formsOf, piecesOf } from './planted-forms.js';

/** Shortest needle in bytes; anything shorter would be found by chance. */
const SHORTEST = 4;
const FILTER_BITS = 22;

/** Where a piece of a planted text was seen. */
export interface Hit {
  /** Index of the planted text. */
  planted: number;
  /** Encoding or escape in which it lay. */
  form: string;
  /** Offset in the bytes that were looked at. */
  offset: number;
}

interface Needle {
  bytes: Buffer;
  planted: number;
  form: string;
}

/** All pieces of the planted texts in all forms, found in one pass over the bytes. */
export class PlantedIndex {
  /** First four bytes → needles that begin so. */
  private readonly byStart = new Map<number, Needle[]>();
  private readonly filter = new Uint8Array(1 << (FILTER_BITS - 3));
  /** Length of the longest needle: what two chunks must overlap by. */
  longest = SHORTEST;
  /** Planted texts that are too short to look for. */
  readonly tooShort: number[] = [];

  constructor(planted: readonly string[]) {
    const known = new Set<string>();
    planted.forEach((text, index) => {
      if (Buffer.byteLength(text) < SHORTEST) this.tooShort.push(index);
      else for (const piece of piecesOf(text)) this.add(piece, index, known);
    });
  }

  /** Calls `found` for every needle in `bytes`. */
  search(bytes: Buffer, found: (hit: Hit) => void): void {
    if (bytes.length < SHORTEST) return;
    let start = bytes.readUInt32BE(0);
    for (let at = 0; ; at += 1) {
      const bit = Math.imul(start, 0x9e3779b1) >>> (32 - FILTER_BITS);
      if (((this.filter[bit >> 3] ?? 0) & (1 << (bit & 7))) !== 0) this.check(bytes, at, start, found);
      if (at + SHORTEST >= bytes.length) return;
      start = ((start << 8) | (bytes[at + SHORTEST] ?? 0)) >>> 0;
    }
  }

  private check(bytes: Buffer, at: number, start: number, found: (hit: Hit) => void): void {
    for (const needle of this.byStart.get(start) ?? []) {
      if (
        bytes.compare(needle.bytes, 0, needle.bytes.length, at, Math.min(bytes.length, at + needle.bytes.length)) === 0
      ) {
        found({ planted: needle.planted, form: needle.form, offset: at });
      }
    }
  }

  private add(piece: string, planted: number, known: Set<string>): void {
    if (known.has(piece)) return;
    known.add(piece);
    for (const [form, bytes] of formsOf(piece)) {
      if (bytes.length < SHORTEST) continue;
      const start = bytes.readUInt32BE(0);
      const bit = Math.imul(start, 0x9e3779b1) >>> (32 - FILTER_BITS);
      this.filter[bit >> 3] = (this.filter[bit >> 3] ?? 0) | (1 << (bit & 7));
      const needles = this.byStart.get(start) ?? [];
      needles.push({ bytes, planted, form });
      this.byStart.set(start, needles);
      this.longest = Math.max(this.longest, bytes.length);
    }
  }
}
