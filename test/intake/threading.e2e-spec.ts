import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SmtpSink, startDesk, type HttpClient, type TestDesk } from '#testing';
import { handOver, ledgerLines, mail, runJobs, type LedgerLine } from './doors.js';

const OWNER = 'hoshino@example.net';
const STRANGER = 'stranger@example.net';
const DESK = 'desk@example.jp';
const SERVER = 'mx.example.jp';

interface CaseView {
  state: string;
  slipNumber: string;
  replies: { text: string; direction: string }[];
}
interface SiblingsView {
  suggestions: { complaint: { complaintId: string }; reasons: { kind: string; sender?: string }[]; state: string }[];
}
interface Given {
  from: string;
  /** Case that the mail names by its reply address. */
  token?: string;
  references?: string;
  subject?: string;
  authentication?: string;
  header?: string;
}

let sink: SmtpSink;
let desk: TestDesk;
let agent: HttpClient;
let serial = 0;

beforeAll(async () => {
  sink = await SmtpSink.listen();
  const settings = { smtpUrl: sink.url, smtpListenPort: 0, replyAddress: DESK, authservId: SERVER, ackPerDay: 100 };
  desk = await startDesk({ settings });
  agent = await desk.as('agent');
});
afterAll(async () => {
  await desk.close();
  await sink.close();
});

/** A complaint by the web form whose acknowledgement went out: its case, reply address and Message-ID. */
async function openCase(email = OWNER): Promise<{ id: string; token: string; messageId: string; slip: string }> {
  serial += 1;
  const post = {
    formId: `case-${String(serial)}`,
    text: `店舗の営業時間をもう少し延ばしてほしいです（${String(serial)}）。`,
    contact: { email },
  };
  const made = (await desk.client().post('/api/v1/intake/web', post)).as<{ complaintId: string; slipNumber: string }>();
  await runJobs(desk);
  const sent = sink.mails.at(-1);
  const raw = sent?.raw.replace(/\r\n[ \t]+/g, ' ') ?? '';
  const token = /^reply-to:.*?(desk\+r\.[a-z2-7]{26}@example\.jp)/im.exec(raw)?.[1] ?? '';
  const messageId = /^message-id:\s*(<[^>]+>)/im.exec(raw)?.[1] ?? '';
  return { id: made.complaintId, token, messageId, slip: made.slipNumber };
}

/** Hands a mail in and answers its ledger line. */
async function send(given: Given): Promise<LedgerLine> {
  serial += 1;
  const to = given.token ?? DESK;
  const raw = mail(
    {
      ...(given.authentication === undefined ? {} : { 'Authentication-Results': given.authentication }),
      From: given.header ?? `<${given.from}>`,
      To: `<${to}>`,
      Subject: given.subject ?? 'Re: 受付のお知らせ',
      'Message-ID': `<mail-${String(serial)}@example.net>`,
      ...(given.references === undefined ? {} : { 'In-Reply-To': given.references, References: given.references }),
      'Content-Type': 'text/plain; charset=utf-8',
    },
    `${String(serial)}通目です。契約者番号をお伝えするのを忘れました。`,
  );
  await handOver(desk, { from: given.from, to, raw });
  await runJobs(desk);
  const [line] = await ledgerLines(agent, '&channel=email');
  if (line === undefined) throw new Error('the mail has no line in the ledger');
  return line;
}

async function look(id: string): Promise<CaseView> {
  return (await agent.get(`/api/v1/complaints/${id}`)).as<CaseView>();
}

/** What is suggested about the case that the mail became. */
async function hintsOf(line: LedgerLine): Promise<{ id: string; kind: string; sender: string | undefined }[]> {
  const answer = await agent.get(`/api/v1/complaints/${line.complaintId ?? ''}/siblings`);
  return answer
    .as<SiblingsView>()
    .suggestions.flatMap(({ complaint, reasons }) =>
      reasons
        .filter(({ kind }) => /^(reply|slip)-/.test(kind))
        .map(({ kind, sender }) => ({ id: complaint.complaintId, kind, sender })),
    );
}

/** The mail became a case of its own, with a suggestion and nothing more. */
async function expectSuggestionOnly(
  line: LedgerLine,
  hint: { id: string; kind: string; sender: string },
): Promise<void> {
  expect(line.outcome).toBe('complaint');
  expect(line.complaintId).not.toBe(hint.id);
  expect(await hintsOf(line)).toContainEqual(hint);
  expect((await look(hint.id)).replies).toEqual([]);
}

