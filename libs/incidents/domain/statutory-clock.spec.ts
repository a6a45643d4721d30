import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isOpenDay, tokyoDate } from '#kernel';
import {
  CLOCK_CALENDARS,
  CLOCK_UNITS,
  computeClock,
  DAY_COUNTS,
  hasPassed,
  HOLIDAY_ROLLS,
  type ClockRule,
} from './statutory-clock.js';

const at = (on: string, time = '10:00') => new Date(`${on}T${time}:00+09:00`).toISOString();

const rule = (change: Partial<ClockRule>): ClockRule => ({
  unit: 'day',
  amount: 30,
  dayCount: 'exclusive',
  holidayRoll: 'next_open',
  calendar: 'JP-gov',
  ...change,
});

const days = (amount: number, dayCount: ClockRule['dayCount'], holidayRoll: ClockRule['holidayRoll'] = 'next_open') =>
  rule({ amount, dayCount, holidayRoll });
const business = (amount: number, dayCount: ClockRule['dayCount'] = 'exclusive') =>
  rule({ unit: 'business_day', amount, dayCount });
const months = (amount: number, dayCount: ClockRule['dayCount'], holidayRoll: ClockRule['holidayRoll'] = 'none') =>
  rule({ unit: 'month', amount, dayCount, holidayRoll });

interface Vector {
  title: string;
  anchorAt: string;
  rule: ClockRule;
  due: string;
  working: string;
}
const vector = (title: string, anchorAt: string, counted: ClockRule, due: string, working: string): Vector => ({
  title,
  anchorAt,
  rule: counted,
  due,
  working,
});

