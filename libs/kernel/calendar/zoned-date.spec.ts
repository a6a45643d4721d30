import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, holidayName, isOpenDay, type CalendarId } from './civil-date.js';
import { isJapaneseHolidayByRule } from './holiday-rules.js';
import { civilDateIn, endOfDay, isTimeZone, startOfDay } from './zoned-date.js';

describe('dates of other zones', () => {
  it.each([
    ['2026-03-29T00:30:00.000Z', 'Europe/Berlin', '2026-03-29'],
    ['2026-03-28T23:30:00.000Z', 'Europe/Berlin', '2026-03-29'],
    ['2026-07-01T22:30:00.000Z', 'Europe/Berlin', '2026-07-02'],
    ['2026-12-01T22:30:00.000Z', 'Europe/Berlin', '2026-12-01'],
    ['2026-07-01T03:59:59.999Z', 'America/New_York', '2026-06-30'],
    ['2026-12-01T04:59:59.999Z', 'America/New_York', '2026-11-30'],
    ['2026-12-31T15:00:00.000Z', 'Asia/Tokyo', '2027-01-01'],
    ['2026-01-01T13:00:00.000Z', 'Australia/Sydney', '2026-01-02'],
    ['2026-07-01T13:59:00.000Z', 'Australia/Sydney', '2026-07-01'],
  ])('%s in %s is %s', (at, zone, on) => {
    expect(civilDateIn(at, zone)).toBe(on);
  });

  it.each([
    ['2026-03-29', 'Europe/Berlin', 23, 'forward'],
    ['2026-10-25', 'Europe/Berlin', 25, 'back'],
    ['2026-03-08', 'America/New_York', 23, 'forward'],
    ['2026-11-01', 'America/New_York', 25, 'back'],
    ['2018-11-04', 'America/Sao_Paulo', 23, 'forward at midnight itself'],
    ['2026-06-01', 'Asia/Tokyo', 24, 'not at all'],
  ])('%s in %s has %i hours: the clocks go %s', (on, zone, hours) => {
    const ms = Date.parse(startOfDay(addDays(on, 1), zone)) - Date.parse(startOfDay(on, zone));
    expect(ms / 3_600_000).toBe(hours);
  });

  it('begin and end where the date changes', () => {
    const zones = fc.constantFrom('Asia/Tokyo', 'Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'UTC');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 12_000 }), zones, (n, zone) => {
        const on = addDays('2010-01-01', n);
        const [from, to] = [startOfDay(on, zone), endOfDay(on, zone)];
        const outside = [new Date(Date.parse(from) - 1), new Date(Date.parse(to) + 1)];
        expect([from, to, ...outside].map((at) => civilDateIn(at, zone))).toEqual([
          on,
          on,
          addDays(on, -1),
          addDays(on, 1),
        ]);
      }),
      { numRuns: 60 },
    );
  });

  it('refuse a zone that does not exist', () => {
    expect([isTimeZone('Europe/Brussels'), isTimeZone('Europe/Atlantis')]).toEqual([true, false]);
    expect(() => civilDateIn('2026-01-01T00:00:00.000Z', 'Europe/Atlantis')).toThrow(
      expect.objectContaining({ code: 'kernel.bad-zone' }),
    );
  });
});

describe('offices of other countries', () => {
  // Read off the lists of the Office of Personnel Management and of the Brazilian Ministry of Management.
  it.each<[CalendarId, string, boolean, string]>([
    ['US-federal', '2025-01-01', false, 'New Year’s Day'],
    ['US-federal', '2025-01-20', false, 'Martin Luther King Jr.'],
    ['US-federal', '2026-02-16', false, 'Washington’s birthday'],
    ['US-federal', '2026-05-25', false, 'Memorial Day'],
    ['US-federal', '2026-06-19', false, 'Juneteenth'],
    ['US-federal', '2020-06-19', true, 'before Juneteenth was a holiday'],
    ['US-federal', '2026-07-03', false, 'Independence Day on a Saturday'],
    ['US-federal', '2027-07-05', false, 'Independence Day on a Sunday'],
    ['US-federal', '2021-12-31', false, 'New Year’s Day 2022 on a Saturday'],
    ['US-federal', '2026-09-07', false, 'Labor Day'],
    ['US-federal', '2026-10-12', false, 'Columbus Day'],
    ['US-federal', '2026-11-26', false, 'Thanksgiving'],
    ['US-federal', '2026-11-27', true, 'the Friday after Thanksgiving'],
    ['BR-national', '2026-04-03', false, 'Good Friday'],
    ['BR-national', '2025-04-18', false, 'Good Friday'],
    ['BR-national', '2024-03-29', false, 'Good Friday'],
    ['BR-national', '2025-11-20', false, 'Black Consciousness'],
    ['BR-national', '2023-11-20', true, 'before it was national'],
    ['BR-national', '2026-02-17', true, 'Carnival is no national holiday'],
    ['BR-national', '2026-09-07', false, 'Independence'],
  ])('%s %s: %s (%s)', (calendar, on, open) => {
    expect(isOpenDay(on, calendar)).toBe(open);
  });
});

describe('Japanese holidays by the words of the law', () => {
  it('are those of the kept list, day by day from 2022 to its end', () => {
    const different: string[] = [];
    for (let on = '2022-01-01'; on < '2051-01-01'; on = addDays(on, 1)) {
      if ((holidayName(on) !== null) !== isJapaneseHolidayByRule(on)) different.push(on);
    }
    expect(different).toEqual([]);
  });

  it('go on after the list ends', () => {
    expect(['2051-01-09', '2051-05-03', '2051-11-23', '2051-03-21'].map((on) => isOpenDay(on))).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(isOpenDay('2051-05-08')).toBe(true);
  });
});
