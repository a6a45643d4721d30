import { describe, expect, it } from '@jest/globals';
import { typedAhead, type AheadKey } from './keys-ahead';

const typed = (...keys: AheadKey[]): string => keys.reduce(typedAhead, '');
const key = (name: string, more: Partial<AheadKey> = {}): AheadKey => ({ key: name, ...more });

describe('what is typed before a dialog has come', () => {
  it('is kept for it letter by letter, and can be put right', () => {
    expect(typed(key('n'), key('1'), key('x'), key('Backspace'), key('６'))).toBe('n1６');
    expect(typed(key('Backspace'), key('𠮷'), key('Backspace'), key('吉'))).toBe('吉');
  });

  it('leaves out what is no letter: combinations, arrows, Enter, keys of a conversion', () => {
    const none = [
      key('Enter'),
      key('ArrowDown'),
      key('Shift'),
      key('k', { ctrlKey: true }),
      key('n', { altKey: true }),
    ];
    expect(typed(...none, key('a', { isComposing: true }), key('Process'))).toBe('');
  });
});
