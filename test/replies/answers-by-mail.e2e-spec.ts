import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { JobRunner } from '#jobs';
import { query, UnitOfWork } from '#persistence';
import { TendReplies } from '#replies';
import { Vault } from '#vault';
import { SmtpSink, startDesk, type HttpClient, type TestDesk } from '#testing';
import { handOver, mail, runJobs } from '../intake/doors.js';

interface Reply {
  id: string;
  state: string;
  stopReason: string | null;
  subject: string;
  text: string;
  to: string;
  findings: number;
}
interface CasePage {
  state: string;
  callbackAt: string | null;
  callbackKind: string | null;
  version: number;
  replies: { direction: string; channel: string; text: string; actorId: string }[];
  mailReplies: Reply[];
  history: { action: string; note: string | null }[];
  danger: { state: string };
  withdrawn: { at: string } | null;
  doNotContactBy: string[];
}

const UNDO_MS = 20_000;
const words = { subject: '【回答】', text: '料金を確かめました。\n11月分から正しく引き落とします。' };

let sink: SmtpSink;
let desk: TestDesk;
let agent: HttpClient;

beforeAll(async () => {
  sink = await SmtpSink.listen();
  desk = await startDesk({
    settings: {
      smtpUrl: sink.url,
      smtpListenPort: 0,
      replyAddress: 'desk@example.jp',
      contactLine: '窓口 0120-000-123',
    },
  });
  agent = await desk.as('agent');
});

afterAll(async () => {
  await desk.close();
  await sink.close();
});

let calls = 0;
/** A case of a complainant with this address; its acknowledgement has gone out. */
async function caseOf(email: string, text = '料金の引落日が毎月ばらばらです。'): Promise<string> {
  calls += 1;
  const contact = { name: '青葉 花子', phone: '090-1111-2222', email };
  const body = { formId: `reply-form-${String(calls)}`, text, contact };
  const made = await desk.client().post('/api/v1/intake/web', body);
  await runJobs(desk);
  return made.as<{ complaintId: string }>().complaintId;
}
const page = async (id: string): Promise<CasePage> => (await agent.get(`/api/v1/complaints/${id}`)).as<CasePage>();
const path = (id: string) => `/api/v1/complaints/${id}/mail-replies`;
const sentTo = (address: string) => sink.mails.filter(({ recipients }) => recipients.includes(address));
const textOf = (raw: string) => Buffer.from(raw.split('\r\n\r\n')[1] ?? '', 'base64').toString('utf8');
const headOf = (raw: string) => raw.split('\r\n\r\n')[0] ?? '';
async function undoTimeOver(): Promise<void> {
  desk.clock.advance(UNDO_MS + 1);
  await runJobs(desk);
}
async function written(id: string, letter: object = words): Promise<string> {
  const answer = await agent.post(path(id), letter);
  expect(answer.status).toBe(201);
  return answer.as<{ id: string }>().id;
}

describe('a mail that only tells how far things are', () => {
  it('leaves the case open when its template says so, with the day on which they hear again as a deadline', async () => {
    const id = await caseOf('tochu@example.net');
    const next = new Date(desk.clock.now().getTime() + 4 * 86_400_000).toISOString();
    await written(id, { ...words, templateId: 'looking-into', nextContactAt: next });
    await undoTimeOver();
    const after = await page(id);
    expect(after.mailReplies).toMatchObject([{ state: 'accepted' }]);
    expect(after).toMatchObject({ state: 'in_handling', callbackAt: next, callbackKind: 'contact' });
    expect(after.history.map(({ action }) => action)).toContain('interim-replied');
    const calls = (await agent.get('/api/v1/callbacks')).as<{ items: { complaintId: string; kind: string }[] }>();
    expect(calls.items.find(({ complaintId }) => complaintId === id)?.kind).toBe('contact');
    const kept = await agent.post(`/api/v1/complaints/${id}/callback`, { outcome: 'reached', promisedAt: next });
    expect(kept.status).toBe(204);
    expect(await page(id)).toMatchObject({ callbackAt: null, state: 'in_handling' });
  });

  it('answers the case when the writer says so, whatever the template (control)', async () => {
    const id = await caseOf('kotae@example.net');
    await written(id, { ...words, templateId: 'looking-into', interim: false });
    await undoTimeOver();
    expect(await page(id)).toMatchObject({ state: 'replied', callbackAt: null });
  });
});

