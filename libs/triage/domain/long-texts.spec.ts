import { describe, expect, it } from '@jest/globals';
import type { EngineResult } from '#engine';
import { mergeReadings, PIECE_LENGTH, piecesOf } from './long-texts.js';

const read = (over: Partial<EngineResult>): EngineResult => ({
  score: 0.1,
  flagged: false,
  kinds: [],
  leads: [],
  clauses: [],
  category: 'other',
  severity: 'low',
  reasons: [],
  engine: 'scripted 1',
  ...over,
});

describe('a long text', () => {
  it.each([
    ['a short one', '遅い', 1],
    ['nothing', '', 1],
    ['one with sentences', '通信が遅いのです。'.repeat(10_000), 12],
    ['one without any place to cut', `あ${'𠮷'.repeat(PIECE_LENGTH)}`, 3],
  ])('is cut without losing a character: %s', (_what, text, pieces) => {
    const cut = piecesOf(text);
    expect(cut.map((piece) => piece.text).join('')).toBe(text);
    expect(cut.length).toBe(pieces);
    for (const piece of cut) {
      expect(piece.text.length).toBeLessThanOrEqual(PIECE_LENGTH);
      expect(text.startsWith(piece.text, piece.at)).toBe(true);
      expect(piece.text.isWellFormed()).toBe(true);
    }
  });

  it('shows the sign of one piece, at its place in the whole', () => {
    const reason = { start: 2, end: 5, text: '漏えい' } as EngineResult['reasons'][number];
    const merged = mergeReadings([
      { result: read({ score: 0.2 }), at: 0 },
      { result: read({ score: 0.9, flagged: true, severity: 'high', reasons: [reason] }), at: 100 },
    ]);
    expect(merged).toMatchObject({ flagged: true, score: 0.9, severity: 'high' });
    expect(merged.reasons).toEqual([{ ...reason, start: 102, end: 105 }]);
  });
});
