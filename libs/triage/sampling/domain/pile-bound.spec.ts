import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { betaCdf, logGamma } from './beta.js';
import { upperBound } from './clopper-pearson.js';
import { pileBound, type ReadStratum } from './pile-bound.js';

/** A stratum whose truth is known. */
interface TrueStratum {
  size: number;
  signals: number;
  read: number;
}

const lnChoose = (n: number, k: number): number => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);

/** Chance that `read` of the stratum, drawn without replacement, hold x signals, for each x. */
function found({ size, signals, read }: TrueStratum): number[] {
  return Array.from({ length: read + 1 }, (_, x) =>
    x > signals || read - x > size - signals
      ? 0
      : Math.exp(lnChoose(signals, x) + lnChoose(size - signals, read - x) - lnChoose(size, read)),
  );
}

/** Chance with which `bound` of what was found in every stratum states fewer signals than there are: exact, no drawing. */
function chanceOfError(strata: readonly TrueStratum[], bound: (read: ReadStratum[]) => number): number {
  const truth = strata.reduce((total, { signals }) => total + signals, 0);
  let error = 0;
  const walk = (at: number, chance: number, read: ReadStratum[]): void => {
    const stratum = strata[at];
    if (chance === 0) return;
    if (stratum === undefined) {
      if (bound(read) < truth) error += chance;
      return;
    }
    found(stratum).forEach((p, hits) => {
      walk(at + 1, chance * p, [...read, { size: stratum.size, read: stratum.read, hits }]);
    });
  };
  walk(0, 1, []);
  return error;
}

const stratum: fc.Arbitrary<TrueStratum> = fc.integer({ min: 1, max: 60 }).chain((size) =>
  fc.record({
    size: fc.constant(size),
    signals: fc.integer({ min: 0, max: size }),
    read: fc.integer({ min: 0, max: Math.min(size, 8) }),
  }),
);

describe('the bound of a pile', () => {
  it('errs, in any pile that is read by any shares, no oftener than its confidence allows (exact probabilities)', () => {
    fc.assert(
      fc.property(
        fc.array(stratum, { minLength: 1, maxLength: 3 }),
        fc.constantFrom(0.8, 0.95, 0.99),
        (strata, confidence) => {
          const error = chanceOfError(strata, (read) => pileBound(read, confidence).missedAtMost);
          expect(error).toBeLessThanOrEqual(1 - confidence + 1e-9);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('is as tight as it can be: at the number of signals just above it, the chance of finding none is close to 5 %', () => {
    const { missedAtMost } = pileBound([{ size: 3_000, read: 300, hits: 0 }], 0.95);
    expect(missedAtMost).toBe(29);
    expect(found({ size: 3_000, signals: missedAtMost + 1, read: 300 })[0]).toBeGreaterThan(0.035);
  });

  it('would be seen wrong: point estimate, normal approximation and pooling of unlike shares err too often', () => {
    const even: TrueStratum[] = [
      { size: 40, signals: 8, read: 10 },
      { size: 20, signals: 3, read: 5 },
    ];
    const sum = (read: readonly ReadStratum[], of: (one: ReadStratum) => number): number =>
      read.reduce((total, one) => total + of(one), 0);
    const shareOf = (read: ReadStratum[]): number => sum(read, ({ hits }) => hits) / sum(read, (one) => one.read);
    const point = (read: ReadStratum[]): number => shareOf(read) * sum(read, ({ size }) => size);
    const normal = (read: ReadStratum[]): number => {
      const p = shareOf(read);
      return (p + 1.645 * Math.sqrt((p * (1 - p)) / sum(read, (one) => one.read))) * sum(read, ({ size }) => size);
    };
    expect(chanceOfError(even, point)).toBeGreaterThan(0.4);
    const few = [{ size: 60, signals: 6, read: 12 }];
    expect(chanceOfError(few, normal)).toBeGreaterThan(0.1);
    // Much is read where nothing is missed, little where everything is.
    const unlike: TrueStratum[] = [
      { size: 40, signals: 0, read: 12 },
      { size: 60, signals: 30, read: 2 },
    ];
    const pooled = (read: ReadStratum[]): number =>
      upperBound(
        sum(read, ({ hits }) => hits),
        sum(read, (one) => one.read),
        0.95,
      ) * 100;
    expect(chanceOfError(unlike, pooled)).toBeGreaterThan(0.2);
    expect(chanceOfError(unlike, (read) => pileBound(read, 0.95).missedAtMost)).toBeLessThanOrEqual(0.05);
  });

  it('rests on u(k, n) ≥ (k + 1) / n for k < n - 1, which holds for every n up to 200 and some larger ones', () => {
    const sizes = [...Array.from({ length: 200 }, (_, n) => n + 1), 1_000, 10_000];
    for (const n of sizes)
      for (let k = 0; k < n - 1; k += n > 200 ? 97 : 1)
        // u(k, n) ≥ v means I_v(k + 1, n - k) ≤ confidence; 0.8 is the lowest confidence that the settings allow.
        expect(betaCdf((k + 1) / n, k + 1, n - k)).toBeLessThanOrEqual(0.8);
  });

  it('is the pooled bound of Clopper and Pearson under proportional allocation', () => {
    const strata = [
      { size: 2_000, read: 200, hits: 1 },
      { size: 1_000, read: 100, hits: 0 },
    ];
    expect(pileBound(strata, 0.95).rateAtMost).toBeCloseTo(upperBound(1, 300, 0.95), 12);
  });

  it('knows what was read whole, fears what nobody read, and says nothing of an empty pile', () => {
    const whole = { size: 30, read: 30, hits: 2 };
    expect(pileBound([whole], 0.95)).toMatchObject({ missedAtMost: 2, rateAtMost: 2 / 30, leastShare: 1 });
    expect(pileBound([whole, { size: 5, read: 0, hits: 0 }], 0.95)).toMatchObject({ missedAtMost: 7, leastShare: 0 });
    expect(pileBound([], 0.95)).toMatchObject({ pile: 0, missedAtMost: 0, rateAtMost: 0, leastShare: null });
  });

  it('says nothing reassuring when one or all of those read were signals', () => {
    expect(pileBound([{ size: 9, read: 1, hits: 0 }], 0.95).missedAtMost).toBe(9);
    expect(pileBound([{ size: 40, read: 4, hits: 4 }], 0.95).missedAtMost).toBe(40);
  });
});
