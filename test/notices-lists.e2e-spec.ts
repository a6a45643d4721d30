import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { JobRunner } from '#jobs';
import { projectRoot } from '#kernel';
import { NoticeTemplates } from '#notices';
import { runMadoguchi, startDesk, type Answer, type HttpClient, type TestDesk } from '#testing';
import { faultsOf, type JsonSchema } from './support/json-schema.js';

jest.setTimeout(420_000);

let desk: TestDesk;
let writer: HttpClient;
let other: HttpClient;
let incidentId: string;
let campaignId: string;

const FIELDS = { query: '11月18日に誤送信の画面を開いた契約', extract: '抽出 第42号', releasedBy: '情報システム部長' };
const HEADING = '契約者氏名,メールアドレス,連絡先電話番号,郵便番号,住所,お客様番号,回線番号,当事者';
const ROWS = [
  '見本 花子,hanako@example.jp,090-1234-5678,100-0001,東京都千代田区千代田1-1,C1,080-0000-0001,契約者',
  '見本 花子,,,,,C1,080-0000-0002,契約者',
  '見本 太郎,hanako@example.jp,,,,C2,,契約者',
  ',,03-9999-9999,,,,,特定不能',
  '例 次郎,jiro@,,,,,,相手方',
  ',,,,,,,',
];

beforeAll(async () => {
  desk = await startDesk();
  [writer, other] = [await desk.as('compliance'), await desk.as('compliance')];
  const facts = { title: '名簿の試験', complaintIds: [], knownAt: '2026-11-24T09:00:00+09:00' };
  incidentId = (await writer.post('/api/v1/incidents', facts)).as<{ id: string }>().id;
  const { subject, body } = desk.get(NoticeTemplates).get('leak-ja');
  const words = { subject, body: body.replace(/〔[^〕]*〕/g, '平日 9:00～18:00 の事項') };
  campaignId = (await writer.post(`/api/v1/incidents/${incidentId}/campaigns`, words)).as<{ id: string }>().id;
});
afterAll(async () => {
  await desk.close();
});

const runJobs = () => desk.get(JobRunner).runDue();
const figures = async () =>
  (await writer.get(`/api/v1/campaigns/${campaignId}/list-figures`)).as<{ persons: number; openPairs: number }>();
const upload = (
  fields: Record<string, string>,
  text = [HEADING, ...ROWS].join('\r\n'),
  client = writer,
): Promise<Answer> =>
  client.upload(`/api/v1/incidents/${incidentId}/lists?campaignId=${campaignId}`, {
    name: '抽出.csv',
    bytes: Buffer.from(text),
    mediaType: 'text/csv',
    fields,
  });
interface ListAnswer {
  id: string;
  state: string;
  added: number;
  repeated: boolean;
}

