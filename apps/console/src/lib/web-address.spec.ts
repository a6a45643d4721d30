import { describe, expect, it } from '@jest/globals';
import { piecesWithAddresses } from './web-address.js';

describe('web addresses in a text', () => {
  it('are told by the host that a browser would really go to', () => {
    const text = 'こちら https://bank.example.jp@evil.example/login をご覧ください。http://desk.example.jp/a、以上';
    const pieces = piecesWithAddresses(text);
    expect(pieces.map((piece) => piece.text).join('')).toBe(text);
    expect(pieces.flatMap(({ host }) => (host === null ? [] : [host]))).toEqual(['evil.example', 'desk.example.jp']);
  });

  it('are none in a text without (control)', () => {
    expect(piecesWithAddresses('料金のことです')).toEqual([{ text: '料金のことです', host: null }]);
  });
});
