import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CHANNELS } from '#kernel';
import { countToRead, drawRound, falls, releaseDelay, shareToRead, stratumOf, type SetAside } from './draw.js';

const frame: fc.Arbitrary<SetAside[]> = fc.uniqueArray(
  fc.record({
    complaintId: fc.integer({ min: 0, max: 1e9 }).map(String),
    channel: fc.constantFrom(...CHANNELS),
    score: fc.double({ min: 0, max: 1, noNaN: true }),
    closed: fc.boolean(),
  }),
  { selector: ({ complaintId }) => complaintId, maxLength: 120 },
);

describe('a drawn round', () => {
  it('names every complaint once, reads the promised share of every stratum, and is the same again from its seed', () => {
    fc.assert(
      fc.property(frame, fc.double({ min: 0, max: 1, noNaN: true }), fc.string(), (of, share, seed) => {
        const plan = { share, stratumMinimum: 1 };
        const drawn = drawRound(seed, of, plan);
        expect(drawn.flatMap(({ order }) => order).sort()).toEqual(of.map(({ complaintId }) => complaintId).sort());
        for (const { size, count } of drawn) expect(count / size).toBeGreaterThanOrEqual(share - 1e-9);
        expect(drawRound(seed, [...of].reverse(), plan)).toEqual(drawn);
      }),
    );
  });

  it('depends on its seed', () => {
    const of = Array.from({ length: 40 }, (_, n) => ({
      complaintId: String(n),
      channel: 'phone' as const,
      score: 0,
      closed: false,
    }));
    const plan = { share: 0.1, stratumMinimum: 1 };
    expect(drawRound('a', of, plan)[0]?.order).not.toEqual(drawRound('b', of, plan)[0]?.order);
  });

  it('draws every complaint equally often', () => {
    const ids = Array.from({ length: 20 }, (_, n) => `c${String(n)}`);
    const of = ids.map((complaintId) => ({ complaintId, channel: 'web' as const, score: 0, closed: true }));
    const times = new Map<string, number>();
    for (let seed = 0; seed < 4_000; seed += 1) {
      const [stratum] = drawRound(String(seed), of, { share: 0.25, stratumMinimum: 1 });
      for (const id of stratum?.order.slice(0, stratum.count) ?? []) times.set(id, (times.get(id) ?? 0) + 1);
    }
    // 4,000 draws of a quarter: 1,000 each, standard deviation 27.
    for (const id of ids) expect(Math.abs((times.get(id) ?? 0) - 1_000)).toBeLessThan(4.5 * 27.4);
  });

  it('tells channels, score bands and the two strata of the pile apart', () => {
    const of = { channel: 'fax' as const, score: 0.03, closed: false };
    expect(stratumOf(of)).toBe('fax/middle/open');
    expect(stratumOf({ ...of, score: 0.0099, closed: true })).toBe('fax/low/closed');
    expect(stratumOf({ ...of, score: 0.05 })).toBe('fax/high/open');
  });
});

describe('the size of a round', () => {
  const limits = { needed: 473, least: 20, most: 400 };

  it('reads the first week of a desk densely and less and less as the pile grows', () => {
    expect(shareToRead(2_000, 0, limits)).toBeCloseTo(0.2);
    expect(shareToRead(1_000, 1_000, limits)).toBeCloseTo(0.2365);
    expect(shareToRead(1_000, 12_000, limits)).toBeCloseTo(473 / 13_000);
  });

  it('reads a tiny pile whole, an empty one not at all, and never more than the readers can do', () => {
    expect(shareToRead(15, 0, limits)).toBe(1);
    expect(shareToRead(0, 900, limits)).toBe(0);
    expect(shareToRead(100_000, 0, limits) * 100_000).toBeCloseTo(400);
    expect(shareToRead(1_000, 1e6, limits) * 1_000).toBeCloseTo(20);
  });

  it('rounds up, and keeps a minimum for a small stratum', () => {
    expect(countToRead(10, { share: 0.101, stratumMinimum: 1 })).toBe(2);
    expect(countToRead(3, { share: 0.01, stratumMinimum: 2 })).toBe(2);
    expect(countToRead(1, { share: 0.01, stratumMinimum: 2 })).toBe(1);
    expect(countToRead(10, { share: 0.3, stratumMinimum: 1 })).toBe(3);
  });
});

describe('chance', () => {
  it('spreads the release of a round over its time, and falls on the share that was asked for', () => {
    const delays = Array.from({ length: 1_000 }, (_, n) => releaseDelay('s', String(n)));
    expect(Math.min(...delays)).toBeLessThan(0.02);
    expect(Math.max(...delays)).toBeGreaterThan(0.98);
    const fell = Array.from({ length: 10_000 }, (_, n) => falls('s', String(n), 0.1)).filter(Boolean).length;
    expect(Math.abs(fell - 1_000)).toBeLessThan(4.5 * 30);
  });
});
