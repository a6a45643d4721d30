import { describe, expect, it } from '@jest/globals';
import { lintPublication } from './publication-lint.js';

const text =
  '2026年11月20日、一部のお客様の通信に関する情報が漏えいした（おそれを含みます）ことを確認しました。対象の利用者様には個別にご連絡しています。ご自身が対象かどうかは下記の窓口でお確かめいただけます。電話 0120-000-000';
const hotline = 'お問い合わせ窓口 電話 0120-000-000（平日 9:00～18:00） leak@example.jp';
const codes = (more: string, names: string[] = [], ask = hotline) =>
  lintPublication({ text: `${text}${more}`, hotline: ask }, names).map((finding) => finding.code);

describe('a text for publication', () => {
  it('may go out when it names nobody and says where to ask', () => {
    expect(codes('', ['見本 花子'])).toEqual([]);
    expect(codes('お客様、ご契約者様、関係者の皆様にお詫びします。')).toEqual([]);
  });

  it.each([
    ['に対象者は hanako@example.net です。', [], 'address'],
    ['連絡先は 090-0000-1111 です。', [], 'phone'],
    ['契約番号は 123456789012 です。', [], 'number'],
    ['（見本花子様）', [], 'named-person'],
    ['（見本さん）', [], 'named-person'],
    ['見本　花子の通信。', ['見本 花子'], 'affected-name'],
  ] as const)('may not go out with "%s"', (more, names, code) => {
    expect(codes(more, [...names])).toContain(code);
  });

  it('needs a way to ask, and something to say', () => {
    expect(codes('', [], '窓口')).toContain('no-hotline');
    expect(lintPublication({ text: '短い', hotline }, [])).toEqual([{ code: 'empty' }]);
  });
});
