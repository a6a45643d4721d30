import { describe, expect, it } from '@jest/globals';
import { phonesIn, slipGroups, spokenSlip, toHalfWidth, sayPhone } from './digits';

describe('a telephone number as it was understood', () => {
  it('is the same in every notation', () => {
    const typed = ['０９０ー００００ー２２０２', '090 0000 2202', '+81 90 0000 2202', '(090)0000-2202'];
    expect(typed.map((each) => sayPhone(each))).toEqual(typed.map(() => '090-0000-2202'));
    expect(['０３（００００）１２３４', '0120000123', '0451234567'].map((each) => sayPhone(each))).toEqual([
      '03-0000-1234',
      '0120-000-123',
      '0451234567',
    ]);
  });

  it('is not told before it is whole (control)', () => {
    expect(['', '090', 'なし'].map((each) => sayPhone(each))).toEqual(['', '', '']);
  });
});

describe('what was typed in full width', () => {
  it('makes full-width digits and dashes half-width', () => {
    expect(toHalfWidth('０９０－００００ー１２３４')).toBe('090-0000-1234');
  });

  it('leaves the long-vowel mark inside a name alone', () => {
    expect(toHalfWidth('サーバー')).toBe('サーバー');
  });
});

describe('telephone numbers in a note', () => {
  it.each([
    ['折り返しは０９０－００００－１２３４まで', ['090-0000-1234']],
    ['090 0000 1234、自宅は03(0000)1234', ['090 0000 1234', '03(0000)1234']],
    ['海外からは+81 90-0000-1234', ['+81 90-0000-1234']],
    ['(03)0000-1234へ。(03)0000-1234へ。', ['(03)0000-1234']],
    ['0120-000-000', ['0120-000-000']],
    ['受付番号は2026-11-000123、請求は12,000円、11/26の09:30', []],
    ['契約番号1234567890123456', []],
  ])('finds in 「%s」 %j', (text, numbers) => {
    expect(phonesIn(text)).toEqual(numbers);
  });
});

describe('a slip number that is read out', () => {
  it('is cut into groups that the ear keeps, and said without look-alike sounds', () => {
    expect(slipGroups('2026-11-000123')).toEqual(['2026', '11', '000', '123']);
    expect(spokenSlip('2026-11-000147')).toBe('ニーゼロニーロク、イチイチ、ゼロゼロゼロ、イチヨンナナ');
  });
});
