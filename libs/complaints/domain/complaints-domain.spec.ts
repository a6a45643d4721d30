import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { COMPLAINT_STATES } from './complaint.js';
import { HANDLING, mayMove } from './handling.js';
import { LOOKUP_KINDS, normaliseFor } from './normalise.js';

describe('finding a complaint again by what the caller says', () => {
  const PHONES = [
    '090-1234-5678',
    '０９０－１２３４－５６７８',
    '+81 90 1234 5678',
    '090 1234 5678',
    '(090)1234-5678',
    '09012345678',
    '090ー1234ー5678',
  ];
  it.each(PHONES)('reads %s as the same number', (written) => {
    expect(normaliseFor('phone', written)).toBe('+819012345678');
  });

  it.each([
    ['田中　一郎 様', '田中一郎'],
    ['タナカ イチロウ', 'たなかいちろう'],
    ['ﾀﾅｶ･ｲﾁﾛｳ', 'たなかいちろう'],
  ])('folds the name %s', (written, folded) => {
    expect(normaliseFor('name', written)).toBe(folded);
  });

  it('folds slip numbers written with full-width digits and dashes', () => {
    expect(normaliseFor('slip', ' ２０２６－１１－０００１２３ ')).toBe('2026-11-000123');
    for (const written of ['2026 11 000123', '202611000123', '2026-11000123', '２０２６　１１　０００１２３'])
      expect(normaliseFor('slip', written)).toBe('2026-11-000123');
    expect(normaliseFor('slip', '2026-11-123')).toBe('2026-11-123');
    expect(normaliseFor('reference', '202611000123')).toBe('202611000123');
  });

  it('finds nothing in an empty value and never throws', () => {
    expect(normaliseFor('phone', '  ')).toBeNull();
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        for (const kind of LOOKUP_KINDS) {
          const once = normaliseFor(kind, text);
          if (once !== null) expect(normaliseFor(kind, once)).toBe(once);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('handling', () => {
  it('can reopen only what is closed, and close everything that is open', () => {
    for (const state of COMPLAINT_STATES) {
      expect(mayMove(state, 'reopened')).toBe(state === 'closed');
      expect(mayMove(state, 'closed')).toBe(state !== 'closed');
    }
    expect(Object.keys(HANDLING)).toEqual([...COMPLAINT_STATES]);
  });
});
