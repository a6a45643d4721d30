import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import PDFDocument from 'pdfkit';
import { projectRoot } from '#kernel';
import { startDesk, type HttpClient, type TestDesk } from '#testing';
import { balance, handOver, ledgerLines, mail, runJobs, type LedgerLine } from './doors.js';
import { fieldsOf } from './page-form.js';

jest.setTimeout(420_000);

let desk: TestDesk;
let agent: HttpClient;
let received = 0;

beforeAll(async () => {
  desk = await startDesk({ settings: { smtpListenPort: 0 } });
  agent = await desk.as('supervisor');
}, 300_000);
afterAll(() => desk.close());
afterEach(async () => {
  const { balanced, totals } = await balance(agent);
  expect({ balanced, received: totals.received, pending: totals.pending }).toEqual({
    balanced: true,
    received,
    pending: 0,
  });
});

interface OpenComplaint {
  version: number;
  text: string;
  humanMustRead: boolean;
}

const opened = async (id: string | null) => (await agent.get(`/api/v1/complaints/${id ?? ''}`)).as<OpenComplaint>();

/** The newest line once everything is read, with its original. */
async function newest(): Promise<LedgerLine & { original: Buffer }> {
  received += 1;
  await runJobs(desk);
  const [line] = await ledgerLines(agent);
  if (line === undefined) throw new Error('the ledger is empty');
  return { ...line, original: (await agent.get(`/api/v1/arrivals/${line.id}/original`)).bytes };
}

const send = (raw: Buffer | string) => handOver(desk, { from: 'someone@example.net', to: 'desk@example.jp', raw });

describe('mail that is hardly one', () => {
  it('keeps an empty mail as a case that a person must look at', async () => {
    expect(await send('\r\n')).toMatch(/^250 /);
    const line = await newest();
    expect(line).toMatchObject({ outcome: 'complaint', humanMustRead: true });
    expect(line.warnings).toEqual(['empty']);
    expect(await opened(line.complaintId)).toMatchObject({ text: '', humanMustRead: true });
  });

  it('reads a mail that names no charset', async () => {
    const raw = readFileSync(join(projectRoot(), 'test/fixtures/mail/no-charset-sjis.eml'), 'latin1');
    const bytes = Buffer.from(`${raw.replace(/\r?\n/g, '\r\n')}\r\n`, 'latin1');
    await send(bytes);
    const line = await newest();
    expect(line).toMatchObject({ outcome: 'complaint', warnings: ['charset-guessed'] });
    expect(line.original.equals(bytes)).toBe(true);
    expect((await opened(line.complaintId)).text).toMatch(/[ぁ-ん]{2}/);
  });

  it('takes a mail of 30 MB, unchanged', async () => {
    const attachment = Buffer.alloc(22 * 1024 * 1024, 7)
      .toString('base64')
      .replace(/.{76}/g, '$&\r\n');
    const part = (type: string, body: string) => `--bb\r\nContent-Type: ${type}\r\n`.concat(body, '\r\n');
    const body = [
      part('text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: 8bit\r\n', '写真を添付します。請求が二重です。'),
      part('application/octet-stream; name="big.bin"\r\nContent-Transfer-Encoding: base64\r\n', attachment),
      '--bb--',
    ].join('');
    const headers = { From: 'someone@example.net', Subject: 'big', 'Content-Type': 'multipart/mixed; boundary="bb"' };
    const raw = Buffer.from(mail(headers, body));
    expect(raw.length).toBeGreaterThan(30_000_000);
    expect(await send(raw)).toMatch(/^250 /);
    const line = await newest();
    expect(line).toMatchObject({ outcome: 'complaint', size: raw.length });
    expect(line.original.equals(raw)).toBe(true);
    expect((await opened(line.complaintId)).text).toContain('請求が二重です');
  });
});

describe('files that are not what they are called', () => {
  const files: [string, 'fax' | 'letter', string, string, () => Buffer | Promise<Buffer>][] = [
    ['a zip named .tif', 'fax', 'scan.tif', 'not-a-tiff', zip],
    ['a PDF of no bytes', 'letter', 'empty.pdf', 'empty', () => Buffer.alloc(0)],
    ['an encrypted PDF', 'letter', 'locked.pdf', 'encrypted', encryptedPdf],
  ];

  it.each(files)('keeps %s as a case, and says why nobody could read it', async (_, channel, name, warning, make) => {
    const bytes = await make();
    const taken = await agent.upload(`/api/v1/intake/${channel}`, {
      name,
      bytes,
      mediaType: 'application/octet-stream',
    });
    expect(taken).toMatchObject({ status: 201, body: { outcome: 'complaint', humanMustRead: true } });
    const line = await newest();
    expect(line.warnings).toContain(warning);
    expect(line.original.equals(bytes)).toBe(true);
    const waiting = (await agent.get('/api/v1/complaints?humanMustRead=true')).as<{ items: { id: string }[] }>();
    expect(waiting.items.map((item) => item.id)).toContain(line.complaintId);
  });

  it('answers an upload without a file with 422 and the field', async () => {
    const answer = await agent.send('POST', '/api/v1/intake/fax', { body: new FormData() });
    expect(answer).toMatchObject({ status: 422, body: { code: 'intake.no-file', errors: [{ pointer: '/file' }] } });
  });
});

