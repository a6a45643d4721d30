import { describe, expect, it } from '@jest/globals';
import { seededRandom } from './random.js';
import { trainStack } from './stack.js';

describe('combining first answers', () => {
  it('names the class whose region a row lies in, whatever the scale of the inputs', () => {
    const random = seededRandom(2);
    const rows = Float64Array.from({ length: 600 }, (_, k) => (random() - 0.5) * (k % 2 === 0 ? 1000 : 0.01) + 7);
    const classOf = (row: number): number =>
      (rows[row * 2] as number) > 7 ? 0 : (rows[row * 2 + 1] as number) > 7 ? 1 : 2;
    const answers = Array.from({ length: 300 }, (_, row) => classOf(row));
    const fit = trainStack(rows, answers, { inputs: 2, classes: 3, penalty: 0.001, steps: 200 });
    const right = answers.filter((answer, row) => {
      const margins = [0, 1, 2].map(
        (c) =>
          (rows[row * 2] as number) * (fit.weights[c] as number) +
          (rows[row * 2 + 1] as number) * (fit.weights[3 + c] as number) +
          (fit.biases[c] as number),
      );
      return margins.indexOf(Math.max(...margins)) === answer;
    });
    expect(right.length).toBeGreaterThan(260);
  });
});
