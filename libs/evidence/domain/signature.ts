import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';

/** What stands before the 32 bytes of a private key in PKCS #8 (RFC 8410, section 7). */
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');
const FINGERPRINT = /^[0-9a-f]{64}$/;

/** A key that signs packs. */
export interface SigningKey {
  privateKey: KeyObject;
  /** SubjectPublicKeyInfo as PEM. */
  publicPem: string;
  fingerprint: string;
}

/** The Ed25519 key that 32 secret bytes stand for; the same bytes give the same key. */
export function signingKeyFrom(seed: Uint8Array): SigningKey {
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8_ED25519, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey);
  const publicPem = publicKey.export({ format: 'pem', type: 'spki' });
  return { privateKey, publicPem: publicPem.toString(), fingerprint: fingerprintOf(publicKey) };
}

/** 64 bytes over exactly these bytes (RFC 8032); OpenSSL checks them with `pkeyutl -verify -rawin`. */
export function signBytes(key: SigningKey, bytes: Uint8Array): Buffer {
  return sign(null, bytes, key.privateKey);
}

/** A public key in PEM, or null when it is none of ours. */
export function publicKeyFrom(pem: string): KeyObject | null {
  try {
    const key = createPublicKey(pem);
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
}

/** Whether the key signed these bytes. */
export function isSignedBy(key: KeyObject, bytes: Uint8Array, signature: Uint8Array): boolean {
  return signature.length === 64 && verify(null, bytes, key, signature);
}

/** SHA-256 in hex over the public key (SubjectPublicKeyInfo, DER): by it people compare keys. */
export function fingerprintOf(key: KeyObject): string {
  return createHash('sha256')
    .update(key.export({ format: 'der', type: 'spki' }))
    .digest('hex');
}

/** A fingerprint as people write it (capitals, colons, blanks) in 64 hex digits, or null. */
export function readFingerprint(text: string): string | null {
  const digits = text.replace(/[\s:]/g, '').toLowerCase();
  return FINGERPRINT.test(digits) ? digits : null;
}
