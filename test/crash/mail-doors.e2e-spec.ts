import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { ImapFlow } from 'imapflow';
import { createTransport } from 'nodemailer';
import type { DataSource } from 'typeorm';
import { openWriter, profile, query, run, writerOptions } from '#persistence';
import { Dovecot, runMadoguchi, until } from '#testing';
import { CutProxy } from '../support/cut-proxy.js';
import { BuiltDesk } from './support/built-desk.js';
import { textOf } from './support/senders.js';
import { Upstream } from './support/upstream.js';
import { openReader, whatIsHalfThere } from './support/whole.js';

const SOAK = process.env['MADOGUCHI_TEST_SCALE'] === 'soak';
/** By each door alone; a tenth as many more come through both. */
const MAILS = SOAK ? 5_000 : 60;
const KILLS = SOAK ? 25 : 2;
/** One answer of so many breaks its wire before it arrives. */
const ONE_IN = SOAK ? 150 : 60;
const SENDERS = 8;

jest.setTimeout(SOAK ? 3_600_000 : 600_000);

const runs = Dovecot.isInstalled() && profile.kind === 'sqlite';
if (!Dovecot.isInstalled())
  process.stderr.write('NOT RUN: both mail doors under kills (needs dovecot; .ci/run installs it)\n');

/** The n-th mail; every fiftieth is large enough to become a file. */
function mail(door: string, n: number): string {
  const padding = n % 50 === 0 ? `\r\n${'（以下は控えです）\r\n'.repeat(4_000)}` : '';
  return [
    `From: customer${String(n)}@example.com`,
    'To: desk@example.jp',
    `Message-ID: <${door}-${String(n)}@example.com>`,
    `Subject: ${door} ${String(n)}`,
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    `${textOf(1, n)}${padding}`,
    '',
  ].join('\r\n');
}

