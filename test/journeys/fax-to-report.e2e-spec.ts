import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { IncidentView } from '#incidents';
import { readLetter, ReaderProcess } from '#intake';
import { configFile } from '#kernel';
import {
  SmtpSink,
  startDesk,
  temporaryFolder,
  until,
  type HttpClient,
  type TemporaryFolder,
  type TestDesk,
} from '#testing';
import { balance, dropFile, handOver, ledgerLines, mail, runJobs } from '../intake/doors.js';
import { sendCampaign } from '../support/send-campaign.js';

/** The desk's clock stands at 10:00 in Tokyo; the gateway wrote the fax at 8:40. */
const ARRIVED = '2026-11-24T23:40:00.000Z';
const COMPANY = '架空電信株式会社';
const FAX = readFileSync(configFile('demo/scans/fax-misdirected-statement.tif'));
const NOTICE = `{{name}} 様

■ 概要
2026年11月24日、請求書の封入を誤り、別のお客様へお送りしました。
■ 漏えいした情報の項目
通話の相手先、日時。
■ 原因
封入作業の誤り。
■ 二次被害又はそのおそれ
確認されていません。
■ その他お客様へのお願い
心当たりのない連絡にご注意ください。
■ お問い合わせ先
{{contact}}
受付時間 平日 9:00～18:00`;
const FACTS = {
  summary: '通話明細の請求書を別の契約者へ送付した。',
  occurred_at: '2026-11-20T14:00:00+09:00',
  discovered_at: '2026-11-25T08:40:00+09:00',
  discovery_path: '受け取った方からのファクシミリによる申出',
  information_content: '通話の相手先の番号、日時',
  cause: '封入作業の誤り',
  secondary_harm: '確認されていない',
  publication: '公表していない',
  party_response: '本人へ連絡中',
  recurrence_prevention: '封入後の照合を二人で行う',
};

interface Campaign {
  state: string;
  bindingHash: string;
  counts: Record<string, number>;
  parties: { state: string }[];
}
interface Monthly {
  sections: Record<string, { figures: { key: string; item: string; value: number | boolean | null }[] }>;
}

let folder: TemporaryFolder;
let sink: SmtpSink;
let desk: TestDesk;
let officer: HttpClient;
let colleague: HttpClient;
let manager: HttpClient;
let reader: ReaderProcess;
let complaintId: string;
let incidentId: string;
let campaignId: string;

beforeAll(async () => {
  folder = temporaryFolder();
  const faxFolder = join(folder.path, 'fax');
  mkdirSync(faxFolder);
  sink = await SmtpSink.listen();
  desk = await startDesk({
    settings: {
      faxFolder,
      folderSettleMs: 100,
      smtpUrl: sink.url,
      smtpListenPort: 0,
      bounceDomain: 'bounce.example.jp',
      companyName: COMPANY,
      registrationNo: '架空第1号',
      headOfficePrefecture: '東京都',
      contactLine: '通信の秘密 担当 電話 03-0000-0000',
    },
  });
  reader = new ReaderProcess({ cacheDir: join(folder.path, 'reader') });
  officer = await desk.as('compliance');
  colleague = await desk.as('compliance');
  manager = await desk.as('manager');
});
afterAll(async () => {
  await reader.close();
  await desk.close();
  await sink.close();
  folder.remove();
});

const incident = async () => (await officer.get(`/api/v1/incidents/${incidentId}`)).as<IncidentView>();
const campaign = async () => (await officer.get(`/api/v1/campaigns/${campaignId}`)).as<Campaign>();
/** Words of a PDF by its text layer, blanks taken out. */
const wordsOf = async (pdf: Buffer) => (await readLetter(pdf, { process: reader })).text.replace(/\s/g, '');