// Days of the week and holidays were read off the Cabinet Office's list of national holidays, not off this code.
const VECTORS: Vector[] = [
  vector(
    '30 days, first day counted, end on an open Friday',
    at('2025-02-27'),
    days(30, 'inclusive'),
    '2025-03-28',
    '2025-03-28',
  ),
  vector(
    '30 days, first day not counted, no roll: a Saturday',
    at('2025-02-27'),
    days(30, 'exclusive', 'none'),
    '2025-03-29',
    '2025-03-28',
  ),
  vector(
    '30 days, first day not counted, rolled to Monday',
    at('2025-02-27'),
    days(30, 'exclusive'),
    '2025-03-31',
    '2025-03-28',
  ),
  vector(
    'rolled back to the Friday before',
    at('2025-02-27'),
    days(30, 'exclusive', 'previous_open'),
    '2025-03-28',
    '2025-03-28',
  ),
  vector(
    'one minute before midnight in Tokyo is still that day',
    at('2025-02-27', '23:59'),
    days(30, 'inclusive'),
    '2025-03-28',
    '2025-03-28',
  ),
  vector(
    'midnight in Tokyo is the next day',
    at('2025-02-28', '00:00'),
    days(30, 'inclusive'),
    '2025-03-31',
    '2025-03-28',
  ),
  vector('the leap day is counted', at('2024-02-10'), days(20, 'exclusive'), '2024-03-01', '2024-02-29'),
  vector('a year without leap day', at('2025-02-10'), days(20, 'exclusive', 'none'), '2025-03-02', '2025-02-28'),
  vector(
    'the end of the year: into 12-29 to 01-03 and out to Monday',
    at('2025-11-30'),
    days(30, 'exclusive'),
    '2026-01-05',
    '2025-12-26',
  ),
  vector(
    'the end of the year without roll',
    at('2025-11-30'),
    days(30, 'exclusive', 'none'),
    '2025-12-30',
    '2025-12-26',
  ),
  vector('01-04 is open when it is a weekday', at('2026-12-05'), days(30, 'exclusive'), '2027-01-04', '2026-12-28'),
  vector(
    'golden week with 振替休日 on 2026-05-06',
    at('2026-04-03'),
    days(30, 'exclusive'),
    '2026-05-07',
    '2026-05-01',
  ),
  vector('golden week of 2025: 05-06 is 振替休日', at('2025-04-05'), days(30, 'exclusive'), '2025-05-07', '2025-05-02'),
  vector(
    'silver week with 国民の休日 on 2026-09-22',
    at('2026-08-20'),
    days(30, 'exclusive'),
    '2026-09-24',
    '2026-09-18',
  ),
  vector('山の日 on Monday 2025-08-11', at('2025-07-12'), days(30, 'exclusive'), '2025-08-12', '2025-08-08'),
  vector(
    'Sunday end rolls over the holiday Monday after it',
    at('2025-12-13'),
    days(30, 'exclusive', 'next_open'),
    '2026-01-13',
    '2026-01-09',
  ),
  vector(
    'the Emperor’s birthday on a Sunday makes Monday closed',
    at('2025-01-24'),
    days(31, 'inclusive'),
    '2025-02-25',
    '2025-02-21',
  ),
  vector('60 days, first day counted', at('2025-02-27'), days(60, 'inclusive'), '2025-04-28', '2025-04-25'),
  vector(
    'three days in golden week: work was due before it began',
    at('2026-05-02'),
    days(3, 'inclusive'),
    '2026-05-07',
    '2026-05-01',
  ),
  vector('no days end on the day itself', at('2025-02-27'), days(0, 'exclusive'), '2025-02-27', '2025-02-27'),
  vector(
    'one day, first counted, is the day itself',
    at('2025-02-27'),
    days(1, 'inclusive'),
    '2025-02-27',
    '2025-02-27',
  ),
  vector('three business days over a weekend', at('2025-02-27'), business(3), '2025-03-04', '2025-03-04'),
  vector('three business days, first counted', at('2025-02-27'), business(3, 'inclusive'), '2025-03-03', '2025-03-03'),
  vector('a business day from a Saturday', at('2025-03-01'), business(1), '2025-03-03', '2025-03-03'),
  vector(
    'a closed first day is not counted either way',
    at('2025-03-01'),
    business(1, 'inclusive'),
    '2025-03-03',
    '2025-03-03',
  ),
  vector('business days over the end of the year', at('2025-12-26'), business(2), '2026-01-06', '2026-01-06'),
  vector('business days over golden week', at('2026-05-01'), business(1), '2026-05-07', '2026-05-07'),
  vector(
    '24 hours are hours, also into a Sunday',
    at('2025-03-01', '18:30'),
    rule({ unit: 'hour', amount: 24 }),
    '2025-03-02T09:30:00.000Z',
    '2025-03-02T09:30:00.000Z',
  ),
  vector(
    '72 hours over the end of February',
    at('2024-02-27', '00:00'),
    rule({ unit: 'hour', amount: 72, holidayRoll: 'none' }),
    '2024-02-29T15:00:00.000Z',
    '2024-02-29T15:00:00.000Z',
  ),
  vector('one month, first day not counted', at('2025-02-14'), months(1, 'exclusive'), '2025-03-14', '2025-03-13'),
  vector('one month, first day counted', at('2025-02-14'), months(1, 'inclusive'), '2025-03-13', '2025-03-13'),
  vector(
    'one month from 01-31 ends with February',
    at('2025-01-31'),
    months(1, 'exclusive'),
    '2025-02-28',
    '2025-02-28',
  ),
  vector(
    'one month from 01-30 ends with February: its corresponding day does not exist',
    at('2025-01-30'),
    months(1, 'exclusive'),
    '2025-02-28',
    '2025-02-28',
  ),
  vector(
    'one month from the last of February runs over the whole of March',
    at('2025-02-28'),
    months(1, 'exclusive'),
    '2025-03-31',
    '2025-03-27',
  ),
  vector(
    'two months rolled out of the end of the year',
    at('2025-10-31'),
    months(2, 'exclusive', 'next_open'),
    '2026-01-05',
    '2025-12-26',
  ),
  vector('no months end on the day itself', at('2025-02-27'), months(0, 'exclusive'), '2025-02-27', '2025-02-27'),
  vector(
    'without a calendar no day is closed',
    '2025-02-27T10:00:00.000Z',
    rule({ calendar: 'none' }),
    '2025-03-29',
    '2025-03-29',
  ),
  vector(
    'on a weekday calendar a national holiday is open',
    '2025-04-05T10:00:00.000Z',
    rule({ calendar: 'weekdays' }),
    '2025-05-05',
    '2025-05-05',
  ),
  vector(
    'foreign months keep their day',
    '2025-02-28T10:00:00.000Z',
    rule({ calendar: 'none', unit: 'month', amount: 1 }),
    '2025-03-28',
    '2025-03-28',
  ),
];

