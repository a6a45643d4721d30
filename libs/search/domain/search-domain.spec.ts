import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Field } from './content.js';
import { holdsAll, stretchesOf } from './find-words.js';
import { Folding } from './fold.js';
import { gramsInto, gramsOfWord } from './grams.js';
import { hitContent, isFound } from './hit-view.js';
import { masksFor } from './mask.js';
import { packList, packPage, slotOf, unpackList, unpackPage } from './posting-page.js';
import { readQuestion } from './question.js';
import { snippetOf } from './snippet.js';
import { idBefore } from './ulid-time.js';

const folding = new Folding(
  new Map([
    ['髙', '高'],
    ['齋', '斉'],
    ['斎', '斉'],
  ]),
);
const SYNONYMS = [['漏洩', '漏えい']];

const field = (text: string, kind: Field['kind'] = 'text'): Field => ({ kind, text });
const asked = (question: string) => readQuestion(question, folding, SYNONYMS).words;
const finds = (question: string, text: string): boolean => holdsAll([field(text)], asked(question), folding);
const gramsOf = (text: string): Set<string> => {
  const found = new Set<string>();
  gramsInto(found, folding.fold(text));
  return found;
};

describe('what counts as found', () => {
  it.each([
    ['０９０－１２３４－５６７８', 'お電話は090 1234 5678です'],
    ['+81 90-1234-5678', '090ー1234ー5678'],
    ['(03)1234-5678', '０３（１２３４）５６７８'],
    ['0312345678', '+81 3 1234 5678 から'],
    ['090 1234 5678', '+81-90-1234-5678'],
    ['5678', '090-1234-5678'],
    ['ﾀﾅｶ', 'たなか いちろう'],
    ['ｶﾞｽ', 'ガスの契約'],
    ['サーバー', 'サーバに'],
    ['TARO@Example.JP', 'ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐ'],
    ['髙橋', '高橋様より'],
    ['斎藤', '齋藤 花子'],
    ['漏洩', '通話の漏えいです'],
    ['請求 番号', '知らない番号が\n請求書にありました'],
    ['求', '請求'],
    ['２０２６－１１－000123', '2026-11-000123'],
    ['請求書', '請\n求　書'],
  ])('%s finds %s', (question, text) => {
    expect(finds(question, text)).toBe(true);
  });

  it.each([
    ['請求 解約', '請求書だけの話'],
    ['090-1234-5679', '090-1234-5678'],
    ['"請求 番号"', '番号が請求書に'],
    ['データ', '電話でた人'],
  ])('%s does not find %s', (question, text) => {
    expect(finds(question, text)).toBe(false);
  });

  it('refuses a question without a letter or digit', () => {
    for (const question of ['', ' 　', '。、！', '""'])
      expect(() => readQuestion(question, folding, [])).toThrow(
        expect.objectContaining({ code: 'search.nothing-asked' }),
      );
  });

  it('has in the index every piece of every word that stands in a text', () => {
    const letters = fc.string({
      unit: fc.constantFrom(...'請求書番号のはたアｱﾞ漏洩0123456789abcXYZ 　-ー𠮷髙'),
      maxLength: 60,
    });
    fc.assert(
      fc.property(letters, fc.nat(60), fc.integer({ min: 1, max: 20 }), (text, from, length) => {
        const folded = folding.fold(text);
        const word = [...folded].slice(from, from + length).join('');
        const there = gramsOf(text);
        for (const gram of gramsOfWord(word)) expect(there.has(gram)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('says for every letter of a folded text where it came from', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const { folded, starts, ends } = folding.mapped(text);
        expect(folded).toBe(folding.fold(text));
        expect(starts).toHaveLength(folded.length);
        expect(ends.every((end, n) => end > (starts[n] ?? 0) && end <= text.length)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe('what is shown of a hit', () => {
  const text =
    '山田太郎です。０９０－１２３４－５６７８に知らない人から電話があり、山田の名で taro@example.jp にもメールが来ました。';
  const fields = [field('山田 太郎', 'name'), field('090-1234-5678', 'phone'), field(text)];
  const shown = (question: string, masked: boolean): string =>
    hitContent(fields, asked(question), { folding, masked })
      .found.map(({ kind, pieces }) => `${kind}:${pieces.map((p) => (p.hit ? `[${p.text}]` : p.text)).join('')}`)
      .join('|');

  it('marks what was asked for in its surroundings', () => {
    expect(shown('電話', false)).toBe(
      `text:…です。０９０－１２３４－５６７８に知らない人から[電話]があり、山田の名で taro@example.jp にもメールが来ました。`,
    );
  });

  it('shows neither names nor numbers nor addresses when masked, wherever they stand', () => {
    for (const question of ['電話', '山田', '5678', 'taro', '太郎', '09012345678']) {
      const seen = shown(question, true);
      expect(seen).not.toMatch(/山田|太郎|1234-|１２３４|taro@|090-/);
      expect(seen).toMatch(/\*\*\*5678|山＊/);
    }
    expect(shown('山田', false)).toContain('[山田');
    expect(hitContent(fields, asked('電話'), { folding, masked: true })).toMatchObject({
      name: '山＊ 太＊',
      phone: '***5678',
    });
  });

  it('finds of what is masked only what is shown of it, and what is named whole', () => {
    const by = (question: string, masked: boolean): boolean => isFound(all, asked(question), { folding, masked });
    const all = [
      ...fields,
      field('taro@example.jp', 'email'),
      field('神奈川県横浜市中区本町1-23', 'address'),
      field('控え: 0312345678', 'note'),
    ];
    for (const whole of ['090-1234-5678', '+81 90 1234 5678', '5678', '山田', '太郎', '山田太郎', 'TARO@example.jp'])
      expect([whole, by(whole, true)]).toEqual([whole, true]);
    for (const shown of ['example.jp', '横浜市', '神奈川県', '03-1234-5678', '知らない人', '電話 山田'])
      expect([shown, by(shown, true)]).toEqual([shown, true]);
    for (const part of [
      '45678',
      '1234-5678',
      '「45678」',
      '0901234',
      'taro',
      '田太',
      '本町1',
      '1-23',
      '312345',
      'ro@example',
    ])
      expect([part, by(part, true), by(part, false)]).toEqual([part, false, true]);
  });

  it('looks for addresses and numbers in a run of many letters letter by letter', () => {
    const run = 'a'.repeat(400_000);
    expect(masksFor(`${run} 料金`, [])).toEqual([]);
    expect(masksFor(`${run}@example.jp`, [])).toMatchObject([{ start: 0, end: 400_011, shown: 'a***@example.jp' }]);
    const many = '1234567、'.repeat(40_000);
    expect(snippetOf(many, [], masksFor(many, []))[0]?.text).toMatch(/^\*\*\*4567、\*/);
  });

  it('masks an address and what runs into it', () => {
    const spots = masksFor('090-1234-5678taro@example.jp', []);
    expect(spots).toHaveLength(1);
    expect(spots[0]).toMatchObject({ start: 0, end: 28 });
  });

  it('never leaves readable a letter that a mask covers', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), fc.nat(80), fc.nat(80), fc.nat(80), (words, at, length, hit) => {
        const start = Math.min(at, words.length);
        const secret = '🀄'.repeat(1 + (length % 5));
        const whole = words.slice(0, start) + secret + words.slice(start);
        const mask = { start, end: start + secret.length, shown: '＊' };
        const hits = [{ start: Math.min(hit, whole.length), end: Math.min(hit + 3, whole.length) }];
        const out = snippetOf(whole, hits, [mask])
          .map((piece) => piece.text)
          .join('');
        expect(out).not.toContain('🀄');
        expect(out).not.toMatch(/[\udc04]/);
      }),
      { numRuns: 300 },
    );
  });

  it('begins with the text when only the contact was found', () => {
    expect(shown('山田 太郎', true)).toContain('text:');
    expect(stretchesOf('abc', asked('z'), folding)).toEqual([]);
  });
});

describe('a page of the index', () => {
  it('gives back what was put in, few documents or many', () => {
    const lists = fc.array(
      fc.record({ slot: fc.nat(63), documents: fc.uniqueArray(fc.nat(2047), { maxLength: 600 }) }),
      { maxLength: 10 },
    );
    fc.assert(
      fc.property(lists, (given) => {
        const slots: number[][] = [];
        for (const { slot, documents } of given) slots[slot] = [...documents].sort((a, b) => a - b);
        const packed = packPage(slots, 2048);
        expect(unpackPage(packed)).toEqual(Array.from({ length: 64 }, (_, slot) => slots[slot] ?? []));
        for (const slot of [0, 5, 63]) {
          const [all, some] = [slots[slot] ?? [], [0, 3, 500, 2047]];
          expect(slotOf(packed, slot).all()).toEqual(all);
          expect(slotOf(packed, slot).among(some)).toEqual(some.filter((each) => all.includes(each)));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('packs a list of buckets and reads it again', () => {
    for (const list of [[], [0], [0, 1, 2], [127, 128, 16_383, 16_384, 65_535]])
      expect(unpackList(packList(list))).toEqual(list);
  });

  it('goes back in the time of an identifier', () => {
    expect(idBefore('01ARZ3NDEKTSV4RRFFQ69G5FAV', 0)).toBe('01ARZ3NDEK0000000000000000');
    expect(idBefore('01ARZ3NDEKTSV4RRFFQ69G5FAV', 60_000) < '01ARZ3NDEK').toBe(true);
  });
});
