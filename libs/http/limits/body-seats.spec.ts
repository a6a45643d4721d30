import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import fastify, { type FastifyRequest } from 'fastify';
import { BodySeats, type Leave } from './body-seats.js';
import { LargeBodies, seatLargeBodies } from './large-bodies.js';
import { RateLimiter } from './rate-limit.js';

const LIMITS = {
  inAll: 3,
  ofOne: 2,
  waitMs: 20_000,
  waiting: 3,
  waitingOfOne: 2,
  roomAfterMs: 30_000,
  roomBelow: 1_000,
};

/** A body that brings so many bytes each second, and notes its end. */
function body(name = '', ended: string[] = [], { bytesPerSecond = 5_000, whole = false } = {}) {
  const sinceMs = performance.now();
  return {
    brought: () => 900 + ((performance.now() - sinceMs) * bytesPerSecond) / 1_000,
    isWhole: () => whole,
    end: () => void ended.push(name),
  };
}

function room() {
  const seats = new BodySeats(() => performance.now(), LIMITS);
  const take = (from: string, gone?: AbortSignal): Promise<Leave | null> => seats.take(from, body(), gone);
  return { seats, take };
}

/** What somebody in line was given by now: a seat, none, or nothing yet. */
function watch(asked: Promise<Leave | null>): { given?: Leave | null } {
  const seen: { given?: Leave | null } = {};
  void asked.then((leave) => (seen.given = leave));
  return seen;
}

const pass = (ms: number): Promise<void> => jest.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

describe('seats for large bodies', () => {
  it('are so many of one address and so many in all; who waits in vain is told in time', async () => {
    const { take } = room();
    expect([await take('a'), await take('a')]).not.toContain(null);
    const third = watch(take('a'));
    expect(await take('b')).not.toBeNull();
    const other = watch(take('c'));
    await pass(19_000);
    expect([third.given, other.given]).toEqual([undefined, undefined]);
    await pass(1_000);
    expect([third.given, other.given]).toEqual([null, null]);
  });

  it('go to the first in line for whom there is one', async () => {
    const { take } = room();
    const [one, two] = [await take('a'), await take('a'), await take('b')];
    const [ownFull, first, second] = [watch(take('a')), watch(take('c')), watch(take('d'))];
    one?.();
    one?.();
    await pass(0);
    expect([typeof ownFull.given, first.given, second.given]).toEqual(['function', undefined, undefined]);
    two?.();
    await pass(0);
    expect([typeof first.given, second.given]).toEqual(['function', undefined]);
  });

  it('count as long as they are held', async () => {
    const { take } = room();
    const leave = await take('a');
    await take('a');
    await pass(10 * 60_000);
    const third = watch(take('a'));
    await pass(0);
    expect(third.given).toBeUndefined();
    leave?.();
    await pass(0);
    expect(third.given).toEqual(expect.any(Function));
  });

  it('are waited for by so many, of one address and in all, and not by one more', async () => {
    const { take } = room();
    for (const from of ['a', 'b', 'c']) await take(from);
    const waiting = [watch(take('d')), watch(take('d'))];
    expect(await take('d')).toBeNull();
    waiting.push(watch(take('e')));
    expect(await take('f')).toBeNull();
    await pass(0);
    expect(waiting.map(({ given }) => given)).toEqual([undefined, undefined, undefined]);
  });

  it('are not waited for by who went: the place in line and the seat are the next one’s', async () => {
    const { take } = room();
    const leave = await take('a');
    for (const from of ['b', 'c']) await take(from);
    const gone = new AbortController();
    const [left, next] = [watch(take('d', gone.signal)), watch(take('e'))];
    gone.abort();
    await pass(0);
    expect([left.given, next.given]).toEqual([null, undefined]);
    leave?.();
    await pass(0);
    expect(next.given).toEqual(expect.any(Function));
    expect(await take('f', gone.signal)).toBeNull();
  });

  it('are given to nobody, waiting or new, once the desk stops', async () => {
    const { seats, take } = room();
    for (const from of ['a', 'b', 'c']) await take(from);
    const waits = watch(take('d'));
    seats.close();
    await pass(0);
    expect(waits.given).toBeNull();
    expect(await take('e')).toBeNull();
  });
});

