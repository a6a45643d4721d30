import { describe, expect, it } from '@jest/globals';
import type { SparseRow } from '../features/sparse-row.js';
import { seededRandom } from './random.js';
import { trainRidge } from './ridge.js';

const random = seededRandom(5);
const DIMENSIONS = 12;
const rows: SparseRow[] = Array.from({ length: 30 }, () => {
  const idx = Int32Array.from({ length: DIMENSIONS }, (_, k) => k).filter(() => random() < 0.4);
  return { idx, val: Float32Array.from(idx, () => random() - 0.5) };
});
const targets = Float64Array.from({ length: 60 }, () => (random() < 0.4 ? 1 : 0));
const blocks = rows.map((_, i) => `block ${String(Math.floor(i / 4))}`);
const options = { dimensions: DIMENSIONS, penalty: 0.2, blocks };

const answer = (fit: ReturnType<typeof trainRidge>, row: SparseRow, target: number): number =>
  row.idx.reduce(
    (sum, feature, k) => sum + (fit.weights[feature * 2 + target] as number) * (row.val[k] as number),
    fit.biases[target] as number,
  );

describe('ridge regression', () => {
  const fit = trainRidge(rows, targets, 2, options);

  it('leaves residuals that no small change of a weight makes smaller', () => {
    const loss = (change: number, feature: number): number => {
      let sum = 0;
      rows.forEach((row, i) => {
        const at = row.idx.indexOf(feature);
        const moved = at < 0 ? 0 : change * (row.val[at] as number);
        sum += (answer(fit, row, 0) + moved - (targets[i * 2] as number)) ** 2;
      });
      for (let f = 0; f < DIMENSIONS; f += 1) {
        sum += options.penalty * ((fit.weights[f * 2] as number) + (f === feature ? change : 0)) ** 2;
      }
      return sum;
    };
    for (let feature = 0; feature < DIMENSIONS; feature += 1) {
      expect(loss(0.05, feature)).toBeGreaterThan(loss(0, feature));
      expect(loss(-0.05, feature)).toBeGreaterThan(loss(0, feature));
    }
  });

  it('answers for a block whatever the block itself says', () => {
    const inside = blocks.map((name) => name === 'block 2');
    const turned = targets.map((value, at) => (inside[Math.floor(at / 2)] === true ? 1 - value : value));
    const other = trainRidge(rows, turned, 2, options);
    let listened = 0;
    rows.forEach((row, i) => {
      if (inside[i] !== true) return;
      for (const target of [0, 1]) {
        expect(other.held[i * 2 + target]).toBeCloseTo(fit.held[i * 2 + target] as number, 2);
        listened = Math.max(listened, Math.abs(answer(other, row, target) - answer(fit, row, target)));
      }
    });
    // Control: the fit with the block does listen to it.
    expect(listened).toBeGreaterThan(0.1);
  });

  it('gives the same weights for the same rows', () => {
    expect(trainRidge(rows, targets, 2, options)).toEqual(fit);
  });
});
