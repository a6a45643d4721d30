import { describe, expect, it } from '@jest/globals';
import { spread, startAfterRenumbering, startAt, type MailboxLook } from './mailbox.js';

const look: MailboxLook = {
  at: '2026-11-25T00:00:00.000Z',
  uidValidity: '7',
  uidNext: 101,
  mails: 40,
  bytes: 1,
  oldest: null,
  newest: null,
  sampled: 0,
  wouldBecome: {},
};
const from = '2026-10-01T00:00:00.000Z';

describe('where taking begins', () => {
  it.each([
    [{ take: 'all' } as const, { uidValidity: '7', uid: 1, from: null }],
    [{ take: 'new' } as const, { uidValidity: '7', uid: 101, from: null }],
    [{ take: 'from', from } as const, { uidValidity: '7', uid: 101, from }],
  ])('is said by the person who lets the mailbox in: %j', (how, start) => {
    expect(startAt(look, how)).toEqual(start);
  });

  it('is everything again after a renumbering, when everything was wanted', () => {
    const start = startAfterRenumbering(startAt(look, { take: 'all' }), look.at, { uidValidity: '8', uidNext: 9 });
    expect(start).toEqual({ uidValidity: '8', uid: 1, from: null });
  });

  it('leaves old mails aside after a renumbering, when they were to be left aside', () => {
    const now = { uidValidity: '8', uidNext: 9 };
    const aside = { uidValidity: '8', uid: 9, from: look.at };
    expect(startAfterRenumbering(startAt(look, { take: 'new' }), look.at, now)).toEqual(aside);
    expect(startAfterRenumbering(startAt(look, { take: 'from', from }), look.at, now)).toEqual({ ...aside, from });
  });
});

describe('a sample', () => {
  it('holds all of a short list, and of a long one so many, first and last among them', () => {
    expect(spread([1, 2, 3], 5)).toEqual([1, 2, 3]);
    const list = Array.from({ length: 1001 }, (_, n) => n);
    const picked = spread(list, 11);
    expect(picked).toEqual([0, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1000]);
  });
});