describe('a body that hardly comes, while all seats are taken', () => {
  /** Three sit: two slow ones and one that comes whole or fast. */
  async function full(third: { bytesPerSecond?: number; whole?: boolean }) {
    const [{ seats, take }, ended] = [room(), [] as string[]];
    await seats.take('a', body('slow', ended, { bytesPerSecond: 900 }));
    const leave = await seats.take('b', body('slowest', ended, { bytesPerSecond: 500 }));
    await seats.take('c', body('third', ended, third));
    return { take, ended, leave };
  }

  it('makes room for who waits after half a minute, the slowest one first and one at a time', async () => {
    const { take, ended, leave } = await full({ bytesPerSecond: 2_000 });
    await pass(15_000);
    const waits = watch(take('d'));
    await pass(14_000);
    expect(ended).toEqual([]);
    await pass(3_000);
    expect(ended).toEqual(['slowest']);
    leave?.();
    await pass(0);
    expect(waits.given).toEqual(expect.any(Function));
  });

  it('stays while nobody waits, or whoever does only waits for own seats', async () => {
    const { seats, take } = room();
    const ended: string[] = [];
    for (const from of ['a', 'a', 'b']) await seats.take(from, body('slow', ended, { bytesPerSecond: 1 }));
    await pass(60_000);
    watch(take('a'));
    await pass(10_000);
    expect(ended).toEqual([]);
    watch(take('c'));
    expect(ended).toEqual(['slow']);
  });

  it('stays when it is whole or comes well', async () => {
    const { seats, take } = room();
    const ended: string[] = [];
    await seats.take('a', body('whole', ended, { bytesPerSecond: 0, whole: true }));
    for (const from of ['b', 'c']) await seats.take(from, body('fast', ended));
    await pass(60_000);
    watch(take('d'));
    await pass(10_000);
    expect(ended).toEqual([]);
  });
});

describe('who goes while waiting for a seat', () => {
  /** A request of one address whose connection may close. */
  function request() {
    const socket = Object.assign(new EventEmitter(), { destroyed: false, bytesRead: 0, destroy: () => undefined });
    const raw = { socket, destroyed: false, complete: false };
    const close = (): void => {
      socket.destroyed = true;
      socket.emit('close');
    };
    return { request: { raw, ip: '192.0.2.1' } as unknown as FastifyRequest, socket, close };
  }

  it('takes none, neither in line nor at the moment when one comes free', async () => {
    const bodies = new LargeBodies({} as RateLimiter);
    const [first, second] = [await bodies.sit(request().request), await bodies.sit(request().request)];
    const [inLine, atOnce] = [request(), request()];
    const asked = [bodies.sit(inLine.request), bodies.sit(atOnce.request)];
    inLine.close();
    // The seat comes free and its connection closes before anybody was told of it.
    first?.();
    atOnce.close();
    expect(await Promise.all(asked)).toEqual([null, null]);
    expect([inLine.socket, atOnce.socket].map((socket) => socket.listenerCount('close'))).toEqual([0, 0]);
    second?.();
    expect([await bodies.sit(request().request), await bodies.sit(request().request)]).not.toContain(null);
  });

  it('had gone before asking: none is taken', async () => {
    const bodies = new LargeBodies({} as RateLimiter);
    const gone = request();
    gone.close();
    expect(await bodies.sit(gone.request)).toBeNull();
  });
});

describe('a door that programs post to', () => {
  beforeEach(() => {
    jest.useRealTimers();
  });

  function door(sit: (request: FastifyRequest) => Promise<Leave | null>) {
    const bodies = new LargeBodies(new RateLimiter({ now: () => new Date(0) }));
    const sat = jest.spyOn(bodies, 'sit').mockImplementation(sit);
    const app = fastify();
    const handled: unknown[] = [];
    seatLargeBodies(app, bodies);
    app.post('/', { config: { seats: true } }, (request) => {
      handled.push(request.body);
      return 'taken';
    });
    const post = (letters: number) => app.inject({ method: 'POST', url: '/', payload: { text: 'x'.repeat(letters) } });
    return { post, sat, handled };
  }

  it('counts large bodies of an address before they take seats; small ones take none', async () => {
    const { post, sat } = door(() => Promise.resolve(() => undefined));
    for (let n = 0; n < 30; n += 1) expect((await post(600_000)).statusCode).toBe(200);
    const more = await post(600_000);
    expect([more.statusCode, more.json(), sat.mock.calls.length]).toMatchObject([
      429,
      { code: 'http.rate-limited' },
      30,
    ]);
    expect((await post(10)).statusCode).toBe(200);
  });

  it('does nothing more for who went in the meantime, and holds no seat for them', async () => {
    const left = await new Promise<unknown[]>((resolve) => {
      const { post, handled } = door((request) => {
        request.raw.destroy();
        return Promise.resolve(() => void setImmediate(resolve, handled));
      });
      void post(600_000).catch(() => undefined);
    });
    expect(left).toEqual([]);
  });
});
