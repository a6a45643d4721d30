import { describe, expect, it } from '@jest/globals';
import { readEmail } from '../readers/index.js';
import { ownAddressesOf } from './own-addresses.js';

const plain = {
  mailFrom: 'Desk@example.jp',
  replyAddress: null,
  ownAddresses: [],
  channelsFile: null,
  imapUrl: null,
  imapFirstRun: 'dry',
} as const;

describe('our own addresses', () => {
  it('are the sender, the address for answers, groups, and users of mailboxes that are addresses, each once', () => {
    const imapUrl = 'imaps://goiken%40example.jp:secret@imap.example.jp/INBOX';
    const settings = { ...plain, replyAddress: 'reply@example.jp', ownAddresses: ['Group@example.jp'], imapUrl };
    expect(ownAddressesOf(settings)).toEqual([
      'desk@example.jp',
      'reply@example.jp',
      'group@example.jp',
      'goiken@example.jp',
    ]);
    expect(ownAddressesOf({ ...plain, replyAddress: 'desk@example.jp' })).toEqual(['desk@example.jp']);
  });

  it('leave out a user that is no address, and a file of channels that is not there', () => {
    expect(ownAddressesOf({ ...plain, imapUrl: 'imaps://desk:secret@imap.example.jp/INBOX' })).toEqual([
      'desk@example.jp',
    ]);
    expect(ownAddressesOf({ ...plain, channelsFile: '/nowhere/channels.yaml' })).toEqual(['desk@example.jp']);
  });

  it('let mail through that our own group distributes, and another list is a list', async () => {
    const mail = Buffer.from(
      [
        'From: hoshino@example.net',
        'To: group@example.jp',
        'List-Id: <group.example.jp>',
        'Precedence: list',
        'Subject: =?utf-8?B?6KuL5rGC44Gr44Gk44GE44Gm?=',
        'Content-Type: text/plain; charset=utf-8',
        '',
        '先月の請求書が届いていません。',
      ].join('\r\n'),
    );
    const kindWith = async (own: readonly string[]): Promise<string> =>
      (await readEmail(mail, { ownAddresses: own })).kind;
    expect(await kindWith(ownAddressesOf({ ...plain, ownAddresses: ['group@example.jp'] }))).toBe('normal');
    expect(await kindWith(ownAddressesOf(plain))).toBe('list');
  });
});
