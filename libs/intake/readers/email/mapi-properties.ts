const MAX_PROPERTIES = 5000;
const FIXED: Readonly<Record<number, number>> = {
  0x0002: 4,
  0x0003: 4,
  0x0004: 4,
  0x0005: 8,
  0x0006: 8,
  0x0007: 8,
  0x000a: 4,
  0x000b: 4,
  0x0014: 8,
  0x0040: 8,
  0x0048: 16,
};
const VARIABLE = new Set([0x000d, 0x001e, 0x001f, 0x0102]);
const UNICODE = 0x001f;

/** MAPI properties of a message or file; the first value of each. */
export class MapiProperties {
  private readonly values = new Map<number, { type: number; bytes: Buffer }>();

  set(id: number, type: number, bytes: Buffer): void {
    if (!this.values.has(id)) this.values.set(id, { type, bytes });
  }

  bytes(id: number): Buffer | null {
    return this.values.get(id)?.bytes ?? null;
  }

  isUnicode(id: number): boolean {
    return this.values.get(id)?.type === UNICODE;
  }

  number(id: number): number | null {
    const bytes = this.bytes(id);
    return bytes === null || bytes.length < 4 ? null : bytes.readUInt32LE(0);
  }
}

/** Reads a property list as [MS-OXTNEF] packs it; stops at what it does not know, keeping what came before. */
export function readMapi(data: Buffer): MapiProperties {
  const properties = new MapiProperties();
  const count = Math.min(data.readUInt32LE(0), MAX_PROPERTIES);
  let at = 4;
  for (let i = 0; i < count && at + 4 <= data.length; i++) {
    const type = data.readUInt16LE(at);
    const id = data.readUInt16LE(at + 2);
    at = afterName(data, at + 4, id);
    const next = readValues(
      data,
      at,
      (bytes) => {
        properties.set(id, type & 0x0fff, bytes);
      },
      type,
    );
    if (next === null) break;
    at = next;
  }
  return properties;
}

/** Named properties carry a GUID and a number or a name in front of their value. */
function afterName(data: Buffer, at: number, id: number): number {
  if (id < 0x8000 || at + 24 > data.length) return at;
  if (data.readUInt32LE(at + 16) === 0) return at + 24;
  return at + 24 + padded(data.readUInt32LE(at + 20));
}

function readValues(data: Buffer, from: number, keep: (bytes: Buffer) => void, type: number): number | null {
  const base = type & 0x0fff;
  const fixed = FIXED[base];
  const counted = (type & 0x1000) !== 0 || VARIABLE.has(base);
  let at = from;
  let count = 1;
  if (counted) {
    if (at + 4 > data.length) return null;
    count = data.readUInt32LE(at);
    at += 4;
  }
  if (count > MAX_PROPERTIES || (fixed === undefined && !VARIABLE.has(base))) return null;
  for (let i = 0; i < count; i++) {
    let length = fixed;
    if (length === undefined) {
      if (at + 4 > data.length) return null;
      length = data.readUInt32LE(at);
      at += 4;
    }
    keep(data.subarray(at, at + length));
    at += padded(length);
  }
  return at;
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4;
}
