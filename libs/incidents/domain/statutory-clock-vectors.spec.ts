import { describe, expect, it } from '@jest/globals';
import { clockFromJson } from '../use-cases/clock-due.js';

/**
 * `anchor | amount unit day_count holiday_roll calendar [zone] | due | working deadline | what it is about`. The expected
 * dates come from another program with another list of holidays, not from this code.
 */
const VECTORS = `
2026-01-31T10:00:00+09:00 | 31 day exclusive next_open JP-gov | 2026-03-03 | 2026-03-02 | 31 days from the last of January
2028-01-31T10:00:00+09:00 | 30 day exclusive next_open JP-gov | 2028-03-01 | 2028-02-29 | 30 days from the last of January of a leap year
2028-01-30T10:00:00+09:00 | 30 day exclusive none JP-gov | 2028-02-29 | 2028-02-28 | 30 days from 01-30 in a leap year end on the leap day
2028-01-31T10:00:00+09:00 | 30 day inclusive none JP-gov | 2028-02-29 | 2028-02-29 | 30 days, first counted, end on the leap day
2028-01-05T10:00:00+09:00 | 60 day inclusive next_open JP-gov | 2028-03-06 | 2028-03-03 | 60 days over a leap day
2027-01-05T10:00:00+09:00 | 60 day inclusive next_open JP-gov | 2027-03-05 | 2027-03-05 | 60 days without a leap day
2028-02-29T10:00:00+09:00 | 1 month exclusive next_open JP-gov | 2028-03-31 | 2028-03-28 | one month from the leap day
2026-03-30T10:00:00+09:00 | 1 month exclusive none JP-gov | 2026-04-30 | 2026-04-28 | one month from 03-30
2026-03-31T10:00:00+09:00 | 1 month exclusive none JP-gov | 2026-04-30 | 2026-04-30 | one month from 03-31
2028-02-29T10:00:00+09:00 | 12 month exclusive none JP-gov | 2029-02-28 | 2029-02-28 | twelve months from the leap day
2027-02-28T10:00:00+09:00 | 12 month exclusive none JP-gov | 2028-02-29 | 2028-02-25 | twelve months from the day before a leap day
2026-11-30T10:00:00+09:00 | 3 month inclusive none JP-gov | 2027-02-28 | 2027-02-26 | three months from 11-30, first counted
2026-08-31T10:00:00+09:00 | 6 month exclusive none JP-gov | 2027-02-28 | 2027-02-26 | six months from 08-31
2026-03-24T10:00:00+09:00 | 2 month exclusive previous_open JP-gov | 2026-05-22 | 2026-05-22 | two months rolled back out of a weekend
2026-12-02T10:00:00+09:00 | 30 day exclusive next_open JP-gov | 2027-01-04 | 2026-12-28 | 30 days into New Year’s Day
2026-12-02T10:00:00+09:00 | 30 day exclusive previous_open JP-gov | 2026-12-28 | 2026-12-28 | 30 days into New Year’s Day, rolled back
2026-11-28T10:00:00+09:00 | 30 day exclusive next_open JP-gov | 2026-12-28 | 2026-12-25 | 30 days to 12-28, the last open day
2026-11-29T10:00:00+09:00 | 30 day exclusive next_open JP-gov | 2027-01-04 | 2026-12-28 | 30 days to 12-29, the first closed day
2025-12-04T10:00:00+09:00 | 30 day exclusive next_open JP-gov | 2026-01-05 | 2025-12-26 | 30 days to 01-03 that is a Saturday
2025-12-05T10:00:00+09:00 | 30 day exclusive next_open JP-gov | 2026-01-05 | 2025-12-26 | 30 days to 01-04 that is a Sunday
2026-12-31T10:00:00+09:00 | 30 day exclusive next_open JP-gov | 2027-02-01 | 2027-01-29 | known on 12-31
2026-12-25T10:00:00+09:00 | 5 business_day exclusive next_open JP-gov | 2027-01-07 | 2027-01-07 | five business days from 12-25
2026-12-28T10:00:00+09:00 | 5 business_day inclusive next_open JP-gov | 2027-01-07 | 2027-01-07 | five business days, first counted, from 12-28
2026-12-31T10:00:00+09:00 | 1 business_day exclusive next_open JP-gov | 2027-01-04 | 2027-01-04 | one business day from 12-31
2027-12-20T10:00:00+09:00 | 10 business_day exclusive next_open JP-gov | 2028-01-07 | 2028-01-07 | ten business days over the year’s end of 2027
2026-11-30T10:00:00+09:00 | 1 month exclusive next_open JP-gov | 2027-01-04 | 2026-12-28 | one month from 11-30 into the closed days
2026-12-01T10:00:00+09:00 | 1 month exclusive next_open JP-gov | 2027-01-04 | 2026-12-28 | one month from 12-01
2026-02-18T10:00:00+09:00 | 30 day exclusive next_open JP-gov | 2026-03-23 | 2026-03-19 | 春分の日 of 2026 on a Friday
2027-02-19T10:00:00+09:00 | 30 day exclusive next_open JP-gov | 2027-03-23 | 2027-03-19 | 春分の日 of 2027 on a Sunday with its substitute
2026-03-30T10:00:00+09:00 | 30 day exclusive next_open JP-gov | 2026-04-30 | 2026-04-28 | 昭和の日 of 2026
2027-04-03T10:00:00+09:00 | 30 day exclusive next_open JP-gov | 2027-05-06 | 2027-04-30 | golden week of 2027
2028-04-03T10:00:00+09:00 | 30 day exclusive next_open JP-gov | 2028-05-08 | 2028-05-02 | golden week of 2028
2026-06-20T10:00:00+09:00 | 30 day exclusive next_open JP-gov | 2026-07-21 | 2026-07-17 | 海の日 of 2026
2026-07-12T10:00:00+09:00 | 30 day exclusive next_open JP-gov | 2026-08-12 | 2026-08-10 | 山の日 of 2026
2026-08-23T10:00:00+09:00 | 30 day exclusive previous_open JP-gov | 2026-09-18 | 2026-09-18 | silver week of 2026: 国民の休日 rolled back
2032-08-22T10:00:00+09:00 | 30 day exclusive next_open JP-gov | 2032-09-23 | 2032-09-17 | 敬老の日 and 秋分の日 of 2032 with 国民の休日
2026-09-12T10:00:00+09:00 | 30 day exclusive next_open JP-gov | 2026-10-13 | 2026-10-09 | スポーツの日 of 2026
2026-10-04T10:00:00+09:00 | 30 day exclusive next_open JP-gov | 2026-11-04 | 2026-11-02 | 文化の日 of 2026
2025-10-24T10:00:00+09:00 | 30 day exclusive next_open JP-gov | 2025-11-25 | 2025-11-21 | 勤労感謝の日 of 2025 on a Sunday with its substitute
2025-12-13T10:00:00+09:00 | 30 day inclusive next_open JP-gov | 2026-01-13 | 2026-01-09 | 成人の日 of 2026
2026-01-12T10:00:00+09:00 | 30 day exclusive next_open JP-gov | 2026-02-12 | 2026-02-10 | 建国記念の日 of 2026
2026-01-24T10:00:00+09:00 | 30 day exclusive next_open JP-gov | 2026-02-24 | 2026-02-20 | 天皇誕生日 of 2026 on a Monday
2019-04-01T10:00:00+09:00 | 30 day exclusive next_open JP-gov | 2019-05-07 | 2019-04-26 | the accession of 2019: ten closed days
2019-04-26T10:00:00+09:00 | 1 business_day exclusive next_open JP-gov | 2019-05-07 | 2019-05-07 | a business day before the ten closed days
2021-06-23T10:00:00+09:00 | 30 day exclusive next_open JP-gov | 2021-07-26 | 2021-07-21 | スポーツの日 moved for the games
2021-09-11T10:00:00+09:00 | 30 day exclusive next_open JP-gov | 2021-10-11 | 2021-10-08 | the second Monday of October 2021 is open
2026-11-19T10:00:00+09:00 | 5 day exclusive next_open JP-gov | 2026-11-24 | 2026-11-20 | five days over a weekend, exclusive
2026-11-21T10:00:00+09:00 | 3 day exclusive none JP-gov | 2026-11-24 | 2026-11-20 | three days, exclusive, known on a Saturday
2026-04-20T10:00:00+09:00 | 15 business_day exclusive next_open JP-gov | 2026-05-15 | 2026-05-15 | fifteen business days, exclusive
2026-05-15T10:00:00+09:00 | 3 month exclusive next_open JP-gov | 2026-08-17 | 2026-08-14 | three months, exclusive
2026-11-19T10:00:00+09:00 | 5 day inclusive next_open JP-gov | 2026-11-24 | 2026-11-20 | five days over a weekend, inclusive
2026-11-21T10:00:00+09:00 | 3 day inclusive none JP-gov | 2026-11-23 | 2026-11-20 | three days, inclusive, known on a Saturday
2026-04-20T10:00:00+09:00 | 15 business_day inclusive next_open JP-gov | 2026-05-14 | 2026-05-14 | fifteen business days, inclusive
2026-05-15T10:00:00+09:00 | 3 month inclusive next_open JP-gov | 2026-08-14 | 2026-08-14 | three months, inclusive
2026-11-25T14:59:59.999Z | 30 day exclusive next_open JP-gov | 2026-12-25 | 2026-12-24 | just before midnight in Tokyo, given in UTC
2026-11-25T15:00:00Z | 30 day exclusive next_open JP-gov | 2026-12-28 | 2026-12-25 | midnight in Tokyo, given in UTC
2026-11-25T10:00:00-05:00 | 30 day exclusive next_open JP-gov | 2026-12-28 | 2026-12-25 | the same instant given from New York
2026-12-30T10:00:00+09:00 | 72 hour exclusive next_open JP-gov | 2027-01-02T01:00:00.000Z | 2027-01-02T01:00:00.000Z | 72 hours run through the year’s end
2026-12-30T01:00:00Z | 0 hour exclusive next_open JP-gov | 2026-12-30T01:00:00.000Z | 2026-12-30T01:00:00.000Z | no hours
2026-03-28T12:00:00+01:00 | 24 hour exclusive next_open none Europe/Brussels | 2026-03-29T11:00:00.000Z | 2026-03-29T11:00:00.000Z | 24 hours over the night in which Brussels loses an hour
2026-10-24T09:00:00+01:00 | 72 hour exclusive next_open none Europe/London | 2026-10-27T08:00:00.000Z | 2026-10-27T08:00:00.000Z | 72 hours over the night in which London gains an hour
2026-07-01T23:30:00+02:00 | 3 day exclusive none none Europe/Brussels | 2026-07-04 | 2026-07-04 | three days in Brussels from late evening in summer
2026-07-01T22:30:00Z | 3 day exclusive none none Europe/Brussels | 2026-07-05 | 2026-07-05 | three days in Brussels from an hour that is tomorrow there
2026-12-01T22:30:00Z | 3 day exclusive none none Europe/Brussels | 2026-12-04 | 2026-12-04 | the same hour in winter is today there
2026-03-27T23:30:00+01:00 | 3 day exclusive none none Europe/Brussels | 2026-03-30 | 2026-03-30 | three days over the last Sunday of March
2026-01-31T12:00:00+01:00 | 1 month exclusive none none Europe/Brussels | 2026-02-28 | 2026-02-28 | one month from 01-31 in Brussels
2028-02-29T12:00:00+01:00 | 1 month exclusive none none Europe/Brussels | 2028-03-29 | 2028-03-29 | one month from the leap day in Brussels
2026-03-20T10:00:00+11:00 | 30 day inclusive none none Australia/Sydney | 2026-04-18 | 2026-04-18 | 30 days in Sydney, first counted, over the end of summer time
2026-09-20T10:00:00+10:00 | 30 day inclusive none none Australia/Sydney | 2026-10-19 | 2026-10-19 | 30 days in Sydney, first counted, over the start of summer time
2026-11-25T09:00:00+09:00 | 7 business_day exclusive next_open US-federal | 2026-12-04 | 2026-12-04 | known in Tokyo in the morning is the day before in New York
2026-11-20T12:00:00-05:00 | 7 business_day exclusive next_open US-federal | 2026-12-02 | 2026-12-02 | seven federal business days over Thanksgiving
2026-12-21T12:00:00-05:00 | 7 business_day exclusive next_open US-federal | 2026-12-31 | 2026-12-31 | seven federal business days over Christmas and New Year
2026-06-29T12:00:00-04:00 | 7 business_day exclusive next_open US-federal | 2026-07-09 | 2026-07-09 | seven federal business days over Independence Day on a Saturday
2026-06-15T12:00:00-04:00 | 7 business_day exclusive next_open US-federal | 2026-06-25 | 2026-06-25 | seven federal business days over Juneteenth
2026-03-08T04:30:00Z | 30 day exclusive none US-federal | 2026-04-06 | 2026-04-06 | New York is still on the 7th when clocks go forward on the 8th
2026-04-01T12:00:00-03:00 | 3 business_day exclusive next_open BR-national | 2026-04-07 | 2026-04-07 | three Brazilian business days over Good Friday
2026-11-18T12:00:00-03:00 | 3 business_day exclusive next_open BR-national | 2026-11-24 | 2026-11-24 | three Brazilian business days over 11-20
2026-02-13T12:00:00-03:00 | 3 business_day exclusive next_open BR-national | 2026-02-18 | 2026-02-18 | three Brazilian business days over Carnival, no national holiday
2026-10-01T09:00:00+09:00 | 72 hour exclusive next_open none Asia/Seoul | 2026-10-04T00:00:00.000Z | 2026-10-04T00:00:00.000Z | 72 hours in Seoul
`;

const vectors = VECTORS.trim()
  .split('\n')
  .map((line) => line.split(' | '))
  .map(([anchorAt = '', rule = '', due = '', working = '', title = '']) => ({ anchorAt, rule, due, working, title }));

describe('clocks over month ends, leap days, year ends, holidays, both counts, other zones', () => {
  it('are tried by more than sixty', () => {
    expect(vectors.length).toBeGreaterThan(60);
  });

  it.each(vectors)('$title', ({ anchorAt, rule, due, working }) => {
    const [amount, unit, dayCount, roll, calendar, zone] = rule.split(' ');
    const counted = { unit, amount: Number(amount), day_count: dayCount, holiday_roll: roll, calendar };
    const line = { anchor_at: anchorAt, ...counted, ...(zone === undefined ? {} : { zone }) };
    expect(clockFromJson(line)).toEqual({ due, working_deadline: working });
  });
});
