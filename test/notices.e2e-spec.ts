import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { JobRunner } from '#jobs';
import { PlanWaitingMail } from '#notices';
import { query, UnitOfWork } from '#persistence';
import { runMadoguchi, startDesk, SmtpSink, temporaryFolder, type HttpClient, type TestDesk } from '#testing';
import { sendCampaign } from './support/send-campaign.js';

jest.setTimeout(420_000);

const body = `{{name}} 様

■ 概要
2026年11月20日、試験用の事象がありました。
■ 漏えいした情報の項目
通信の日時。
■ 原因
設定の誤り。
■ 二次被害又はそのおそれ
確認されていません。
■ その他お客様へのお願い
不審な連絡にご注意ください。
■ お問い合わせ先
{{contact}}
受付時間 平日 9:00～18:00`;

let sink: SmtpSink;
let desk: TestDesk;
let writer: HttpClient;
let approver: HttpClient;
let manager: HttpClient;
let incidentId: string;
let campaignId: string;

interface CampaignAnswer {
  state: string;
  waitingFor: string | null;
  bindingHash: string;
  lint: unknown[];
  counts: Record<string, number>;
  parties: { id: string; label: string; state: string }[];
}

beforeAll(async () => {
  sink = await SmtpSink.listen();
  desk = await startDesk({ settings: { smtpUrl: sink.url, bounceDomain: 'bounce.example.jp' } });
  [writer, approver, manager] = [await desk.as('compliance'), await desk.as('compliance'), await desk.as('manager')];
});
afterAll(async () => {
  await desk.close();
  await sink.close();
});

const campaign = async () => (await writer.get(`/api/v1/campaigns/${campaignId}`)).as<CampaignAnswer>();
const runJobs = async () => desk.get(JobRunner).runDue();
const tokens = async () =>
  query<{ token: string; state: string }>(
    desk.get(UnitOfWork).reads,
    "SELECT token, state FROM notices WHERE step = 'email' ORDER BY id",
  );

/** A delivery report (RFC 3464) as a provider sends it to the bounce address of a message. */
function deliveryReport(token: string): string {
  return [
    'Return-Path: <>',
    'From: MAILER-DAEMON@mx.example.jp',
    `To: bounce+${token}@bounce.example.jp`,
    'Subject: Undelivered Mail Returned to Sender',
    'Date: Wed, 25 Nov 2026 10:05:00 +0900',
    'Message-ID: <report-1@mx.example.jp>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b1"',
    '',
    '--b1',
    'Content-Type: text/plain',
    '',
    'The mailbox of the recipient is full.',
    '--b1',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.jp',
    '',
    'Final-Recipient: rfc822; ok@example.jp',
    'Action: failed',
    'Status: 5.2.2',
    '--b1--',
    '',
  ].join('\r\n');
}

