import { describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { deriveFrom, newRing, ringFromText, ringToText, unwrapWith, withNewKey, wrapWith } from './key-ring.js';

const at = '2026-11-25T00:00:00.000Z';

describe('the key ring', () => {
  it('survives its file', () => {
    const ring = withNewKey(newRing(at), at);
    const read = ringFromText(ringToText(ring));
    expect(ringToText(read)).toBe(ringToText(ring));
    expect(read.keys.every(({ key }, n) => ring.keys[n]?.key.equals(key))).toBe(true);
  });

  it('wraps under the active key and still opens what an older key wrapped', () => {
    const first = newRing(at);
    const dataKey = randomBytes(32);
    const wrapped = wrapWith(first, first.active, dataKey, 'id', 'complaint');
    const second = withNewKey(first, at);
    expect(second.active).not.toBe(first.active);
    expect(unwrapWith(second, first.active, wrapped, 'id', 'complaint').equals(dataKey)).toBe(true);
  });

  it('does not open a wrapped key under another id, scope or master key', () => {
    const ring = withNewKey(newRing(at), at);
    const older = ring.keys[0]?.id ?? '';
    const wrapped = wrapWith(ring, ring.active, randomBytes(32), 'id', 'complaint');
    for (const [master, id, scope] of [
      [ring.active, 'other', 'complaint'],
      [ring.active, 'id', 'draft'],
      [older, 'id', 'complaint'],
    ] as const) {
      expect(() => unwrapWith(ring, master, wrapped, id, scope)).toThrow(/altered/);
    }
  });

  it('derives the same key after a rotation, and another one for another purpose', () => {
    const ring = newRing(at);
    expect(deriveFrom(withNewKey(ring, at), 'lookup').equals(deriveFrom(ring, 'lookup'))).toBe(true);
    expect(deriveFrom(ring, 'audit-head').equals(deriveFrom(ring, 'lookup'))).toBe(false);
  });

  it('is refused when one character of any secret in its file was changed', () => {
    const text = ringToText(newRing(at));
    for (const field of ['root', 'key', 'id', 'active'] as const) {
      const start = text.indexOf(`"${field}": "`) + field.length + 5;
      const damaged = `${text.slice(0, start + 4)}${text[start + 4] === 'A' ? 'B' : 'A'}${text.slice(start + 5)}`;
      expect(() => ringFromText(damaged)).toThrow(/damaged/);
    }
    expect(() => ringFromText('')).toThrow(/damaged/);
  });
});
