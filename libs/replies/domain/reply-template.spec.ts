import { describe, expect, it } from '@jest/globals';
import { loadYaml } from '#kernel';
import { lintReplyTemplates, placesToFill, type ReplyTemplateFile } from './reply-template.js';

const file = loadYaml<ReplyTemplateFile>('templates/replies.yaml');

describe('the templates of answers', () => {
  it('keep their own rules', () => {
    expect(lintReplyTemplates(file)).toEqual([]);
    expect(file.templates.length).toBeGreaterThanOrEqual(4);
  });

  it('each leave the writer something to say, in either language', () => {
    for (const { texts } of file.templates)
      expect([placesToFill(texts.ja.body), placesToFill(texts.en.body)].every((count) => count > 0)).toBe(true);
  });

  it('are refused with a link, a denial, an unknown blank, without number or contact (control)', () => {
    const [first] = file.templates;
    if (!first) throw new Error('no template');
    const spoilt = {
      ...first.texts.ja,
      body: '漏えいはありません。https://example.jp/ {{secret}}',
      subject: 'あ'.repeat(61),
    };
    const faults = lintReplyTemplates({ ...file, templates: [{ ...first, texts: { ...first.texts, ja: spoilt } }] });
    expect(faults.map(({ code }) => code).sort()).toEqual(
      ['unknown-blank', 'link', 'never', 'no-slip-number', 'no-contact', 'long-subject'].sort(),
    );
  });
});
