import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { burstBaseline, scanBursts, withRelease } from './bursts.js';
import { comesBack, stateOnReturn } from './cluster-state.js';
import { dateOf, dayNumber, dayType, startOf, WeekProfile } from './day-types.js';
import { cellOf, cellsOf, familyOf, nameOf, partOf, WATCHED, type Trait } from './dimensions.js';
import { shared, strongest, type Finding } from './finding.js';
import { Finder, foldWords, shopNamed } from './places.js';
import { dayOf, SimulatedDesk, CLEAN_DESK } from './simulated-desk.fixture.js';
import { countedOn, DayBook } from './day-book.js';
import { scanDays } from './slow-clusters.js';

const HOUR_MS = 3_600_000;

describe('kinds of days', () => {
  it.each([
    ['2026-11-25', 3, '水曜日'],
    ['2026-11-23', 0, '勤労感謝の日の月曜日'],
    ['2026-05-06', 0, '振替休日'],
    ['2026-12-30', 0, '年末の水曜日'],
    ['2026-11-28', 6, '土曜日'],
  ])('%s counts as kind %i (%s)', (date, kind) => {
    expect(dayType(dayOf(date))).toBe(kind);
    expect(dateOf(dayOf(date))).toBe(date);
  });

  it('give a week without holidays the mass 1, and every stretch the sum of its parts', () => {
    const desk = new SimulatedDesk(CLEAN_DESK);
    const from = dayOf('2026-05-11');
    const arrivals = desk.days(from, 28).map(({ at }) => at);
    const profile = WeekProfile.of(arrivals, startOf(from), startOf(from + 28));
    expect(profile.between(startOf(from), startOf(from + 7))).toBeCloseTo(1, 9);
    expect(profile.ofDay(from + 3)).toBeGreaterThan(profile.ofDay(from + 6) * 1.5);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 500 }), (a, b) => {
        const [start, middle, end] = [startOf(from), startOf(from) + a * 1e6, startOf(from) + (a + b) * 1e6];
        const parts = profile.between(start, middle) + profile.between(middle, end);
        expect(profile.between(start, end)).toBeCloseTo(parts, 9);
      }),
    );
  });

  it('put a complaint on the day of the event when that is told and plausible', () => {
    const at = Date.parse('2026-11-25T03:00:00.000Z');
    const day = dayNumber(at);
    expect([null, day - 3, day + 1, day - 400].map((occurred) => countedOn(at, occurred))).toEqual([
      day,
      day - 3,
      day,
      day,
    ]);
  });
});

describe('cells', () => {
  const trait: Trait = {
    complaintId: 'a',
    at: 0,
    day: 0,
    knownOn: 0,
    channel: 'web',
    flagged: false,
    weak: true,
    values: { service: 'mail', shop: 'x' },
  };

  it('of a complaint follow its values and the strength of its sign', () => {
    const cells = cellsOf(trait);
    expect(cells).toEqual(expect.arrayContaining(['weak', 'all', 'weak|service=mail', 'all|shop=x']));
    expect(cells.some((cell) => cell.startsWith('flagged') || cell.includes('kind='))).toBe(false);
    for (const cell of cells) expect(nameOf(cellOf(cell))).toBe(cell);
    expect(cells.every((cell) => WATCHED.some(({ name }) => name === familyOf(cellOf(cell))))).toBe(true);
  });

  it('share the whole budget and no more', () => {
    const sum = WATCHED.reduce((total, { name }) => total + partOf(name, WATCHED), 0);
    expect(sum).toBeCloseTo(1, 9);
    expect(partOf('weak:shop', WATCHED)).toBeGreaterThan(partOf('weak:area', WATCHED));
  });
});

describe('a release', () => {
  const from = dayOf('2026-05-11');
  const desk = new SimulatedDesk({ ...CLEAN_DESK, perDay: 60 });
  const before = desk.days(from, 28);
  const at = startOf(from + 28) + 10 * HOUR_MS;
  const releases = [{ code: 'album-7', service: 's9', at, watchMs: 72 * HOUR_MS }];
  const baseline = burstBaseline(before, startOf(from), startOf(from + 28));
  const after = (n: number, everyMs: number): Trait[] =>
    Array.from({ length: n }, (_, k) => ({
      ...desk.trait(at + k * everyMs, { service: 's9' }, 'weak'),
      channel: 'web',
    }));
  const scan = (traits: Trait[]): Finding[] =>
    scanBursts(traits, new Set(traits.map(({ complaintId }) => complaintId)), { baseline, releases });

  it('is named when complaints about its service pile up after it, however they spread over the hours', () => {
    const found = scan(after(9, 4 * HOUR_MS)).filter(({ method }) => method === 'release');
    expect(found.some(({ cell }) => cell.includes('release=album-7'))).toBe(true);
  });

  it('is not when as few come as before (control), nor for what arrived before it or about another service', () => {
    expect(scan(after(2, 30 * HOUR_MS)).filter(({ method }) => method === 'release')).toEqual([]);
    const [one] = after(1, 0);
    if (one === undefined) throw new Error('no complaint');
    expect(withRelease({ ...one, at: at - 1 }, releases).values.release).toBeUndefined();
    expect(withRelease({ ...one, values: { service: 's1' } }, releases).values.release).toBeUndefined();
    expect(withRelease(one, releases).values.release).toBe('album-7');
  });
});

