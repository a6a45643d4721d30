import { inflateSync } from 'node:zlib';

/** What a PKCS #7 container holds: the signed or compressed message itself, or nothing that can be read here. */
export type Unsealed = { kind: 'content'; bytes: Buffer } | { kind: 'encrypted' | 'certificates' | 'unreadable' };

const SIGNED = '2a864886f70d010702';
const ENVELOPED = new Set(['2a864886f70d010703', '2a864886f70d010706', '2a864886f70d0109100117']);
const COMPRESSED = '2a864886f70d0109100109';
const MAX_DEPTH = 20;
const MAX_INFLATED = 64 * 1024 * 1024;

/** One BER element (X.690): definite or indefinite length; ends are clamped to what is there. */
interface Element {
  tag: number;
  constructed: boolean;
  start: number;
  end: number;
  next: number;
}

/**
 * Takes the message out of a signed or compressed S/MIME container (RFC 8551, RFC 5652, RFC 3274). The signature is not
 * checked: who reads the letter must only see what it says. Never throws.
 */
export function unseal(container: Buffer): Unsealed {
  const bytes = binary(container);
  try {
    const info = elementAt(bytes, 0, bytes.length);
    const [type, wrapped] = childrenOf(bytes, info);
    if (type === undefined || type.tag !== 0x06) return { kind: 'unreadable' };
    const oid = bytes.toString('hex', type.start, type.end);
    if (ENVELOPED.has(oid)) return { kind: 'encrypted' };
    if (wrapped === undefined || (oid !== SIGNED && oid !== COMPRESSED)) return { kind: 'unreadable' };
    const data = childrenOf(bytes, wrapped)[0];
    const inner =
      data === undefined
        ? undefined
        : childrenOf(bytes, data).find((e, i) => i > 0 && e.tag === 0x30 && isContent(bytes, e));
    const [, holder] = inner === undefined ? [] : childrenOf(bytes, inner);
    const octets = holder === undefined ? undefined : childrenOf(bytes, holder)[0];
    if (octets === undefined) return { kind: oid === SIGNED ? 'certificates' : 'unreadable' };
    const content = Buffer.concat(octetsOf(bytes, octets, 0));
    return {
      kind: 'content',
      bytes: oid === COMPRESSED ? inflateSync(content, { maxOutputLength: MAX_INFLATED }) : content,
    };
  } catch {
    return { kind: 'unreadable' };
  }
}

/** The encapsulated content begins with `data` (or another content type) as its first element. */
function isContent(bytes: Buffer, element: Element): boolean {
  const first = childrenOf(bytes, element)[0];
  if (first?.tag !== 0x06) return false;
  const oid = bytes.toString('hex', first.start, first.end);
  return oid.startsWith('2a864886f70d0107') || oid.startsWith('2a864886f70d010910');
}

/** Base64 or PEM that no transfer encoding told of. */
function binary(container: Buffer): Buffer {
  const head = container.toString('latin1', 0, 64);
  if (!/^\s*(?:-----BEGIN|MI[A-Za-z0-9+/])/.test(head)) return container;
  return Buffer.from(container.toString('latin1').replace(/-----[^-\n]*-----/g, ''), 'base64');
}

function elementAt(bytes: Buffer, at: number, end: number, depth = 0): Element {
  if (depth > MAX_DEPTH) throw new RangeError('nested too deep');
  const tag = bytes[at] ?? 0;
  const constructed = (tag & 0x20) !== 0;
  const length = bytes[at + 1] ?? 0;
  if (length < 0x80) return bounded({ tag, constructed, start: at + 2, end: at + 2 + length, next: 0 }, end);
  if (length > 0x80) {
    const size = length & 0x7f;
    const told = size > 6 ? end : bytes.readUIntBE(at + 2, size);
    return bounded({ tag, constructed, start: at + 2 + size, end: at + 2 + size + told, next: 0 }, end);
  }
  let inside = at + 2;
  while (inside < end && !(bytes[inside] === 0 && bytes[inside + 1] === 0)) {
    inside = elementAt(bytes, inside, end, depth + 1).next;
  }
  return { tag, constructed, start: at + 2, end: inside, next: Math.min(end, inside + 2) };
}

function bounded(element: Element, end: number): Element {
  const stop = Math.min(end, element.end);
  if (element.start > end) throw new RangeError('cut short');
  return { ...element, end: stop, next: stop };
}

function childrenOf(bytes: Buffer, parent: Element): Element[] {
  const children: Element[] = [];
  let at = parent.start;
  while (at < parent.end && children.length < 50) {
    const child = elementAt(bytes, at, parent.end);
    children.push(child);
    at = child.next;
  }
  return children;
}

/** An OCTET STRING in one piece or, as streaming signers write it, in many. */
function octetsOf(bytes: Buffer, element: Element, depth: number): Buffer[] {
  if (!element.constructed) return [bytes.subarray(element.start, element.end)];
  if (depth > MAX_DEPTH) return [];
  const pieces: Buffer[] = [];
  let at = element.start;
  while (at < element.end) {
    const child = elementAt(bytes, at, element.end);
    pieces.push(...octetsOf(bytes, child, depth + 1));
    at = child.next;
  }
  return pieces;
}
