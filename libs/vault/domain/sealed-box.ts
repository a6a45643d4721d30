import { createCipheriv, createDecipheriv, randomFillSync, type KeyObject } from 'node:crypto';
import { DomainError, inSteps } from '#kernel';
import { vaultErrors } from './vault.errors.js';

/** Where a sealed value lives. It is authenticated with the value: moved to another place, it no longer opens. */
export interface SealedAt {
  table: string;
  column: string;
  row: string;
}

const VERSION = 1;
const ID_BYTES = 26;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** version, key id, nonce and tag: what sealing adds to a value's length, in bytes. */
export const SEAL_OVERHEAD = 1 + ID_BYTES + NONCE_BYTES + TAG_BYTES;
const noncePool = Buffer.allocUnsafe(NONCE_BYTES * 512);
let nonceAt = noncePool.length;

/** AES-256-GCM under a fresh random 96-bit nonce; gives nonce, ciphertext, tag. */
export function encrypt(key: KeyObject, plain: Uint8Array, aad: string): Buffer {
  return encryptAfter(Buffer.alloc(0), key, plain, aad);
}

/** Opens what {@link encrypt} made. Fails with `vault.tampered` when key, place or a single bit differs. */
export function decrypt(key: KeyObject, box: Uint8Array, aad: string): Buffer {
  if (box.length < NONCE_BYTES + TAG_BYTES) throw new DomainError(vaultErrors['vault.tampered']);
  const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(aad, 'utf8'));
  decipher.setAuthTag(box.subarray(box.length - TAG_BYTES));
  const plain = decipher.update(box.subarray(NONCE_BYTES, box.length - TAG_BYTES));
  try {
    decipher.final();
  } catch {
    throw new DomainError(vaultErrors['vault.tampered']);
  }
  return plain;
}

/** Seals a value under a data key: `version, key id, nonce, ciphertext, tag`. */
export function sealUnder(keyId: string, key: KeyObject, plain: Uint8Array, at: SealedAt): Buffer {
  const head = Buffer.allocUnsafe(1 + ID_BYTES);
  head[0] = VERSION;
  if (head.write(keyId, 1, 'latin1') !== ID_BYTES || keyId.length !== ID_BYTES) throw new Error('not a data key id');
  return encryptAfter(head, key, plain, placeOf(keyId, at));
}

/** {@link sealUnder} for large values: the loop is free in between. */
export async function sealUnderInSteps(
  keyId: string,
  key: KeyObject,
  plain: Uint8Array,
  at: SealedAt,
): Promise<Buffer> {
  const box = Buffer.allocUnsafe(plain.length + SEAL_OVERHEAD);
  const nonce = nextNonce();
  box[0] = VERSION;
  if (box.write(keyId, 1, 'latin1') !== ID_BYTES || keyId.length !== ID_BYTES) throw new Error('not a data key id');
  nonce.copy(box, 1 + ID_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(placeOf(keyId, at), 'utf8'));
  const start = 1 + ID_BYTES + NONCE_BYTES;
  await inSteps(plain, (piece, offset) => {
    cipher.update(piece).copy(box, start + offset);
  });
  cipher.final();
  cipher.getAuthTag().copy(box, start + plain.length);
  return box;
}

/** {@link openUnder} for large values. Nothing of what is returned may be used before the promise is fulfilled. */
export async function openUnderInSteps(
  keyId: string,
  key: KeyObject,
  sealed: Uint8Array,
  at: SealedAt,
): Promise<Buffer> {
  if (sealedKeyId(sealed) !== keyId) throw new DomainError(vaultErrors['vault.tampered']);
  const start = 1 + ID_BYTES + NONCE_BYTES;
  const end = sealed.length - TAG_BYTES;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1 + ID_BYTES, start), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(placeOf(keyId, at), 'utf8'));
  decipher.setAuthTag(sealed.subarray(end));
  const plain = Buffer.allocUnsafe(end - start);
  await inSteps(sealed.subarray(start, end), (piece, offset) => {
    decipher.update(piece).copy(plain, offset);
  });
  try {
    decipher.final();
  } catch {
    throw new DomainError(vaultErrors['vault.tampered']);
  }
  return plain;
}

/** Opens what {@link sealUnder} made, under the same key and at the same place. */
export function openUnder(keyId: string, key: KeyObject, sealed: Uint8Array, at: SealedAt): Buffer {
  if (sealedKeyId(sealed) !== keyId) throw new DomainError(vaultErrors['vault.tampered']);
  return decrypt(key, sealed.subarray(1 + ID_BYTES), placeOf(keyId, at));
}

/** The data key that a sealed value names. Fails with `vault.tampered` when it is no sealed value. */
export function sealedKeyId(sealed: Uint8Array): string {
  if (sealed.length < SEAL_OVERHEAD || sealed[0] !== VERSION) throw new DomainError(vaultErrors['vault.tampered']);
  return Buffer.from(sealed.buffer, sealed.byteOffset + 1, ID_BYTES).toString('latin1');
}

function encryptAfter(head: Buffer, key: KeyObject, plain: Uint8Array, aad: string): Buffer {
  const nonce = nextNonce();
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(aad, 'utf8'));
  const body = cipher.update(plain);
  cipher.final();
  return Buffer.concat([head, nonce, body, cipher.getAuthTag()]);
}

/** Each nonce is used once; the pool only saves calls into the random source. */
function nextNonce(): Buffer {
  if (nonceAt >= noncePool.length) {
    randomFillSync(noncePool);
    nonceAt = 0;
  }
  const nonce = Buffer.from(noncePool.subarray(nonceAt, nonceAt + NONCE_BYTES));
  nonceAt += NONCE_BYTES;
  return nonce;
}

function placeOf(keyId: string, at: SealedAt): string {
  return JSON.stringify(['madoguchi-seal-1', keyId, at.table, at.column, at.row]);
}
