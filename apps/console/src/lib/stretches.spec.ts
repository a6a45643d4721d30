import { describe, expect, it } from '@jest/globals';
import { citationOf, reasonsIn, sameCitation } from './stretches';

const reason = (start: number, end: number, text: string) => ({ start, end, text, why: '理由' });

describe('reasons of a text', () => {
  it('are those that quote it, of every assessment, each once', () => {
    const text = '隣人が通話の相手を知っていた。';
    const assessments = [
      { reasons: [reason(3, 8, '通話の相手'), reason(0, 0, '件名')] },
      { reasons: [reason(3, 8, '通話の相手'), reason(0, 2, '追伸')] },
    ];
    expect(reasonsIn(text, assessments)).toEqual([reason(3, 8, '通話の相手')]);
  });
});

describe('a citation', () => {
  it('stands where the words stand, in the first text that has them', () => {
    expect(citationOf(' 通話の相手\n', ['請求が高い', '隣人が通話の相手を'])).toEqual({
      start: 3,
      end: 8,
      text: '通話の相手',
    });
    expect(citationOf('別の話', ['隣人が'])).toBeNull();
    expect(citationOf('  ', ['隣人が'])).toBeNull();
  });

  it('is told from another by place and words', () => {
    const one = { start: 0, end: 2, text: '隣人' };
    expect(sameCitation(one, { ...one })).toBe(true);
    expect(sameCitation(one, { ...one, start: 1 })).toBe(false);
  });
});
