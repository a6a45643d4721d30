import { loadYaml } from '#kernel';
import { sizeOf, type Mix } from '#engine';
import type { Calibration } from './calibration.js';

/** One thing that must hold for the promise, in words. */
export interface Assumption {
  code: string;
  ja: string;
  en: string;
}

/** The assumptions that a calibration rests on, in the order in which they are read. */
export function assumptionsOf(calibration: Calibration, desk: Mix): Assumption[] {
  const { source, method, controlled, drift, uncovered } = calibration;
  const isInvented = source === 'invented';
  const isCompared = sizeOf(desk) > 0 && drift.some(({ enough }) => enough);
  const holds: [code: string, isSo: boolean][] = [
    ['too-few', !controlled.provable],
    ['expectation', true],
    ['invented', isInvented],
    ['out-of-fold', isInvented],
    ['own', !isInvented],
    ['selection', !isInvented && method === 'weighted'],
    ['shifted', drift.some(({ drifted }) => drifted)],
    ['uncovered', uncovered > 0],
    ['mix-unknown', !isCompared],
    ['alike', true],
    ['letters', true],
  ];
  const words = loadYaml<{ assumptions: Record<string, { ja: string; en: string }> }>('certificate.yaml').assumptions;
  return holds
    .filter(([, isSo]) => isSo)
    .map(([code]) => {
      const text = words[code];
      if (text === undefined) throw new Error(`certificate.yaml has no words for the assumption ${code}`);
      return { code, ja: text.ja, en: text.en };
    });
}
