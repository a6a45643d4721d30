import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { plusMs } from '#kernel';
import { ladderOf, reached, strength, type RunningClock } from './stage-state-ladder.js';
import { computeClock, DAY_COUNTS, HOLIDAY_ROLLS } from './statutory-clock.js';

const HOUR = 3_600_000;
const clock = (change: Partial<RunningClock>): RunningClock => ({
  anchorAt: '2026-03-02T01:00:00.000Z',
  legalDue: '2026-04-01',
  workingDeadline: '2026-03-31',
  zone: 'Asia/Tokyo',
  ...change,
});

describe('the alert ladder', () => {
  it('has half-time, 72 and 24 hours before the end of the working deadline, and the ends of both dates', () => {
    expect(ladderOf(clock({}))).toEqual([
      { rung: 'half', from: '2026-03-16T19:59:59.999Z', due: '2026-03-31' },
      { rung: 'h72', from: '2026-03-28T14:59:59.999Z', due: '2026-03-31' },
      { rung: 'h24', from: '2026-03-30T14:59:59.999Z', due: '2026-03-31' },
      { rung: 'working_passed', from: '2026-03-31T15:00:00.000Z', due: '2026-03-31' },
      { rung: 'overdue', from: '2026-04-01T15:00:00.000Z', due: '2026-04-01' },
    ]);
  });

  it('of 24 hours has half-time and the end only', () => {
    const day = clock({ legalDue: '2026-03-03T01:00:00.000Z', workingDeadline: '2026-03-03T01:00:00.000Z' });
    expect(ladderOf(day).map(({ rung, from }) => [rung, from])).toEqual([
      ['half', '2026-03-02T13:00:00.000Z'],
      ['overdue', '2026-03-03T01:00:00.001Z'],
    ]);
  });

  it('has no half-time that would come after its last 24 hours began', () => {
    const short = { anchorAt: '2022-08-25T10:59:59.999Z', legalDue: '2022-08-26', workingDeadline: '2022-08-26' };
    expect(ladderOf(clock(short)).map(({ rung }) => rung)).toEqual(['h24', 'overdue']);
  });

  it('ends with the day of its own zone', () => {
    const brussels = clock({ legalDue: '2026-03-05', workingDeadline: '2026-03-05', zone: 'Europe/Brussels' });
    expect(ladderOf(brussels).at(-1)).toEqual({ rung: 'overdue', from: '2026-03-05T23:00:00.000Z', due: '2026-03-05' });
  });

  it('only ever grows with time, and its last rung is the strongest', () => {
    const clocks = fc
      .record({
        anchor: fc.date({ min: new Date('2020-01-01'), max: new Date('2034-01-01'), noInvalidDate: true }),
        amount: fc.integer({ min: 1, max: 70 }),
        unit: fc.constantFrom('hour', 'day', 'business_day'),
        dayCount: fc.constantFrom(...DAY_COUNTS),
        holidayRoll: fc.constantFrom(...HOLIDAY_ROLLS),
      })
      .map(({ anchor, ...rule }) => {
        const { due, workingDeadline } = computeClock(anchor.toISOString(), { ...rule, calendar: 'JP-gov' });
        return clock({ anchorAt: anchor.toISOString(), legalDue: due, workingDeadline });
      });
    fc.assert(
      fc.property(clocks, fc.integer({ min: 0, max: 120 * 24 }), fc.nat(500), (running, hours, more) => {
        const now = plusMs(running.anchorAt, hours * HOUR);
        const [first, then] = [reached(running, now), reached(running, plusMs(now, more * HOUR))];
        expect(then.slice(0, first.length)).toEqual(first);
        expect(then.map(({ rung }) => strength(rung))).toEqual(
          then.map(({ rung }) => strength(rung)).sort((a, b) => a - b),
        );
      }),
      { numRuns: 200 },
    );
  });
});
