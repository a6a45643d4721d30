import { describe, expect, it } from '@jest/globals';
import { letterParts, spansWithin } from './letter-parts.js';

const text = 'まだです。\n> 前のメール\n署名';

describe('parts of a letter', () => {
  it('give the letter back, whatever is folded', () => {
    const parts = letterParts(text, { quoted: [6, 13], signature: [14, 16] });
    expect(parts.map(({ kind }) => kind)).toEqual(['own', 'quoted', 'own', 'signature']);
    expect(parts.map((part) => part.text).join('')).toBe(text);
    expect(letterParts(text, undefined)).toEqual([{ kind: 'own', start: 0, text }]);
    expect(letterParts(text, { quoted: [4, 400], signature: null })).toEqual([{ kind: 'own', start: 0, text }]);
  });

  it('keep the spans that reach into them', () => {
    const [own, quoted] = letterParts(text, { quoted: [6, 13], signature: null });
    const spans = [{ start: 8, end: 10 }];
    expect(own && spansWithin(spans, own)).toEqual([]);
    expect(quoted && spansWithin(spans, quoted)).toEqual([{ start: 2, end: 4 }]);
  });
});
