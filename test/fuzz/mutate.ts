/** Numbers in 0..1, the same row for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const EXTREMES = [0, 1, 0x7f, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff];
/** Headers and directories stand at the ends of most formats: half of the damage is done there. */
const ENDS = 256;

type Damage = (bytes: Buffer, at: number, random: () => number) => Buffer;

const DAMAGES: readonly Damage[] = [
  (bytes, at, random) => {
    bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8));
    return bytes;
  },
  (bytes, at, random) => {
    bytes[at] = Math.floor(random() * 256);
    return bytes;
  },
  (bytes, at, random) => {
    if (at + 4 > bytes.length) return bytes;
    const value = EXTREMES[Math.floor(random() * EXTREMES.length)] ?? 0;
    if (random() < 0.5) bytes.writeUInt32LE(value, at);
    else bytes.writeUInt32BE(value, at);
    return bytes;
  },
  (bytes, at, random) => Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + Math.floor(random() * 64))]),
  (bytes, at, random) =>
    Buffer.concat([bytes.subarray(0, at), bytes.subarray(Math.max(0, at - Math.floor(random() * 512)))]),
  (bytes, at, random) => {
    const from = Math.floor(random() * bytes.length);
    bytes.copy(bytes, at, from, from + Math.floor(random() * 64));
    return bytes;
  },
  (bytes, at, random) => (random() < 0.2 ? Buffer.from(bytes.subarray(0, at)) : bytes),
  // Numbers in text (lengths and page boxes of PDFs) become absurd.
  (bytes, at, random) => {
    const digit = bytes.subarray(at).findIndex((byte) => byte >= 0x30 && byte <= 0x39);
    if (digit < 0) return bytes;
    const long = Buffer.from('9'.repeat(1 + Math.floor(random() * 9)), 'latin1');
    return Buffer.concat([bytes.subarray(0, at + digit), long, bytes.subarray(at + digit + 1)]);
  },
];

/** A copy with one to eight damages: flipped bits, absurd numbers, parts cut out, doubled, or missing at the end. */
export function mutated(sound: Buffer, random: () => number): Buffer {
  let bytes: Buffer = Buffer.from(sound);
  const damages = 1 + Math.floor(random() * random() * 8);
  for (let n = 0; n < damages && bytes.length > 0; n++) {
    const damage = DAMAGES[Math.floor(random() * DAMAGES.length)];
    const near = Math.floor(random() * Math.min(ENDS, bytes.length));
    const place = random();
    const at = place < 0.3 ? near : place < 0.5 ? bytes.length - 1 - near : Math.floor(random() * bytes.length);
    if (damage !== undefined) bytes = damage(bytes, at, random);
  }
  return bytes;
}
