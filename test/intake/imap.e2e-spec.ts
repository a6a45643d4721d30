import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { BalanceLedger } from '#intake';
import { JobRunner } from '#jobs';
import { Dovecot, startDesk, until, type TestDesk } from '#testing';
import { ledgerLines } from './doors.js';

jest.setTimeout(600_000);

const MiB = 1024 * 1024;

interface CaseView {
  text: string;
  humanMustRead: boolean;
}

const installed = Dovecot.isInstalled();
if (!installed) process.stderr.write('NOT RUN: the watched IMAP mailbox (needs dovecot; .ci/run installs it)\n');

const mail = (n: number): string =>
  [
    // Each of somebody else: the same words again and again from one sender are a machine's.
    `From: hoshino-${String(n)}@example.jp`,
    'To: desk@example.jp',
    `Message-ID: <imap-${String(n)}@example.jp>`,
    `Subject: mail ${String(n)}`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    `先月の請求書が届いていません（${String(n)}通目）。`,
    '',
  ].join('\r\n');

/** The mail as the first part of one with a picture of 2.1 MiB, and a postscript behind it. */
function withScan(text: string): string {
  const [head = '', body = ''] = text.split('\r\n\r\n');
  const [type = ''] = /^Content-Type: .*$/m.exec(head) ?? [];
  const mixed = head.replace(type, 'Content-Type: multipart/mixed; boundary=b');
  const scan = 'Content-Type: image/jpeg; name=scan.jpg\r\nContent-Transfer-Encoding: base64\r\n\r\n';
  const parts = [`${type}\r\n\r\n${body}`, scan + `${'QUJD'.repeat(19)}\r\n`.repeat(28_500), `${type}\r\n\r\n追伸\r\n`];
  return `${mixed}\r\n\r\n${parts.map((part) => `--b\r\n${part}`).join('\r\n')}\r\n--b--\r\n`;
}

(installed ? describe : describe.skip)('a watched IMAP mailbox', () => {
  let server: Dovecot;
  let desk: TestDesk;

  const append = (user: string, n: number, flags: string[] = []): Promise<unknown> =>
    server.as(user, (client) => client.append('INBOX', mail(n), flags));
  const cases = (n: number): Promise<unknown> =>
    until(`${String(n)} complaints`, async () => (await totals())['complaint'] === n, 180_000);
  const totals = async (): Promise<Record<string, number>> => {
    await desk.get(JobRunner).runDue();
    return (await desk.get(BalanceLedger).execute('2026-11-01', '2026-11-30')).totals;
  };
  const watch = (user: string, firstRun: 'dry' | 'take', mailbox = 'INBOX'): Promise<TestDesk> =>
    startDesk({ settings: { imapUrl: server.url(user, mailbox), imapFirstRun: firstRun, imapPollSeconds: 5 } });

  beforeAll(async () => {
    server = await Dovecot.start();
  });

  afterAll(async () => {
    await server.stop();
  });

  it('takes every mail by its UID, read or unread, goes on after a restart, and doubles nothing', async () => {
    for (const n of [1, 2, 3]) await append('take', n, n === 2 ? ['\\Seen'] : []);
    desk = await watch('take', 'take');
    try {
      await cases(3);
      await append('take', 4);
      await cases(4);
      await desk.restart();
      await append('take', 5);
      await cases(5);
      expect(await totals()).toMatchObject({ received: 5, complaint: 5, repeat: 0, pending: 0 });
      const box = await server.as('take', (client) => client.status('INBOX', { messages: true }));
      expect(box).toMatchObject({ messages: 5 });
    } finally {
      await desk.close();
    }
  });

  it('makes no second case of a mail that the server shows under a new UIDVALIDITY', async () => {
    const renew = (...numbers: number[]): Promise<void> =>
      server.as('renew', async (client) => {
        await client.mailboxDelete('Desk').catch(() => undefined);
        await client.mailboxCreate('Desk');
        for (const n of numbers) await client.append('Desk', mail(n));
      });
    await renew(11);
    desk = await watch('renew', 'take', 'Desk');
    try {
      await cases(1);
      await renew(11, 12);
      await desk.restart();
      await cases(2);
      expect(await totals()).toMatchObject({ received: 3, complaint: 2, repeat: 1 });
    } finally {
      await desk.close();
    }
  });

  it('makes a case of a mail beyond the hard limit from its beginning, and says that a person must read the rest', async () => {
    const limits = { smtpMaxBytes: MiB, smtpHardMaxBytes: 2 * MiB };
    await server.as('long', (client) => client.append('INBOX', withScan(mail(31))));
    await append('long', 32);
    const settings = {
      imapUrl: server.url('long', 'INBOX'),
      imapFirstRun: 'take',
      imapPollSeconds: 5,
      ...limits,
    } as const;
    desk = await startDesk({ settings });
    try {
      await cases(2);
      const agent = await desk.as('agent');
      const lines = await ledgerLines(agent);
      const kept = lines.find((line) => line.size === MiB + 1);
      expect(kept).toMatchObject({ outcome: 'complaint', humanMustRead: true });
      expect(kept?.warnings).toContain('oversize');
      const of = async (id: string | null | undefined): Promise<CaseView> =>
        (await agent.get(`/api/v1/complaints/${id ?? ''}`)).as<CaseView>();
      const long1 = await of(kept?.complaintId);
      expect(long1).toMatchObject({ humanMustRead: true });
      expect(long1.text).toContain('31通目');
      expect(long1.text).not.toContain('追伸');
      // Control: the small one beside it needs nobody.
      const small = lines.find((line) => line.size < MiB);
      expect(small).toMatchObject({ outcome: 'complaint', humanMustRead: false, warnings: [] });
      expect(await of(small?.complaintId)).toMatchObject({ humanMustRead: false });
    } finally {
      await desk.close();
    }
  });

  it('only counts on the first connection unless told to take', async () => {
    await append('dry', 21);
    desk = await watch('dry', 'dry');
    try {
      await append('dry', 22);
      await desk.restart();
      expect(await totals()).toMatchObject({ received: 0 });
    } finally {
      await desk.close();
    }
  });
});
