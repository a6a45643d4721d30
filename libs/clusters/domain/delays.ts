/** One complaint's delay: the day it belongs to, and how many days later the desk knew of it. */
export interface Delay {
  day: number;
  delay: number;
}

/** How much of what belongs to a day is known so many days later. */
export interface DelayCurve {
  /** `known[d]`: share (0..1) that is known d days after the day, d = 0 … longest. */
  known: number[];
  /** Complaints that it was learnt from. */
  n: number;
}

/** Longest delay that is looked at; what comes later still is not waited for. */
export const LONGEST_DELAY = 21;
/** Complaints of a channel from which its own curve is used. */
const FEWEST = 30;

/**
 * Distribution of the delay from counts that are cut off on the right: what belongs to the last days and is not in yet
 * cannot be seen. Reverse-time hazard g(d) = #(delay = d) ÷ #(delay ≤ d), each over days of which d is over;
 * F(d) = Π over j > d of (1 − g(j)) (Lawless 1994; Brookmeyer and Damiano 1989).
 * @param today number of the last whole day
 */
export function delayCurve(delays: readonly Delay[], today: number): DelayCurve {
  const exactly = new Array<number>(LONGEST_DELAY + 1).fill(0);
  const upTo = new Array<number>(LONGEST_DELAY + 1).fill(0);
  let n = 0;
  for (const { day, delay } of delays) {
    if (delay < 0 || delay > LONGEST_DELAY || day + delay > today) continue;
    n += 1;
    exactly[delay] = (exactly[delay] ?? 0) + 1;
    const over = Math.min(LONGEST_DELAY, today - day);
    for (let d = delay; d <= over; d += 1) upTo[d] = (upTo[d] ?? 0) + 1;
  }
  const known = new Array<number>(LONGEST_DELAY + 1).fill(1);
  if (n < FEWEST) return { known, n };
  for (let d = LONGEST_DELAY - 1; d >= 0; d -= 1) {
    const later = upTo[d + 1] ?? 0;
    const hazard = later === 0 ? 0 : (exactly[d + 1] ?? 0) / later;
    known[d] = (known[d + 1] ?? 1) * (1 - hazard);
  }
  return { known, n };
}

/** Share of a day's complaints that is known `age` days later, over channels by their weight. */
export function knownShare(curves: readonly { curve: DelayCurve; weight: number }[], age: number): number {
  const total = curves.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return 1;
  const at = Math.min(age, LONGEST_DELAY);
  return curves.reduce((sum, { curve, weight }) => sum + weight * (curve.known[at] ?? 1), 0) / total;
}

/** What a day's count will be once everything is in. */
export function nowcast(count: number, known: number): number {
  return known <= 0 ? count : count / known;
}
