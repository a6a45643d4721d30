import { describe, expect, it } from '@jest/globals';
import { tellScore } from './told-score.js';

const labels = ['kind:misdelivery', 'category:secrecy', 'clause:3-2-iii'];
const told = { gains: [0, 2, 0], clauseLimit: 0.25 };

describe('labels that are told the score', () => {
  it('are drawn by it as far as they learnt to listen', () => {
    const margins = [0.5, -1, 0];
    expect(tellScore(labels, margins, { score: 0.9, told }).slice(0, 2)).toEqual([0.5, 0.8]);
    expect(tellScore(labels, margins, { score: 0, told }).slice(0, 2)).toEqual([0.5, -1]);
  });

  it('name a clause where signal and clause together are likely enough, and never for what is no signal', () => {
    const clause = (score: number, margin: number): number =>
      tellScore(labels, [0, 0, margin], { score, told })[2] as number;
    expect(clause(0.5, 0)).toBeCloseTo(0, 12);
    expect(clause(0.6, 0)).toBeGreaterThan(0);
    expect(clause(0.4, 0)).toBeLessThan(0);
    expect(clause(0.2, 30)).toBeLessThan(0);
  });

  it('stay finite at both ends', () => {
    const margins = [0, 0, 800];
    for (const score of [0, 1]) expect(tellScore(labels, margins, { score, told }).every(Number.isFinite)).toBe(true);
  });
});