describe('from a fax to the monthly report', () => {
  it('takes the fax from the watched folder: read, flagged, in the queue, its original unchanged', async () => {
    await dropFile(join(folder.path, 'fax'), 'received-0001.tif', FAX, new Date(ARRIVED));
    await until('the fax was taken from its folder', async () => (await ledgerLines(officer)).length === 1);
    await runJobs(desk);
    const [line] = await ledgerLines(officer);
    expect(line).toMatchObject({ channel: 'fax', outcome: 'complaint', receivedAt: ARRIVED, size: FAX.length });
    expect(line?.sha256).toBe(createHash('sha256').update(FAX).digest('hex'));
    complaintId = line?.complaintId ?? '';
    const queue = (await officer.get('/api/v1/review/queue')).as<{
      items: { complaintId: string; channel: string }[];
    }>();
    expect(queue.items).toMatchObject([{ complaintId, channel: 'fax', receivedAt: ARRIVED }]);
    const original = await officer.get(`/api/v1/arrivals/${line?.id ?? ''}/original`);
    expect(original.headers.get('content-type')).toBe('image/tiff');
    expect(original.bytes.equals(FAX)).toBe(true);
    const opened = (await officer.get(`/api/v1/review/${complaintId}`)).as<{ signals: { state: string }[] }>();
    expect(opened.signals.length).toBeGreaterThan(0);
    expect(opened.signals.every((signal) => signal.state === 'open')).toBe(true);
  });

  it('becomes a suspected incident that was known when the fax arrived, and then a confirmed one', async () => {
    const decision = { decision: 'suspected', reasonCode: 'leak-suspected' };
    const decided = await officer.post(`/api/v1/review/${complaintId}/decision`, decision);
    expect(decided.status).toBe(200);
    incidentId = decided.as<{ incidentId: string }>().incidentId;
    expect(await incident()).toMatchObject({ state: 'suspected', knownAt: ARRIVED, firstSignalAt: ARRIVED });
    const move = { to: 'confirmed', reason: '送付先の記録で確認した' };
    expect((await officer.post(`/api/v1/incidents/${incidentId}/transition`, move)).status).toBe(200);
    expect(await incident()).toMatchObject({ state: 'confirmed', knownAt: ARRIVED });
    expect((await officer.get('/api/v1/review/queue')).as<{ items: unknown[] }>().items).toEqual([]);
  });

  it('gives the first report with its ten items, none missing, as JSON and as PDF with the company’s name', async () => {
    const { version } = await incident();
    expect((await officer.put(`/api/v1/incidents/${incidentId}/facts`, { version, facts: FACTS })).status).toBe(200);
    const estimate = { persons: 1, basis: '封入記録', asOf: '2026-11-25T09:30:00+09:00' };
    expect((await officer.post(`/api/v1/incidents/${incidentId}/estimates`, estimate)).status).toBe(201);
    const path = `/api/v1/incidents/${incidentId}/report?form=art28-first`;
    const report = (await manager.get(`${path}&format=json`)).as<{
      items: { no: number; value: string }[];
      missing: unknown[];
    }>();
    expect(report.items.map((item) => item.no)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(report.items.every((item) => item.value !== '')).toBe(true);
    expect(report.missing).toEqual([]);
    const pdf = await manager.get(`${path}&format=pdf`);
    expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const words = await wordsOf(pdf.bytes);
    for (const expected of [COMPANY, '架空第1号', '第一報', ...[FACTS.cause, FACTS.recurrence_prevention]]) {
      expect(words).toContain(expected);
    }
  });

  it('records that the first report was handed in', async () => {
    const obligation = (await incident()).obligations.find((each) => each.regimeId === 'jp-telecom-art28-i');
    const at = `/api/v1/incidents/${incidentId}/obligations/${obligation?.id ?? ''}`;
    expect((await officer.post(`${at}/decision`, { decision: 'applies', why: '通信の秘密の漏えい' })).status).toBe(200);
    const submission = {
      stage: 'first',
      reportedAt: '2026-11-25T09:50:00+09:00',
      means: 'email',
      recipient: '関東総合通信局',
    };
    const recorded = await officer.post(`${at}/submissions`, submission);
    expect(recorded.status).toBe(200);
    const stages = recorded.as<IncidentView>().obligations.flatMap((each) => each.stages);
    expect(stages.find((stage) => stage.stage === 'first')).toMatchObject({
      reportedAt: '2026-11-25T00:50:00.000Z',
      state: 'reported',
    });
  });

  it('tells the affected party only after two people other than the author approved', async () => {
    const text = { subject: '【重要】お詫びとお知らせ', body: NOTICE, language: 'ja' };
    const begun = await officer.post(`/api/v1/incidents/${incidentId}/campaigns`, text);
    campaignId = begun.as<{ id: string }>().id;
    const parties = [{ name: '架空 花子', email: 'hanako@example.net', complaintId }];
    expect((await officer.post(`/api/v1/campaigns/${campaignId}/parties`, { parties })).body).toMatchObject({
      added: 1,
    });
    const { bindingHash } = await campaign();
    const approve = (who: HttpClient) => who.post(`/api/v1/campaigns/${campaignId}/approvals`, { bindingHash });
    const start = () => officer.post(`/api/v1/campaigns/${campaignId}/start`);
    expect((await approve(officer)).body).toMatchObject({ status: 403, code: 'notices.author-cannot-approve' });
    expect((await approve(colleague)).status).toBe(204);
    expect((await approve(colleague)).status).toBeGreaterThanOrEqual(400);
    expect((await start()).body).toMatchObject({ code: 'notices.not-approved' });
    expect((await approve(manager)).status).toBe(204);
    await sendCampaign(desk, officer, campaignId);
    const received = await sink.mailTo('hanako@example.net');
    expect(received.raw).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    expect(received.envelopeFrom).toMatch(/^bounce\+[^@]+@bounce\.example\.jp$/);
    expect(await campaign()).toMatchObject({ counts: { accepted: 1, bounced: 0 } });
  });

  it('reads the bounce that comes back by SMTP: parked in the ledger, the notice bounced', async () => {
    const { envelopeFrom } = await sink.mailTo('hanako@example.net');
    const before = (await ledgerLines(officer)).length;
    expect(await handOver(desk, { from: '', to: envelopeFrom, raw: bounceTo(envelopeFrom) })).toMatch(/^250 /);
    await runJobs(desk);
    const lines = await ledgerLines(officer, '&outcome=parked');
    expect(lines).toMatchObject([{ channel: 'email', parkedReason: 'bounce', complaintId: null }]);
    expect((await ledgerLines(officer)).length).toBe(before + 1);
    expect(await campaign()).toMatchObject({
      counts: { accepted: 0, pending: 1 },
      parties: [{ step: 'substitute', state: 'pending' }],
    });
  });

  it('counts all of it in the monthly report, the same in JSON, CSV and PDF', async () => {
    const path = '/api/v1/reports/monthly?month=2026-11';
    const { sections } = (await manager.get(path)).as<Monthly>();
    const expected: [string, string, number | boolean][] = [
      ['received', 'total', 1],
      ['received', 'flagged', 1],
      ['by_channel', 'fax', 1],
      ['by_channel', 'email', 0],
      ['decisions', 'leak-suspected', 1],
      ['incidents', 'confirmed', 1],
      ['notices', 'bounced', 1],
      ['notices', 'not_yet_told', 1],
      ['ledger', 'received', 2],
      ['ledger', 'complaint', 1],
      ['ledger', 'parked', 1],
      ['ledger', 'balanced', true],
    ];
    for (const [section, key, value] of expected) {
      const found = sections[section]?.figures.find((figure) => figure.key === key);
      expect([section, key, found?.value]).toEqual([section, key, value]);
    }
    const sheet = await manager.get(`${path}&format=csv`);
    const rows: string[][] = parse(sheet.bytes.toString('utf8'), { bom: true });
    const printed = new Map(rows.map(([section, key, , value]) => [`${section ?? ''} ${key ?? ''}`, value]));
    for (const [section, { figures }] of Object.entries(sections)) {
      for (const { key, value } of figures) {
        if (Number.isInteger(value)) expect([key, printed.get(`${section} ${key}`)]).toEqual([key, String(value)]);
      }
    }
    const pdf = await manager.get(`${path}&format=pdf`);
    expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const words = await wordsOf(pdf.bytes);
    expect(words).toContain('2026-11');
    for (const [section, key, value] of expected.filter((figure) => typeof figure[2] === 'number')) {
      const item = sections[section]?.figures.find((figure) => figure.key === key)?.item ?? '';
      expect(words).toContain(`${item.replace(/\s/g, '')}${String(value)}件`);
    }
  });

  it('leaves a ledger that balances and an audit chain that verifies', async () => {
    expect(await balance(manager)).toMatchObject({ balanced: true, totals: { received: 2, pending: 0 } });
    const proof = await manager.get('/api/v1/proof?verify=true');
    expect(proof.body).toMatchObject({ ledger: { balanced: true }, audit: { ok: true, firstBad: null } });
  });
});

/** What a mail server sends back when the recipient's server refused. */
function bounceTo(address: string): string {
  const part = (type: string, lines: string[]) => ['--bb', `Content-Type: ${type}`, '', ...lines, ''];
  const body = [
    ...part('text/plain; charset=us-ascii', ['<hanako@example.net>: mailbox unavailable']),
    ...part('message/delivery-status', [
      'Reporting-MTA: dns; mx.example.net',
      '',
      'Final-Recipient: rfc822; hanako@example.net',
      'Action: failed',
      'Status: 5.1.1',
      'Diagnostic-Code: smtp; 550 5.1.1 mailbox unavailable',
    ]),
    ...part('text/rfc822-headers', [`Return-Path: <${address}>`, 'To: hanako@example.net']),
    '--bb--',
  ];
  const headers = {
    From: 'Mail Delivery System <MAILER-DAEMON@mx.example.net>',
    To: address,
    Subject: 'Undelivered Mail Returned to Sender',
    'Message-ID': '<dsn-1@mx.example.net>',
    'MIME-Version': '1.0',
    'Content-Type': 'multipart/report; report-type=delivery-status; boundary="bb"',
  };
  return mail(headers, body.join('\n'));
}
