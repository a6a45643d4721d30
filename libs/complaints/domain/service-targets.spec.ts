import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { afterOpenTime, beforeOpenTime, nextDue, parseServiceTargets, serviceTargets } from './service-targets.js';

const HOUR = 3_600_000;
const file = {
  hours: { calendar: 'JP-gov', opens: '09:00', closes: '18:00' },
  targets: { acknowledge: 4, reply: 18, close: 90 },
};
const targets = parseServiceTargets(file);
const tokyo = (at: string) => new Date(`${at}+09:00`).toISOString();

describe('targets in open hours', () => {
  it.each([
    ['within a day', '2026-11-25T10:00', 4, '2026-11-25T14:00'],
    ['over the night', '2026-11-25T16:00', 4, '2026-11-26T11:00'],
    ['from before the desk opens', '2026-11-25T03:00', 4, '2026-11-25T13:00'],
    ['over a weekend', '2026-11-27T17:00', 4, '2026-11-30T12:00'],
    ['over a national holiday (勤労感謝の日 on Monday)', '2026-11-20T17:00', 4, '2026-11-24T12:00'],
    ['over the end of the year', '2026-12-28T17:00', 4, '2027-01-04T12:00'],
    ['to the very end of a day', '2026-11-25T14:00', 4, '2026-11-25T18:00'],
  ])('end %s', (_, from, hours, until) => {
    expect(afterOpenTime(targets, tokyo(from), hours * HOUR)).toBe(tokyo(until));
  });

  it('are late for what arrived before a moment, and for nothing after it', () => {
    const instant = fc.date({ min: new Date('2026-01-01'), max: new Date('2028-12-31'), noInvalidDate: true });
    const span = fc.integer({ min: 1, max: 120 * 60 }).map((minutes) => minutes * 60_000);
    fc.assert(
      fc.property(instant, instant, span, (received, present, ms) => {
        const [from, now] = [received.toISOString(), present.toISOString()];
        const late = afterOpenTime(targets, from, ms) <= now;
        expect(from <= beforeOpenTime(targets, now, ms)).toBe(late);
      }),
    );
  });

  it('must grow, and the desk must open before it closes', () => {
    expect(() => parseServiceTargets({ ...file, targets: { acknowledge: 4, reply: 4, close: 90 } })).toThrow('reply');
    const never = { ...file, hours: { ...file.hours, opens: '18:00' } };
    expect(() => parseServiceTargets(never)).toThrow('open before');
    expect(serviceTargets().targetsMs.acknowledge).toBeGreaterThan(0);
  });
});

describe('what is owed next', () => {
  const of = {
    state: 'received',
    receivedAt: tokyo('2026-11-25T10:00'),
    acknowledgedAt: null,
    firstReplyAt: null,
    callbackAt: null,
  };
  const now = tokyo('2026-11-25T15:00');

  it.each([
    ['the receipt', {}, { what: 'acknowledge', at: tokyo('2026-11-25T14:00'), late: true }],
    ['then the answer', { acknowledgedAt: now }, { what: 'reply', at: tokyo('2026-11-27T10:00'), late: false }],
    [
      'then the end',
      { acknowledgedAt: now, firstReplyAt: now },
      { what: 'close', at: tokyo('2026-12-09T10:00'), late: false },
    ],
    [
      'a promised call when that is earlier',
      { callbackAt: tokyo('2026-11-25T11:30') },
      { what: 'callback', at: tokyo('2026-11-25T11:30'), late: true },
    ],
    [
      'no call to somebody who was answered',
      { state: 'replied', firstReplyAt: now, callbackAt: tokyo('2026-11-25T11:30') },
      { what: 'close', at: tokyo('2026-12-09T10:00'), late: false },
    ],
    ['nothing once it is closed', { state: 'closed' }, null],
  ])('is %s', (_, over, due) => {
    expect(nextDue(targets, { ...of, ...over }, now)).toEqual(due);
  });
});
