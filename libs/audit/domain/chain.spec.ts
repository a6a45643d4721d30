import { describe, expect, it } from '@jest/globals';
import { createSecretKey } from 'node:crypto';
import fc from 'fast-check';
import { GENESIS, hashOf, isSigned, lineFor, signHead, type AuditEvent } from './chain.js';

const at = '2026-11-25T00:00:00.000Z';
const key = createSecretKey(Buffer.alloc(32, 7));
const text = fc.string({ unit: 'binary', maxLength: 40 });
const event: fc.Arbitrary<AuditEvent> = fc.record({
  actor: fc.record({ kind: fc.constantFrom('user' as const, 'token' as const, 'system' as const), id: text }),
  action: text,
  object: text,
  purpose: text,
  facts: fc.dictionary(text, fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null))),
});

describe('a line of the log', () => {
  it('has another hash when any one field differs', () => {
    fc.assert(
      fc.property(event, fc.nat(), (what, seq) => {
        const line = lineFor(what, seq, at, GENESIS);
        expect(hashOf(line)).toBe(line.hash);
        for (const field of [
          'at',
          'actorKind',
          'actorId',
          'action',
          'object',
          'purpose',
          'facts',
          'prevHash',
        ] as const) {
          expect(hashOf({ ...line, [field]: `${line[field] ?? ''}x` })).not.toBe(line.hash);
        }
        expect(hashOf({ ...line, seq: seq + 1 })).not.toBe(line.hash);
        expect(hashOf({ ...line, purpose: null })).not.toBe(line.hash);
      }),
    );
  });

  it('cannot be confused with one whose fields are cut elsewhere', () => {
    const make = (action: string, object: string) =>
      lineFor({ actor: { kind: 'user', id: 'u' }, action, object }, 1, at, GENESIS).hash;
    expect(make('a","b', 'c')).not.toBe(make('a', 'b","c'));
  });

  it('does not depend on the order in which facts are given', () => {
    const facts = (given: Record<string, number>) =>
      lineFor({ actor: { kind: 'user', id: 'u' }, action: 'a', object: 'o', facts: given }, 1, at, GENESIS).hash;
    expect(facts({ a: 1, b: 2 })).toBe(facts({ b: 2, a: 1 }));
  });

  it('refuses facts and purposes long enough to hold a complaint', () => {
    const long = '通話の内容'.repeat(50);
    const actor = { kind: 'user' as const, id: 'u' };
    expect(() => lineFor({ actor, action: 'a', object: 'o', facts: { note: long } }, 1, at, GENESIS)).toThrow(
      /too long/,
    );
    expect(() => lineFor({ actor, action: 'a', object: 'o', purpose: long }, 1, at, GENESIS)).toThrow(/200/);
  });
});

describe('the signature of a head', () => {
  it('verifies only with its key and for its number, hash and time', () => {
    const head = { seq: 3, hash: GENESIS, at };
    const signature = signHead(key, head);
    expect(isSigned(key, { ...head, signature })).toBe(true);
    expect(isSigned(createSecretKey(Buffer.alloc(32, 8)), { ...head, signature })).toBe(false);
    for (const change of [{ seq: 2 }, { hash: 'f'.repeat(64) }, { at: '' }, { signature: '' }]) {
      expect(isSigned(key, { ...head, signature, ...change })).toBe(false);
    }
  });
});
