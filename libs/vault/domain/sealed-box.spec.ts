import { describe, expect, it } from '@jest/globals';
import { createSecretKey, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { newId } from '#kernel';
import { openUnder, SEAL_OVERHEAD, sealedKeyId, sealUnder } from './sealed-box.js';

const key = createSecretKey(randomBytes(32));
const keyId = newId();
const at = { table: 'complaints', column: 'sealed_text', row: '01J' };
const bytes = fc.uint8Array({ maxLength: 2_000 });
const tampered = expect.objectContaining({ code: 'vault.tampered' });

function failure(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('a sealed value', () => {
  it('opens to exactly what was sealed, for any bytes', () => {
    fc.assert(
      fc.property(bytes, (plain) => {
        const sealed = sealUnder(keyId, key, plain, at);
        expect(sealed.length).toBe(plain.length + SEAL_OVERHEAD);
        expect(openUnder(keyId, key, sealed, at).equals(plain)).toBe(true);
      }),
    );
  });

  it('does not open when any one bit of it differs', () => {
    fc.assert(
      fc.property(bytes, fc.nat(), fc.integer({ min: 0, max: 7 }), (plain, where, bit) => {
        const sealed = sealUnder(keyId, key, plain, at);
        const index = where % sealed.length;
        sealed[index] = (sealed[index] ?? 0) ^ (1 << bit);
        expect(failure(() => openUnder(keyId, key, sealed, at))).toEqual(tampered);
      }),
    );
  });

  it('does not open when it is cut short', () => {
    const sealed = sealUnder(keyId, key, Buffer.from('通信の秘密'), at);
    for (let length = 0; length < sealed.length; length += 1) {
      expect(failure(() => openUnder(keyId, key, sealed.subarray(0, length), at))).toEqual(tampered);
    }
  });

  it.each([
    ['table', { ...at, table: 'incidents' }],
    ['column', { ...at, column: 'sealed_details' }],
    ['row', { ...at, row: '01K' }],
    ['boundary between column and row', { table: 'complaints', column: 'sealed_text01J', row: '' }],
  ])('does not open at another %s', (_what, elsewhere) => {
    const sealed = sealUnder(keyId, key, Buffer.from('内容'), at);
    expect(failure(() => openUnder(keyId, key, sealed, elsewhere))).toEqual(tampered);
  });

  it('does not open under another key, nor under the same key with another name', () => {
    const sealed = sealUnder(keyId, key, Buffer.from('内容'), at);
    expect(failure(() => openUnder(keyId, createSecretKey(randomBytes(32)), sealed, at))).toEqual(tampered);
    expect(failure(() => openUnder(newId(), key, sealed, at))).toEqual(tampered);
  });

  it('names its key and never repeats a nonce', () => {
    const nonces = new Set<string>();
    for (let n = 0; n < 2_000; n += 1) {
      const sealed = sealUnder(keyId, key, Buffer.from('同じ文'), at);
      expect(sealedKeyId(sealed)).toBe(keyId);
      nonces.add(sealed.subarray(27, 39).toString('hex'));
    }
    expect(nonces.size).toBe(2_000);
  });
});
