import { beforeEach, describe, expect, it } from '@jest/globals';
import { StopSignals } from './stop-signals.js';

let signals: StopSignals;
beforeEach(() => {
  signals = new StopSignals();
});

describe('the signal that a campaign was stopped in this process', () => {
  it('ends when the table, read after the stop was written, says that the campaign is being sent', () => {
    signals.stop('a');
    signals.committed('a');
    signals.clearUpTo('a', signals.mark);
    expect(signals.has('a')).toBe(false);
  });

  it('stands when it was written after the table was read, or is not written yet', () => {
    const { mark } = signals;
    signals.stop('a');
    signals.clearUpTo('a', mark);
    expect(signals.has('a')).toBe(true);
    signals.committed('a');
    signals.clearUpTo('a', mark);
    expect(signals.has('a')).toBe(true);
  });

  it('stands for every campaign when the process ends', () => {
    signals.onModuleDestroy();
    signals.clearUpTo('a', signals.mark);
    expect(signals.has('a')).toBe(true);
  });
});
