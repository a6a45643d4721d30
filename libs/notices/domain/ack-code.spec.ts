import { describe, expect, it } from '@jest/globals';
import { ackCodeOf, tokenStartOf } from './ack-code.js';
import { newToken } from './message-token.js';

const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

describe('the code that confirms a notice', () => {
  it('leads back to the token it was made from', () => {
    for (let n = 0; n < 200; n += 1) {
      const token = newToken();
      expect(ackCodeOf(token)).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
      expect(tokenStartOf(ackCodeOf(token))).toBe(token.slice(0, 10));
    }
  });

  it.each([
    ['small letters', (code: string) => code.toLowerCase()],
    ['full width', (code: string) => code.replace(/[0-9A-Z]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))],
    ['other dashes and blanks', (code: string) => ` ${code.replace(/-/g, ' ー ')} `],
    ['no dashes', (code: string) => code.replace(/-/g, '')],
    ['O for 0', (code: string) => code.replace(/0/g, 'O')],
    ['I or l for 1', (code: string) => code.replace(/1/g, 'l')],
  ])('is understood in %s', (_title, typed) => {
    const token = 'abababab23cdefghijklmnopqr';
    expect(tokenStartOf(typed(ackCodeOf(token)))).toBe('abababab23');
  });

  it('notices every single wrong symbol and every swap of neighbours', () => {
    const code = ackCodeOf('qz7ab4mno2cdefghijklmnopqr').replace(/-/g, '');
    for (let at = 0; at < code.length; at += 1) {
      for (const other of SYMBOLS.replace(code[at] ?? '', '')) {
        expect(tokenStartOf(code.slice(0, at) + other + code.slice(at + 1))).toBeNull();
      }
      const [a = '', b = ''] = [code[at], code[at + 1]];
      if (a !== b && b !== '') expect(tokenStartOf(code.slice(0, at) + b + a + code.slice(at + 2))).toBeNull();
    }
  });

  it.each(['', '1234', 'お知らせ', 'ABCD-EFGH-JKMN-PQRS'])('takes %j for no code', (typed) => {
    expect(tokenStartOf(typed)).toBeNull();
  });

  it('is made of a token of ours and of nothing else', () => {
    expect(() => ackCodeOf('zu-kurz')).toThrow('not a token');
  });
});
