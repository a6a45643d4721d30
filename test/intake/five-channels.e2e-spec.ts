import { readFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { configFile, projectRoot } from '#kernel';
import { startDesk, temporaryFolder, until, type HttpClient, type TemporaryFolder, type TestDesk } from '#testing';
import { balance, dropFile, handOver, ledgerLines, mail, runJobs, type LedgerLine } from './doors.js';
import { fieldsOf } from './page-form.js';

jest.setTimeout(420_000);

const FAX = readFileSync(configFile('demo/scans/fax-billing.tif'));
const LETTER = readFileSync(configFile('demo/scans/letter-waiting-at-shop.jpg'));
/** ISO-2022-JP in body, subject and sender, with the line ends of a mail on the wire. */
const MAIL = Buffer.from(
  readFileSync(configFile('demo/scans/mail-others-messages.eml')).toString('latin1').replace(/\r?\n/g, '\r\n'),
  'latin1',
);
const COMPLAINANT = 'hoshino@example.jp';
const NOTE = '故障の修理の予約を二度取り消され、連絡もありませんでした。';

let folder: TemporaryFolder;
let desk: TestDesk;
let agent: HttpClient;

beforeAll(async () => {
  folder = temporaryFolder();
  const faxFolder = join(folder.path, 'fax');
  mkdirSync(faxFolder);
  desk = await startDesk({ settings: { faxFolder, folderSettleMs: 100, smtpListenPort: 0 } });
  agent = await desk.as('supervisor');
}, 300_000);
afterAll(async () => {
  await desk.close();
  folder.remove();
});

interface OpenComplaint {
  channel: string;
  language: string;
  text: string;
  subject: string | null;
  contact: Record<string, string>;
  arrivals: { id: string; outcome: string; fileName: string | null }[];
  replies: { text: string }[];
}

const opened = async (id: string | null) => (await agent.get(`/api/v1/complaints/${id ?? ''}`)).as<OpenComplaint>();
const listed = async (channel: string) =>
  (await agent.get(`/api/v1/complaints?channel=${channel}`)).as<{ items: { id: string; slipNumber: string }[] }>()
    .items;
const original = async (line: LedgerLine | undefined) =>
  (await agent.get(`/api/v1/arrivals/${line?.id ?? ''}/original`)).bytes;

/** The newest line of a channel, once nothing of it is pending. */
async function newest(channel: string): Promise<LedgerLine | undefined> {
  await runJobs(desk);
  return (await ledgerLines(agent, `&channel=${channel}`))[0];
}

const send = (raw: string | Buffer, from = COMPLAINANT) => handOver(desk, { from, to: 'desk@example.jp', raw });

describe('one complaint by each of the five channels', () => {
  it('web: the public form, posted as a browser without script posts it, gives a slip number and a secret', async () => {
    const browser = desk.client();
    const page = (await browser.get('/')).bytes.toString();
    expect(page).not.toContain('<script');
    const typed = {
      text: '昨日から回線がつながりません。\r\n「いつ直るか」を教えてください。<b>&amp;',
      name: '架空 次郎',
      email: 'jiro@example.net',
    };
    const form = { ...fieldsOf(page), ...typed };
    desk.clock.advance(20_000);
    const done = await browser.submit('/', form);
    expect(done.status).toBe(200);
    const slip = /\d{4}-\d{2}-\d{6}/.exec(done.bytes.toString())?.[0] ?? '';
    const secret = /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}/.exec(done.bytes.toString())?.[0] ?? '';
    const [found] = await listed('web');
    expect(found?.slipNumber).toBe(slip);
    expect(await opened(found?.id ?? null)).toMatchObject({
      text: typed.text.replace('\r\n', '\n'),
      contact: { name: typed.name, email: typed.email },
      humanMustRead: false,
    });
    expect((await original((await ledgerLines(agent, '&channel=web'))[0])).toString()).toBe(
      new URLSearchParams(form).toString(),
    );
    const status = await browser.submit('/status', {
      ...fieldsOf((await browser.get('/status')).bytes.toString()),
      slip,
      secret,
    });
    expect([status.status, status.bytes.toString().includes(slip)]).toEqual([200, true]);
    expect(status.bytes.toString()).not.toContain('回線がつながりません');
    const again = await browser.submit('/', form);
    expect([/\d{4}-\d{2}-\d{6}/.exec(again.bytes.toString())?.[0], again.bytes.toString().includes(secret)]).toEqual([
      slip,
      true,
    ]);
    expect(await listed('web')).toHaveLength(1);
  });

  it('email: a mail in ISO-2022-JP, handed over by SMTP', async () => {
    expect(await send(MAIL)).toMatch(/^250 /);
    const line = await newest('email');
    expect(line).toMatchObject({ outcome: 'complaint', mediaType: 'message/rfc822', size: MAIL.length });
    expect((await original(line)).equals(MAIL)).toBe(true);
    const complaint = await opened(line?.complaintId ?? null);
    expect(complaint).toMatchObject({ channel: 'email', language: 'ja', contact: { email: COMPLAINANT } });
    expect(complaint.subject).toBe('知らない人のメールが届きます');
    expect(complaint.text).toContain('差出人も件名も本文も');
  });

  it('fax: a TIFF in the watched folder, which is emptied once the copy is durable', async () => {
    await dropFile(join(folder.path, 'fax'), 'fax-0007.tif', FAX, new Date('2026-11-24T23:00:00Z'));
    await until('the fax was taken', async () => (await ledgerLines(agent, '&channel=fax')).length === 1);
    const line = await newest('fax');
    expect(line).toMatchObject({
      outcome: 'complaint',
      mediaType: 'image/tiff',
      receivedAt: '2026-11-24T23:00:00.000Z',
    });
    expect((await original(line)).equals(FAX)).toBe(true);
    const complaint = await opened(line?.complaintId ?? null);
    expect(complaint.arrivals).toMatchObject([{ fileName: 'fax-0007.tif' }]);
    expect(complaint.text.replace(/\s/g, '')).toContain('請求');
  });

  it('letter: an uploaded photograph, read by the desk', async () => {
    const taken = await agent.upload('/api/v1/intake/letter', {
      name: '手紙.jpg',
      bytes: LETTER,
      mediaType: 'image/jpeg',
      fields: { receivedAt: '2026-11-24T15:00:00+09:00' },
    });
    expect(taken.status).toBe(201);
    const line = await newest('letter');
    expect(line).toMatchObject({
      outcome: 'complaint',
      mediaType: 'image/jpeg',
      receivedAt: '2026-11-24T06:00:00.000Z',
    });
    expect((await original(line)).equals(LETTER)).toBe(true);
    const complaint = await opened(line?.complaintId ?? null);
    expect(complaint.arrivals).toMatchObject([{ fileName: '手紙.jpg' }]);
    expect(complaint.text.replace(/\s/g, '')).toContain('店');
    // The letter came before the fax and was recorded after it: the ledger has them in the order of receipt, page by page.
    const page = async (search: string) =>
      (await agent.get(`/api/v1/arrivals?limit=1${search}`)).as<{ items: LedgerLine[]; nextCursor: string | null }>();
    const all = await ledgerLines(agent);
    expect(all.at(-1)?.id).toBe(line?.id);
    const first = await page('');
    const second = await page(`&cursor=${first.nextCursor ?? ''}`);
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(all.slice(0, 2).map(({ id }) => id));
  });

  it('phone: a note logged through the API', async () => {
    const answer = await agent.post('/api/v1/complaints', {
      channel: 'phone',
      text: NOTE,
      contact: { phone: '03-0000-0001' },
    });
    expect(answer.status).toBe(201);
    const { id, slipNumber } = answer.as<{ id: string; slipNumber: string }>();
    expect(await listed('phone')).toMatchObject([{ id, slipNumber }]);
    expect(await opened(id)).toMatchObject({ text: NOTE, contact: { phone: '03-0000-0001' } });
    const sent = JSON.stringify({ channel: 'phone', text: NOTE, contact: { phone: '03-0000-0001' } });
    expect((await original((await ledgerLines(agent, '&channel=phone'))[0])).toString()).toBe(sent);
    const found = await agent.post('/api/v1/complaints/lookup', { kind: 'phone', value: '+81 3 0000 0001' });
    expect(found.body).toMatchObject({ items: [{ id }] });
  });

  it('numbers them without a gap and balances the ledger', async () => {
    const { items } = (await agent.get('/api/v1/complaints')).as<{
      items: { channel: string; slipNumber: string }[];
    }>();
    expect(items.map((item) => item.channel).sort()).toEqual(['email', 'fax', 'letter', 'phone', 'web']);
    expect(items.map((item) => item.slipNumber).sort()).toEqual([1, 2, 3, 4, 5].map((n) => `2026-11-00000${n}`));
    expect(await balance(agent)).toMatchObject({
      balanced: true,
      totals: { received: 6, complaint: 5, repeat: 1, pending: 0 },
    });
  });
});

