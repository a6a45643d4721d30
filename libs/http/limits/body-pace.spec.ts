import type { IncomingMessage } from 'node:http';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { keepPace } from './body-pace.js';

const PACE = { everyMs: 1_000, bytes: 100, mostMs: 5_000, poorInARow: 2 };

function body() {
  const state = { ended: false };
  const socket = { bytesRead: 700, destroy: () => (state.ended = true) };
  const message = { socket, complete: false };
  const leave = keepPace(message as unknown as IncomingMessage, PACE);
  /** So many bytes come, one while after another. */
  const bring = (...brought: number[]): void => {
    for (const bytes of brought) {
      socket.bytesRead += bytes;
      jest.advanceTimersByTime(PACE.everyMs);
    }
  };
  return { state, message, leave, bring };
}

describe('the connection of a large body', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('ends when hardly anything comes, and lasts while it does (control)', () => {
    const { state, bring } = body();
    bring(100, 100, 5_000);
    expect(state.ended).toBe(false);
    bring(99, 0);
    expect(state.ended).toBe(true);
  });

  it('is forgiven one poor while, and not a second after it', () => {
    const { state, bring } = body();
    bring(0, 100, 0);
    expect(state.ended).toBe(false);
    bring(99);
    expect(state.ended).toBe(true);
  });

  it('ends after the longest time, however fast the body comes', () => {
    const { state, bring } = body();
    bring(900, 900, 900, 900);
    expect(state.ended).toBe(false);
    bring(900);
    expect(state.ended).toBe(true);
  });

  it('stays for the answer once the body has come, or its seat was given back', () => {
    const [whole, left] = [body(), body()];
    whole.message.complete = true;
    left.leave();
    whole.bring(0, 0, 0, 0, 0, 0);
    left.bring(0, 0, 0, 0, 0, 0);
    expect([whole.state.ended, left.state.ended]).toEqual([false, false]);
  });
});
