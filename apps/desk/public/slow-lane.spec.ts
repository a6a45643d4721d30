import { describe, expect, it } from '@jest/globals';
import { SlowLane } from './slow-lane.js';

describe('the lane for posts that come too fast', () => {
  it('lets them through one after another and turns away only when it is full', async () => {
    const gates: (() => void)[] = [];
    const lane = new SlowLane(() => new Promise((open) => gates.push(open)), 2);
    const passed: string[] = [];
    const first = lane.enter().then(() => passed.push('first'));
    const second = lane.enter().then(() => passed.push('second'));
    expect(await lane.enter()).toBe(false);

    while (gates.length < 1) await Promise.resolve();
    gates[0]?.();
    await first;
    expect(passed).toEqual(['first']);
    while (gates.length < 2) await Promise.resolve();
    gates[1]?.();
    await second;
    expect(passed).toEqual(['first', 'second']);
  });
});
