import { describe, expect, it } from '@jest/globals';
import { partsInCommon } from './mail-copy.js';

const common = (text: string): string | undefined =>
  partsInCommon(Buffer.from(text.replace(/\n/g, '\r\n')))
    ?.map((part) => part.toString('latin1'))
    .join('|');

const mail = 'From: a@example.jp\nMessage-ID: <1@a>\nSubject: x\n y\n\nbody\n';

describe('what two copies of a mail have in common', () => {
  it('leaves out what servers and mailboxes added on the way', () => {
    const way = 'Return-Path: <a@example.jp>\nDelivered-To: one@example.jp\nReceived: from a\n by b; today\n';
    expect(common(way + mail)).toBe(common(mail));
    expect(common(`${mail}\n\n`)).toBe(common(mail));
  });

  it.each([
    ['the body', mail.replace('body', 'other')],
    ['the sender', mail.replace('a@example.jp', 'b@example.jp')],
    ['the subject', mail.replace('x\n y', 'z')],
    ['a header that no server adds', `X-Priority: 1\n${mail}`],
  ])('differs when %s differs', (_what, other) => {
    expect(common(other)).not.toBe(common(mail));
  });

  it('is unknown for bytes without a header', () => {
    expect([common('no header'), common('\n\nbody')]).toEqual([undefined, undefined]);
  });
});
