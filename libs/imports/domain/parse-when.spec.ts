import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseWhen } from './parse-when.js';

describe('reading when a complaint arrived', () => {
  it.each([
    ['2026-11-05', '2026-11-04T15:00:00.000Z'],
    ['2026-11-05 09:30', '2026-11-05T00:30:00.000Z'],
    ['2026/11/5 9:30:15', '2026-11-05T00:30:15.000Z'],
    ['2026.11.5', '2026-11-04T15:00:00.000Z'],
    ['２０２６／１１／０５　０９：３０', '2026-11-05T00:30:00.000Z'],
    ['2026年11月5日', '2026-11-04T15:00:00.000Z'],
    ['2026年11月5日（木）午後3時', '2026-11-05T06:00:00.000Z'],
    ['2026年11月5日 15時20分', '2026-11-05T06:20:00.000Z'],
    ['令和8年11月5日', '2026-11-04T15:00:00.000Z'],
    ['令和元年5月1日', '2019-04-30T15:00:00.000Z'],
    ['㋿元年5月1日', '2019-04-30T15:00:00.000Z'],
    ['平成31年4月30日 23:59', '2019-04-30T14:59:00.000Z'],
    ['R8.11.5', '2026-11-04T15:00:00.000Z'],
    ['Ｈ３０／４／１', '2018-03-31T15:00:00.000Z'],
    ['昭和64年1月7日', '1989-01-06T15:00:00.000Z'],
    ['20261105', '2026-11-04T15:00:00.000Z'],
    ['202611050930', '2026-11-05T00:30:00.000Z'],
    ['20261105093015', '2026-11-05T00:30:15.000Z'],
    ['2026-11-05T09:30:00+09:00', '2026-11-05T00:30:00.000Z'],
    ['2026-11-05T00:30:00Z', '2026-11-05T00:30:00.000Z'],
    ['2026/11/5 25:30', '2026-11-05T16:30:00.000Z'],
    ['2026/11/5 12:05 AM', '2026-11-04T15:05:00.000Z'],
    ['2026/11/5 12:05 PM', '2026-11-05T03:05:00.000Z'],
    ['46331', '2026-11-04T15:00:00.000Z'],
    ['46331.395833', '2026-11-05T00:30:00.000Z'],
  ])('%s is %s', (written, at) => {
    expect(parseWhen(written)).toMatchObject({ at });
  });

  it.each([
    ['', 'bad-date'],
    ['きのう', 'bad-date'],
    ['2026/02/30', 'bad-date'],
    ['2026/13/01', 'bad-date'],
    ['昭和65年1月1日', 'bad-date'],
    ['平成31年5月1日', 'bad-date'],
    ['令和0年5月1日', 'bad-date'],
    ['2026/11/5 31:00', 'bad-time'],
    ['2026/11/5 10:61', 'bad-time'],
    ['2026/11/5 午後13時', 'bad-time'],
    ['2026/11/5 朝', 'bad-time'],
    ['05/11/2026', 'ambiguous-date'],
    ['26/11/05', 'ambiguous-date'],
  ])('%s is refused as %s', (written, fault) => {
    expect(parseWhen(written)).toBe(fault);
  });

  it('takes the order of day and month from the mapping', () => {
    expect(parseWhen('05/11/2026', 'dmy')).toMatchObject({ on: '2026-11-05' });
    expect(parseWhen('05/11/2026', 'mdy')).toMatchObject({ on: '2026-05-11' });
  });

  it('takes the time of day from a cell of its own, unless the date has one', () => {
    expect(parseWhen('令和8年11月5日', null, '午前９：３０')).toMatchObject({ at: '2026-11-05T00:30:00.000Z' });
    expect(parseWhen('2026/11/5 10:00', null, '9:30')).toMatchObject({ at: '2026-11-05T01:00:00.000Z' });
  });

  it('never throws, whatever stands in the cell', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (date, time) => {
        expect(['string', 'object']).toContain(typeof parseWhen(date, 'dmy', time));
      }),
      { numRuns: 500 },
    );
  });
});
