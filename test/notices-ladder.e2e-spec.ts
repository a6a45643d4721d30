import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { DomainEvents, type EventMap } from '#kernel';
import { JobRunner } from '#jobs';
import { WatchEverybodyTold } from '#notices';
import { query, UnitOfWork } from '#persistence';
import { startDesk, SmtpSink, type HttpClient, type SunkMail, type TestDesk } from '#testing';
import { noticeBody } from './support/notice-text.js';

jest.setTimeout(420_000);

let sink: SmtpSink;
let desk: TestDesk;
let writer: HttpClient;
let second: HttpClient;
let manager: HttpClient;
let incidentId: string;
let campaignId: string;

interface Line {
  id: string;
  partyId: string;
  label: string;
  step: string;
  state: string;
}
interface View {
  state: string;
  hold: string | null;
  lint: unknown[];
  bindingHash: string;
  counts: Record<string, number>;
  steps: Record<string, Record<string, number>>;
  texts: { language: string; version: string }[];
  parties: Line[];
}

const parties = [
  { name: '届 太郎', email: 'ok@example.jp' },
  { name: '見本 花子', email: 'gone@example.jp', postalCode: '263-0023', address: ['千葉県千葉市稲毛区緑町3丁目30-8'] },
  { name: '電話 次郎', phone: '090-0000-1111' },
  { name: '手紙 三郎', postalCode: '1000001', address: ['東京都千代田区見本町1-2-3'] },
  { name: '不明 四郎', email: 'away@example.jp' },
];

beforeAll(async () => {
  sink = await SmtpSink.listen();
  desk = await startDesk({ settings: { smtpUrl: sink.url, bounceDomain: 'bounce.example.jp', undoSeconds: 0 } });
  [writer, second, manager] = [await desk.as('compliance'), await desk.as('compliance'), await desk.as('manager')];
});
afterAll(async () => {
  await desk.close();
  await sink.close();
});

const campaign = async () => (await writer.get(`/api/v1/campaigns/${campaignId}`)).as<View>();
const path = (rest: string) => `/api/v1/campaigns/${campaignId}/${rest}`;
const runJobs = async () => desk.get(JobRunner).runDue();
const line = async (label: string): Promise<Line> => {
  const found = (await campaign()).parties.find((each) => each.label.startsWith(label));
  if (found === undefined) throw new Error(`nobody is called ${label}***`);
  return found;
};
const notTold = async () =>
  (await writer.get(`/api/v1/incidents/${incidentId}/not-yet-told`)).as<{ total: number; items: Line[] }>();
const actions = async () =>
  (await query<{ action: string }>(desk.get(UnitOfWork).reads, 'SELECT action FROM incident_history ORDER BY id')).map(
    (row) => row.action,
  );
/** The code in the mail to an address. */
const codeIn = (mail: SunkMail | undefined) =>
  /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(decoded(mail?.raw ?? ''))?.[0] ?? '';

function decoded(message: string): string {
  const body = message.slice(message.search(/\r?\n\r?\n/));
  const compact = body.replace(/\s/g, '');
  return /^[A-Za-z0-9+/=]+$/.test(compact) ? Buffer.from(compact, 'base64').toString('utf8') : body;
}

