import { sigmoid } from '../score/pool.js';

/** `probability = sigmoid(slope · margin + offset)`. */
export interface Calibration {
  readonly slope: number;
  readonly offset: number;
}

/** Platt scaling (with his smoothed targets) by Newton steps; margins must be out of fold, on any scale. */
export function calibrate(margins: readonly number[], positive: readonly boolean[]): Calibration {
  const mean = margins.reduce((sum, margin) => sum + margin, 0) / margins.length;
  const spread = Math.sqrt(margins.reduce((sum, margin) => sum + (margin - mean) ** 2, 0) / margins.length) || 1;
  const standard = margins.map((margin) => (margin - mean) / spread);
  const { slope, offset } = calibrateStandard(standard, positive);
  return { slope: slope / spread, offset: offset - (slope * mean) / spread };
}

/** Newton's method overshoots from a start far off, so the margins come with mean 0 and spread 1. */
function calibrateStandard(margins: readonly number[], positive: readonly boolean[]): Calibration {
  const positives = positive.filter(Boolean).length;
  const high = (positives + 1) / (positives + 2);
  const low = 1 / (positive.length - positives + 2);
  let slope = 1;
  let offset = 0;
  for (let step = 0; step < 50; step += 1) {
    let [ga, gb, haa, hab, hbb] = [0, 0, 1e-9, 0, 1e-9];
    margins.forEach((margin, i) => {
      const p = sigmoid(slope * margin + offset);
      const error = p - (positive[i] === true ? high : low);
      const spread = p * (1 - p);
      ga += error * margin;
      gb += error;
      haa += spread * margin * margin;
      hab += spread * margin;
      hbb += spread;
    });
    const determinant = haa * hbb - hab * hab;
    if (!(Math.abs(determinant) > 1e-12)) break;
    slope -= (hbb * ga - hab * gb) / determinant;
    offset -= (haa * gb - hab * ga) / determinant;
    if (Math.abs(ga) + Math.abs(gb) < 1e-7) break;
  }
  return Number.isFinite(slope) && Number.isFinite(offset) && slope > 0 ? { slope, offset } : { slope: 1, offset: 0 };
}
