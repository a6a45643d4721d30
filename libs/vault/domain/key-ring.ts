import { createHash, createSecretKey, hkdfSync, randomBytes, type KeyObject } from 'node:crypto';
import { DomainError, type Instant } from '#kernel';
import { decrypt, encrypt } from './sealed-box.js';
import { vaultErrors } from './vault.errors.js';

/** One master key; its id is a digest of it, so that a damaged key is recognised when it is read. */
export interface RingKey {
  id: string;
  createdAt: Instant;
  key: KeyObject;
}

/**
 * The master keys. `active` wraps new data keys, the others still open old ones. `root` does not rotate: look-up
 * digests and the audit signature are derived from it and must stay comparable over the years.
 */
export interface KeyRing {
  active: string;
  root: Buffer;
  keys: RingKey[];
}

interface RingText {
  active: string;
  root: string;
  rootId: string;
  keys: Record<keyof RingKey, string>[];
}

const KEY_BYTES = 32;

/** A ring with one new key. */
export function newRing(at: Instant): KeyRing {
  const key = newRingKey(at);
  return { active: key.id, root: randomBytes(KEY_BYTES), keys: [key] };
}

/** The ring with one more key, which becomes the active one. */
export function withNewKey(ring: KeyRing, at: Instant): KeyRing {
  const key = newRingKey(at);
  return { active: key.id, root: ring.root, keys: [...ring.keys, key] };
}

/** The ring as text for its file. */
export function ringToText(ring: KeyRing): string {
  const keys = ring.keys.map(({ id, createdAt, key }) => ({ id, createdAt, key: key.export().toString('base64') }));
  const root = ring.root.toString('base64');
  return `${JSON.stringify({ active: ring.active, root, rootId: digestOf('root', ring.root), keys }, null, 2)}\n`;
}

/** Reads a ring's text. Fails with `vault.master-key-unreadable` when it is damaged. */
export function ringFromText(text: string): KeyRing {
  try {
    const raw = JSON.parse(text) as RingText;
    const keys = raw.keys.map((entry) => ({
      id: entry.id,
      createdAt: entry.createdAt,
      key: createSecretKey(Buffer.from(entry.key, 'base64')),
    }));
    const ring = { active: raw.active, root: Buffer.from(raw.root, 'base64'), keys };
    if (isSound(ring) && raw.rootId === digestOf('root', ring.root)) return ring;
  } catch {
    // falls through to the one answer for every kind of damage
  }
  throw new DomainError(vaultErrors['vault.master-key-unreadable']);
}

/** The key of this id. Fails with `vault.master-key-missing`. */
export function ringKey(ring: KeyRing, id: string): RingKey {
  const found = ring.keys.find((key) => key.id === id);
  if (found === undefined)
    throw new DomainError(vaultErrors['vault.master-key-missing'], { data: { masterKeyId: id } });
  return found;
}

/** Wraps a data key under the ring's key `masterKeyId`, bound to the data key's id and scope. */
export function wrapWith(ring: KeyRing, masterKeyId: string, dataKey: Uint8Array, id: string, scope: string): Buffer {
  return encrypt(ringKey(ring, masterKeyId).key, dataKey, wrapPlace(masterKeyId, id, scope));
}

/** Opens what {@link wrapWith} made. Fails with `vault.tampered`. */
export function unwrapWith(ring: KeyRing, masterKeyId: string, wrapped: Uint8Array, id: string, scope: string): Buffer {
  return decrypt(ringKey(ring, masterKeyId).key, wrapped, wrapPlace(masterKeyId, id, scope));
}

/** A key for one purpose, derived from the ring's root with HKDF-SHA-256. */
export function deriveFrom(ring: KeyRing, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', ring.root, Buffer.alloc(0), `madoguchi/${purpose}`, KEY_BYTES));
}

function newRingKey(at: Instant): RingKey {
  const key = createSecretKey(randomBytes(KEY_BYTES));
  return { id: idOf(key), createdAt: at, key };
}

function idOf(key: KeyObject): string {
  return `mk_${digestOf('master-key', key.export())}`;
}

/** Tells a damaged secret from a sound one; 64 bits of a digest say nothing about a 256-bit secret. */
function digestOf(kind: string, secret: Buffer): string {
  return createHash('sha256').update(`madoguchi-${kind}-id`).update(secret).digest('hex').slice(0, 16);
}

function isSound(ring: KeyRing): boolean {
  const idsFit = ring.keys.every(({ id, key }) => key.symmetricKeySize === KEY_BYTES && id === idOf(key));
  return idsFit && ring.root.length === KEY_BYTES && ring.keys.some((key) => key.id === ring.active);
}

function wrapPlace(masterKeyId: string, id: string, scope: string): string {
  return JSON.stringify(['madoguchi-wrap-1', masterKeyId, id, scope]);
}
