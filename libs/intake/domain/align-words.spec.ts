import { describe, expect, it } from '@jest/globals';
import { alignWords, withFixes } from './align-words.js';

const words = (...texts: string[]) => texts.map((text) => ({ text, confidence: 60 }));

describe('words and their places in the text', () => {
  it('are found in the order of reading, repeated ones too', () => {
    expect(alignWords('私の娘の電話', words('私', 'の', '娘', 'の', '電話'))).toEqual([0, 1, 2, 3, 4]);
  });

  it('are found across the blanks and lines that were put between them', () => {
    expect(alignWords('FAX No. 03\n\n明細', words('FAX', 'No.', '03', '明細'))).toEqual([0, 4, 8, 12]);
  });

  it('that are gone do not take the later ones along', () => {
    expect(alignWords('私は電話した', words('私', '匕', 'は', '電話'))).toEqual([0, null, 1, 2]);
  });

  it('are not looked for a page away', () => {
    expect(alignWords(`私${'あ'.repeat(200)}の`, words('私', 'の', 'あ'))).toEqual([0, null, 1]);
  });
});

describe('a word put right', () => {
  it('changes the text at its place and is sure from then on', () => {
    const fixed = withFixes('明紬が届いた。明紬', words('明紬', 'が', '届いた', '。', '明紬'), [
      { index: 4, text: '明細書' },
      { index: 0, text: '明細' },
    ]);
    expect(fixed?.text).toBe('明細が届いた。明細書');
    expect(fixed?.words.map(({ confidence }) => confidence)).toEqual([100, 60, 60, 60, 100]);
  });

  it('that is not in the text, or not there at all, changes nothing', () => {
    expect(withFixes('別の文', words('明紬'), [{ index: 0, text: '明細' }])).toBeNull();
    expect(withFixes('明紬', words('明紬'), [{ index: 7, text: '明細' }])).toBeNull();
  });
});
