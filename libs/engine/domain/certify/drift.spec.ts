import { describe, expect, it } from '@jest/globals';
import { seededRandom } from '../learn/random.js';
import { chiSquareQuantile, driftBetween, FALSE_ALARM_RATE, FEWEST_TEXTS } from './drift.js';
import type { Mix } from './mix.js';

/** Draws texts whose dimensions are independent, with the given shares of their levels. */
function drawn(random: () => number, n: number, shares: Record<'channel' | 'language' | 'score', number[]>): Mix {
  const counted = (of: readonly number[]): Record<string, number> => {
    const counts = new Array<number>(of.length).fill(0);
    for (let text = 0; text < n; text += 1) {
      let left = random();
      let level = 0;
      while (level < of.length - 1 && (left -= of[level] ?? 0) >= 0) level += 1;
      counts[level] = (counts[level] ?? 0) + 1;
    }
    return Object.fromEntries(counts.map((count, level) => [String(level), count]));
  };
  return { channel: counted(shares.channel), language: counted(shares.language), score: counted(shares.score) };
}

const USUAL = {
  channel: [0.45, 0.25, 0.15, 0.1, 0.05],
  language: [0.93, 0.03, 0.02, 0.01, 0.01],
  score: [0.5, 0.2, 0.15, 0.1, 0.03, 0.02],
};
const alarms = (before: Mix, after: Mix): boolean => driftBetween(before, after).some(({ drifted }) => drifted);

describe('drift', () => {
  it.each([
    [200, 100],
    [1000, 200],
    [3000, 1000],
  ])('is called for equal mixes of %i and %i texts no more often than stated, over 1,000 pairs', (n, m) => {
    let falseAlarms = 0;
    for (let pair = 0; pair < 1000; pair += 1) {
      const random = seededRandom(pair * 31 + n + m);
      if (alarms(drawn(random, n, USUAL), drawn(random, m, USUAL))) falseAlarms += 1;
    }
    const error = Math.sqrt((FALSE_ALARM_RATE * (1 - FALSE_ALARM_RATE)) / 1000);
    expect(falseAlarms / 1000).toBeLessThanOrEqual(FALSE_ALARM_RATE + 3 * error);
  });

  it('is found where letters came to be every third text instead of every twentieth (control)', () => {
    const moved = { ...USUAL, channel: [0.3, 0.2, 0.1, 0.1, 0.3] };
    let found = 0;
    for (let pair = 0; pair < 200; pair += 1) {
      const random = seededRandom(pair + 77);
      const drifts = driftBetween(drawn(random, 1000, USUAL), drawn(random, 300, moved));
      if (drifts.filter(({ drifted }) => drifted).some(({ dimension }) => dimension === 'channel')) found += 1;
    }
    expect(found).toBeGreaterThan(195);
  });

  it('is not called where the shift is sure but of no account', () => {
    const before = { channel: { phone: 500_000, web: 500_000 } };
    expect(alarms(before, { channel: { phone: 520_000, web: 480_000 } })).toBe(false);
  });

  it('says nothing about too few texts', () => {
    const [drift] = driftBetween({ channel: { phone: 5000 } }, { channel: { fax: FEWEST_TEXTS - 1 } });
    expect(drift).toMatchObject({ drifted: false, enough: false });
    expect(alarms({ channel: { phone: 5000 } }, { channel: { fax: FEWEST_TEXTS } })).toBe(true);
  });

  it('compares only what is known on both sides', () => {
    expect(driftBetween({ channel: { phone: 500 } }, { score: { '0': 500 } })).toEqual([]);
  });

  it('rests on quantiles of χ² within 2 % of the true ones', () => {
    // R 4: qchisq(0.9975, c(1, 2, 4, 5)), with qnorm(0.9975) = 2.807034
    for (const [degrees, value] of [
      [1, 9.140593],
      [2, 11.98293],
      [4, 16.42394],
      [5, 18.38561],
    ] as const) {
      expect(Math.abs(chiSquareQuantile(degrees, 2.807034) / value - 1)).toBeLessThan(0.02);
    }
  });
});
