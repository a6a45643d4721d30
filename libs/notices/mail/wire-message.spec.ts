import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import { wireMessage, type MessageParts } from './wire-message.js';

const parts = (over: Partial<MessageParts>): MessageParts => ({
  messageId: '<t@desk.example>',
  date: new Date('2026-11-25T01:02:03.000Z'),
  from: { name: 'お客様相談窓口', address: 'desk@example.jp' },
  to: { name: '山田 花子', address: 'hanako@example.jp' },
  replyTo: null,
  inReplyTo: null,
  subject: '【重要】お知らせ',
  text: '本文',
  headers: { 'Auto-Submitted': 'auto-generated' },
  ...over,
});
const linesOf = (message: Buffer) => message.toString('utf8').split('\r\n');

describe('a message as it goes over the wire', () => {
  it.each([
    ['short', 'お知らせ'],
    ['long', '利用明細の表示に関するお詫びとお知らせ'.repeat(6)],
    ['long and plain', 'A notice about the display of your itemised bill and what we ask you to do about it now'],
    ['of two scripts', 'Notice お知らせ about 通信の秘密 for you'],
    ['of rare characters', '𠮷野家の髙橋様へ 🈁'],
  ])('brings a %s subject through whole, on lines of at most 78 characters', async (_title, subject) => {
    const message = wireMessage(parts({ subject }));
    expect((await simpleParser(message)).subject).toBe(subject);
    const head = linesOf(message).slice(0, linesOf(message).indexOf(''));
    expect(head.filter((line) => line.length > 78)).toEqual([]);
    expect(head.join('')).toMatch(/^[\x20-\x7e]*$/);
  });

  it.each(['山田 花子', 'Smith, John', 'The "Desk"', 'a\\b', "O'Neil (Tokyo)", '<x@y.jp>', ''])(
    'shows the name %j and sends to the address alone',
    async (name) => {
      const { to } = await simpleParser(wireMessage(parts({ to: { name, address: 'hanako@example.jp' } })));
      const value = to === undefined || Array.isArray(to) ? [] : to.value;
      expect(value).toEqual([{ name, address: 'hanako@example.jp' }]);
    },
  );

  it('puts quotes around what old phone addresses have and the rules of addresses have not', () => {
    const message = wireMessage(parts({ to: { name: '', address: 'a..b.@example.ne.jp' } }));
    expect(linesOf(message)).toContain('To: "a..b."@example.ne.jp');
  });

  it('brings any text through, whatever its line ends', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 400 }), async (text) => {
        const message = wireMessage(parts({ text }));
        expect(linesOf(message).filter((line) => line.length > 78)).toEqual([]);
        const coded = message.toString('utf8').split('\r\n\r\n')[1] ?? '';
        const plain = Buffer.from(coded.replaceAll('\r\n', ''), 'base64').toString('utf8');
        expect(plain).toBe(Buffer.from(text.replace(/\r\n|\r|\n/g, '\r\n'), 'utf8').toString('utf8'));
        await Promise.resolve();
      }),
    );
  });

  it('tells when it was written and what it answers', async () => {
    const message = wireMessage(
      parts({ inReplyTo: '<p1@home.example>', replyTo: { name: '窓口', address: 'desk+r.x@example.jp' } }),
    );
    const read = await simpleParser(message);
    expect(read.date?.toISOString()).toBe('2026-11-25T01:02:03.000Z');
    expect(read).toMatchObject({ inReplyTo: '<p1@home.example>', references: '<p1@home.example>' });
    expect(read.replyTo?.value).toEqual([{ name: '窓口', address: 'desk+r.x@example.jp' }]);
  });
});