describe('posts', () => {
  it('keeps 200,000 characters of the public form whole', async () => {
    const browser = desk.client();
    const form = fieldsOf((await browser.get('/')).bytes.toString());
    desk.clock.advance(60_000);
    const text = '窓口の対応がひどい。'.repeat(20_000);
    expect(text).toHaveLength(200_000);
    expect((await browser.submit('/', { ...form, text })).status).toBe(200);
    const { complaintId } = await newest();
    expect((await opened(complaintId)).text === text).toBe(true);
  });

  it('gives the text of an even longer form back instead of losing it', async () => {
    const text = '長'.repeat(500_000);
    const answer = await desk
      .client()
      .submit('/', { ...fieldsOf((await desk.client().get('/')).bytes.toString()), text });
    expect(answer.status).toBe(413);
    expect((fieldsOf(answer.bytes.toString())['text'] ?? '').length).toBeGreaterThan(400_000);
  });

  it.each([
    [
      'a field that does not exist',
      { channel: 'phone', text: '本文', 'himitsu-no-namae': 'himitsu-no-atai' },
      'unknown-field',
    ],
    ['a channel that does not exist', { channel: 'himitsu-no-atai', text: '本文' }, null],
    [
      'a nested field of the wrong kind',
      { channel: 'phone', text: '本文', contact: { phone: ['himitsu-no-atai'] } },
      null,
    ],
  ])('refuses %s with 422 problem+json that names the field and repeats no value', async (_, body, code) => {
    const answer = await agent.post('/api/v1/complaints', body);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      422,
      'application/problem+json; charset=utf-8',
    ]);
    const { errors } = answer.as<{ errors: { pointer: string; code: string }[] }>();
    expect(errors.length).toBeGreaterThan(0);
    if (code !== null) expect(errors.map((error) => error.code)).toContain(code);
    expect(answer.bytes.toString()).not.toContain('himitsu-no-atai');
  });

  it('refuses a body that is no JSON with 400 and repeats none of it', async () => {
    const headers = { 'content-type': 'application/json' };
    const body = new URLSearchParams({ 'himitsu-no-atai': '1' });
    const answer = await agent.send('POST', '/api/v1/complaints', { body, headers });
    expect(answer).toMatchObject({ status: 400, body: { code: 'http.bad-json' } });
    expect(answer.bytes.toString()).not.toContain('himitsu');
  });

  it('refuses a text of blanks with 422', async () => {
    const answer = await agent.post('/api/v1/complaints', { channel: 'phone', text: ' \n　' });
    expect(answer).toMatchObject({ status: 422, body: { code: 'intake.empty-text' } });
  });

  it('shows the same page for a wrong secret as for a slip number that does not exist', async () => {
    const browser = desk.client();
    const lookUp = (slip: string) => browser.submit('/status', { slip, secret: 'ABCD-EFGH-JKMN-PQRS' });
    const [wrong, none] = [await lookUp('2026-11-000001'), await lookUp('2026-11-999999')];
    expect([wrong.status, none.status]).toEqual([404, 404]);
    const page = (answer: typeof wrong, slip: string) => answer.bytes.toString().replaceAll(slip, '');
    expect(page(wrong, '2026-11-000001')).toBe(page(none, '2026-11-999999'));
    expect(wrong.bytes.toString()).not.toContain('ABCD-EFGH');
  });
});

describe('two agents with the same complaint', () => {
  it('lets the first save, and answers the second 409 with both versions', async () => {
    const made = await agent.post('/api/v1/complaints', { channel: 'phone', text: '最初の聞き取り' });
    received += 1;
    const { id } = made.as<{ id: string }>();
    const other = await desk.as('agent');
    const { version } = await opened(id);
    const path = `/api/v1/complaints/${id}`;
    const [first, second] = await Promise.all([
      agent.put(path, { version, text: '甲の訂正' }),
      other.put(path, { version, text: '乙の訂正' }),
    ]);
    expect([first.status, second.status].sort()).toEqual([200, 409]);
    const [won, lost] = first.status === 200 ? ['甲の訂正', '乙の訂正'] : ['乙の訂正', '甲の訂正'];
    expect([first, second].find((answer) => answer.status === 409)?.body).toMatchObject({
      code: 'complaints.version-conflict',
      data: { yours: { text: lost }, current: { text: won, version: version + 1 } },
    });
    expect(await opened(id)).toMatchObject({ text: won, version: version + 1 });
  });
});

/** The smallest archive there is: the end record of an empty zip, behind a local file header. */
function zip(): Buffer {
  return Buffer.concat([
    Buffer.from('PK\u0003\u0004'),
    Buffer.alloc(26),
    Buffer.from('PK\u0005\u0006'),
    Buffer.alloc(18),
  ]);
}

function encryptedPdf(): Promise<Buffer> {
  const document = new PDFDocument({ userPassword: 'kagi', ownerPassword: 'oyakagi' });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  document.text('locked');
  document.end();
  return new Promise((resolve) => document.on('end', () => resolve(Buffer.concat(chunks))));
}