describe('a statutory clock', () => {
  it.each(VECTORS)('$title', ({ anchorAt, rule: counted, due, working }) => {
    expect(computeClock(anchorAt, counted)).toEqual({ due, workingDeadline: working });
  });

  it('passes a date only when its day has ended in Tokyo, an instant at once', () => {
    expect(hasPassed('2025-03-28', at('2025-03-28', '23:59'))).toBe(false);
    expect(hasPassed('2025-03-28', at('2025-03-29', '00:00'))).toBe(true);
    expect(hasPassed('2025-03-28T03:00:00.000Z', '2025-03-28T03:00:00.001Z')).toBe(true);
  });
});

const anchors = fc
  .date({ min: new Date('2000-01-01T00:00:00Z'), max: new Date('2035-01-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString());
const rules = fc.record({
  unit: fc.constantFrom(...CLOCK_UNITS),
  amount: fc.integer({ min: 0, max: 90 }),
  dayCount: fc.constantFrom(...DAY_COUNTS),
  holidayRoll: fc.constantFrom(...HOLIDAY_ROLLS),
  calendar: fc.constantFrom(...CLOCK_CALENDARS),
});

describe('every statutory clock', () => {
  it('works towards a moment that is never after the legal one', () => {
    fc.assert(
      fc.property(anchors, rules, (anchorAt, counted) => {
        const { due, workingDeadline } = computeClock(anchorAt, counted);
        return workingDeadline <= due;
      }),
    );
  });

  it('ends on an open day when it rolls, and when it counts business days', () => {
    fc.assert(
      fc.property(anchors, rules, (anchorAt, counted) => {
        fc.pre(counted.calendar === 'JP-gov' && counted.unit !== 'hour');
        fc.pre(counted.holidayRoll !== 'none' || counted.unit === 'business_day');
        return isOpenDay(computeClock(anchorAt, counted).due);
      }),
    );
  });

  it('never ends later when the first day is counted', () => {
    fc.assert(
      fc.property(anchors, rules, (anchorAt, counted) => {
        const inclusive = computeClock(anchorAt, { ...counted, dayCount: 'inclusive' });
        const exclusive = computeClock(anchorAt, { ...counted, dayCount: 'exclusive' });
        return inclusive.due <= exclusive.due && inclusive.workingDeadline <= exclusive.workingDeadline;
      }),
    );
  });

  it('never ends earlier when knowledge comes later or the period is longer', () => {
    fc.assert(
      fc.property(anchors, rules, fc.integer({ min: 0, max: 40_000 }), (anchorAt, counted, minutes) => {
        const later = new Date(Date.parse(anchorAt) + minutes * 60_000).toISOString();
        const base = computeClock(anchorAt, counted);
        const longer = computeClock(anchorAt, { ...counted, amount: counted.amount + 1 });
        return base.due <= computeClock(later, counted).due && base.due <= longer.due;
      }),
    );
  });

  it('does not depend on the hour of the day in Tokyo, hours aside', () => {
    fc.assert(
      fc.property(anchors, rules, (anchorAt, counted) => {
        fc.pre(counted.calendar === 'JP-gov' && counted.unit !== 'hour');
        const morning = new Date(`${tokyoDate(anchorAt)}T00:00:00+09:00`).toISOString();
        return computeClock(anchorAt, counted).due === computeClock(morning, counted).due;
      }),
    );
  });
});
