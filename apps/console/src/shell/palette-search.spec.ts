import { describe, expect, it } from '@jest/globals';
import { fitting, slipNumberIn, type Offer } from './palette-search';

const offer = (label: string, also = ''): Offer => ({ id: label, label, also, kind: 'page' });
const OFFERS = [
  offer('電話の受付', 'Log a call'),
  offer('書面・FAX・メール', 'Upload'),
  offer('メールボックス', 'Mailboxes'),
];
const found = (typed: string) => fitting(OFFERS, typed).map(({ label }) => label);

describe('what the palette finds', () => {
  it('is everything before something is typed', () => {
    expect(found('')).toHaveLength(3);
  });

  it.each([
    ['ｆａｘ', ['書面・FAX・メール']],
    ['めーる', ['メールボックス', '書面・FAX・メール']],
    ['ﾒｰﾙ', ['メールボックス', '書面・FAX・メール']],
    ['call log', ['電話の受付']],
    ['ない', []],
  ])('fits %s in any width, case and kana', (typed, labels) => {
    expect(found(typed)).toEqual(labels);
  });

  it.each([
    ['2026-11-000123', '2026-11-000123'],
    ['２０２６－１１－０００１２３', '2026-11-000123'],
    ['202611000123', '2026-11-000123'],
    ['2026ー11ー123', '2026-11-000123'],
    ['2026-13-000001', null],
    ['090-0000-1234', null],
    ['受付', null],
  ])('reads %s as the slip number %s', (typed, slip) => {
    expect(slipNumberIn(typed)).toBe(slip);
  });
});