describe('the same thing twice, and answers', () => {
  it('makes one case of a request that is sent again with its Idempotency-Key, and refuses the key for another', async () => {
    const key = { 'idempotency-key': 'pbx-4711' };
    const body = { channel: 'phone', text: '同じ内容の電話がもう一度送られます。' };
    const [first, second] = await Promise.all([
      agent.post('/api/v1/complaints', body, key),
      agent.post('/api/v1/complaints', body, key),
    ]);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.as<{ id: string }>().id).toBe(first.as<{ id: string }>().id);
    expect(await listed('phone')).toHaveLength(2);
    const other = await agent.post('/api/v1/complaints', { ...body, text: '別の内容です。' }, key);
    expect(other).toMatchObject({ status: 409, body: { code: 'intake.key-reused' } });
  });

  it('keeps the same mail that comes again as a repeat of the first', async () => {
    const [first] = await ledgerLines(agent, '&channel=email');
    await send(MAIL);
    expect(await newest('email')).toMatchObject({
      outcome: 'repeat',
      repeatOf: first?.id,
      complaintId: first?.complaintId,
    });
    expect(await listed('email')).toHaveLength(1);
  });

  it('joins the complainant’s answer to the case, and makes a new case of a stranger’s with the same reference', async () => {
    const [{ id: caseId } = { id: '' }] = await listed('email');
    const answer = (from: string, id: string) =>
      mail(
        {
          From: `<${from}>`,
          To: 'desk@example.jp',
          Subject: 'Re: follow-up',
          Date: 'Wed, 25 Nov 2026 09:30:00 +0900',
          'Message-ID': `<${id}@example.net>`,
          'In-Reply-To': '<demo-scan-1@example.jp>',
          'Content-Type': 'text/plain; charset=UTF-8',
          'Content-Transfer-Encoding': '8bit',
        },
        `追加の連絡です（${id}）。`,
      );
    await send(answer(COMPLAINANT, 'own'));
    expect(await newest('email')).toMatchObject({ outcome: 'reply', complaintId: caseId });
    const joined = await opened(caseId);
    expect(joined.replies.map((reply) => reply.text.trim())).toEqual(['追加の連絡です（own）。']);
    expect(joined.arrivals.map((arrival) => arrival.outcome)).toEqual(['complaint', 'repeat', 'reply']);
    await send(answer('stranger@example.net', 'foreign'), 'stranger@example.net');
    const foreign = await newest('email');
    expect(foreign).toMatchObject({ outcome: 'complaint' });
    expect(foreign?.complaintId).not.toBe(caseId);
    expect((await opened(caseId)).replies).toHaveLength(1);
  });

  it('parks an automatic reply without making a case', async () => {
    const before = (await listed('email')).length;
    const auto = readFileSync(join(projectRoot(), 'test/fixtures/mail/auto-replied.eml'), 'latin1');
    await send(Buffer.from(auto.replace(/\r?\n/g, '\r\n'), 'latin1'));
    expect(await newest('email')).toMatchObject({ outcome: 'parked', parkedReason: 'auto-reply', complaintId: null });
    expect(await listed('email')).toHaveLength(before);
  });

  it('refuses mail for domains that are not its own, before it takes any of it', async () => {
    const raw = mail({ From: 'a@example.net', To: 'b@example.org' }, 'relay me');
    await expect(handOver(desk, { from: 'a@example.net', to: 'b@example.org', raw })).rejects.toMatchObject({
      responseCode: 550,
    });
  });

  it('accounts for every single one of them', async () => {
    expect(await balance(agent)).toMatchObject({
      balanced: true,
      totals: { received: 12, complaint: 7, reply: 1, parked: 1, repeat: 3, pending: 0 },
      faults: { linesWithoutCase: 0, casesWithoutLine: 0, linesWithoutOriginal: 0 },
    });
  });
});