describe('an answer by mail', () => {
  it('goes out when the time to take it back is over, and not before; its answer joins the case', async () => {
    const id = await caseOf('hanako@example.net');
    const before = sentTo('hanako@example.net').length;
    await written(id);
    await runJobs(desk);
    expect(sentTo('hanako@example.net')).toHaveLength(before);
    expect((await page(id)).mailReplies).toMatchObject([{ state: 'waiting', to: 'hanako@example.net', ...words }]);
    await undoTimeOver();
    const [sent] = sentTo('hanako@example.net').slice(before);
    expect(textOf(sent?.raw ?? '')).toBe(words.text.replaceAll('\n', '\r\n'));
    // A person wrote it: no mark of a machine.
    expect(headOf(sent?.raw ?? '')).not.toMatch(/^(Auto-Submitted|X-Madoguchi-Notice|X-Auto-Response)/im);
    const now = await page(id);
    expect(now).toMatchObject({ state: 'replied', mailReplies: [{ state: 'accepted' }] });
    expect(now.replies.filter(({ direction }) => direction === 'out')).toMatchObject([
      { channel: 'email', text: words.text },
    ]);

    const replyTo = /^Reply-To: .*<([^>]+)>/im.exec(sent?.raw ?? '')?.[1] ?? '';
    const head = { From: '<hanako@example.net>', To: replyTo, Subject: 'Re:', 'Message-ID': '<a1@home.example>' };
    const type = { 'Content-Type': 'text/plain; charset=utf-8' };
    await handOver(desk, {
      from: 'hanako@example.net',
      to: 'desk@example.jp',
      raw: mail({ ...head, ...type }, '了解しました。'),
    });
    await runJobs(desk);
    expect((await page(id)).replies.at(-1)).toMatchObject({ direction: 'in' });
    expect((await page(id)).state).toBe('in_handling');
  });

  it('is taken back with its words, and never sent', async () => {
    const id = await caseOf('torikeshi@example.net');
    const before = sentTo('torikeshi@example.net').length;
    const reply = await written(id);
    const back = await agent.post(`${path(id)}/${reply}/cancel`);
    expect(back).toMatchObject({ status: 200, body: words });
    await undoTimeOver();
    expect(sentTo('torikeshi@example.net')).toHaveLength(before);
    expect((await page(id)).mailReplies).toMatchObject([{ state: 'cancelled' }]);
    expect((await agent.post(`${path(id)}/${reply}/cancel`)).as<{ code: string }>().code).toBe('replies.too-late');
  });

  it('is written once however often it is asked for with one key', async () => {
    const id = await caseOf('ichido@example.net');
    const before = sentTo('ichido@example.net').length;
    const ask = () => agent.send('POST', path(id), { body: words, headers: { 'Idempotency-Key': 'one-click' } });
    const [first, second] = [await ask(), await ask()];
    expect(second.as<{ id: string }>().id).toBe(first.as<{ id: string }>().id);
    await undoTimeOver();
    expect(sentTo('ichido@example.net')).toHaveLength(before + 1);
  });

  it('asked for twice at the same moment with one key is one as well', async () => {
    const id = await caseOf('doji@example.net');
    const ask = () => agent.send('POST', path(id), { body: words, headers: { 'Idempotency-Key': 'two-at-once' } });
    const both = await Promise.all([ask(), ask()]);
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    expect((await page(id)).mailReplies).toHaveLength(1);
  });

  it('that was corrected after a lost answer is not taken for the uncorrected one: its writer is told', async () => {
    const id = await caseOf('naoshita@example.net');
    const ask = (letter: object) =>
      agent.send('POST', path(id), { body: letter, headers: { 'Idempotency-Key': 'corrected' } });
    const first = await ask(words);
    const other = await ask({ ...words, text: '直した文面です。' });
    expect(other).toMatchObject({
      status: 409,
      body: { code: 'replies.sent-already', data: { id: first.as<{ id: string }>().id, state: 'waiting' } },
    });
    expect((await page(id)).mailReplies).toMatchObject([{ state: 'waiting', text: words.text }]);
  });

  it('is looked through with an entry in the log each time, and no list of numbers is', async () => {
    const id = await caseOf('ichiran@example.net');
    await caseOf('hitori@example.net');
    const looks = async () => {
      const sql =
        "SELECT facts FROM audit_entries WHERE action = 'complaint.reply-checked' AND object = ? ORDER BY seq";
      const rows = await query<{ facts: string }>(desk.get(UnitOfWork).reads, sql, [`complaint:${id}`]);
      return rows.map(({ facts }) => JSON.parse(facts) as Record<string, unknown>);
    };
    const checked = async (count: number) => {
      const many = Array.from({ length: count - 1 }, (_, n) => `soko${String(n)}@example.org`);
      const text = [...many, 'hitori@example.net'].join('、');
      const { findings } = (await agent.post(`${path(id)}/check`, { subject: '回答', text })).as<{
        findings: { known: string | null; needsWord: boolean }[];
      }>();
      expect(findings.every(({ needsWord }) => needsWord)).toBe(true);
      return findings.filter(({ known }) => known === 'other-case').length;
    };
    expect(await checked(20)).toBe(1);
    expect(await looks()).toMatchObject([{ findings: 20, lookedUp: 20, tooMany: false }]);
    expect(await checked(21)).toBe(0);
    expect((await looks()).slice(1)).toMatchObject([{ findings: 21, lookedUp: 0, tooMany: true }]);
    for (let n = 0; n < 10; n += 1) await checked(20);
    // Two hundred an hour.
    expect(await checked(20)).toBe(0);
    desk.clock.advance(2 * 3_600_000);
    agent = await desk.as('agent');
  });

  it('whose case was erased while it waited is stopped, with an alarm and without a job that comes back', async () => {
    const id = await caseOf('kieta@example.net');
    const reply = await written(id);
    const reads = desk.get(UnitOfWork).reads;
    const [row] = await query<{ key_id: string }>(reads, 'SELECT key_id FROM complaints WHERE id = ?', [id]);
    await desk.get(Vault).eraseKey(row?.key_id ?? '');
    await undoTimeOver();
    for (let n = 0; n < 3; n += 1) {
      desk.clock.advance(10 * 60_000);
      await desk.get(TendReplies).execute();
      await runJobs(desk);
    }
    const sql = 'SELECT state, stop_reason AS why FROM mail_replies WHERE id = ?';
    expect(await query(reads, sql, [reply])).toEqual([{ state: 'stopped', why: 'unreadable' }]);
    expect(
      await query(reads, "SELECT id FROM jobs WHERE kind = 'replies.send' AND payload LIKE ?", [`%${reply}%`]),
    ).toEqual([]);
    const alarm = "SELECT id FROM alarms WHERE code = 'replies.undelivered' AND calmed_at IS NULL";
    expect(await query(reads, alarm, [])).toHaveLength(1);
    expect(sentTo('kieta@example.net').filter(({ raw }) => !/Auto-Submitted/i.test(raw))).toEqual([]);
    agent = await desk.as('agent');
    const word = { delivered: false, note: '消去済みのため送らない' };
    expect((await agent.post(`${path(id)}/${reply}/ruling`, word)).status).toBe(204);
    expect(await query(reads, alarm, [])).toEqual([]);
  });

  it('with somebody else’s number, name or case is refused until its writer gives a reason', async () => {
    const other = await caseOf('betsu@example.net', '別の方のお申し出です。');
    const id = await caseOf('kakunin@example.net');
    const letter = { subject: '回答', text: `鈴木様の番号 080-5555-6666 と betsu@example.net について確かめました。` };
    const seen = (await agent.post(`${path(id)}/check`, letter)).as<{
      findings: { kind: string; known: string | null }[];
    }>();
    expect(seen.findings.map(({ kind, known }) => [kind, known])).toEqual([
      ['name', null],
      ['phone', null],
      ['email', 'other-case'],
    ]);
    expect(other).not.toBe(id);
    const refused = await agent.post(path(id), letter);
    expect(refused).toMatchObject({ status: 422, body: { code: 'replies.others-named' } });
    // The refusal names places and kinds, never the words.
    expect(JSON.stringify(refused.body)).not.toMatch(/鈴木|5555|betsu/);
    const few = { ...letter, confirmed: { reason: '本人の同意を得ている', findings: 2 } };
    expect((await agent.post(path(id), few)).status).toBe(422);
    await written(id, { ...letter, confirmed: { reason: '本人の同意を得ている', findings: 3 } });
    const { history, mailReplies } = await page(id);
    expect(mailReplies).toMatchObject([{ findings: 3 }]);
    expect(history.find(({ action }) => action === 'reply-written')?.note).toBe('本人の同意を得ている');
  });

  it('is refused while a place of the template is open, and when the complainant wants no mail', async () => {
    const id = await caseOf('iya@example.net');
    const open = await agent.post(path(id), { ...words, text: '結果：［確認した結果］' });
    expect(open).toMatchObject({ status: 422, body: { code: 'replies.unfilled' } });
    const { version } = await page(id);
    await agent.put(`/api/v1/complaints/${id}`, { version, doNotContactBy: ['email'] });
    expect((await page(id)).doNotContactBy).toEqual(['email']);
    expect(await agent.post(path(id), words)).toMatchObject({ status: 409, body: { code: 'replies.not-by-mail' } });
  });

  it('is kept back when the address was corrected meanwhile', async () => {
    const id = await caseOf('machigai@example.net');
    await written(id);
    const { version } = await page(id);
    await agent.put(`/api/v1/complaints/${id}`, { version, contact: { email: 'tadashii@example.net' } });
    await undoTimeOver();
    expect(sentTo('tadashii@example.net')).toEqual([]);
    expect((await page(id)).mailReplies).toMatchObject([{ state: 'stopped', stopReason: 'address-changed' }]);
  });

  it('of which nobody saw the end is never sent again, and a person says what became of it', async () => {
    const id = await caseOf('fumei@example.net');
    const before = sink.seen;
    const reply = await written(id);
    sink.answers = { message: () => 'drop' };
    await undoTimeOver();
    sink.answers = {};
    expect((await page(id)).mailReplies).toMatchObject([{ state: 'unknown' }]);
    desk.clock.advance(15 * 60_000);
    await desk.get(TendReplies).execute();
    await runJobs(desk);
    expect(sink.seen).toBe(before + 1);
    const word = { delivered: true, note: '電話で届いたと聞いた' };
    expect((await agent.post(`${path(id)}/${reply}/ruling`, word)).status).toBe(204);
    expect(await page(id)).toMatchObject({ state: 'replied', mailReplies: [{ state: 'accepted' }] });
    expect((await agent.post(`${path(id)}/${reply}/ruling`, word)).status).toBe(409);
  });

  it('that comes back counts as not answered', async () => {
    const id = await caseOf('kaeru@example.net');
    await written(id);
    await undoTimeOver();
    const messageId = /^Message-ID: (<[^>]+>)/im.exec(sentTo('kaeru@example.net').at(-1)?.raw ?? '')?.[1] ?? '';
    expect((await page(id)).state).toBe('replied');
    await handOver(desk, { from: '', to: 'desk@example.jp', raw: bounce('kaeru@example.net', messageId) });
    await runJobs(desk);
    expect(await page(id)).toMatchObject({ state: 'in_handling', mailReplies: [{ state: 'bounced' }] });
  });

  it('waits out a server that is away, and a server that puts it off', async () => {
    const id = await caseOf('ato@example.net');
    const before = sentTo('ato@example.net').length;
    await written(id);
    sink.answers = { recipient: () => 451 };
    await undoTimeOver();
    expect((await page(id)).mailReplies).toMatchObject([{ state: 'sending' }]);
    sink.answers = {};
    desk.clock.advance(60_000);
    await desk.get(TendReplies).execute();
    await desk.get(JobRunner).runDue();
    expect(sentTo('ato@example.net')).toHaveLength(before + 1);
  });

  it('begins with templates filled for the case', async () => {
    const id = await caseOf('hina@example.net');
    const start = (await agent.get(`${path(id)}/start`)).as<{
      address: boolean;
      mailer: string;
      undoSeconds: number;
      templates: { texts: { ja: { subject: string; body: string } } }[];
    }>();
    expect(start).toMatchObject({ address: true, mailer: 'ready', undoSeconds: 20 });
    expect(start.templates[0]?.texts.ja.body).toMatch(/^\{\{name\}\}\n/);
    // The name is the page's to fill in; nothing of the complainant is in the answer.
    expect(JSON.stringify(start)).not.toMatch(/青葉|hina@|\{\{(?!name)/);
  });
});

describe('what stands sealed', () => {
  it('is neither letter nor reason in clear in the table', async () => {
    const rows = await desk
      .get(UnitOfWork)
      .write((m) => query<Record<string, unknown>>(m, 'SELECT * FROM mail_replies WHERE findings > ?', [0]));
    expect(rows.length).toBeGreaterThan(0);
    const bytes = rows.map((row) =>
      Object.values(row)
        .map((v) => (Buffer.isBuffer(v) ? v.toString('utf8') : String(v)))
        .join(),
    );
    expect(bytes.join()).not.toMatch(/鈴木|本人の同意|betsu@/);
  });
});

describe('what colleagues have to see first', () => {
  it('is a danger to life until somebody says what it is, a withdrawal, and their notes', async () => {
    const id = await caseOf('kiken@example.net', '元夫に居場所を知られました。もう死にたいです。');
    expect((await page(id)).danger).toMatchObject({ state: 'suspected' });
    await agent.post(`/api/v1/complaints/${id}/danger`, { present: true, note: '110番に通報した' });
    await agent.post(`/api/v1/complaints/${id}/notes`, { text: '夜間の担当へ：折り返しは9時以降' });
    await agent.post(`/api/v1/complaints/${id}/withdrawal`, { withdrawn: true, note: '電話で申出' });
    const now = await page(id);
    expect(now.danger).toMatchObject({ state: 'confirmed' });
    expect(now.withdrawn).not.toBeNull();
    expect(now.history.find(({ action }) => action === 'note')?.note).toBe('夜間の担当へ：折り返しは9時以降');
    await agent.post(`/api/v1/complaints/${id}/withdrawal`, { withdrawn: false, note: 'やはり続けたい' });
    expect((await page(id)).withdrawn).toBeNull();
    expect((await page(await caseOf('heion@example.net'))).danger).toMatchObject({ state: 'none' });
  });
});

function bounce(address: string, messageId: string): string {
  const part = (type: string, body: string) => `--b\r\nContent-Type: ${type}\r\n\r\n${body}\r\n`;
  const head = {
    From: 'MAILER-DAEMON@mx.example.net',
    To: 'desk@example.jp',
    Subject: 'Undelivered Mail Returned to Sender',
    'Message-ID': `<bounce-${messageId.slice(1, 9)}@mx.example.net>`,
    'MIME-Version': '1.0',
    'Content-Type': 'multipart/report; report-type=delivery-status; boundary=b',
  };
  const status = `Reporting-MTA: dns; mx.example.net\r\n\r\nFinal-Recipient: rfc822; ${address}\r\nAction: failed\r\nStatus: 5.1.1`;
  const parts = [
    part('text/plain', 'User unknown.'),
    part('message/delivery-status', status),
    part('text/rfc822-headers', `Message-ID: ${messageId}`),
  ];
  return mail(head, `${parts.join('')}--b--`);
}
