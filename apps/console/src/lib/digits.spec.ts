import { describe, expect, it } from '@jest/globals';
import { lookupKind, toHalfWidth } from './digits';

describe('what was typed in a search field', () => {
  it('makes full-width digits and dashes half-width', () => {
    expect(toHalfWidth('０９０－００００ー１２３４')).toBe('090-0000-1234');
  });

  it('leaves the long-vowel mark inside a name alone', () => {
    expect(toHalfWidth('サーバー')).toBe('サーバー');
  });

  it.each([
    ['2026-11-000123', 'slip'],
    ['２０２６－１１－０００１２３', 'slip'],
    ['090-0000-1234', 'phone'],
    ['０９０００００１２３４', 'phone'],
    ['+81 90 0000 1234', 'phone'],
    ['taro@example.jp', 'email'],
    ['山田 太郎', 'name'],
  ] as const)('takes %s as %s', (typed, kind) => {
    expect(lookupKind(typed)).toBe(kind);
  });
});
