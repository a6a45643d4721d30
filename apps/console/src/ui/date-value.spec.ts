import { describe, expect, it } from '@jest/globals';
import { isUnread, readWords, sayValue, UNREAD, wordsOf, type Reading } from './date-value';

const now = Date.parse('2026-11-26T10:00:00+09:00');
const day: Reading = { kind: 'day', toward: 'past', now };
const moment: Reading = { kind: 'moment', toward: 'future', now };

describe('a date field', () => {
  it.each([
    ['令和8年11月20日', '2026-11-20'],
    ['R8.11.20', '2026-11-20'],
    ['２０２６／１１／２０', '2026-11-20'],
    ['昨日', '2026-11-25'],
    ['2026-11-20', '2026-11-20'],
  ])('takes %s as a day', (written, value) => {
    expect(readWords(written, day).value).toBe(value);
  });

  it.each([
    ['令和８年１１月２７日　１５時半', '2026-11-27T15:30'],
    ['明日15時', '2026-11-27T15:00'],
    ['2026-11-27T15:30', '2026-11-27T15:30'],
    ['2026-11-27 15:30', '2026-11-27T15:30'],
  ])('takes %s as a moment in Tokyo', (written, value) => {
    expect(readWords(written, moment)).toEqual({ written, value, doubt: null });
  });

  it('reads back what it writes into itself', () => {
    for (const value of ['2026-11-27T15:30', '2026-02-01T00:05'])
      expect(readWords(wordsOf(value).written, moment).value).toBe(value);
    expect(readWords(wordsOf('2026-11-20').written, day).value).toBe('2026-11-20');
  });

  it('takes what is no date neither as one nor as nothing', () => {
    for (const written of ['そのうち', '2月30日']) {
      expect(readWords(written, day).value).toBe(UNREAD);
      expect(readWords(written, moment).value).toBe(UNREAD);
    }
    expect([isUnread(UNREAD), isUnread(''), isUnread('2026-11-20')]).toEqual([true, false, false]);
    expect(sayValue(UNREAD, 'ja', now)).toBeNull();
  });

  it('is empty when only blanks are written', () => {
    expect([readWords('', day).value, readWords('　', moment).value]).toEqual(['', '']);
  });

  it('says what was understood, with the day of the week, and what is doubtful', () => {
    expect(sayValue('2026-11-27T15:30', 'ja', now)).toBe('11月27日（金）15:30');
    expect(sayValue('2026-11-26', 'ja', now)).toBe('2026年11月26日（木・令和8年）');
    expect(readWords('2026-11-25 15:00', moment).doubt).toBe('past');
    expect(readWords('2026-11-27', day).doubt).toBe('future');
  });
});
