import { describe, expect, it } from '@jest/globals';
import { betaCdf, betaQuantile, logGamma } from './beta.js';
import { lowerBound, provenBySizes, sizeThatProves, upperBound } from './clopper-pearson.js';

// Reference values: R 4.2, 15 digits, by the calls named in the titles.
const near = (value: number, expected: number): void => {
  expect(Math.abs(value - expected)).toBeLessThan(1e-11 * Math.max(1, Math.abs(expected)));
};

describe('the beta distribution', () => {
  it("agrees with R's lgamma(c(.5, 10, 12345.6))", () => {
    near(logGamma(0.5), 0.5723649429247);
    near(logGamma(10), 12.8018274800815);
    near(logGamma(12_345.6), 103_959.185066164);
  });

  it("agrees with R's pbeta(.3, 2, 5) and qbeta(c(.95, .5, .001), c(1, 2.5, 30), c(300, 7, 4))", () => {
    near(betaCdf(0.3, 2, 5), 0.579825);
    near(betaQuantile(0.95, 1, 300), 0.00993608194445772);
    near(betaQuantile(0.5, 2.5, 7), 0.246037328855418);
    near(betaQuantile(0.001, 30, 4), 0.659930787170326);
  });

  it('is its own inverse over shapes from 1 to 100,000', () => {
    for (const a of [1, 2, 17, 400])
      for (const b of [1, 30, 3_000, 100_000])
        for (const p of [0.001, 0.05, 0.5, 0.95, 0.999]) near(betaCdf(betaQuantile(p, a, b), a, b), p);
  });
});

describe('the bound of Clopper and Pearson', () => {
  it.each([
    [0, 300, 0.95, 0.00993608194445772],
    [0, 3_000, 0.95, 0.000998079011996587],
    [0, 299, 0.95, 0.00996914679289929],
    [1, 473, 0.95, 0.00998970747422467],
    [3, 300, 0.95, 0.0256413930826096],
    [12, 40, 0.95, 0.440279737765731],
    [250, 10_000, 0.95, 0.0277230059010654],
    [1, 2, 0.95, 0.974679434480896],
    [0, 1, 0.95, 0.95],
    [5, 60, 0.99, 0.204085117543708],
  ])("agrees with R's binom.test(%i, %i, alternative = 'less', conf.level = %f)", (hits, n, confidence, expected) => {
    near(upperBound(hits, n, confidence), expected);
  });

  it("agrees with R's binom.test(19, 20, alternative = 'greater')", () => {
    near(lowerBound(19, 20, 0.95), 0.783893835793153);
  });

  it('says nothing of what nobody looked at, and nothing reassuring where everything was a signal', () => {
    expect(upperBound(0, 0, 0.95)).toBe(1);
    expect(upperBound(7, 7, 0.95)).toBe(1);
    expect(lowerBound(0, 9, 0.95)).toBe(0);
  });

  it('prints that 300 clean readings prove 1.0 % and 3,000 prove 0.1 %', () => {
    const table = new Map(provenBySizes(0.95).map(({ n, atMost }) => [n, atMost]));
    expect(table.get(300)?.[0]?.toFixed(4)).toBe('0.0099');
    expect(table.get(3_000)?.[0]?.toFixed(5)).toBe('0.00100');
    expect(table.get(300)?.[1]).toBeGreaterThan(0.0157);
  });

  it('finds the smallest sample that proves a target', () => {
    expect(sizeThatProves(0.01, 0, 0.95)).toBe(299);
    expect(sizeThatProves(0.01, 1, 0.95)).toBe(473);
    expect(sizeThatProves(0.001, 0, 0.95)).toBe(2_995);
    for (const hits of [0, 1, 5]) {
      const n = sizeThatProves(0.02, hits, 0.9);
      expect(upperBound(hits, n, 0.9)).toBeLessThanOrEqual(0.02);
      expect(upperBound(hits, n - 1, 0.9)).toBeGreaterThan(0.02);
    }
  });
});
