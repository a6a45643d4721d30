import { describe, expect, it } from '@jest/globals';
import { noticeWords } from './notice-values.js';

const settings = { companyName: '見本電話', mailFromName: '窓口', contactLine: null, mailFrom: 'desk@example.jp' };
const token = 'abababab23cdefghijklmnopqr';
const said = (name: string | null, text: string, language: 'ja' | 'en' | 'plain' = 'ja') =>
  noticeWords({ name, language, token }, settings).fill(text);

describe('the words of a notice', () => {
  it.each([
    ['見本 花子', '{{name}} 様', '見本 花子 様'],
    ['見本花子様', '{{name}} 様', '見本花子 様'],
    ['見本 花子　殿', '{{ name }}　様へ', '見本 花子 様へ'],
    [null, '{{name}} 様', 'お客様'],
    ['  ', '{{name}}様', 'お客様'],
    [null, '「{{name}} さんですか。', '「お客様ですか。'],
    ['見本 花子', '「{{name}} さんですか。', '「見本 花子 さんですか。'],
    ['見本商事株式会社', '{{name}} 様', '見本商事株式会社 御中'],
    ['{{code}}', '{{name}} 様', '{{code}} 様'],
    ['見本\r\nBcc: x', '{{name}} 様', '見本 Bcc: x 様'],
  ])('%j in %j: %s', (name, text, expected) => {
    expect(said(name, text)).toBe(expected);
  });

  it.each(['http://example.jp', '当選 example.shop', 'ｗｗｗ．example', '192.0.2.10'])(
    'never greet with the link %s',
    (name) => {
      expect(said(name, '{{name}} 様')).toBe('お客様');
      expect(said(name, 'Dear {{name}},', 'en')).toBe('Dear customer,');
    },
  );

  it('keep other blanks, and names that nobody fills', () => {
    expect(said('見本', '{{company}} {{contact}} {{other}}')).toBe('見本電話 desk@example.jp {{other}}');
  });
});