describe('a list over HTTP', () => {
  it('is not taken without its provenance, nor by those who may not write notices', async () => {
    const refused = await upload({ query: 'x', extract: 'y' });
    expect([refused.status, refused.as<{ code: string }>().code]).toEqual([422, 'notices.provenance-missing']);
    expect((await upload(FIELDS, undefined, await desk.as('agent'))).status).toBe(403);
    expect((await upload(FIELDS, undefined, await desk.as('auditor'))).status).toBe(403);
  });

  it('is received, mapped, judged and listed, one person once', async () => {
    const { id } = (await upload(FIELDS)).as<ListAnswer>();
    const columns = (await writer.get(`/api/v1/party-lists/${id}/columns`)).as<{ mapping: { columns: object } }>();
    expect(columns.mapping.columns).toMatchObject({ name: ['契約者氏名'], role: ['当事者'], line: ['回線番号'] });
    expect((await upload(FIELDS)).as<ListAnswer>()).toMatchObject({ id, repeated: true });
    expect((await writer.post(`/api/v1/party-lists/${id}/start`)).status).toBe(409);
    expect((await writer.post(`/api/v1/party-lists/${id}/check`, {})).status).toBe(202);
    await runJobs();
    expect((await writer.get(`/api/v1/party-lists/${id}`)).body).toMatchObject({ state: 'checked', refused: 1 });
    expect((await figures()).persons).toBe(0);
    await writer.post(`/api/v1/party-lists/${id}/start`);
    expect(await figures()).toMatchObject({ beingMade: true });
    await runJobs();
    const done = await writer.get(`/api/v1/party-lists/${id}`);
    expect(done.body).toMatchObject({ state: 'done', rowsTotal: 6, added: 4, joined: 1, incomplete: 1, refused: 1 });
    expect(await figures()).toEqual({
      persons: 4,
      merged: 0,
      alreadyTold: 0,
      firstStep: { email: 2, letter: 0, phone: 1, substitute: 1 },
      language: { ja: 4, en: 0, plain: 0 },
      role: { subscriber: 2, counterparty: 1, unidentified: 1 },
      openPairs: 1,
      beingMade: false,
    });
    const lines = (await writer.get(`/api/v1/party-lists/${id}/lines`)).as<{ items: { line: number }[] }>();
    expect(lines.items.map(({ line }) => line)).toEqual([6, 7]);
    const faulty = await writer.get(`/api/v1/party-lists/${id}/faulty.csv`);
    expect(faulty.body).toContain('例 次郎,jiro@');
    expect((await upload(FIELDS)).as<{ code: string }>().code).toBe('notices.source-repeated');
  });

  it('lets a person decide about two who share an address, and nobody approve who made the list', async () => {
    const page = (await writer.get(`/api/v1/incidents/${incidentId}/party-pairs`)).as<{
      items: { id: string; reasons: string[]; first: { name: string }; second: { name: string } }[];
    }>();
    const [pair] = page.items;
    expect(pair?.reasons).toEqual(['shared-email', 'other-customer']);
    expect([pair?.first.name, pair?.second.name].sort()).toEqual(['見本 太郎', '見本 花子']);
    const path = `/api/v1/party-pairs/${pair?.id ?? ''}`;
    expect((await writer.post(`${path}/decision`, { decision: 'perhaps' })).status).toBe(422);
    expect((await other.post(`${path}/decision`, { decision: 'same' })).status).toBe(204);
    expect((await figures()).persons).toBe(3);
    const refused = await other.post(`/api/v1/campaigns/${campaignId}/approvals`, {});
    expect(refused.as<{ code: string }>().code).toBe('notices.author-cannot-approve');
    expect((await writer.post(`${path}/undo`)).status).toBe(204);
    expect(await figures()).toMatchObject({ persons: 4, openPairs: 1 });
    for (const role of ['agent', 'auditor'] as const)
      expect((await (await desk.as(role)).get(`/api/v1/incidents/${incidentId}/party-pairs`)).status).toBe(403);
  });

  it('is filled from linked complaints, and takes both ends', async () => {
    const complaint = {
      channel: 'phone',
      text: '知らない人の請求書が届いた',
      contact: { name: '申出 一郎', phone: '03-2222-3333' },
    };
    const nameless = { channel: 'phone', text: '名前は言いたくない' };
    const agent = await desk.as('agent');
    for (const each of [complaint, nameless]) {
      const { id } = (await agent.post('/api/v1/complaints', each)).as<{ id: string }>();
      expect((await writer.post(`/api/v1/incidents/${incidentId}/complaints/${id}`)).status).toBeLessThan(300);
    }
    const made = (await writer.post(`/api/v1/campaigns/${campaignId}/parties/from-complaints`, {})).as<{
      added: number;
      unidentified: string[];
    }>();
    expect([made.added, made.unidentified.length]).toEqual([2, 1]);
    const end = { name: '相手 方子', email: 'aite@example.jp', role: 'counterparty', language: 'en' };
    await writer.post(`/api/v1/campaigns/${campaignId}/parties`, { parties: [end] });
    expect(await figures()).toMatchObject({
      persons: 7,
      role: { counterparty: 2, unidentified: 2 },
      language: { en: 1 },
    });
    const lists = (await writer.get(`/api/v1/incidents/${incidentId}/lists`)).as<{ items: { kind: string }[] }>();
    expect(lists.items.map(({ kind }) => kind)).toEqual(['hand', 'complaints', 'file']);
  });
});

describe('a list on the command line', () => {
  it('is brought by a user who may, goes on, and tells what was taken', async () => {
    const { settings } = desk;
    writeFileSync(
      join(settings.dataDir, 'more.csv'),
      ['name,email', '別 人,betsu@example.jp', 'だれか,bad@'].join('\n'),
    );
    const email = await emailOf('compliance');
    const args = [
      'notices',
      'import',
      'more.csv',
      '--campaign',
      campaignId,
      '--query',
      'q',
      '--extract',
      'e',
      '--json',
    ];
    const run = (...more: string[]) => runMadoguchi([...args, ...more], { settings, cwd: settings.dataDir });
    expect((await run('--by', await emailOf('agent'), '--released-by', 'r')).code).toBe(1);
    const result = await run('--by', email, '--released-by', 'r');
    expect(result.lines<object>()).toMatchObject([
      { line: 3, outcome: 'incomplete', error: { code: 'bad-email' } },
      { state: 'done', rows: 2, added: 2, joined: 0, incomplete: 1, refused: 0 },
    ]);
    const text = readFileSync(join(projectRoot(), 'docs/schemas/notices-list-line.json'), 'utf8');
    expect(result.lines<object>().flatMap((line) => faultsOf(JSON.parse(text) as JsonSchema, line))).toEqual([]);
    const { persons } = await figures();
    const preview = await runMadoguchi(['notices', 'preview', campaignId, '--by', email, '--json'], { settings });
    expect(preview.json<object>()).toMatchObject({ campaign: campaignId, persons, approvals: 0, lint: [] });
    const start = await runMadoguchi(['notices', 'start', campaignId, '--by', email, '--json'], { settings });
    expect([start.code, start.stderr]).toEqual([1, expect.stringContaining('notices.not-approved')]);
    const status = await runMadoguchi(['notices', 'status', campaignId, '--by', email, '--json'], { settings });
    expect(status.json<object>()).toMatchObject({ id: campaignId, state: 'draft' });
  });
});

async function emailOf(role: 'compliance' | 'agent'): Promise<string> {
  return (await desk.addUser(role)).email;
}
