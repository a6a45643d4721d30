/** Bits of a bucket's number: pieces of texts share 65,536 buckets, so that a bucket stands for several of them. */
export const BUCKET_BITS = 16;
/** Buckets of one page. */
const PER_PAGE_BITS = 6;
export const PAGES = 2 ** (BUCKET_BITS - PER_PAGE_BITS);
const PER_PAGE = 2 ** PER_PAGE_BITS;

/** The page that a bucket stands on, and its place there. */
export function pageOf(bucket: number): { page: number; slot: number } {
  return { page: bucket >> PER_PAGE_BITS, slot: bucket & (PER_PAGE - 1) };
}

/** Ascending local numbers of documents, per slot. */
export type Slots = (number[] | undefined)[];

/**
 * Packs a page: for each slot the count of documents and the gaps between their numbers, or, where that is shorter, a bit
 * for each document. Figures are LEB128.
 */
export function packPage(slots: Slots, width: number): Buffer {
  const out: number[] = [];
  for (let slot = 0; slot < PER_PAGE; slot += 1) packSlot(out, slots[slot] ?? [], width);
  return Buffer.from(out);
}

/** The documents of one slot, unpacked no further than is asked for. */
export interface SlotDocuments {
  /** Packed bytes: more of them, more documents. */
  size: number;
  all(): number[];
  /** Those of the list that are among them. */
  among(ascending: readonly number[]): number[];
}

/** One slot of a page. */
export function slotOf(page: Uint8Array, slot: number): SlotDocuments {
  const reader = new Reader(page);
  for (let before = 0; before < slot; before += 1) reader.take(reader.figure() >> 1);
  const head = reader.figure();
  const body = reader.take(head >> 1);
  const packedAsBits = (head & 1) === 1;
  const all = (): number[] => (packedAsBits ? bitsOf(body) : unpackList(body));
  const among = (ascending: readonly number[]): number[] => {
    if (packedAsBits) return ascending.filter((each) => ((body[each >> 3] ?? 0) & (1 << (each & 7))) !== 0);
    const there = new Set(unpackList(body));
    return ascending.filter((each) => there.has(each));
  };
  return { size: body.length, all, among };
}

/** Every slot of a page. */
export function unpackPage(page: Uint8Array): number[][] {
  const reader = new Reader(page);
  return Array.from({ length: PER_PAGE }, () => readSlot(reader));
}

/** Ascending figures as gaps: a fresh document's buckets. */
export function packList(ascending: readonly number[]): Buffer {
  const out: number[] = [];
  let last = 0;
  for (const each of ascending) {
    put(out, each - last);
    last = each;
  }
  return Buffer.from(out);
}

/** Reads what {@link packList} made. */
export function unpackList(bytes: Uint8Array): number[] {
  const reader = new Reader(bytes);
  const list: number[] = [];
  let last = 0;
  while (!reader.ended) {
    last += reader.figure();
    list.push(last);
  }
  return list;
}

/** Head of a slot: the bytes of its body times two, plus one when the body is bits. */
function packSlot(out: number[], documents: readonly number[], width: number): void {
  const gaps = [...packList(documents)];
  const bytes = Math.ceil(width / 8);
  if (gaps.length <= bytes) {
    put(out, gaps.length * 2);
    for (const byte of gaps) out.push(byte);
    return;
  }
  const bits = new Uint8Array(bytes);
  for (const each of documents) bits[each >> 3] = (bits[each >> 3] ?? 0) | (1 << (each & 7));
  put(out, bytes * 2 + 1);
  for (const byte of bits) out.push(byte);
}

function readSlot(reader: Reader): number[] {
  const head = reader.figure();
  const body = reader.take(head >> 1);
  return (head & 1) === 0 ? unpackList(body) : bitsOf(body);
}

function bitsOf(bits: Uint8Array): number[] {
  const found: number[] = [];
  for (const [at, byte] of bits.entries())
    for (let bit = 0; bit < 8; bit += 1) if ((byte & (1 << bit)) !== 0) found.push(at * 8 + bit);
  return found;
}

function put(out: number[], figure: number): void {
  let left = figure;
  while (left > 0x7f) {
    out.push((left & 0x7f) | 0x80);
    left >>>= 7;
  }
  out.push(left);
}

class Reader {
  private at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  get ended(): boolean {
    return this.at >= this.bytes.length;
  }

  figure(): number {
    let figure = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes[this.at] ?? 0;
      this.at += 1;
      figure |= (byte & 0x7f) << shift;
      if (byte < 0x80) return figure >>> 0;
    }
  }

  take(count: number): Uint8Array {
    const body = this.bytes.subarray(this.at, this.at + count);
    this.at += count;
    return body;
  }
}
