/** How long something took, over those that came to an end. */
export interface DurationStatistics {
  ended: number;
  /** Not ended yet. */
  open: number;
  /** Hours with two decimals; null when nothing ended. */
  medianHours: number | null;
  /** Nearest-rank 90th percentile in hours with two decimals; null when nothing ended. */
  p90Hours: number | null;
}

const HOUR_MS = 3_600_000;

/** @param durationsMs one for each case; null while it is open */
export function durationStatistics(durationsMs: readonly (number | null)[]): DurationStatistics {
  const ended = durationsMs.filter((ms) => ms !== null).sort((a, b) => a - b);
  return {
    ended: ended.length,
    open: durationsMs.length - ended.length,
    medianHours: hours(median(ended)),
    p90Hours: hours(ended[Math.ceil(ended.length * 0.9) - 1]),
  };
}

/** The middle value; the mean of the two middle ones for an even number. */
function median(sorted: readonly number[]): number | undefined {
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? undefined : (lower + upper) / 2;
}

function hours(ms: number | undefined): number | null {
  return ms === undefined ? null : Math.round((ms / HOUR_MS) * 100) / 100;
}