describe('a mail that names a case', () => {
  it('joins it by the reply address when the complainant answers, in any case of letters', async () => {
    const { id, token } = await openCase();
    expect(token).not.toBe('');
    expect(await send({ from: 'Hoshino@Example.NET', token: token.toUpperCase() })).toMatchObject({
      outcome: 'reply',
      complaintId: id,
    });
    expect((await look(id)).replies).toHaveLength(1);
  });

  it('joins it by References when the complainant answers', async () => {
    const { id, messageId } = await openCase();
    const line = await send({ from: OWNER, references: messageId });
    expect(line).toMatchObject({ outcome: 'reply', complaintId: id });
  });

  it('does not join it when a third person got hold of the reply address', async () => {
    const { id, token } = await openCase();
    await expectSuggestionOnly(await send({ from: STRANGER, token }), { id, kind: 'reply-token', sender: 'stranger' });
  });

  it('does not join it when a third person refers to our letter', async () => {
    const { id, messageId } = await openCase();
    const line = await send({ from: STRANGER, references: messageId });
    await expectSuggestionOnly(line, { id, kind: 'reply-reference', sender: 'stranger' });
  });

  it('does not join it by a slip number, whoever writes', async () => {
    const { id, slip } = await openCase();
    const subject = `受付番号 ${slip} について`;
    const stranger = await send({ from: STRANGER, subject });
    await expectSuggestionOnly(stranger, { id, kind: 'slip-in-subject', sender: 'stranger' });
    const owner = await send({ from: OWNER, subject });
    await expectSuggestionOnly(owner, { id, kind: 'slip-in-subject', sender: 'participant' });
  });

  it('makes nothing of a token that nobody was given', async () => {
    const line = await send({ from: OWNER, token: `desk+r.${'a'.repeat(26)}@example.jp` });
    expect(line.outcome).toBe('complaint');
    expect(await hintsOf(line)).toEqual([]);
  });

  it('does not join it when the own mail server found the sender forged', async () => {
    const { id, token } = await openCase();
    const forged = `${SERVER}; spf=pass smtp.mailfrom=other.example; dmarc=fail header.from=example.net`;
    const line = await send({ from: OWNER, token, authentication: forged });
    await expectSuggestionOnly(line, { id, kind: 'reply-token', sender: 'unverified' });
    // The control: the same words under another server's name are not believed.
    const elsewhere = await send({ from: OWNER, token, authentication: forged.replace(SERVER, 'mx.example.org') });
    expect(elsewhere).toMatchObject({ outcome: 'reply', complaintId: id });
  });

  it('reopens a closed case', async () => {
    const { id, token } = await openCase();
    const secrecy = { involved: false, reason: '請求書の件のみ' };
    const closed = await agent.post(`/api/v1/complaints/${id}/handling`, {
      to: 'closed',
      outcome: 'explained',
      secrecy,
    });
    expect(closed.status).toBe(204);
    expect((await look(id)).state).toBe('closed');
    await send({ from: OWNER, token });
    expect((await look(id)).state).toBe('reopened');
  });

  it('knows an old carrier address with and without its quotes', async () => {
    const { id, token } = await openCase();
    await agent.post(`/api/v1/complaints/${id}/participants`, { address: 'a..b.@docomo.ne.jp' });
    for (const header of ['<"a..b."@docomo.ne.jp>', '<a..b.@docomo.ne.jp>', '<A..B.@docomo.ne.jp>']) {
      const line = await send({ from: 'sender@docomo.ne.jp', header, token });
      expect([header, line.outcome, line.complaintId]).toEqual([header, 'reply', id]);
    }
  });
});

describe('people who take part in a case', () => {
  it('lets a representative answer once an agent added them, and no longer when they were taken out', async () => {
    const { id, token } = await openCase();
    const deputy = 'deputy@example.org';
    const at = `/api/v1/complaints/${id}/participants`;
    await expectSuggestionOnly(await send({ from: deputy, token }), { id, kind: 'reply-token', sender: 'stranger' });
    expect((await agent.post(at, { address: 'Deputy@Example.org' })).status).toBe(204);
    expect(await send({ from: deputy, token })).toMatchObject({ outcome: 'reply', complaintId: id });
    const { items } = (await agent.get(at)).as<{ items: { id: string; address: string }[] }>();
    expect(items).toMatchObject([{ address: 'Deputy@Example.org' }]);
    expect((await agent.send('DELETE', `${at}/${items[0]?.id ?? ''}`)).status).toBe(204);
    expect((await send({ from: deputy, token })).outcome).toBe('complaint');
    expect((await agent.post(at, { address: 'no address' })).status).toBe(422);
  });

  it('takes no answer from an address that was corrected away', async () => {
    const { id, token } = await openCase('mistyped@example.net');
    const edit = { version: 0, contact: { email: OWNER } };
    const { version } = (await agent.get(`/api/v1/complaints/${id}`)).as<{ version: number }>();
    expect((await agent.put(`/api/v1/complaints/${id}`, { ...edit, version })).status).toBe(200);
    expect((await send({ from: 'mistyped@example.net', token })).outcome).toBe('complaint');
    expect(await send({ from: OWNER, token })).toMatchObject({ outcome: 'reply', complaintId: id });
  });
});

describe('a further call about a case', () => {
  it('is added by the slip number, with a line of its own in the ledger, once', async () => {
    const { id, slip } = await openCase();
    const at = `/api/v1/complaints/${slip}/follow-ups`;
    const body = { channel: 'phone', text: '前回の件、契約者番号は別紙のとおりとのこと。' };
    const options = { body, headers: { 'idempotency-key': 'call-77' } };
    const first = await agent.send('POST', at, options);
    expect(first.status).toBe(201);
    expect(first.as<{ outcome: string; inReplyTo: string }>()).toMatchObject({ outcome: 'reply', inReplyTo: slip });
    await agent.send('POST', at, options);
    expect((await look(id)).replies.map(({ text }) => text)).toEqual([body.text]);
    expect((await agent.post('/api/v1/complaints/2026-01-999999/follow-ups', body)).status).toBe(404);
  });
});
