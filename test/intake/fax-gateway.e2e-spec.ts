import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { configFile } from '#kernel';
import { startDesk, type HttpClient, type TestDesk } from '#testing';
import { balance, handOver, ledgerLines, runJobs, type LedgerLine } from './doors.js';

jest.setTimeout(420_000);

const FAX = readFileSync(configFile('demo/scans/fax-billing.tif'));
const GATEWAY = 'fax@gw.example.jp';

interface FaxCase {
  channel: string;
  receivedAt: string;
  text: string;
  subject: string | null;
  contact: Record<string, string>;
  phoneFrom: string | null;
  humanMustRead: boolean;
  version: number;
}
interface Notice {
  from?: string;
  envelope?: string;
  subject?: string;
  body: string[];
  headers?: string[];
  files?: { name: string; bytes: Buffer }[];
}

let desk: TestDesk;
let agent: HttpClient;

/** A mail with files, as a gateway makes it. */
function noticeMail({ from = GATEWAY, subject = 'FAX received', body, headers = [], files }: Notice): Buffer {
  const parts = (files ?? [{ name: 'fax.tif', bytes: FAX }]).map(({ name, bytes }) => [
    `Content-Type: image/tiff; name="${name}"`,
    'Content-Transfer-Encoding: base64',
    `Content-Disposition: attachment; filename="${name}"`,
    '',
    bytes.toString('base64').replace(/.{76}/g, '$&\r\n'),
  ]);
  const text = ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit', '', ...body];
  return Buffer.from(
    [
      `From: ${from}`,
      'To: desk@example.jp',
      `Subject: ${subject}`,
      `Message-ID: <${String(Math.random())}@gw.example.jp>`,
      ...headers,
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary="b0"',
      '',
      ...[text, ...parts].flatMap((lines) => ['--b0', ...lines]),
      '--b0--',
      '',
    ].join('\r\n'),
  );
}

/** Hands the notice over, lets everything be read, and answers its line of the ledger. */
async function arrived(notice: Notice): Promise<LedgerLine> {
  const answer = await handOver(desk, {
    from: notice.envelope ?? GATEWAY,
    to: 'desk@example.jp',
    raw: noticeMail(notice),
  });
  expect(answer).toMatch(/^250 /);
  for (let n = 0; n < 3; n += 1) await runJobs(desk);
  const [line] = await ledgerLines(agent, '&channel=email');
  if (line === undefined) throw new Error('nothing stands in the ledger');
  return line;
}
const caseOf = async ({ complaintId }: LedgerLine) =>
  (await agent.get(`/api/v1/complaints/${complaintId ?? ''}`)).as<FaxCase>();

beforeAll(async () => {
  desk = await startDesk({ settings: { faxGateways: [GATEWAY], smtpListenPort: 0 } });
  agent = await desk.as('supervisor');
}, 300_000);
afterAll(() => desk.close());

describe('a fax that a gateway sends as a mail', () => {
  let line: LedgerLine;

  beforeAll(async () => {
    line = await arrived({
      subject: 'Facsimile received from 03 0000 1111',
      body: ['Pages: 1', 'Received: 2026:11:25 09:30:00', 'CallID1: 03-0000-1111'],
      // Such mail is marked as automatic; it is what a person sent all the same.
      headers: ['Auto-Submitted: auto-generated', 'Precedence: bulk'],
    });
  });

  it('is a fax case with the number and the moment that the gateway tells, and the text of its pages', async () => {
    expect(line).toMatchObject({ channel: 'email', outcome: 'complaint', humanMustRead: false });
    const found = await caseOf(line);
    expect(found).toMatchObject({
      channel: 'fax',
      receivedAt: '2026-11-25T00:30:00.000Z',
      contact: { phone: '03-0000-1111' },
      phoneFrom: 'gateway',
      subject: null,
    });
    expect(found.contact).not.toHaveProperty('email');
    expect(found.text.replace(/\s/g, '')).toContain('請求');
    expect(found.text).not.toContain('CallID1');
  });

  it('is found by the number, and its page can be looked at', async () => {
    const hits = await agent.post('/api/v1/complaints/lookup', { kind: 'phone', value: '+81300001111' });
    expect(hits.body).toMatchObject({ items: [{ id: line.complaintId }] });
    const pages = (await agent.get(`/api/v1/complaints/${line.complaintId ?? ''}/pages`)).as<{
      items: { id: string; documentName: string; attachment: boolean }[];
    }>().items;
    expect(pages).toMatchObject([{ documentName: 'fax.tif', attachment: true }]);
    const picture = await agent.get(`/api/v1/pages/${pages[0]?.id ?? ''}/picture?kind=original`);
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
  });

  it('with fewer pages than the gateway took needs a person, also after its pages were read', async () => {
    const short = await arrived({ subject: 'FAX受信通知', body: ['発信者番号：03-0000-2222', '受信枚数：3枚'] });
    expect(short).toMatchObject({ humanMustRead: true });
    expect(short.warnings).toContain('pages-missing');
    const pages = (await agent.get(`/api/v1/complaints/${short.complaintId ?? ''}/pages`)).as<{
      items: { id: string; version: number }[];
    }>().items;
    for (const { id, version } of pages) {
      const seen = { 'if-match': `"${String(version)}"` };
      expect((await agent.post(`/api/v1/pages/${id}/confirmation`, undefined, seen)).status).toBe(200);
    }
    expect(await caseOf(short)).toMatchObject({ channel: 'fax', humanMustRead: true });
  });

  it('without the fax itself is a case all the same: somebody sent one', async () => {
    const bare = await arrived({ subject: 'FAX受信通知', body: ['発信者番号：03-0000-3333', '枚数：1'], files: [] });
    expect(bare).toMatchObject({ outcome: 'complaint', humanMustRead: true });
    expect(await caseOf(bare)).toMatchObject({ channel: 'fax', contact: { phone: '03-0000-3333' } });
  });
});

describe('the same notice from anybody else', () => {
  it('is a mail with an attachment; the number in it is nobody’s', async () => {
    const forged = await arrived({
      from: 'fax@gw.example.jp.example.net',
      envelope: 'fax@gw.example.jp.example.net',
      subject: 'Facsimile received from 03 0000 4444',
      body: ['Pages: 1', 'CallID1: 03-0000-4444'],
    });
    expect(await caseOf(forged)).toMatchObject({ channel: 'email', phoneFrom: null });
    expect((await caseOf(forged)).contact).not.toHaveProperty('phone');
  });

  it('is so too when only the header names the gateway', async () => {
    const forged = await arrived({ envelope: 'someone@example.net', subject: 'FAX', body: ['CallID1: 03-0000-5555'] });
    expect(await caseOf(forged)).toMatchObject({ channel: 'email', phoneFrom: null });
  });
});

describe('the ledger', () => {
  it('balances', async () => {
    expect(await balance(agent)).toMatchObject({ balanced: true, totals: { received: 5, complaint: 5, parked: 0 } });
  });
});
