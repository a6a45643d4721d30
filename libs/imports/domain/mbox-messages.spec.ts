import { describe, expect, it } from '@jest/globals';
import { looksLikeMbox, mailDate, mboxMessages } from './mbox-messages.js';

const MBOX = [
  'From taro@example.jp Thu Nov  5 00:30:00 2026',
  'Received: from a.example.jp by mx.example.jp; Thu, 05 Nov 2026 09:31:00 +0900',
  'Received: from b.example.jp by a.example.jp; Thu, 05 Nov 2026 09:30:00 +0900',
  'Date: Thu, 5 Nov 2026 09:29:00 +0900 (JST)',
  'Message-ID:',
  ' <one@example.jp>',
  'Subject: one',
  '',
  'From here on nothing worked.',
  '',
  'From here neither.',
  '>From quoted',
  '',
  'From hanako@example.jp Fri Nov  6 00:30:00 2026',
  'Subject: two',
  '',
  'body',
  '',
].join('\n');

describe('a mailbox file', () => {
  it('is cut where messages begin, and not where a sentence begins with “From”', () => {
    const found = [...mboxMessages(Buffer.from(MBOX))];
    expect(found.map(({ line, writtenAt, messageId }) => [line, writtenAt, messageId])).toEqual([
      [1, '2026-11-05T00:31:00.000Z', '<one@example.jp>'],
      [14, '2026-11-06T00:30:00.000Z', null],
    ]);
    expect(found[0]?.bytes.toString()).toMatch(
      /^Received: .*\n.*From here on nothing worked\.\n\nFrom here neither\.\nFrom quoted\n$/s,
    );
    expect(found[1]?.bytes.toString()).toBe('Subject: two\n\nbody\n');
  });

  it('keeps bytes that are no UTF-8, and CRLF, as they are', () => {
    const crlf = Buffer.concat([
      Buffer.from('From a@b Thu Nov  5 00:30:00 2026\r\nSubject: x\r\n\r\n'),
      Buffer.from([0x82, 0xa0, 13, 10]),
    ]);
    const [only] = [...mboxMessages(crlf)];
    expect(only?.bytes.subarray(-4)).toEqual(Buffer.from([0x82, 0xa0, 13, 10]));
    expect(only?.bytes.subarray(0, 12).toString()).toBe('Subject: x\r\n');
  });

  it('is told from tables and single mails', () => {
    expect(looksLikeMbox(Buffer.from(MBOX))).toBe(true);
    expect(looksLikeMbox(Buffer.from('From,To\na,b'))).toBe(false);
    expect(looksLikeMbox(Buffer.from('Subject: x\n\nFrom a b'))).toBe(false);
    expect([...mboxMessages(Buffer.alloc(0))]).toEqual([]);
  });

  it.each([
    ['Thu, 5 Nov 2026 09:29:00 +0900 (JST)', '2026-11-05T00:29:00.000Z'],
    ['5 Nov 2026 09:29 JST', '2026-11-05T00:29:00.000Z'],
    ['Thu Nov  5 00:30:00 2026', '2026-11-05T00:30:00.000Z'],
    ['Thu Nov 5 09:30:00 +0900 2026', '2026-11-05T00:30:00.000Z'],
    ['Thu, 31 Feb 2026 09:29:00 +0900', null],
    ['yesterday', null],
  ])('reads the date %s', (text, at) => {
    expect(mailDate(text)).toBe(at);
  });
});
