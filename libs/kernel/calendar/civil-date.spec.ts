import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  addMonths,
  daysBetween,
  holidayName,
  isOpenDay,
  parseCivilDate,
  tokyoDate,
  tokyoMidnight,
  tokyoMonth,
} from './civil-date.js';

describe('days on which government offices are open', () => {
  it.each([
    ['2026-05-03', false, '日曜日の憲法記念日'],
    ['2026-05-06', false, '振替休日（憲法記念日が日曜日、4日・5日も祝日）'],
    ['2026-05-07', true, '連休の翌日'],
    ['2026-09-21', false, '敬老の日'],
    ['2026-09-22', false, '国民の休日（祝日に挟まれた日）'],
    ['2026-09-23', false, '秋分の日'],
    ['2026-09-24', true, '連休の翌日'],
    ['2027-03-22', false, '振替休日（春分の日が日曜日）'],
    ['2026-11-23', false, '勤労感謝の日'],
    ['2026-11-24', true, '火曜日'],
    ['2026-11-28', false, '土曜日'],
    ['2026-12-28', true, '御用納め'],
    ['2026-12-29', false, '年末（祝日でない）'],
    ['2026-12-31', false, '年末'],
    ['2027-01-01', false, '元日'],
    ['2027-01-02', false, '年始'],
    ['2025-01-03', false, '年始の金曜日'],
    ['2027-01-04', true, '御用始め'],
    ['2019-04-30', false, '即位に伴う国民の休日'],
    ['2021-07-23', false, '五輪特例のスポーツの日'],
    ['2021-10-11', true, '五輪特例で祝日でない第2月曜日'],
  ])('%s: %s（%s）', (on, open) => {
    expect(isOpenDay(on)).toBe(open);
  });

  it('name the substitute and the sandwiched holiday, and none for the turn of the year', () => {
    expect(holidayName('2026-05-06')).toMatch(/振替休日/);
    expect(holidayName('2026-09-22')).toMatch(/^(国民の)?休日$/);
    expect(holidayName('2026-12-31')).toBeNull();
  });

  it('every national holiday of ten years that is no Sunday is closed, and each Sunday holiday has its substitute', () => {
    for (let on = '2020-01-01'; on < '2030-01-01'; on = addDays(on, 1)) {
      const name = holidayName(on);
      if (name === null || new Date(`${on}T00:00:00Z`).getUTCDay() !== 0) continue;
      let next = addDays(on, 1);
      while (holidayName(next) !== null && !/振替/.test(holidayName(next) ?? '')) next = addDays(next, 1);
      expect([on, holidayName(next)]).toEqual([on, expect.stringMatching(/振替/)]);
    }
  });
});

describe('Tokyo dates', () => {
  it.each([
    ['2026-11-24T14:59:59.999Z', '2026-11-24'],
    ['2026-11-24T15:00:00.000Z', '2026-11-25'],
    ['2026-12-31T15:00:00.000Z', '2027-01-01'],
  ])('%s falls on %s', (at, on) => {
    expect([tokyoDate(at), tokyoMonth(at)]).toEqual([on, on.slice(0, 7)]);
  });

  it('begin at their midnight and end just before the next', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 40_000 }), (n) => {
        const on = addDays('2000-01-01', n);
        const [from, to] = [tokyoMidnight(on), tokyoMidnight(addDays(on, 1))];
        expect([tokyoDate(from), tokyoDate(new Date(Date.parse(to) - 1))]).toEqual([on, on]);
        expect(daysBetween('2000-01-01', on)).toBe(n);
        expect(parseCivilDate(on)).toBe(on);
      }),
    );
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-11-25', 12, '2027-11-25'],
  ])('%s and %i months is %s (民法143条2項)', (on, months, then) => {
    expect(addMonths(on, months)).toBe(then);
  });

  it.each(['2026-02-30', '2026-13-01', '2026-1-1', '20261125', '2026-11-25T00:00:00Z', ''])('refuses %j', (text) => {
    expect(() => parseCivilDate(text)).toThrow(expect.objectContaining({ code: 'kernel.bad-date' }));
  });
});
