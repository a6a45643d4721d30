import { describe, expect, it } from '@jest/globals';
import { CHANNELS, type Channel } from '#kernel';
import { sizeThatProves } from './clopper-pearson.js';
import { drawRound, shareToRead, type SetAside } from './draw.js';
import { pileBound, type PileBound, type ReadStratum } from './pile-bound.js';

const CONFIDENCE = 0.95;
/** Twenty desks' worth of reading in one: a target of 5 % keeps a simulated pile small enough to draw a thousand of them. */
const TARGET = 0.05;

function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Where a desk's engine misses: everywhere alike, in one channel, in what agents closed, more each week, or never. */
const KINDS = ['even', 'one channel', 'closed', 'rising', 'none'] as const;

interface Truth {
  of: SetAside;
  signal: boolean;
}

function week(random: () => number, kind: (typeof KINDS)[number], at: { week: number; rate: number }): Truth[] {
  const volume = Math.floor(random() ** 2 * 150);
  return Array.from({ length: volume }, (_, n) => {
    const channel = CHANNELS[Math.floor(random() ** 2 * CHANNELS.length)] as Channel;
    const of = {
      complaintId: `${String(at.week)}-${String(n)}`,
      channel,
      score: random() ** 4,
      closed: random() < 0.4,
    };
    const rate = {
      even: at.rate,
      'one channel': channel === 'letter' ? at.rate * 5 : 0,
      closed: of.closed ? at.rate * 2.5 : 0,
      rising: (at.rate * 2 * at.week) / 8,
      none: 0,
    }[kind];
    return { of, signal: random() < rate };
  });
}

interface Statement {
  bound: PileBound;
  truth: number;
  pile: ReadStratum[];
}

/** What one desk states in each of its weeks; nothing more is set aside from the week on in which it must stop. */
function statements(seed: number): Statement[] {
  const random = generator(seed);
  const kind = KINDS[seed % KINDS.length] ?? 'even';
  const rate = (random() < 0.5 ? 1.05 : 3 * random()) * TARGET;
  const limits = { needed: sizeThatProves(TARGET, 1, CONFIDENCE), least: 5, most: 60 };
  const pile: ReadStratum[] = [];
  const stated: Statement[] = [];
  let truth = 0;
  for (let n = 1; n <= 8; n += 1) {
    const frame = week(random, kind, { week: n, rate });
    const signals = new Set(frame.filter(({ signal }) => signal).map(({ of }) => of.complaintId));
    const share = shareToRead(
      frame.length,
      pile.reduce((sum, { size }) => sum + size, 0),
      limits,
    );
    for (const drawn of drawRound(
      `${String(seed)}/${String(n)}`,
      frame.map(({ of }) => of),
      { share, stratumMinimum: 1 },
    )) {
      const read = drawn.order.slice(0, drawn.count);
      pile.push({ size: drawn.size, read: read.length, hits: read.filter((id) => signals.has(id)).length });
    }
    truth += signals.size;
    const bound = pileBound(pile, CONFIDENCE);
    stated.push({ bound, truth, pile: [...pile] });
    if (bound.rateAtMost > TARGET && n >= 4) break;
  }
  return stated;
}

describe('a thousand simulated desks', () => {
  const desks = Array.from({ length: 1_000 }, (_, seed) => statements(seed));
  const last = desks.map((stated) => stated.at(-1)).filter((one) => one !== undefined);
  const share = <T>(of: readonly T[], is: (one: T) => boolean): number => of.filter(is).length / of.length;

  it('hold what they state at least as often as its confidence says, at their end and in any week of theirs', () => {
    expect(share(last, ({ bound, truth }) => truth <= bound.missedAtMost)).toBeGreaterThanOrEqual(CONFIDENCE);
    const every = desks.flat();
    expect(every.length).toBeGreaterThan(4_000);
    expect(share(every, ({ bound, truth }) => truth <= bound.missedAtMost)).toBeGreaterThanOrEqual(CONFIDENCE);
  });

  it('do so whatever the engine misses', () => {
    KINDS.forEach((_, kind) => {
      const of = last.filter((__, seed) => seed % KINDS.length === kind);
      expect(share(of, ({ bound, truth }) => truth <= bound.missedAtMost)).toBeGreaterThanOrEqual(CONFIDENCE);
    });
  });

  it('would not with the point estimate in place of the bound', () => {
    const point = ({ pile }: Statement): number =>
      pile.reduce((sum, { size, read, hits }) => sum + (read === 0 ? 0 : (hits * size) / read), 0);
    expect(share(last, (one) => one.truth <= point(one))).toBeLessThan(0.8);
  });

  it('state something of use: desks that miss nothing meet the target', () => {
    const clean = last.filter((_, seed) => KINDS[seed % KINDS.length] === 'none' && last[seed] !== undefined);
    expect(share(clean, ({ bound }) => bound.rateAtMost <= TARGET)).toBeGreaterThan(0.5);
  });
});
