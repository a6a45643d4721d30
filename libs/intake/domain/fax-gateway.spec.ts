import { describe, expect, it } from '@jest/globals';
import { emptyResult, type ReadResult } from '../readers/read-result.js';
import { gatewayFaxOf } from './fax-gateway.js';

const SENDERS = ['faxmaster@fax.example.jp', '@mfp.example.jp'];

function file(name: string, mediaType: string, size = 50_000): ReadResult['attachmentsWithBytes'][number] {
  return { name, mediaType, size, sha256: '', bytes: Buffer.alloc(0) };
}

function mail(subject: string, text: string, more: Partial<ReadResult> = {}): ReadResult {
  return {
    ...emptyResult('message/rfc822'),
    subject,
    text,
    from: { name: '', address: 'FaxMaster@fax.example.jp' },
    attachmentsWithBytes: [file('fax.tif', 'image/tiff')],
    ...more,
  };
}

const told = (reading: ReadResult, envelopeFrom?: string) => gatewayFaxOf(reading, { senders: SENDERS, envelopeFrom });

/** Name, subject, text; number, pages, moment. All invented. */
const NOTICES: [string, string, string, string | null, number | null, string | null][] = [
  [
    'HylaFAX',
    'Facsimile received from 03 0000 1111',
    `recvq/fax000000042.tif (ftp://fax.example.jp:/var/spool/hylafax/recvq/fax000000042.tif):
             Sender: MIDORI
              Pages: 3
            Quality: Fine
               Size: ISO A4
           Received: 2026:11:24 17:02:11
    Time To Receive: 1:02
           CallID1: 0300001111
        Received On: ttyS0`,
    '0300001111',
    3,
    '2026-11-24T08:02:11.000Z',
  ],
  [
    'HylaFAX without a caller id of the network',
    'facsimile received from +81 3 0000 2222',
    'Sender: +81 3 0000 2222\nPages: 1\nReceived: 2026:11:24 09:00:00',
    '+81 3 0000 2222',
    1,
    '2026-11-24T00:00:00.000Z',
  ],
  [
    'an internet fax service',
    'eFax message from "0300003333" - 2 page(s), Caller-ID: 03-0000-3333',
    'You have received a 2 page fax at 2026-11-24 08:15:33 GMT.\nThe reference number is 0000.',
    '03-0000-3333',
    2,
    '2026-11-24T08:15:33.000Z',
  ],
  ['another one', 'Fax', 'You have a 12 page fax from 0300004444.', '0300004444', 12, null],
  ['a printer that tells in English', 'Fax from: 03-0000-5555', 'Pages: 4', '03-0000-5555', 4, null],
  [
    'まいと～く',
    'まいと～く　ＦＡＸ受信通知',
    '発信者番号：０３－００００－６６６６\n受信枚数：２枚\n受信日時：2026年11月24日 17時05分',
    '03-0000-6666',
    2,
    '2026-11-24T08:05:00.000Z',
  ],
  [
    'BizFAX',
    '【BizFAX】FAX受信のお知らせ',
    '受信日時 ： 2026/11/24(火) 17:06\n発信者番号 ： 0300007777\nページ数 ： 5',
    '0300007777',
    5,
    '2026-11-24T08:06:00.000Z',
  ],
  [
    'メッセージプラス',
    'メッセージプラス：FAXを受信しました',
    '送信元FAX番号：03-0000-8888\n受信ページ数：1\n受信日時：2026/11/24 17:07:08',
    '03-0000-8888',
    1,
    '2026-11-24T08:07:08.000Z',
  ],
  ['a withheld number', 'FAX受信通知', '発信者番号：非通知\n枚数：1', null, 1, null],
  ['a payphone', 'FAX受信通知', '発信者番号：公衆電話\n枚数：1', null, 1, null],
  ['a day that does not exist', 'FAX受信通知', '受信日時：2026/13/40 17:07\n枚数：1', null, 1, null],
];

describe('a mail of a fax gateway', () => {
  it.each(NOTICES)('%s: number, pages and moment', (_name, subject, text, callerId, pagesTold, receivedAt) => {
    expect(told(mail(subject, text))).toEqual({ callerId, pagesTold, receivedAt, documents: [0] });
  });

  it.each([
    ['RICOH', 'Message from "RNP002673ABCDEF"', 'This E-mail was sent from "RNP002673ABCDEF" (IM C3000).'],
    ['Canon', 'Attached Image from Canon iR-ADV', ''],
    ['Xerox', 'Scan Data from FX-000000', 'Number of Images: 1'],
    ['Sharp', 'Scanned image from MX-2640', 'Reply to: MX-2640'],
    ['any printer without a word', '', ''],
  ])('%s: a fax without a number, because the sender is ours and a document is there', (_name, subject, text) => {
    const reading = mail(subject, text, {
      from: { name: '複合機', address: 'scan@mfp.example.jp' },
      attachmentsWithBytes: [file('2026.pdf', 'application/pdf')],
    });
    expect(told(reading)).toMatchObject({ callerId: null, documents: [0] });
  });

  it('takes the fax, not the logo of the service', () => {
    const files = [file('logo.png', 'image/png', 3000), file('fax.pdf', 'application/pdf')];
    expect(told(mail('FAX受信通知', '', { attachmentsWithBytes: files }))?.documents).toEqual([1]);
    const photos = [file('logo.png', 'image/png', 3000), file('page1.jpg', 'image/jpeg', 90_000)];
    expect(told(mail('FAX受信通知', '', { attachmentsWithBytes: photos }))?.documents).toEqual([1]);
  });

  it('is one too when the fax itself is missing: somebody must be told', () => {
    const bare = mail('FAX受信通知', '発信者番号：03-0000-9999\n枚数：2', { attachmentsWithBytes: [] });
    expect(told(bare)).toMatchObject({ callerId: '03-0000-9999', pagesTold: 2, documents: [] });
  });
});

describe('what is no fax', () => {
  it('is the same notice from anybody else: nobody tells a number from outside', () => {
    const forged = mail('Facsimile received from 03 0000 1111', 'CallID1: 0300001111', {
      from: { name: 'faxmaster@fax.example.jp', address: 'faxmaster@fax.example.jp.example.net' },
    });
    expect(told(forged)).toBeNull();
    expect(gatewayFaxOf(mail('FAX受信通知', ''), { senders: [] })).toBeNull();
  });

  it('is a mail whose header names the gateway and whose envelope does not', () => {
    const notice = mail('FAX受信通知', '枚数：1');
    expect(told(notice, 'someone@example.net')).toBeNull();
    expect(told(notice, 'faxmaster@fax.example.jp')).not.toBeNull();
    expect(told(notice, '')).not.toBeNull();
  });

  it('is a report of what was sent, or that the paper is out', () => {
    expect(told(mail('送信結果レポート', '発信者番号：03-0000-1111'))).toBeNull();
    expect(told(mail('用紙切れのお知らせ', '', { attachmentsWithBytes: [] }))).toBeNull();
  });

  it('is a person who writes from the same domain without a document', () => {
    expect(told(mail('会議の件', '明日の会議です。', { attachmentsWithBytes: [] }))).toBeNull();
  });
});
