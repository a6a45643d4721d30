import { describe, expect, it } from '@jest/globals';
import {
  fitOfWords,
  isShort,
  isToTranscribe,
  nextDoubtful,
  pageAfter,
  piecesOf,
  progressOf,
  textWith,
} from './page-words';
import type { PageLine, Word } from './types';

const word = (text: string, at: number | null, confidence = 90): Word => ({
  text,
  at,
  confidence,
  left: 0,
  top: 0,
  width: 9,
  height: 9,
});
const page = (id: string, more: Partial<PageLine> = {}): PageLine =>
  ({ id, needsPerson: false, settledHow: null, handwriting: false, source: 'ocr', band: 'good', ...more }) as PageLine;

const TEXT = '明紬 が\n届いた。';
const WORDS = [word('明紬', 0, 40), word('匕', null, 10), word('が', 3), word('届いた', 5, 60)];

describe('a text that was written down', () => {
  it('is short when less than half of what was read of the page stands in it', () => {
    const words = Array.from({ length: 10 }, (_, at) => word('請求書の', at));
    expect(isShort('請求書', { words })).toBe(true);
    expect(isShort('請求書の金額が毎月ちがいます。理由を知りたい。', { words })).toBe(false);
  });

  it('is never short where hardly anything was read (control)', () => {
    expect(isShort('あ', { words: [word('明紬', 0)] })).toBe(false);
  });
});

describe('the size at which a page is shown first', () => {
  const at = (left: number, width: number, place: number | null = 0): Word => ({ ...word('語', place), left, width });

  it('lets the words fill the frame: what a sheet has of margins is left out at both sides', () => {
    const fit = fitOfWords({ width: 1000, words: [at(200, 50), at(300, 400)] });
    expect(fit).toEqual({ percent: 179, left: 0.17 });
  });

  it('is never smaller than the sheet, and no larger than twice, however few words there are', () => {
    expect(fitOfWords({ width: 1000, words: [at(0, 1000)] })).toEqual({ percent: 100, left: 0 });
    expect(fitOfWords({ width: 1000, words: [at(480, 20)] }).percent).toBe(200);
    expect(fitOfWords({ width: 1000, words: [] })).toEqual({ percent: 100, left: 0 });
  });

  it('leaves out marks that are no words of the text (control)', () => {
    const words = [at(0, 1000, null), at(200, 500)];
    expect(fitOfWords({ width: 1000, words }).percent).toBe(179);
  });

  it('goes by all that was read where a person wrote the page down, and few words have a place in it', () => {
    const words = [at(200, 100), at(200, 500, null), at(300, 400, null)];
    expect(fitOfWords({ width: 1000, words }).percent).toBe(179);
  });
});

describe('a page cut at its words', () => {
  it('gives its text back, with the words in it', () => {
    const pieces = piecesOf(TEXT, WORDS);
    expect(pieces.map((piece) => piece.text).join('')).toBe(TEXT);
    expect(pieces.filter((piece) => piece.word !== null)).toEqual([
      { text: '明紬', word: 0 },
      { text: 'が', word: 2 },
      { text: '届いた', word: 3 },
    ]);
  });

  it('shows what was put right', () => {
    expect(textWith(TEXT, WORDS, new Map([[0, '明細']]))).toBe('明細 が\n届いた。');
  });
});

describe('what is looked at next', () => {
  it('is the next doubtful word of the text, round to the first, and none when all were looked at', () => {
    expect(nextDoubtful(WORDS, new Map(), 0)).toBe(3);
    expect(nextDoubtful(WORDS, new Map(), 3)).toBe(0);
    expect(nextDoubtful(WORDS, new Map([[3, '届いた']]), 0)).toBe(0);
    expect(
      nextDoubtful(
        WORDS,
        new Map([
          [0, '明細'],
          [3, '届いた'],
        ]),
        0,
      ),
    ).toBeNull();
    expect(nextDoubtful([], new Map(), -1)).toBeNull();
  });

  it('is the next page that waits, else simply the next', () => {
    const pages = [page('a', { needsPerson: true }), page('b'), page('c', { needsPerson: true }), page('d')];
    expect(pageAfter(pages, 'b')).toBe('c');
    expect(pageAfter(pages, 'c')).toBe('a');
    expect(pageAfter([page('a'), page('b')], 'a')).toBe('b');
    expect(pageAfter([page('a'), page('b')], 'b')).toBeNull();
  });
});

describe('pages that need a person', () => {
  it('are counted, done and all', () => {
    const done = page('a', { needsPerson: true, settledHow: 'confirmed' });
    expect(progressOf([done, page('b', { needsPerson: true }), page('c')])).toEqual({ done: 1, all: 2 });
  });

  it('are written down when by hand, unread or too doubtful, until somebody has', () => {
    const poor = { needsPerson: true, band: 'transcribe' } as const;
    expect(
      [page('a', poor), page('b', { source: 'unread' }), page('c', { handwriting: true })].map(isToTranscribe),
    ).toEqual([true, true, true]);
    expect([page('a'), page('b', { ...poor, settledHow: 'transcribed' })].map(isToTranscribe)).toEqual([false, false]);
  });
});
