import { describe, expect, it } from '@jest/globals';
import { controlThreshold, type HeldOut, type Mix } from '#engine';
import { assumptionsOf } from './assumptions.js';
import { calibrateOnDesk, calibrateOnInvented } from './calibration.js';
import { DeskCounter, shareFlagged, type DeskReading, type RegisteredText } from './desk-reading.js';

/** Values in [0, 1) that are the same at each run. */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** 200 texts, half of them signals with scores 0.005 … 0.995; the first 150 are calls. */
const held: HeldOut = {
  scores: Float32Array.from({ length: 200 }, (_, i) => (i % 2 === 0 ? (i + 1) / 200 : 0.01)),
  positive: Uint8Array.from({ length: 200 }, (_, i) => (i % 2 === 0 ? 1 : 0)),
  cell: Uint8Array.from({ length: 200 }, (_, i) => (i < 150 ? 0 : 1)),
  cells: [
    { channel: 'phone', language: 'ja', length: '0' },
    { channel: 'letter', language: 'ja', length: '300' },
  ],
};
const like = (phone: number, letter: number): Mix => ({
  channel: { phone, letter },
  language: { ja: phone + letter },
  length: { '0': phone, '300': letter },
});
const codes = (...given: Parameters<typeof assumptionsOf>): string[] => assumptionsOf(...given).map(({ code }) => code);

describe('calibration on invented texts', () => {
  it('is plain while nothing is known of the desk, and says that nothing was compared', () => {
    const found = calibrateOnInvented(held, {}, 0.05);
    expect(found).toMatchObject({ source: 'invented', method: 'plain', uncovered: 0 });
    expect(found.controlled).toMatchObject({ n: 100, provable: true, missed: 0.04 });
    expect(codes(found, {})).toEqual(['expectation', 'invented', 'out-of-fold', 'mix-unknown', 'alike', 'letters']);
  });

  it('is plain for a desk of the same mix', () => {
    const found = calibrateOnInvented(held, like(1500, 500), 0.05);
    expect([found.method, found.drift.map(({ drifted }) => drifted)]).toEqual(['plain', [false, false, false]]);
    expect(codes(found, like(1500, 500))).not.toContain('mix-unknown');
  });

  it('is weighted for a desk of another mix, and then has fewer signals in effect', () => {
    const found = calibrateOnInvented(held, like(3000, 1000), 0.05);
    const shifted = calibrateOnInvented(held, like(500, 3500), 0.05);
    expect(shifted.method).toBe('weighted');
    expect(shifted.controlled.effectiveN).toBeLessThan(60);
    // Calls score lowest here and are rare at this desk: it may miss more of them.
    expect(shifted.controlled.threshold).toBeGreaterThan(found.controlled.threshold);
    expect(shifted.sha256).not.toBe(found.sha256);
    expect(codes(shifted, like(500, 3500))).toContain('shifted');
  });

  it('promises nothing, and flags everything, where the weights are extreme', () => {
    const found = calibrateOnInvented(held, like(10, 4000), 0.01);
    expect(found.controlled).toMatchObject({ provable: false, threshold: 0 });
    expect(codes(found, like(10, 4000))[0]).toBe('too-few');
  });

  it('tells how much of the desk no text stands for', () => {
    const mix = { ...like(1000, 500), channel: { phone: 1000, letter: 250, fax: 250 } };
    const found = calibrateOnInvented(held, mix, 0.1);
    expect(found.uncovered).toBeCloseTo(1 / 6, 6);
    expect(codes(found, mix)).toContain('uncovered');
  });

  it('knows only scores where the model keeps nothing else', () => {
    const { scores, positive } = held;
    const found = calibrateOnInvented({ scores, positive }, like(10, 4000), 0.05);
    expect(found).toMatchObject({ method: 'plain', drift: [] });
    expect(codes(found, like(10, 4000))).toContain('mix-unknown');
  });
});

const usual: RegisteredText = {
  score: 0,
  flagged: false,
  channel: 'phone',
  language: 'ja',
  bytes: 100,
  isRecent: false,
  suspected: false,
  readByChance: true,
};

function reading(texts: Iterable<Partial<RegisteredText>>): DeskReading {
  const counter = new DeskCounter();
  for (const text of texts) counter.add({ ...usual, ...text });
  return counter.result();
}

