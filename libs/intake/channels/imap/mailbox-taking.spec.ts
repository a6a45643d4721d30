import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isWanted, packsOf } from './mailbox-taking.js';

const MiB = 1024 * 1024;
const arrivedAt = new Date('2026-11-25T00:00:00Z');

describe('the packs that mails are fetched in', () => {
  it('hold every mail once, in order, with at most eight MiB together; a large mail is alone', () => {
    const sizes = fc.array(fc.oneof(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 60 * MiB })));
    fc.assert(
      fc.property(sizes, (list) => {
        const mails = list.map((size, at) => ({ uid: at + 1, size, arrivedAt }));
        const packs = packsOf(mails);
        expect(packs.flat()).toEqual(mails);
        for (const pack of packs) {
          expect(pack.length).toBeGreaterThan(0);
          if (pack.length === 1) continue;
          expect(pack.every((mail) => mail.size <= MiB)).toBe(true);
          expect(pack.reduce((sum, mail) => sum + mail.size, 0)).toBeLessThanOrEqual(8 * MiB);
        }
      }),
    );
  });
});

describe('whether a mail is wanted', () => {
  it.each([
    [10, null, true],
    [9, null, false],
    [9, '2026-11-25T00:00:00.000Z', true],
    [9, '2026-11-25T00:00:00.001Z', false],
    [10, '2026-11-26T00:00:00.000Z', true],
  ])('UID %i with the start at 10 and from %s: %s', (uid, from, wanted) => {
    expect(isWanted({ uid, size: 1, arrivedAt }, { start: { uidValidity: '1', uid: 10, from } })).toBe(wanted);
  });
});