describe('findings', () => {
  const finding = (cell: string, strength: number, members: string[]): Finding => ({
    ...{ method: 'burst', cell, level: 'all', from: 0, to: 0, windowMs: 1, count: members.length },
    ...{ expected: 0, bound: 1, perWeek: strength, strength, members, facts: {} },
  });

  it('with half of their complaints in common are one, told by the strongest', () => {
    const kept = strongest([
      finding('all', 0.5, ['a', 'b', 'c', 'd']),
      finding('all|service=x', 0.1, ['a', 'b', 'c']),
      finding('all|service=y', 0.2, ['e', 'f']),
    ]);
    expect(kept.map(({ cell }) => cell)).toEqual(['all|service=x', 'all|service=y']);
    expect(shared(new Set(['a', 'b']), new Set(['b', 'c', 'd']))).toBe(0.5);
  });

  it('bring a lead back only when it has grown by the factor and by three', () => {
    expect(comesBack(14, 10, 1.5)).toBe(false);
    expect(comesBack(15, 10, 1.5)).toBe(true);
    expect(comesBack(5, 3, 1.5)).toBe(false);
    expect(comesBack(6, 3, 1.5)).toBe(true);
    expect([stateOnReturn('dismissed'), stateOnReturn('watch'), stateOnReturn('incident')]).toEqual([
      'open',
      'open',
      'incident',
    ]);
  });
});

describe('the book of days', () => {
  /** Four complaints a week about one service in one area for three years, and twenty more in the last week. */
  function threeYears(): { book: DayBook; today: number; n: number } {
    const today = dayOf('2026-11-24');
    const days = Array.from({ length: 156 * 4 }, (_, n) => today - 7 * Math.floor(n / 4) - (n % 4));
    days.push(...Array.from({ length: 20 }, (_, n) => today - (n % 7)));
    const traits = days.map((day, n): Trait => ({
      ...{ complaintId: String(n), at: startOf(day) + 12 * HOUR_MS, day, knownOn: day, channel: 'web' },
      ...{ flagged: false, weak: true, values: { service: 's1', area: 'a1' } },
    }));
    const book = new DayBook();
    book.add(traits, today);
    return { book, today, n: traits.length };
  }

  it('is not read as silent before the kept history of a pair; a single dimension has its years', () => {
    const { book, today } = threeYears();
    const weeks = (cell: string): number | undefined =>
      scanDays(book.index(today)).find((one) => one.cell === cell && one.method === 'farrington')?.facts['weeks'];
    expect(weeks('weak|service=s1|area=a1')).toBeLessThanOrEqual(56);
    expect(weeks('weak|service=s1')).toBeGreaterThan(56);
  });

  it('keeps complaints one by one for its kept history only', () => {
    const { book, today, n } = threeYears();
    expect(book.kept).toBeLessThan(n / 2);
    expect(book.kept).toBeGreaterThan(200);
    expect(book.index(today).first).toBeLessThan(today - 1000);
  });
});

describe('places', () => {
  it.each([
    ['先日、横浜駅前店で契約しました。', foldWords('横浜駅前店')],
    ['ショップ青葉台店の方が', foldWords('青葉台店')],
    ['販売店の説明と違う。代理店に聞いた。', null],
    ['貴社の支店、本店、量販店のどこでも同じです。', null],
  ])('%s', (text, name) => {
    expect(shopNamed(text)).toBe(name);
  });

  it('are found by the word that stands first, the longer one where two begin there, in any width or kana', () => {
    const finder = new Finder([
      { code: 'mail', words: ['メール'] },
      { code: 'address', words: ['メールアドレス'] },
      { code: 'bill', words: ['請求書'] },
    ]);
    expect(finder.find(foldWords('請求書とﾒｰﾙ'))).toBe('bill');
    expect(finder.find(foldWords('めーるアドレスの変更'))).toBe('address');
    expect(finder.find(foldWords('電波が弱い'))).toBeNull();
  });
});
