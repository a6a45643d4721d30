import { describe, expect, it } from '@jest/globals';
import { BodySeats } from './body-seats.js';

const LIMITS = { inAll: 3, ofOne: 2, waitMs: 100, waiting: 1 };

/** Each pause lasts ten milliseconds of a clock that only pauses move. */
function room(during: (nowMs: number) => void = () => undefined) {
  const clock = { nowMs: 0 };
  const pause = (): Promise<void> => {
    clock.nowMs += 10;
    during(clock.nowMs);
    return Promise.resolve();
  };
  return { clock, seats: new BodySeats(pause, () => clock.nowMs, LIMITS) };
}

describe('seats for large bodies', () => {
  it('are so many of one address and so many in all', async () => {
    const { seats } = room();
    expect([await seats.take('a'), await seats.take('a')]).not.toContain(null);
    expect(await seats.take('a')).toBeNull();
    expect(await seats.take('b')).not.toBeNull();
    expect(await seats.take('c')).toBeNull();
  });

  it('go to who waits when one comes free', async () => {
    const held: (() => void)[] = [];
    const { seats, clock } = room((now) => {
      if (now === 50) held[0]?.();
    });
    for (const from of ['a', 'b', 'c']) held.push((await seats.take(from)) ?? (() => undefined));
    expect(await seats.take('d')).not.toBeNull();
    expect(clock.nowMs).toBe(50);
  });

  it('count as long as they are held, however slowly a body comes', async () => {
    const { seats, clock } = room();
    const leave = await seats.take('a');
    await seats.take('a');
    clock.nowMs = 10 * 60_000;
    expect(await seats.take('a')).toBeNull();
    leave?.();
    expect(await seats.take('a')).not.toBeNull();
  });

  it('are waited for by so many, and not by one more', async () => {
    const { seats } = room();
    for (const from of ['a', 'b', 'c']) await seats.take(from);
    const [first, second] = [seats.take('d'), seats.take('e')];
    expect(await second).toBeNull();
    expect(await first).toBeNull();
  });
});
