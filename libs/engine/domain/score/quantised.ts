/** A weight vector in 16-bit steps: weight = step × unit. */
export interface QuantisedWeights {
  readonly steps: Int16Array;
  readonly unit: number;
}

/** Round weights to 16-bit steps; the largest weight sets the unit. */
export function quantise(weights: ArrayLike<number>): QuantisedWeights {
  let top = 0;
  for (let k = 0; k < weights.length; k += 1) top = Math.max(top, Math.abs(weights[k] as number));
  const unit = top === 0 ? 1 : top / 32767;
  return { steps: Int16Array.from(weights, (weight) => Math.round(weight / unit)), unit };
}
