/** Nelder and Mead's simplex (1965) with the usual coefficients. Answers the best point found and its value. */
export function minimise(
  f: (x: readonly number[]) => number,
  start: readonly number[],
  options: { step?: number; mostSteps?: number; settled?: number } = {},
): { at: number[]; value: number } {
  const { step = 0.5, mostSteps = 4000, settled = 1e-12 } = options;
  const n = start.length;
  let simplex = [[...start], ...start.map((_, i) => start.map((v, j) => (i === j ? v + step : v)))].map((at) => ({
    at,
    value: safe(f, at),
  }));
  for (let k = 0; k < mostSteps; k += 1) {
    simplex.sort((a, b) => a.value - b.value);
    const [best, worst, second] = [simplex[0], simplex[n], simplex[n - 1]];
    if (best === undefined || worst === undefined || second === undefined) break;
    if (worst.value - best.value < settled * (Math.abs(best.value) + settled)) break;
    const centre = start.map((_, j) => simplex.slice(0, n).reduce((sum, { at }) => sum + (at[j] ?? 0), 0) / n);
    const along = (by: number): { at: number[]; value: number } => {
      const at = centre.map((c, j) => c + by * ((worst.at[j] ?? 0) - c));
      return { at, value: safe(f, at) };
    };
    const reflected = along(-1);
    let next = reflected;
    if (reflected.value < best.value) {
      const further = along(-2);
      if (further.value < reflected.value) next = further;
    } else if (reflected.value >= second.value) next = along(reflected.value < worst.value ? -0.5 : 0.5);
    if (next.value < Math.min(worst.value, reflected.value + (reflected.value < second.value ? 1 : 0)))
      simplex[n] = next;
    else
      simplex = simplex.map(({ at, value }, i) => {
        if (i === 0) return { at, value };
        const closer = at.map((v, j) => ((best.at[j] ?? 0) + v) / 2);
        return { at: closer, value: safe(f, closer) };
      });
  }
  simplex.sort((a, b) => a.value - b.value);
  return simplex[0] ?? { at: [...start], value: safe(f, start) };
}

function safe(f: (x: readonly number[]) => number, x: readonly number[]): number {
  const value = f(x);
  return Number.isFinite(value) ? value : Number.MAX_VALUE;
}
