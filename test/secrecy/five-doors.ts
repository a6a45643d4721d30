import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Encoding from 'encoding-japanese';
import { createTransport } from 'nodemailer';
import PDFDocument from 'pdfkit';
import type { Answer, HttpClient } from '#testing';
import type { BuiltDesk } from '../crash/support/built-desk.js';
import { fieldsOf } from '../intake/page-form.js';
import type { Planted } from './planted.js';

/** A sentence that triage flags, so that signals, reasons and the review queue come about. */
export const SIGNAL = '知らない人から、私の通話の内容を知っていると言われました。';

/** The answer, which must have this status; says what the desk said otherwise. */
export async function expectStatus(asked: Promise<Answer>, status: number): Promise<Answer> {
  const answer = await asked;
  if (answer.status !== status) throw new Error(`${String(answer.status)}: ${answer.bytes.toString().slice(0, 500)}`);
  return answer;
}

/** The answer of something that must be done. */
export async function done(asked: Promise<Answer>): Promise<Answer> {
  const { status } = await asked;
  return expectStatus(asked, status < 300 ? status : 200);
}

/** Through the API: a phone note with everything that it may carry. */
export async function byApi(agent: HttpClient, planted: Planted): Promise<string> {
  const body = {
    channel: 'phone',
    text: `${planted.japanese(SIGNAL)} ${planted.ascii()}`,
    subject: planted.japanese(),
    callId: planted.ascii(),
    contact: {
      name: planted.japanese(),
      phone: planted.phone(),
      email: planted.address(),
      address: planted.japanese(),
    },
  };
  const headers = { 'idempotency-key': planted.ascii() };
  const answer = await expectStatus(agent.post('/api/v1/complaints', body, headers), 201);
  return answer.as<{ id: string }>().id;
}

/** Through the public form, as a browser posts it. */
export async function byForm(visitor: HttpClient, planted: Planted): Promise<void> {
  const page = await expectStatus(visitor.get('/'), 200);
  const fields = {
    ...fieldsOf(page.bytes.toString()),
    text: planted.japanese(SIGNAL),
    subject: planted.japanese(),
    name: planted.japanese(),
    phone: planted.phone(),
    email: planted.address(),
  };
  const answer = await visitor.submit('/', fields);
  if (answer.status >= 400) throw new Error(`the form was answered ${String(answer.status)}`);
}

/** By SMTP: a mail with an attachment, a large one that becomes a file, and one in ISO-2022-JP. */
export async function bySmtp(desk: BuiltDesk, planted: Planted): Promise<void> {
  const transport = createTransport({ host: '127.0.0.1', port: desk.smtpPort, ignoreTLS: true });
  const person = () => ({ name: planted.japanese(), address: planted.address() });
  await transport.sendMail({
    from: person(),
    to: 'desk@example.jp',
    subject: planted.japanese(),
    text: planted.japanese(SIGNAL),
    html: `<p>${planted.japanese()}</p>`,
    attachments: [{ filename: `${planted.japanese()}.txt`, content: `${planted.japanese()} ${planted.ascii()}` }],
  });
  const long = Array.from({ length: 6_000 }, () => planted.texts.at(-1)).join('\n');
  await transport.sendMail({ from: person(), to: 'desk@example.jp', subject: planted.japanese(), text: long });
  const from = planted.address();
  const head = `From: ${from}\r\nTo: desk@example.jp\r\nContent-Type: text/plain; charset=iso-2022-jp\r\n\r\n`;
  const body = Encoding.convert(Encoding.stringToCode(`${SIGNAL}${planted.japanese()}\r\n`), {
    to: 'JIS',
    from: 'UNICODE',
  });
  const raw = Buffer.concat([Buffer.from(head), Buffer.from(body)]);
  await transport.sendMail({ envelope: { from, to: ['desk@example.jp'] }, raw });
  transport.close();
}

/** By the watched folder: a PDF whose title, text and file name are planted. */
export async function byFolder(folder: string, planted: Planted): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const bytes = await pdf(planted.ascii(), `${planted.ascii()} ${planted.ascii()}`);
  const name = `${planted.japanese()}.pdf`;
  writeFileSync(join(folder, `${name}.part`), bytes);
  renameSync(join(folder, `${name}.part`), join(folder, name));
}

/** By upload: a typed letter in CP932. */
export async function byUpload(agent: HttpClient, planted: Planted): Promise<void> {
  const text = Encoding.stringToCode(planted.japanese(SIGNAL));
  const bytes = new Uint8Array(Encoding.convert(text, { to: 'SJIS', from: 'UNICODE' }));
  const upload = { name: `${planted.japanese()}.txt`, bytes, mediaType: 'text/plain' };
  await expectStatus(agent.upload('/api/v1/intake/letter', upload), 201);
}

/** Requests that the desk refuses: what it refuses must not lie in its log either. */
export async function refused(agent: HttpClient, complaintId: string, planted: Planted): Promise<void> {
  const text = planted.japanese();
  await expectStatus(
    agent.post('/api/v1/complaints', { channel: 'phone', text, [planted.ascii()]: planted.japanese() }),
    422,
  );
  await expectStatus(agent.post('/api/v1/complaints', { channel: planted.japanese(), text }), 422);
  await expectStatus(agent.put(`/api/v1/complaints/${complaintId}`, { version: 99, text: planted.japanese() }), 409);
  const noJson = {
    body: new URLSearchParams({ text: planted.japanese() }),
    headers: { 'content-type': 'application/json' },
  };
  await expectStatus(agent.send('POST', '/api/v1/complaints', noJson), 400);
}

function pdf(title: string, text: string): Promise<Buffer> {
  return new Promise((resolve) => {
    const document = new PDFDocument({ compress: false, info: { Title: title } });
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.fontSize(24).text(text);
    document.end();
  });
}