describe('telling affected parties, over HTTP and real SMTP', () => {
  it('acknowledges a complaint that came with an address, and the complaint shows it', async () => {
    const agent = await desk.as('agent');
    const complaint = {
      channel: 'phone',
      text: '知らない人から、私の通話の内容を知っていると言われました。',
      contact: { email: 'hanako@example.net' },
    };
    const logged = await agent.post('/api/v1/complaints', complaint);
    expect(logged.status).toBe(201);
    await runJobs();
    expect(sink.mails.map((mail) => mail.recipients)).toEqual([['hanako@example.net']]);
    const { id, slipNumber } = logged.as<{ id: string; slipNumber: string }>();
    expect((await agent.get(`/api/v1/complaints/${id}`)).as<{ state: string }>().state).toBe('acknowledged');
    expect(slipNumber).toMatch(/^2026-11-\d{6}$/);
    const opened = await writer.post('/api/v1/incidents', { title: '試験の事案', complaintIds: [id] });
    expect(opened.status).toBe(201);
    incidentId = opened.as<{ id: string }>().id;
  });

  it('keeps agents out, and starts with a draft that lists each person once', async () => {
    const agent = await desk.as('agent');
    const path = `/api/v1/incidents/${incidentId}/campaigns`;
    const text = { subject: 'お知らせ', body, language: 'ja' };
    expect((await agent.post(path, text)).status).toBe(403);
    const begun = await writer.post(path, text);
    expect(begun.status).toBe(201);
    campaignId = begun.as<{ id: string }>().id;
    const parties = [
      { name: '甲', email: 'ok@example.jp' },
      { name: '乙', email: 'gone@example.jp' },
      { name: '甲', email: 'OK@example.jp' },
    ];
    const added = await writer.post(`/api/v1/campaigns/${campaignId}/parties`, { parties });
    expect(added.body).toEqual({ added: 2, repeated: 1, refused: [] });
    expect(await campaign()).toMatchObject({ state: 'draft', lint: [], counts: { pending: 2 } });
  });

  it('lets nobody save words over others that they have not read', async () => {
    interface Words {
      subject: string;
      body: string;
      version: string;
      texts: { language: string; version: string }[];
    }
    const path = `/api/v1/campaigns/${campaignId}`;
    const read = async (): Promise<Words> => (await writer.get(path)).as<Words>();
    const { version: seen } = await read();
    const first = { subject: '先に保存した件名', body };
    expect((await writer.put(path, { ...first, seen })).status).toBe(204);
    const late = await writer.put(path, { subject: '後の件名', body, seen });
    const current = { ...first, version: (await read()).version };
    expect([late.status, late.body]).toMatchObject([409, { code: 'notices.words-changed', data: { current } }]);
    // Sent again after a lost answer, the same words are no conflict.
    expect((await writer.put(path, { ...first, seen })).status).toBe(204);
    expect(await read()).toMatchObject(current);
    expect((await writer.put(path, { subject: 'お知らせ', body, seen: current.version })).status).toBe(204);

    const english = (words: object | null, version: string) =>
      writer.put(`${path}/texts`, { en: words, seen: { en: version } });
    expect((await english({ subject: 'Notice', body: 'One' }, '')).status).toBe(204);
    const other = await english({ subject: 'Notice', body: 'Two' }, '');
    expect(other.body).toMatchObject({ data: { language: 'en', yours: { body: 'Two' }, current: { body: 'One' } } });
    expect((await english(null, '')).status).toBe(409);
    expect((await english(null, (await read()).texts[0]?.version ?? '')).status).toBe(204);
    expect(await read()).toMatchObject({ subject: 'お知らせ', texts: [] });
    // Who does not say what they read is told how to, and writes nothing.
    const blind = [
      await writer.put(path, { subject: '見ずに書いた件名', body }),
      await writer.put(path, { body, seen: null }),
    ];
    blind.push(await writer.put(`${path}/texts`, { en: { subject: 'Notice', body: 'Blind' } }));
    blind.push(await writer.put(`${path}/texts`, { en: null, seen: { plain: '' } }));
    for (const { status, body: problem } of blind)
      expect([status, problem]).toMatchObject([428, { code: 'notices.words-unseen' }]);
    // Programs that fill in every field say null where they have seen nothing.
    for (const seen of [null, { en: null }]) {
      const written = { en: { subject: 'Notice', body: 'To whom it concerns' }, seen };
      expect((await writer.put(`${path}/texts`, written)).status).toBe(204);
    }
    // It is no way around what stands there.
    expect((await writer.put(`${path}/texts`, { en: null, seen: null })).status).toBe(409);
    expect((await english(null, (await read()).texts[0]?.version ?? '')).status).toBe(204);
    expect(await read()).toMatchObject({ subject: 'お知らせ', texts: [] });
  });

  it('sends only after two approvals that are not the author’s', async () => {
    const approvals = `/api/v1/campaigns/${campaignId}/approvals`;
    expect((await writer.post(approvals, {})).body).toMatchObject({ code: 'notices.author-cannot-approve' });
    expect((await writer.post(`/api/v1/campaigns/${campaignId}/start`)).body).toMatchObject({
      code: 'notices.not-approved',
    });
    // What the people of another language would read is checked as well, and so is the wording that may not change.
    const texts = `/api/v1/campaigns/${campaignId}/texts`;
    const linked = { subject: 'Notice', body: 'See https://example.com' };
    expect((await writer.put(texts, { en: linked, seen: null })).status).toBe(204);
    expect((await approver.post(approvals, {})).body).toMatchObject({
      code: 'notices.lint-failed',
      errors: expect.arrayContaining([{ pointer: '/texts/en/body', code: 'link' }]) as unknown,
    });
    const read = (await writer.get(`/api/v1/campaigns/${campaignId}`)).as<{ texts: { version: string }[] }>();
    expect((await writer.put(texts, { en: null, seen: { en: read.texts[0]?.version } })).status).toBe(204);
    const { bindingHash } = await campaign();
    expect((await approver.post(approvals, { bindingHash })).status).toBe(204);
    expect((await manager.post(approvals, { bindingHash })).status).toBe(204);
    sink.mails.length = 0;
    sink.answers = { recipient: (to) => (to === 'gone@example.jp' ? 550 : undefined) };
    await sendCampaign(desk, writer, campaignId);
    expect(sink.mails.map((mail) => mail.recipients)).toEqual([['desk@example.jp'], ['ok@example.jp']]);
    // Whom no mail reached has another step before him, and so the campaign goes on.
    expect(await campaign()).toMatchObject({
      state: 'running',
      counts: { accepted: 1, pending: 1 },
      parties: [
        { label: 'o***@example.jp', step: 'email', state: 'accepted' },
        { label: 'g***@example.jp', step: 'substitute', state: 'pending' },
      ],
    });
  });

  it('reads a bounce that arrives as a mail back to the person', async () => {
    const [{ token } = { token: '' }] = await tokens();
    const mail = sink.mails.find(({ recipients }) => recipients.includes('ok@example.jp'));
    expect(mail?.envelopeFrom).toBe(`bounce+${token}@bounce.example.jp`);
    const taken = await writer.upload('/api/v1/intake/email', {
      name: 'bounce.eml',
      bytes: Buffer.from(deliveryReport(token)),
      mediaType: 'message/rfc822',
    });
    expect(taken.status).toBe(201);
    await runJobs();
    expect((await campaign()).counts).toMatchObject({ accepted: 0, pending: 2 });
  });

  it('does not let the incident close while somebody has not been told', async () => {
    const to = async (state: string) =>
      writer.post(`/api/v1/incidents/${incidentId}/transition`, {
        to: state,
        reason: '試験',
        secrecy: { involved: true, reason: '他人の通信の内容が見えた' },
      });
    await to('suspected');
    await to('confirmed');
    const refused = await to('closed');
    expect(refused.status).toBe(409);
    expect(JSON.stringify(refused.body)).toContain('not-yet-told/2');
    expect(JSON.stringify(refused.body)).toContain('campaigns-stopped');
    const work = await writer.get(`/api/v1/incidents/${incidentId}/not-yet-told`);
    expect(work.body).toMatchObject({ total: 2, nextCursor: null });
    for (const { id } of (await campaign()).parties) {
      const told = await writer.post(`/api/v1/campaigns/${campaignId}/parties/${id}/told`, {
        ...{ means: 'phone', on: '2026-11-25', note: '9:05 に代表番号から説明' },
      });
      expect(told.status).toBe(204);
    }
    expect(JSON.stringify((await to('closed')).body)).not.toContain('not-yet-told');
  });

  it('does not let an incident close whose persons were estimated and never listed, until a person rules with a reason', async () => {
    const of = (await writer.get(`/api/v1/incidents/${incidentId}`)).as<{ complaints: { id: string }[] }>();
    const complaintIds = of.complaints.map((complaint) => complaint.id);
    const opened = await writer.post('/api/v1/incidents', { title: '名簿のない事案', complaintIds });
    expect(opened.status).toBe(201);
    const { id } = opened.as<{ id: string }>();
    const at = `/api/v1/incidents/${id}`;
    const work = async () =>
      (await writer.get(`${at}/not-yet-told`)).as<{ open: { kind: string; subject: string }[] }>();
    expect((await work()).open).toEqual([]);
    const estimate = { persons: 12, basis: '記録の抽出', asOf: '2026-11-25T09:00:00+09:00' };
    expect((await writer.post(`${at}/estimates`, estimate)).status).toBe(201);
    const [matter] = (await work()).open;
    expect(matter).toMatchObject({ kind: 'estimate-unlisted', count: 12 });
    const rule = (about: string) =>
      writer.post(`${at}/notice-rulings`, { about, subject: matter?.subject, reason: '本人を特定できず公表による' });
    expect(await rule('list')).toMatchObject({ status: 409, body: { code: 'notices.nothing-to-rule' } });
    expect((await rule('estimate')).status).toBe(204);
    expect((await rule('estimate')).status).toBe(409);
    expect((await work()).open).toEqual([]);
    expect(JSON.stringify((await writer.get(at)).body)).toContain('notice-ruling');
  });

  it('shows it all in the monthly report, the same figures in every format, and in the proof', async () => {
    const report = await manager.get('/api/v1/reports/monthly?month=2026-11');
    expect(report.status).toBe(200);
    const { sections } = report.as<{ sections: Record<string, { figures: { key: string; value: unknown }[] }> }>();
    const figure = (section: string, key: string) => sections[section]?.figures.find((each) => each.key === key)?.value;
    expect(figure('received', 'total')).toBe(1);
    expect(figure('times', 'acknowledged.ended')).toBe(1);
    expect(figure('notices', 'acknowledged')).toBe(2);
    expect(figure('notices', 'not_yet_told')).toBe(0);
    expect(figure('ledger', 'parked')).toBe(1);
    expect(figure('ledger', 'balanced')).toBe(true);
    const file = await manager.get('/api/v1/reports/monthly?month=2026-11&format=pdf');
    expect(file.headers.get('content-type')).toBe('application/pdf');
    expect(file.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const sheet = await manager.get('/api/v1/reports/monthly?month=2026-11&format=csv');
    expect(sheet.headers.get('content-disposition')).toContain('madoguchi-2026-11.csv');
    expect((await manager.get('/api/v1/reports/monthly?month=2027-01')).body).toMatchObject({
      code: 'trends.future-month',
    });
    const proof = await manager.get('/api/v1/proof?verify=true');
    expect(proof.body).toMatchObject({ ledger: { balanced: true }, audit: { ok: true, firstBad: null } });
  });

  it('writes the report by the command line, and refuses a month that is none with exit code 2', async () => {
    const folder = temporaryFolder();
    const output = join(folder.path, 'report.csv');
    const monthly = (month: string) =>
      runMadoguchi(['report', 'monthly', '--month', month, '--format', 'csv', '--output', output, '--json'], {
        settings: desk.settings,
      });
    const done = await monthly('2026-11');
    expect(done).toMatchObject({ code: 0 });
    expect(done.json()).toMatchObject({ month: '2026-11', format: 'csv', output });
    expect(readFileSync(output, 'utf8')).toMatch(/^\uFEFF[^]*notices,acknowledged,[^,]*,2,件/);
    expect((await monthly('2026-13')).code).toBe(2);
    folder.remove();
  });

  it('plans nothing more when nothing waits', async () => {
    await desk.get(PlanWaitingMail).execute();
    await runJobs();
    expect((await campaign()).state).toBe('done');
    await desk.get(PlanWaitingMail).execute();
    expect(await runJobs()).toBe(0);
  });
});
