import { describe, expect, it } from '@jest/globals';
import type { LabelledText } from '../labelled-text.js';
import { heldOutOf, levelsOfHeldOut } from './held-out.js';

const text = (channel: LabelledText['channel'], lang: string, length: number, isSignal: boolean): LabelledText => ({
  id: `${channel}-${lang}-${String(length)}`,
  channel,
  lang,
  text: '漏'.repeat(length),
  leak_signal: isSignal,
  signal_kind: null,
  clauses: [],
  category: 'other',
  severity: 'low',
});

describe('held-out scores', () => {
  it('keep for each text its score, whether it is a signal, and what is known of it without reading it', () => {
    const texts = [text('phone', 'ja', 20, true), text('fax', 'en', 400, false), text('phone', 'ja', 30, false)];
    const held = heldOutOf(texts, [0.5, 0.02, 0]);
    expect([...held.positive]).toEqual([1, 0, 0]);
    expect([...(held.cell ?? [])]).toEqual([0, 1, 0]);
    expect(levelsOfHeldOut(held)).toEqual([
      { channel: 'phone', language: 'ja', length: '0', score: '0.3' },
      { channel: 'fax', language: 'en', length: '900', score: '0.01' },
      { channel: 'phone', language: 'ja', length: '0', score: '0' },
    ]);
  });

  it('tell the band of the score where nothing else was kept', () => {
    expect(levelsOfHeldOut({ scores: Float32Array.of(0.7), positive: Uint8Array.of(1) })).toEqual([{ score: '0.6' }]);
  });
});