describe('the ladder towards every person, over HTTP', () => {
  it('begins with texts in several languages, all of them checked', async () => {
    const facts = { title: '試験の事案', complaintIds: [], knownAt: '2026-11-24T09:00:00+09:00' };
    const opened = await writer.post('/api/v1/incidents', facts);
    expect(opened).toMatchObject({ status: 201 });
    incidentId = opened.as<{ id: string }>().id;
    const begun = await writer.post(`/api/v1/incidents/${incidentId}/campaigns`, {
      ...{ subject: 'お知らせ', body: noticeBody, language: 'ja' },
    });
    campaignId = begun.as<{ id: string }>().id;
    const bad = { en: { subject: 'Notice', body: 'See https://example.com' }, seen: null };
    expect((await writer.put(path('texts'), bad)).status).toBe(204);
    const linted = await campaign();
    expect(linted.texts.map(({ language }) => language)).toEqual(['en']);
    expect(linted.lint).toContainEqual({ code: 'link', pointer: '/body', language: 'en' });
    expect((await writer.put(path('texts'), { en: null, seen: { en: linted.texts[0]?.version } })).status).toBe(204);
    expect((await campaign()).lint).toEqual([]);
    const added = await writer.post(path('parties'), { parties });
    expect(added.body).toMatchObject({ added: 5, refused: [] });
    expect(await notTold()).toMatchObject({ total: 5 });
  });

  it('prints no letter before the campaign is sent', async () => {
    expect((await writer.post(path('letters'), {})).body).toMatchObject({ code: 'notices.not-sending' });
  });

  it('leads each person to the next step that is possible', async () => {
    const { bindingHash } = await campaign();
    for (const person of [second, manager]) await person.post(path('approvals'), { bindingHash });
    expect((await writer.post(path('start'))).status).toBe(204);
    sink.answers = { recipient: (to) => (/gone|away/.test(to) ? 550 : undefined) };
    for (let round = 0; round < 4; round += 1) {
      await runJobs();
      const { hold } = await campaign();
      if (hold !== null)
        await writer.post(path('release'), hold === 'release' ? {} : { despite: 'person-unreachable' });
    }
    await runJobs();
    const states = (await campaign()).parties.map(({ label, step, state }) => `${label} ${step} ${state}`);
    expect(states.sort()).toEqual([
      'a***@example.jp substitute pending',
      'g***@example.jp letter pending',
      'o***@example.jp email accepted',
      '手*** letter pending',
      '電*** phone pending',
    ]);
    expect((await campaign()).counts).toMatchObject({ accepted: 1, pending: 4, bounced: 0 });
    expect((await campaign()).steps['email']).toMatchObject({ accepted: 1, bounced: 2 });
    // Those who can still be reached otherwise do not wait for a publication.
    expect((await writer.get(path('substitutes'))).body).toMatchObject({ waiting: 1 });
  });

  it('prints the waiting letters as one batch, and a person posts it', async () => {
    expect((await writer.get(path('letters'))).body).toMatchObject({ waiting: 2, batches: [] });
    const made = await writer.post(path('letters'), { barcode: true });
    expect(made).toMatchObject({ status: 201, body: { letters: 2 } });
    const { id } = made.as<{ id: string }>();
    const file = await writer.get(`/api/v1/letter-batches/${id}/file`);
    expect(file.headers.get('content-type')).toBe('application/pdf');
    expect((await writer.get(`/api/v1/letter-batches/${id}/file`)).bytes.equals(file.bytes)).toBe(true);
    expect((await writer.get(`/api/v1/letter-batches/${id}/check`)).body).toEqual({
      ...{ pages: 2, byHand: [], tooTall: [] },
    });
    expect((await manager.get(`/api/v1/letter-batches/${id}/file`)).status).toBe(403);
    expect((await writer.post(path('pause'))).status).toBe(204);
    const [task] = (await writer.get(path('calls'))).as<{ items: { id: string }[] }>().items;
    const stopped = [
      await writer.get(`/api/v1/letter-batches/${id}/file`),
      await writer.post(`/api/v1/letter-batches/${id}/posted`, { on: '2026-11-25' }),
      await writer.get(path(`calls/${task?.id ?? ''}`)),
      await writer.post(path(`calls/${task?.id ?? ''}`), { outcome: 'told' }),
    ];
    expect(stopped.map(({ body }) => (body as { code?: string }).code)).toEqual(
      stopped.map(() => 'notices.not-sending'),
    );
    expect((await writer.post(path('start'))).status).toBe(204);
    const posted = (on: string) => writer.post(`/api/v1/letter-batches/${id}/posted`, { on });
    expect((await posted('2026-12-31')).body).toMatchObject({ code: 'notices.future-date' });
    expect(await line('手')).toMatchObject({ state: 'sending' });
    const [spoilt] = await query<{ proof: string }>(
      desk.get(UnitOfWork).reads,
      'SELECT l.proof FROM letters l JOIN notices n ON n.id = l.notice_id WHERE n.party_id = ?',
      [(await line('g')).partyId],
    );
    const except = (proof: string) =>
      writer.post(`/api/v1/letter-batches/${id}/posted`, { on: '2026-11-25', except: [proof] });
    expect((await except('000009-0001-1')).body).toMatchObject({ code: 'notices.letter-not-found' });
    expect((await except(spoilt?.proof.replace(/-/g, ' ') ?? '')).status).toBe(204);
    expect((await posted('2026-11-25')).body).toMatchObject({ code: 'notices.wrong-state' });
    expect(await line('手')).toMatchObject({ step: 'letter', state: 'accepted' });
  });

  it('has a letter that was spoilt printed again, in another batch', async () => {
    const proofOf = async (label: string) => {
      const sql = `SELECT l.proof FROM letters l JOIN notices n ON n.id = l.notice_id WHERE n.party_id = ?`;
      const rows = await query<{ proof: string }>(desk.get(UnitOfWork).reads, sql, [(await line(label)).partyId]);
      return rows.map(({ proof }) => proof);
    };
    expect(await line('g')).toMatchObject({ state: 'sending' });
    expect(await proofOf('g')).toEqual([]);
    expect((await writer.get(path('letters'))).body).toMatchObject({ waiting: 1, batches: [{ letters: 1 }] });
    const { id } = (await writer.post(path('letters'), {})).as<{ id: string }>();
    expect(await proofOf('g')).toEqual([expect.stringMatching(/^000002-0001-/)]);
    expect((await writer.post(`/api/v1/letter-batches/${id}/posted`, { on: '2026-11-25' })).status).toBe(204);
    expect(await line('g')).toMatchObject({ step: 'letter', state: 'accepted' });
    expect((await writer.post(path('letters'), {})).body).toMatchObject({ code: 'notices.no-letters-waiting' });
  });

  it('takes a letter back that came back, by the number printed on it', async () => {
    const sql = `SELECT l.proof FROM letters l JOIN notices n ON n.id = l.notice_id WHERE n.party_id = ?`;
    const { partyId } = await line('g');
    const [letter] = await query<{ proof: string }>(desk.get(UnitOfWork).reads, sql, [partyId]);
    const proofs = [letter?.proof ?? '', '000009-0001-1', 'abc'];
    const back = await writer.post('/api/v1/letters/returns', { proofs, reason: 'unknown-address', on: '2026-11-25' });
    expect(back.body).toEqual({ returned: [proofs[0]], unknown: proofs.slice(1), passedOver: [], notPosted: [] });
    expect(await line('g')).toMatchObject({ step: 'substitute', state: 'pending' });
    const again = await writer.post('/api/v1/letters/returns', { proofs, reason: 'unknown-address', on: '2026-11-25' });
    expect(again.body).toMatchObject({ returned: [], passedOver: [proofs[0]] });
    const alarms = await query<{ code: string }>(desk.get(UnitOfWork).reads, 'SELECT code FROM alarms');
    expect(alarms.map(({ code }) => code)).toContain('notices.returned');
  });

  it('has a person called by telephone until the step is exhausted', async () => {
    const tasks = (await writer.get(path('calls'))).as<{ items: { id: string; label: string }[]; total: number }>();
    expect(tasks).toMatchObject({ total: 1, items: [{ label: '電***', calls: 0, overdue: false }] });
    const task = path(`calls/${tasks.items[0]?.id ?? ''}`);
    expect((await manager.get(task)).status).toBe(403);
    const sheet = (await writer.get(task)).as<{ phone: string; script: string; code: string }>();
    expect(sheet.phone).toBe('090-0000-1111');
    expect(sheet.script).toContain('試験用の事象');
    expect(sheet.script).toContain(sheet.code);
    const call = (outcome: string, note = '') => writer.post(task, { outcome, note });
    expect((await call('no-answer', '留守番電話')).body).toEqual({ state: 'pending' });
    expect((await call('no-answer')).body).toEqual({ state: 'pending' });
    desk.clock.advance(24 * 3_600_000);
    [writer, second, manager] = [await desk.as('compliance'), await desk.as('compliance'), await desk.as('manager')];
    expect((await call('no-answer')).body).toEqual({ state: 'failed' });
    expect((await call('told')).body).toMatchObject({ code: 'notices.wrong-state' });
    expect(await line('電')).toMatchObject({ step: 'substitute', state: 'pending' });
  });

  it('publishes in place of a notice only after somebody else decided, and never a text that names a person', async () => {
    const hotline = '電話 0120-000-000';
    const text = `2026年11月20日、一部のお客様の通信に関する情報が漏えいしたおそれがあることを確認しました。${hotline}`;
    const write = (words: object) => writer.put(path('substitutes'), words);
    const decide = async (by: HttpClient, id: string) => {
      const board = (await by.get(path('substitutes'))).as<{ waiting: number; measures: { textHash: string }[] }>();
      expect(board.waiting).toBe(3);
      const decision = { reason: 'ほかの連絡先がない', textHash: board.measures[0]?.textHash ?? '' };
      return by.post(`/api/v1/substitutes/${id}/decision`, decision);
    };
    const { id } = (await write({ text: `${text} 見本花子の件。`, hotline })).as<{ id: string }>();
    const named = await decide(second, id);
    expect(named.body).toMatchObject({ code: 'notices.lint-failed', errors: [{ code: 'affected-name' }] });
    expect((await write({ text, hotline })).body).toEqual({ id });
    expect((await decide(writer, id)).body).toMatchObject({ code: 'notices.author-cannot-decide' });
    await writer.post(path('pause'));
    expect((await decide(second, id)).body).toMatchObject({ code: 'notices.not-sending' });
    await writer.post(path('start'));
    expect((await decide(second, id)).body).toEqual({ persons: 3 });
    expect(await notTold()).toMatchObject({ total: 3 });
    const publication = { on: '2026-11-26', place: '自社サイトのお知らせ' };
    expect((await writer.post(`/api/v1/substitutes/${id}/publication`, publication)).status).toBe(204);
    expect(await notTold()).toMatchObject({ total: 0, items: [] });
  });

  it('says once that everybody has been told', async () => {
    const said: EventMap['notices.everybody-told'][] = [];
    desk.get(DomainEvents).on('notices.everybody-told', (event) => {
      said.push(event);
      return Promise.resolve();
    });
    expect(await desk.get(WatchEverybodyTold).execute()).toEqual([campaignId]);
    expect(await desk.get(WatchEverybodyTold).execute()).toEqual([]);
    expect(said).toMatchObject([{ campaignId, incidentId }]);
    expect(await actions()).toEqual(
      expect.arrayContaining([
        'letters-printed',
        'letters-posted',
        'letters-returned',
        'substitute-decided',
        'everybody-told',
      ]),
    );
    await runJobs();
    expect((await campaign()).state).toBe('done');
  });

  it('takes it back when a bounce arrives late', async () => {
    const taken: EventMap['notices.somebody-not-told'][] = [];
    desk.get(DomainEvents).on('notices.somebody-not-told', (event) => {
      taken.push(event);
      return Promise.resolve();
    });
    const [notice] = await query<{ token: string }>(
      desk.get(UnitOfWork).reads,
      `SELECT token FROM notices WHERE party_id = ?`,
      [(await line('o')).partyId],
    );
    await desk.get(DomainEvents).publish('mail.received-bounce', {
      ...{ arrivalId: '01JDHARRIVAL00000000000000', originalMessageId: null, verpToken: notice?.token ?? '' },
      recipients: [{ address: 'ok@example.jp', status: '5.1.1', action: 'failed', diagnostic: null }],
    });
    expect(await line('o')).toMatchObject({ step: 'substitute', state: 'pending' });
    expect(await desk.get(WatchEverybodyTold).execute()).toEqual([]);
    expect((await actions()).at(-1)).toBe('somebody-not-told-again');
    expect(taken).toEqual([{ incidentId, campaignId }]);
    expect(await notTold()).toMatchObject({ total: 1 });
  });

  it('lets a person confirm by the code on the public page, without a link, a script or a word about whom', async () => {
    const visitor = desk.client();
    const code = codeIn(sink.mails.find((mail) => mail.recipients.includes('ok@example.jp')));
    expect(code).not.toBe('');
    const form = await visitor.get('/ack');
    expect(form.bytes.toString()).not.toMatch(/<script/);
    const wrong = await visitor.submit('/ack', { code: code.replace(/.$/, (c) => (c === '0' ? '1' : '0')) });
    expect(wrong.status).toBe(404);
    const done = await visitor.submit('/en/ack', { code: code.toLowerCase().replace(/-/g, ' ') });
    expect(done.status).toBe(200);
    expect(done.bytes.toString()).not.toMatch(/example\.jp|届/);
    expect(await line('o')).toMatchObject({ step: 'substitute', state: 'acknowledged' });
    expect((await visitor.submit('/ack', { code })).status).toBe(200);
    // Right codes are not limited: behind one address of a mobile network are thousands.
    for (let n = 0; n < 12; n += 1) expect((await visitor.submit('/ack', { code })).status).toBe(200);
    const tries = await Promise.all(Array.from({ length: 12 }, () => visitor.submit('/ack', { code: 'AAAA' })));
    expect(tries.map(({ status }) => status)).toContain(429);
  });

  it('shows all that was done towards one person, in order', async () => {
    const { partyId } = await line('g');
    const { items } = (await writer.get(path(`parties/${partyId}/history`))).as<{
      items: { step: string; toState: string; cause: string }[];
    }>();
    const told = items.map(({ step, toState, cause }) => `${step} ${toState} ${cause}`);
    expect(told.slice(-7)).toEqual([
      'email bounced smtp-answer',
      'letter pending after:email/bounced',
      'letter sending printed',
      'letter accepted posted',
      'letter returned returned:unknown-address',
      'substitute pending after:letter/returned',
      'substitute accepted published',
    ]);
  });

  it('takes a reply to the mail as a confirmation, and the reply as a complaint like any other', async () => {
    const { partyId } = await line('a');
    const sql = `SELECT token FROM notices WHERE party_id = ? AND step = 'email'`;
    const [notice] = await query<{ token: string }>(desk.get(UnitOfWork).reads, sql, [partyId]);
    const reply = (token: string, extra: string) =>
      [
        ...[
          'From: away@example.jp',
          'To: desk@example.jp',
          'Subject: Re: お知らせ',
          `Message-ID: <${extra}@example.jp>`,
        ],
        ...[`In-Reply-To: <${token}@example.jp>`, 'Date: Thu, 26 Nov 2026 10:00:00 +0900', 'MIME-Version: 1.0'],
        ...['Content-Type: text/plain; charset=utf-8', ...(extra === 'auto' ? ['Auto-Submitted: auto-replied'] : [])],
        ...['', '読みました。どういうことでしょうか。', ''],
      ].join('\r\n');
    const arrive = async (text: string) => {
      const file = { name: 'reply.eml', bytes: Buffer.from(text), mediaType: 'message/rfc822' };
      const taken = await writer.upload('/api/v1/intake/email', file);
      await runJobs();
      return taken.status;
    };
    expect(await arrive(reply(notice?.token ?? '', 'auto'))).toBe(201);
    expect(await line('a')).toMatchObject({ state: 'accepted' });
    expect(await arrive(reply('aaaaaaaaaaaaaaaaaaaaaaaaaa', 'other'))).toBe(201);
    expect(await line('a')).toMatchObject({ state: 'accepted' });
    expect(await arrive(reply(notice?.token ?? '', 'person'))).toBe(201);
    expect(await line('a')).toMatchObject({ step: 'substitute', state: 'acknowledged' });
  });

  it('takes the code from staff too', async () => {
    const told = await writer.post('/api/v1/notice-codes', { code: '0000-0000-0000', means: 'phone' });
    expect(told.body).toMatchObject({ code: 'notices.code-unknown' });
    const mail = sink.mails.find((each) => each.recipients.includes('ok@example.jp'));
    const known = await writer.post('/api/v1/notice-codes', { code: codeIn(mail), means: 'phone' });
    expect(known).toMatchObject({ status: 201, body: { campaignId } });
  });
});
