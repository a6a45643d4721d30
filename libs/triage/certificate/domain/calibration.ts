import { createHash } from 'node:crypto';
import {
  controlThreshold,
  driftBetween,
  levelsOfHeldOut,
  mixOf,
  shiftWeights,
  type ControlledThreshold,
  type Dimension,
  type Drift,
  type HeldOut,
  type Mix,
} from '#engine';
import type { DeskReading } from './desk-reading.js';

/** Invented texts that the model did not see, or signals that people of this desk confirmed. */
export type CalibrationSource = 'invented' | 'desk';

/** A threshold with everything that is known of how it came about. */
export interface Calibration {
  source: CalibrationSource;
  method: 'plain' | 'weighted';
  controlled: ControlledThreshold;
  /** SHA-256 of the scores and weights. */
  sha256: string;
  /** How far the desk is from the calibration set. */
  drift: Drift[];
  /** Share of the desk's texts of a kind that the calibration set has none of, 0..1. */
  uncovered: number;
}

/**
 * Compared between invented texts and a desk. Not the score: among the invented texts signals and near-misses are many by
 * design, so its mix differs from any desk's without anything having shifted.
 */
const KNOWN_BEFOREHAND: readonly Dimension[] = ['channel', 'language', 'length'];
const ALL: readonly Dimension[] = [...KNOWN_BEFOREHAND, 'score'];

/** Calibrates on scores of texts that the model never saw, weighted when the desk's mix is another. */
export function calibrateOnInvented(held: HeldOut, desk: Mix, alpha: number): Calibration {
  const levels = levelsOfHeldOut(held);
  const isSignal = (_: unknown, i: number): boolean => held.positive[i] === 1;
  const known = pick(mixOf(levels.map((each) => ({ levels: each }))), KNOWN_BEFOREHAND);
  const drift = driftBetween(known, desk);
  const isWeighted = drift.some(({ drifted }) => drifted);
  const { weights, largest, uncovered } = shiftWeights(levels, desk, isWeighted ? KNOWN_BEFOREHAND : []);
  return finish({
    source: 'invented',
    isWeighted,
    drift,
    uncovered: isWeighted ? uncovered : 0,
    scores: Array.from(held.scores).filter(isSignal),
    weights: Array.from(weights).filter(isSignal),
    testWeight: largest,
    alpha,
  });
}

/**
 * Calibrates on the desk's confirmed signals. One that was found by reading a share of what was set aside stands for
 * those that nobody read, so it weighs the inverse of that share. Null where nobody read any of a band of scores that
 * was set aside: what lies there is unknown.
 */
export function calibrateOnDesk(reading: DeskReading, alpha: number): Calibration | null {
  const shareRead = new Map(
    [...reading.setAside].map(([band, { texts, read }]) => [band, texts === 0 ? 1 : read / texts]),
  );
  if ([...shareRead.values()].some((share) => share === 0)) return null;
  const drift = driftBetween(reading.mix, reading.recent);
  const isWeighted = drift.some(({ drifted }) => drifted);
  const population = [...reading.cells.values()];
  const { weights, uncovered } = shiftWeights(
    population.flatMap(({ levels, texts }) => new Array<typeof levels>(texts).fill(levels)),
    reading.recent,
    isWeighted ? ALL : [],
  );
  const shift = new Map<string, number>();
  let at = 0;
  for (const [key, { texts }] of reading.cells) {
    shift.set(key, weights[at] ?? 1);
    at += texts;
  }
  const chosen = reading.signals.map(({ cell, band, foundBySample }) => ({
    shift: shift.get(cell) ?? 1,
    selection: foundBySample ? 1 / (shareRead.get(band) ?? 1) : 1,
  }));
  const largestSelection = Math.max(1, ...[...shareRead.values()].map((share) => 1 / share));
  return finish({
    source: 'desk',
    isWeighted: isWeighted || largestSelection > 1,
    drift,
    uncovered: isWeighted ? uncovered : 0,
    scores: reading.signals.map(({ score }) => score),
    weights: chosen.map((each) => each.shift * each.selection),
    testWeight: weights.reduce((most, weight) => Math.max(most, weight), 0) * largestSelection,
    alpha,
  });
}

interface Ingredients {
  source: CalibrationSource;
  isWeighted: boolean;
  drift: Drift[];
  uncovered: number;
  scores: number[];
  weights: number[];
  testWeight: number;
  alpha: number;
}

function finish({ source, isWeighted, drift, uncovered, ...question }: Ingredients): Calibration {
  const hash = createHash('sha256');
  hash.update(Float64Array.from(question.scores)).update(Float64Array.from(question.weights));
  const method = isWeighted ? 'weighted' : 'plain';
  return { source, method, controlled: controlThreshold(question), sha256: hash.digest('hex'), drift, uncovered };
}

function pick(mix: Mix, dimensions: readonly Dimension[]): Mix {
  return Object.fromEntries(Object.entries(mix).filter(([name]) => dimensions.includes(name as Dimension)));
}
