import { describe, expect, it } from '@jest/globals';
import { loadYaml } from '#kernel';
import { lintNotice, type LintRules } from './template-lint.js';
import { readingLevel } from './reading-level.js';
import { NOTICE_LANGUAGES, type NoticeLanguage } from './template-text.js';

interface Template {
  id: string;
  language: NoticeLanguage;
  subject: string;
  body: string;
  locked: string[];
}

const rules = loadYaml<LintRules>('templates/notice-lint.yaml');
const { templates } = loadYaml<{ templates: Template[] }>('templates/notices.yaml');
const template = (language: NoticeLanguage) => templates.find((each) => each.language === language) as Template;

/** The shipped text with its blanks written. */
function written(language: NoticeLanguage, change: (body: string) => string = (body) => body) {
  const shipped = template(language);
  const filler = language === 'en' ? 'weekdays 9:00-18:00, under investigation' : '平日 9:00～18:00 の確認中の事項';
  return {
    language,
    locked: shipped.locked,
    subject: shipped.subject,
    body: change(shipped.body.replace(/〔[^〕]*〕/g, filler)),
  };
}
const codes = (text: ReturnType<typeof written>) =>
  lintNotice(text, rules).map((finding) => finding.item ?? finding.code);

describe.each(NOTICE_LANGUAGES)('the shipped notice text (%s)', (language) => {
  it('passes once its blanks are written, and not before', () => {
    expect(codes(written(language))).toEqual([]);
    expect(lintNotice(template(language), rules).map((finding) => finding.code)).toContain('unfilled');
  });
});

describe('the lint of a notice', () => {
  it.each([
    ['summary', '■ 概要'],
    ['information', '■ 漏えいした（おそれのある）情報の項目'],
    ['cause', '■ 原因'],
    ['secondary-harm', '■ 二次被害又はそのおそれの有無とその内容'],
    ['other', '■ その他お客様へのお願いと参考となる事項'],
    ['contact', '■ お問い合わせ先'],
    ['hours', '受付時間'],
  ])('misses the item %s when its heading is gone', (item, heading) => {
    const text = { ...written('ja', (body) => body.replace(heading, '■ 次に')), locked: [] };
    expect(codes(text)).toEqual([item]);
  });

  it('misses an item whose section is empty', () => {
    expect(codes(written('ja', (body) => body.replace(/■ 原因\n[^\n]*/, '■ 原因\n')))).toEqual(['cause']);
  });

  it.each([
    'https://example.jp/check',
    'ｈｔｔｐｓ：／／example.jp',
    'www.example.jp をご覧ください',
    '詳しくは example.jp をご覧ください',
    'bit.ly/abc',
    'example.shop',
    '確認は example.cn まで',
    'notice.example.link/a',
    '見本.jp をご覧ください',
    'xn--wgv71a.xn--q9jyb4c',
    '192.0.2.10/check',
    'ftp://192.0.2.10',
    'mailto:desk@example.jp',
  ])('finds the link in "%s"', (line) => {
    expect(codes(written('ja', (body) => `${body}\n${line}`))).toEqual(['link']);
  });

  it.each([
    'support@mail.example.jp',
    '3.5時間',
    '9:00～18:00',
    'No.12',
    'v1.2.3',
    'a.me@example.jp',
    '2026.11.24',
    'e.g. this',
    '03.0000.0000',
  ])('takes "%s" for no link', (line) => {
    expect(codes(written('ja', (body) => `${body}\n${line}`))).toEqual([]);
  });

  it.each([
    ['ja', '弊社は一切の責任を負いません。'],
    ['ja', 'これによる損害について責任を負いかねます。'],
    ['ja', '通信障害は免責とさせていただきます。'],
    ['en', 'We shall not be held liable for any loss.'],
    ['en', 'The company accepts no responsibility.'],
  ] as const)('refuses a blanket disclaimer (%s: %s)', (language, line) => {
    expect(codes(written(language, (body) => `${body}\n${line}`))).toEqual(['disclaimer']);
  });

  it('refuses blanks that nobody fills in, and an empty subject', () => {
    expect(codes({ ...written('ja', (body) => `${body}\n{{password}}`), subject: ' ' })).toEqual([
      'empty-subject',
      'unknown-blank',
    ]);
  });

  it('holds to the locked sentences of the template, whatever the line ends', () => {
    const wrapped = written('en', (body) => body.replace('disclosed to others', 'disclosed\nto others'));
    expect(codes(wrapped)).toEqual([]);
    const softened = written('ja', (body) => body.replace('漏えい（そのおそれを含みます）', '不適切な取扱い'));
    expect(lintNotice(softened, rules)).toEqual([{ code: 'locked-wording', pointer: '/body', item: '1' }]);
  });

  it.each([
    ['ja', `${'この件については現在調査を行っておりますが、'.repeat(9)}以上です。`, 'longestSentence'],
    ['plain', '重要事項説明、再発防止策検討中。'.repeat(30), 'kanjiShare'],
    ['en', `${'and this is one more thing that we would like to say here '.repeat(6)}today.`, 'longestSentence'],
  ] as const)('finds what is too hard to read (%s)', (language, line, measure) => {
    const text = written(language, (body) => `${body}\n${line}`);
    expect(lintNotice(text, rules)).toContainEqual({ code: 'reading-level', pointer: '/body', item: measure });
  });
});

describe('the level of reading', () => {
  it('is counted over sentences, without headings and lines of numbers', () => {
    const level = readingLevel('■ 概要\n漢字三字。かな。\n0120-000-000', false);
    expect(level).toMatchObject({ longestSentence: 4, meanSentence: 3, kanjiShare: 4 / 6 });
  });

  it('is a school grade in English', () => {
    expect(readingLevel('The cat sat on the mat. It was a good cat.', true).grade).toBeLessThan(3);
    const hard = 'Notwithstanding organisational deliberations, unauthorised disclosure necessitated notification.';
    expect(readingLevel(hard, true).grade).toBeGreaterThan(14);
    expect(readingLevel('', true)).toEqual({ longestSentence: 0, meanSentence: 0, kanjiShare: 0, grade: 0 });
  });
});
