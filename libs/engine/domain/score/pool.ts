/** `ln Σ exp(m)` without overflow: rather the largest than the sum. */
export function soft(margins: ArrayLike<number>): number {
  let top = -Infinity;
  for (let j = 0; j < margins.length; j += 1) top = Math.max(top, margins[j] as number);
  if (top === -Infinity) return 0;
  let sum = 0;
  for (let j = 0; j < margins.length; j += 1) sum += Math.exp((margins[j] as number) - top);
  return top + Math.log(sum);
}

/** Soft maximum of window margins, `ln Σ exp(m) - ½ ln n`: one telling sentence counts in a long text. */
export function pool(margins: ArrayLike<number>): number {
  return margins.length === 0 ? 0 : soft(margins) - 0.5 * Math.log(margins.length);
}

/** Logistic function. */
export function sigmoid(margin: number): number {
  return 1 / (1 + Math.exp(-margin));
}
