import { describe, expect, it } from '@jest/globals';
import { composeText, rebuiltText, type PageText } from './page-text.js';

const page = (text: string, more: Partial<PageText> = {}): PageText => ({
  text,
  coverSheet: false,
  separator: false,
  ...more,
});

describe('the text of a document', () => {
  it('is its pages in order, blank ones left out', () => {
    expect(composeText([page('一枚目\n'), page('  '), page('三枚目')])).toBe('一枚目\n\n三枚目');
  });

  it('has the cover sheet after the letter, kept and marked', () => {
    const cover = page('送付状 宛先 窓口', { coverSheet: true });
    expect(composeText([cover, page('明細が他人に届いた')])).toBe('明細が他人に届いた\n\n［送付状］\n送付状 宛先 窓口');
  });

  it('of a lone cover sheet is what is written on it', () => {
    expect(composeText([page('至急ご連絡ください', { coverSheet: true })])).toBe('至急ご連絡ください');
  });

  it('has nothing of separator sheets', () => {
    expect(composeText([page('一'), page('区切り 窓口', { separator: true })])).toBe('一');
  });
});

describe('the text of a case after a page was changed', () => {
  const before = [page('一枚目の文'), page('ニ枚目の誤読')];
  const after = [page('一枚目の文'), page('二枚目の正読')];
  const change = { before, after, changed: 1, heading: '［2枚目］' };

  it('is the new text of the document', () => {
    expect(rebuiltText('一枚目の文\n\nニ枚目の誤読', change)).toBe('一枚目の文\n\n二枚目の正読');
  });

  it('keeps the words of the mail that the document was attached to', () => {
    const mail = 'お世話になります。\n\n［添付：a.pdf］\n一枚目の文\n\nニ枚目の誤読\n\n［添付：b.pdf］\n別紙';
    expect(rebuiltText(mail, change)).toBe(mail.replace('ニ枚目の誤読', '二枚目の正読'));
  });

  it('keeps what somebody typed into the case meanwhile', () => {
    expect(rebuiltText('電話で伺った。一枚目の要約。ニ枚目の誤読', change)).toBe(
      '電話で伺った。一枚目の要約。二枚目の正読',
    );
  });

  it('gains the page where its old words are gone, and does not gain it twice', () => {
    const once = rebuiltText('要約だけが残った。', change);
    expect(once).toBe('要約だけが残った。\n\n［2枚目］\n二枚目の正読');
    expect(rebuiltText(once, change)).toBe(once);
  });

  it('gains the transcript of a page that nobody could read', () => {
    const unread = { ...change, before: [page('')], after: [page('手書きの訴え')], changed: 0 };
    expect(rebuiltText('', unread)).toBe('手書きの訴え');
  });

  it('does not guess between two places with the same words', () => {
    const same = {
      before: [page('はい'), page('いいえ')],
      after: [page('はい'), page('否')],
      changed: 1,
      heading: '［2］',
    };
    expect(rebuiltText('いいえ、いいえ。', same)).toBe('いいえ、いいえ。\n\n［2］\n否');
  });
});
