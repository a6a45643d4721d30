import { describe, expect, it } from '@jest/globals';
import { displaySentences } from './display-sentences.js';
import { foldText } from './fold-text.js';
import { piecesOf } from './pieces.js';

const SENTENCE = 'ﾏｲﾍﾟｰｼﾞ の料金プランの変更についてお聞きします。';

describe('pieces of a long text', () => {
  it('are none for a text that is read as one', () => {
    const text = SENTENCE.repeat(10);
    expect(piecesOf(foldText(text), displaySentences(text))).toEqual([]);
  });

  it('hold whole sentences and know their place in the whole', () => {
    const text = SENTENCE.repeat(60);
    const pieces = piecesOf(foldText(text), displaySentences(text));
    expect(pieces.length).toBeGreaterThan(4);
    for (const piece of pieces) {
      expect(piece.end - piece.start).toBeLessThanOrEqual(250);
      expect(piece.text.start[0]).toBe(piece.start);
      expect(text.slice(piece.start, piece.end).startsWith('ﾏｲﾍﾟｰｼﾞ')).toBe(true);
      expect([...piece.text.units]).toEqual([...foldText(text.slice(piece.start, piece.end)).units]);
    }
    expect(pieces.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
  });
});