(runs ? describe : describe.skip)('both mail doors, while wires break and the desk is killed', () => {
  let imap: Dovecot;
  let desk: BuiltDesk;
  let database: DataSource;
  let wires: CutProxy[];
  let upstream: Upstream;
  let cuts = 0;

  beforeAll(async () => {
    imap = await Dovecot.start();
    const imapWire = await CutProxy.to(imap.port);
    desk = await BuiltDesk.make({
      env: {
        MADOGUCHI_IMAP_URL: `imap://desk:secret@127.0.0.1:${String(imapWire.port)}/INBOX`,
        MADOGUCHI_IMAP_FIRST_RUN: 'take',
        MADOGUCHI_IMAP_POLL_SECONDS: '5',
        MADOGUCHI_MAIL_DRY_RUN: 'true',
      },
    });
    const smtpWire = await CutProxy.to(desk.smtpPort);
    wires = [imapWire, smtpWire];
    for (const wire of wires) {
      wire.onAnswer = () => {
        if (randomInt(ONE_IN) > 0) return;
        cuts += 1;
        wire.cut();
      };
    }
    await desk.start();
    database = await openReader(desk.settings);
    upstream = await Upstream.start(smtpWire.port, SENDERS);
  }, 300_000);

  afterAll(async () => {
    await upstream.stop();
    if (database.isInitialized) await database.destroy();
    await desk.remove();
    for (const wire of wires) await wire.close();
    await imap.stop();
  }, 300_000);

  const count = async (sql: string): Promise<number> =>
    Number((await query<{ n: number | string }>(database.manager, sql))[0]?.n);
  const items = () => count("SELECT COUNT(*) AS n FROM arrivals WHERE channel = 'email' AND repeat_of IS NULL");

  /** Customers write to the mail server before the desk, and their mail server writes into the mailbox. */
  async function write(): Promise<void> {
    const door = createTransport({ host: '127.0.0.1', port: upstream.port, ignoreTLS: true, pool: true });
    const send = (raw: string): Promise<unknown> =>
      door.sendMail({ envelope: { from: 'customer@example.com', to: ['desk@example.jp'] }, raw });
    const append = (client: ImapFlow, raw: string): Promise<unknown> => client.append('INBOX', raw);
    await Promise.all([
      (async () => {
        for (let n = 0; n < MAILS; n += 1) {
          await send(mail('smtp', n));
          if (n % 10 === 0) await send(mail('both', n));
        }
      })(),
      imap.as('desk', async (client) => {
        for (let n = 0; n < MAILS; n += 1) {
          await append(client, mail('imap', n));
          if (n % 10 === 0) await append(client, mail('both', n));
        }
      }),
    ]);
    door.close();
  }

  it(`loses none of ${String(MAILS * 2)} mails and doubles none, in ${String(KILLS)} kills`, async () => {
    const both = Math.ceil(MAILS / 10);
    const due = MAILS * 2 + both;
    const kills = Array.from({ length: KILLS }, () => randomInt(1, Math.floor(due * 0.95))).sort((a, b) => a - b);
    const writing = write();
    for (const at of kills) {
      await until(`${String(at)} items in the ledger`, async () => (await items()) >= at, 900_000);
      await new Promise((resolve) => setTimeout(resolve, randomInt(0, 200)));
      await desk.kill();
      expect(desk.running).toBe(false);
      // At rest: a desk that works would change what is counted while it is counted.
      expect(await whatIsHalfThere(database.manager, desk.settings)).toEqual([]);
      await desk.start();
    }
    await writing;
    await until('every item in the ledger', async () => (await items()) >= due, 900_000);
    await until('the mail server to have nothing left', () => upstream.waiting === 0, 600_000);
    for (const wire of wires) wire.onAnswer = () => undefined;
    const pending = "SELECT COUNT(*) AS n FROM arrivals WHERE outcome = 'pending'";
    await until('every mail to be read', async () => (await count(pending)) === 0, 1_200_000);
    await until('the mailbox to be taken to its end', async () => (await recheck()).onServer === MAILS + both, 600_000);
    const found = {
      items: await items(),
      cases: await count('SELECT COUNT(*) AS n FROM complaints'),
      doubled: await count(
        `SELECT COUNT(*) AS n FROM (SELECT transport_hash FROM arrivals WHERE repeat_of IS NULL
         GROUP BY transport_hash HAVING COUNT(*) > 1) AS doubles`,
      ),
      other: await count("SELECT COUNT(*) AS n FROM arrivals WHERE outcome NOT IN ('complaint', 'repeat')"),
    };
    expect(found).toEqual({ items: due, cases: due, doubled: 0, other: 0 });
    expect(await recheck()).toMatchObject({ taken: 0, missing: 0, onServer: MAILS + both, inLedger: MAILS + both });
    const [balance, audit] = await Promise.all([
      runMadoguchi(['ledger', 'balance', '--json'], { settings: desk.settings }),
      runMadoguchi(['audit', 'verify', '--json'], { settings: desk.settings }),
    ]);
    expect([balance.code, balance.json<{ balanced: boolean }>().balanced]).toEqual([0, true]);
    expect([audit.code, audit.json<{ firstBad: unknown }>().firstBad]).toEqual([0, null]);
    expect(await whatIsHalfThere(database.manager, desk.settings)).toEqual([]);
    const repeats = await count("SELECT COUNT(*) AS n FROM arrivals WHERE outcome = 'repeat'");
    expect(repeats).toBeGreaterThanOrEqual(both);
    process.stderr.write(
      `\n  mail doors: ${String(due)} mails by SMTP and IMAP (${String(both)} by both), ${String(KILLS)} kills, ${String(cuts)} cuts, ` +
        `${String(upstream.retries)} hand-overs begun again: ${String(found.cases)} cases, ${String(repeats)} repeats, 0 lost, 0 doubled\n`,
    );
  });

  async function recheck(): Promise<{ onServer: number; inLedger: number; missing: number; taken: number }> {
    const env = { MADOGUCHI_IMAP_URL: `imap://desk:secret@127.0.0.1:${String(wires[0]?.port)}/INBOX` };
    const ran = await runMadoguchi(['intake', 'mailboxes', 'recheck', 'mailbox', '--json'], {
      settings: desk.settings,
      env,
    });
    if (ran.stdout === '') throw new Error(`recheck failed: ${ran.stderr}`);
    return ran.json();
  }

  it('would be noticed, had one mail of the mailbox never come into the ledger (control)', async () => {
    await imap.as('desk', (client) => client.append('INBOX', mail('late', 1)));
    await until('the last one', async () => (await recheck()).onServer > MAILS + Math.ceil(MAILS / 10), 120_000);
    await desk.stop();
    const writer = await openWriter(writerOptions(desk.settings, []));
    const last = 'DELETE FROM mailbox_messages WHERE uid = (SELECT MAX(uid) FROM mailbox_messages)';
    expect(await run(writer.manager, last)).toBe(1);
    await writer.destroy();
    expect(await recheck()).toMatchObject({ taken: 1, missing: 0 });
  });
});
