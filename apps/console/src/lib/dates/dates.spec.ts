import { describe, expect, it } from '@jest/globals';
import { fromTokyoInput } from '../format';
import { parseDay, parseMoment, sayDay, sayMoment } from '.';

/** Thursday, 26 November 2026, 14:20 in Tokyo. */
const NOW = Date.parse('2026-11-26T14:20:00+09:00');

describe('the day on which it happened, in any notation', () => {
  it.each([
    ['令和8年11月26日', '2026-11-26'],
    ['令和８年１１月２６日', '2026-11-26'],
    ['㋿8年11月26日', '2026-11-26'],
    ['令和元年5月1日', '2019-05-01'],
    ['R8.11.26', '2026-11-26'],
    ['Ｒ８．１１．２６', '2026-11-26'],
    ['r8/11/26', '2026-11-26'],
    ['H31.4.30', '2019-04-30'],
    ['S64年1月7日', '1989-01-07'],
    ['2026/11/26', '2026-11-26'],
    ['2026-11-26', '2026-11-26'],
    ['２０２６年１１月２６日', '2026-11-26'],
    ['2026年11月26日(木)', '2026-11-26'],
    ['20261126', '2026-11-26'],
    ['11/26', '2026-11-26'],
    ['11月26日', '2026-11-26'],
    ['１１月２６日（木）', '2026-11-26'],
    ['12/1', '2025-12-01'],
    ['十一月二十日', '2026-11-20'],
    ['2/29', '2024-02-29'],
    ['20日', '2026-11-20'],
    ['30日', '2026-10-30'],
    ['今日', '2026-11-26'],
    ['昨日', '2026-11-25'],
    ['きのうの夜', '2026-11-25'],
    ['おととい', '2026-11-24'],
    ['3日前', '2026-11-23'],
    ['２週間前', '2026-11-12'],
    ['先週の水曜', '2026-11-18'],
    ['先週水曜日', '2026-11-18'],
    ['月曜', '2026-11-23'],
    ['先月26日', '2026-10-26'],
    ['先月末', '2026-10-31'],
    ['昨年12月3日', '2025-12-03'],
    ['11/24 14時半頃', '2026-11-24'],
    ['yesterday', '2026-11-25'],
  ])('%s is %s', (written, day) => {
    expect(parseDay(written, NOW)).toEqual({ day, doubt: null });
  });

  it.each([
    '',
    'だいぶ前',
    '2月30日',
    '令和8年13月1日',
    '平成32年1月1日',
    '昭和65年1月1日',
    '0',
    'R8',
    '11/26の件で',
    '明細',
  ])('%s is no day', (written) => {
    expect(parseDay(written, NOW)).toBeNull();
  });

  it('doubts a weekday that does not fit, and a day to come', () => {
    expect(parseDay('11月25日（木）', NOW)).toEqual({ day: '2026-11-25', doubt: 'weekday' });
    expect(parseDay('2026/12/1', NOW)).toEqual({ day: '2026-12-01', doubt: 'future' });
  });
});

describe('a promised call-back, in any notation', () => {
  it.each([
    ['明日15時', '2026-11-27T15:00'],
    ['明日１５時', '2026-11-27T15:00'],
    ['明日の午後3時', '2026-11-27T15:00'],
    ['あした3時', '2026-11-27T15:00'],
    ['あした午前9時半', '2026-11-27T09:30'],
    ['11/26 14時半', '2026-11-26T14:30'],
    ['１１／２７　１４：３０', '2026-11-27T14:30'],
    ['令和8年11月30日 10時', '2026-11-30T10:00'],
    ['R8.11.30 10:15', '2026-11-30T10:15'],
    ['2026-11-27T15:00', '2026-11-27T15:00'],
    ['15時', '2026-11-26T15:00'],
    ['15時までに', '2026-11-26T15:00'],
    ['1530', '2026-11-26T15:30'],
    ['10:00', '2026-11-27T10:00'],
    ['30分後', '2026-11-26T14:50'],
    ['２時間後', '2026-11-26T16:20'],
    ['1時間半後', '2026-11-26T15:50'],
    ['30分以内', '2026-11-26T14:50'],
    ['来週月曜 10時', '2026-11-30T10:00'],
    ['金曜15:00', '2026-11-27T15:00'],
    ['12/1 24時', '2026-12-02T00:00'],
    ['1/5 9時', '2027-01-05T09:00'],
    ['3日 13時', '2026-12-03T13:00'],
    ['あさって正午', '2026-11-28T12:00'],
    ['tomorrow 3pm', '2026-11-27T15:00'],
  ])('%s is %s', (written, local) => {
    expect(parseMoment(written, NOW)?.instant).toBe(fromTokyoInput(local));
  });

  it('takes a day without a time as its office end, and says that it did', () => {
    expect(parseMoment('明日', NOW)).toEqual({ instant: fromTokyoInput('2026-11-27T17:00'), doubt: 'no-time' });
    expect(parseMoment('明日の午前中', NOW)).toEqual({
      instant: fromTokyoInput('2026-11-27T12:00'),
      doubt: 'part-of-day',
    });
    expect(parseMoment('今日中に', NOW)).toMatchObject({ instant: fromTokyoInput('2026-11-26T17:00') });
  });

  it('doubts what is over, and a weekday that does not fit', () => {
    expect(parseMoment('今日10時', NOW)?.doubt).toBe('past');
    expect(parseMoment('11/27(木) 15時', NOW)?.doubt).toBe('weekday');
  });

  it.each(['', 'また今度', '明日25時', '明日15時70分', '090-0000-1234'])('%s is no moment', (written) => {
    expect(parseMoment(written, NOW)).toBeNull();
  });

  it('looks back where the moment is one of the past', () => {
    expect(parseMoment('11/27 9時', NOW, 'past')?.instant).toBe(fromTokyoInput('2025-11-27T09:00'));
    expect(parseMoment('15時', NOW, 'past')?.instant).toBe(fromTokyoInput('2026-11-25T15:00'));
    expect(parseMoment('昨日 9時', NOW, 'past')?.instant).toBe(fromTokyoInput('2026-11-25T09:00'));
  });
});

describe('what was understood, shown back', () => {
  it('names weekday and era', () => {
    expect(sayDay('2026-11-26', 'ja')).toBe('2026年11月26日（木・令和8年）');
    expect(sayDay('2019-05-01', 'ja')).toContain('令和元年');
    expect(sayMoment('2026-11-27T06:00:00.000Z', 'ja', NOW)).toBe('11月27日（金）15:00');
    expect(sayMoment('2027-01-05T00:05:00.000Z', 'ja', NOW)).toBe('2027年1月5日（火）9:05');
    expect(sayMoment('2026-11-27T06:00:00.000Z', 'en', NOW)).toBe('Fri 2026-11-27 15:00');
  });
});
