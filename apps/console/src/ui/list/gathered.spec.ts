import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Gathered } from './gathered';

let begun: (() => void)[];
const act = (): Promise<void> => new Promise<void>((resolve) => begun.push(resolve));
const gather = () => jest.advanceTimersByTimeAsync(1_500);

beforeEach(() => {
  jest.useFakeTimers();
  begun = [];
});

afterEach(() => {
  jest.useRealTimers();
});

describe('events of which several cause one act', () => {
  it('have it begin once they are gathered', async () => {
    const gathered = new Gathered();
    for (let n = 0; n < 3; n += 1) gathered.tell(act);
    expect(begun).toHaveLength(0);
    await gather();
    expect(begun).toHaveLength(1);
    begun[0]?.();
    await gather();
    expect(begun).toHaveLength(1);
  });

  it('have it once more when they come while it lasts, and never twice at once', async () => {
    const gathered = new Gathered();
    gathered.tell(act);
    await gather();
    for (let n = 0; n < 3; n += 1) {
      gathered.tell(act);
      await gather();
    }
    expect(begun).toHaveLength(1);
    begun[0]?.();
    await gather();
    expect(begun).toHaveLength(2);
    begun[1]?.();
    await gather();
    expect(begun).toHaveLength(2);
  });

  it('go on after one that failed, and cause nothing once nobody wants it', async () => {
    const gathered = new Gathered();
    gathered.tell(() => Promise.reject(new Error('no network')));
    await gather();
    gathered.tell(act);
    await gather();
    expect(begun).toHaveLength(1);
    gathered.tell(act);
    gathered.stop();
    begun[0]?.();
    await gather();
    gathered.tell(act);
    gathered.stop();
    await gather();
    expect(begun).toHaveLength(1);
  });
});
