import { describe, expect, it } from '@jest/globals';
import {
  bytes,
  due,
  duration,
  fromTokyoInput,
  isPast,
  labelled,
  listed,
  longDay,
  longMonth,
  listMoment,
  quoted,
  remarked,
  roundDuration,
  shortMoment,
  toTokyoInput,
  wholeHours,
} from './format';

describe('times as people in Japan read them', () => {
  it('shows an instant in Tokyo time, across midnight', () => {
    expect(shortMoment('2026-11-24T15:30:00.000Z', new Date('2026-12-31T14:59:00Z'))).toBe('11/25 00:30');
  });

  it('names the year of a moment in another year', () => {
    expect(shortMoment('2026-11-24T15:30:00.000Z', new Date('2026-12-31T15:00:00Z'))).toBe('2026/11/25 00:30');
  });

  it('takes a typed local time as Tokyo time and gives it back the same', () => {
    expect(fromTokyoInput('2026-11-25T00:30')).toBe('2026-11-24T15:30:00.000Z');
    expect(toTokyoInput('2026-11-24T15:30:00.000Z')).toBe('2026-11-25T00:30');
  });

  it('gives null for what is not a time', () => {
    expect(fromTokyoInput('')).toBeNull();
    expect(fromTokyoInput('tomorrow')).toBeNull();
  });

  it('shows a dash where there is no time', () => {
    expect(shortMoment(null)).toBe('—');
  });

  it('counts days from two days on, hours and minutes below', () => {
    expect(duration(50 * 3_600_000, 'ja')).toBe('2日2時間');
    expect(duration(47.5 * 3_600_000, 'ja')).toBe('47時間30分');
    expect(duration(-5 * 60_000, 'en')).toBe('−5 min');
  });

  it('says what is days away in days, from the third on', () => {
    expect(roundDuration(2 * 86_400_000 + 3_600_000, 'ja')).toBe('2日1時間');
    expect([3.5, 504.2].map((days) => roundDuration(days * 86_400_000, 'ja'))).toEqual(['3日', '504日']);
  });

  it('leaves the hour out of a list where the year is another', () => {
    const now = new Date('2026-11-26T00:00:00Z');
    expect(listMoment('2025-07-09T03:00:00.000Z', now)).toBe('2025/07/09');
    expect(listMoment('2026-11-25T03:00:00.000Z', now)).toBe('11/25 12:00');
  });

  it('claims no minutes where only hours are known', () => {
    expect([0, 17, 77].map((hours) => wholeHours(hours, 'ja'))).toEqual(['1時間未満', '17時間', '3日5時間']);
    expect([0, -5].map((hours) => wholeHours(hours, 'en'))).toEqual(['under 1 h', '−5 h']);
  });

  it('lets a day pass with its end in Tokyo, a moment at once', () => {
    const at = (instant: string) => Date.parse(instant);
    expect(isPast('2026-11-25', at('2026-11-25T14:59:00Z'))).toBe(false);
    expect(isPast('2026-11-25', at('2026-11-25T15:01:00Z'))).toBe(true);
    expect(isPast('2026-11-25T05:00:00.000Z', at('2026-11-25T05:01:00Z'))).toBe(true);
    expect(isPast(null)).toBe(false);
  });

  it('writes a month out', () => {
    expect([longMonth('2026-11', 'ja'), longMonth('2026-01', 'en')]).toEqual(['2026年11月', 'January 2026']);
  });

  it('shows a due date as a date and a due instant with its Tokyo time', () => {
    expect(due('2026-12-25', 'ja')).toBe('2026年12月25日');
    expect(due('2026-12-24T15:30:00.000Z', 'ja')).toContain('0:30');
    expect(due(null, 'ja')).toBe('—');
  });

  it('shows a day with its day of the week', () => {
    expect(longDay('2026-11-26', 'ja')).toBe('11月26日（木）');
    expect(longDay('2026-11-26', 'en')).toMatch(/^Thursday,? 26 November$/);
  });

  it('shows sizes in the unit that fits', () => {
    expect([bytes(900), bytes(2048), bytes(3 * 1024 * 1024)]).toEqual(['900 B', '2.0 KB', '3.0 MB']);
  });

  it('strings several things together as each language does', () => {
    expect([listed(['a', 'b'], 'ja'), listed(['a', 'b'], 'en')]).toEqual(['a、b', 'a, b']);
  });
});

describe('what is said about something', () => {
  it('stands in the signs of the language', () => {
    expect([labelled('宛先', '窓口', 'ja'), labelled('To', 'desk', 'en')]).toEqual(['宛先：窓口', 'To: desk']);
    expect([remarked('明細', '2 KB', 'ja'), remarked('bill', '2 KB', 'en')]).toEqual(['明細（2 KB）', 'bill (2 KB)']);
  });

  it('has quotation marks of its own once', () => {
    expect([quoted('ほんでな'), quoted('「ほんでな」と言う')]).toEqual(['「ほんでな」', '「ほんでな」と言う']);
  });
});
