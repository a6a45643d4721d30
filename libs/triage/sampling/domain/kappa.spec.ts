import { describe, expect, it } from '@jest/globals';
import { cohensKappa } from './kappa.js';

describe("Cohen's κ", () => {
  // R 4.2, psych 2.2.9: cohen.kappa(matrix(c(20, 10, 5, 15), 2))$confid and cohen.kappa(matrix(c(45, 5, 3, 7), 2))$confid
  it.each([
    [
      [
        [20, 5],
        [10, 15],
      ],
      [0.1510922905, 0.4, 0.6489077095],
    ],
    [
      [
        [45, 3],
        [5, 7],
      ],
      [0.283226335, 0.5555555556, 0.8278847761],
    ],
  ] as const)("agrees with R's psych::cohen.kappa on %j", (table, [low, kappa, high]) => {
    const result = cohensKappa(table);
    expect(result.kappa).toBeCloseTo(kappa, 6);
    expect(result.interval?.[0]).toBeCloseTo(low, 6);
    expect(result.interval?.[1]).toBeCloseTo(high, 6);
  });

  it('is not defined without readings, nor when there was only one answer', () => {
    expect(
      cohensKappa([
        [0, 0],
        [0, 0],
      ]).kappa,
    ).toBeNull();
    expect(
      cohensKappa([
        [9, 0],
        [0, 0],
      ]),
    ).toMatchObject({ n: 9, agreed: 9, kappa: null, interval: null });
  });

  it('says nothing where one reader gave one answer only, however many agree', () => {
    for (const table of [
      [
        [5, 0],
        [1, 0],
      ],
      [
        [0, 0],
        [1, 0],
      ],
    ] as const)
      expect(cohensKappa(table)).toMatchObject({ agreed: table[0][0], kappa: null, interval: null });
  });

  it('claims little from five readings that all agreed', () => {
    const { kappa, interval } = cohensKappa([
      [3, 0],
      [0, 2],
    ]);
    expect(kappa).toBe(1);
    expect(interval?.[0]).toBeLessThan(0.3);
    expect(interval?.[1]).toBe(1);
  });
});