describe("calibration on the desk's own signals", () => {
  const THEN = 0.3;
  const SHARE_READ = 0.25;
  const ALPHA = 0.1;

  /** Signals score evenly from 0 to 1, so a threshold misses as large a share as it is high. A quarter of what was not flagged is read. */
  function desk(seed: number): DeskReading {
    const next = random(seed);
    const texts: Partial<RegisteredText>[] = [];
    for (let i = 0; i < 500; i += 1) {
      const isSignal = i < 300;
      const score = isSignal ? next() : ((i % 40) / 40) ** 3 * THEN;
      const flagged = score >= THEN;
      const readByChance = !flagged && next() < SHARE_READ;
      texts.push({ score, flagged, readByChance, suspected: isSignal && (flagged || readByChance) });
    }
    return reading(texts);
  }

  it('misses at most α on average over 1,000 desks although only a share of what was set aside is known', () => {
    const misses: number[] = [];
    const unweighted: number[] = [];
    for (let seed = 0; seed < 1000; seed += 1) {
      const counted = desk(seed);
      const found = calibrateOnDesk(counted, ALPHA);
      if (found === null) continue;
      misses.push(found.controlled.threshold);
      const scores = counted.signals.map(({ score }) => score);
      unweighted.push(controlThreshold({ scores, alpha: ALPHA }).threshold);
    }
    const mean = (of: number[]): number => of.reduce((sum, value) => sum + value, 0) / of.length;
    expect(misses.length).toBeGreaterThan(950);
    expect(mean(misses)).toBeLessThanOrEqual(ALPHA + 0.002);
    expect(mean(misses)).toBeGreaterThan(ALPHA * 0.7);
    // As if the known signals were all there are (control).
    expect(mean(unweighted)).toBeGreaterThan(2 * ALPHA);
  });

  it('needs no weights where everything was read', () => {
    const found = calibrateOnDesk(
      reading(Array.from({ length: 99 }, (_, i) => ({ score: i / 99, suspected: true }))),
      0.01,
    );
    expect(found).toMatchObject({
      source: 'desk',
      method: 'plain',
      controlled: { n: 99, provable: true, threshold: 0 },
    });
    expect(found && codes(found, {})).toEqual(['expectation', 'own', 'mix-unknown', 'alike', 'letters']);
  });

  it('knows nothing where a band of scores was set aside unread', () => {
    const signals = Array.from({ length: 150 }, () => ({ score: 0.9, flagged: true, suspected: true }));
    expect(calibrateOnDesk(reading([...signals, { score: 0.05, readByChance: false }]), 0.01)).toBeNull();
    expect(calibrateOnDesk(reading(signals), 0.01)?.controlled.threshold).toBe(0.9);
  });

  it('promises nothing when too small a share was read for so few signals', () => {
    const texts = Array.from({ length: 1000 }, (_, i) => ({ score: 0.05, readByChance: i % 20 === 0 }));
    const signals = Array.from({ length: 120 }, () => ({ score: 0.9, flagged: true, suspected: true }));
    const found = calibrateOnDesk(reading([...texts, ...signals]), 0.01);
    expect(found?.controlled).toMatchObject({ provable: false, threshold: 0 });
  });

  it('weighs by what comes now when the desk has shifted', () => {
    const older = Array.from({ length: 600 }, (_, i) => ({ score: 0.5 + i / 2000, suspected: i < 300 }));
    const newer = Array.from({ length: 300 }, (_, i) => ({
      score: 0.2 + i / 3000,
      channel: 'web' as const,
      isRecent: true,
      suspected: i % 3 === 0,
    }));
    const found = calibrateOnDesk(reading([...older, ...newer]), 0.1);
    expect(found?.method).toBe('weighted');
    expect(found?.drift.filter(({ drifted }) => drifted).map(({ dimension }) => dimension)).toContain('channel');
    // Only the newer ones count by now, and one in ten of them may be missed.
    expect(found?.controlled.threshold).toBeGreaterThan(0.2);
    expect(found?.controlled.threshold).toBeLessThan(0.24);
  });
});

describe('what a threshold costs', () => {
  it('is the share of scores at or above it; unknown without any', () => {
    expect(shareFlagged([0.1, 0.2, 0.3, 0.4], 0.3)).toBe(0.5);
    expect(shareFlagged([], 0.3)).toBeNull();
  });
});
