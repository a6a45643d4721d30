import { describe, expect, it } from '@jest/globals';
import { wholeSlip } from './slip-words';

describe('a slip number as people say it', () => {
  it('is found by its month and number, in full width too', () => {
    expect(wholeSlip('11-146', '2026-11-26')).toBe('2026-11-000146');
    expect(wholeSlip(' １１－１４６ ', '2026-11-26')).toBe('2026-11-000146');
  });

  it('belongs to last year when its month has not come yet', () => {
    expect(wholeSlip('12-3', '2026-11-26')).toBe('2025-12-000003');
  });

  it('leaves names, telephone numbers and whole slip numbers as they are (control)', () => {
    const words = ['山田', '090-0000-2202', '2026-11-000146', '13-5', '03-12345678'];
    expect(words.map((each) => wholeSlip(each, '2026-11-26'))).toEqual(words);
  });
});
