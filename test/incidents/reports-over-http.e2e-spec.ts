import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#kernel';
import type { IncidentView, ReportFormView, ReportVersionDetail } from '#incidents';
import { runMadoguchi, startDesk, temporaryFolder, type Answer, type HttpClient, type TestDesk } from '#testing';
import { faultsOf, type JsonSchema } from '../support/json-schema.js';

/** The desk's clock stands at 2026-11-25 10:00 in Tokyo. */
const RECEIVED = '2026-11-24T09:00:00+09:00';
const HANDED = { reportedAt: '2026-11-25T10:00:00+09:00', means: 'email', recipient: '関東総合通信局' };

let desk: TestDesk;
let agent: HttpClient;
let officer: HttpClient;
let colleague: HttpClient;
let managers: [HttpClient, HttpClient];
let auditor: HttpClient;

beforeAll(async () => {
  desk = await startDesk();
  [agent, officer, colleague, auditor] = [
    await desk.as('agent'),
    await desk.as('compliance'),
    await desk.as('compliance'),
    await desk.as('auditor'),
  ];
  managers = [await desk.as('manager'), await desk.as('manager')];
});
afterAll(() => desk.close());

async function incident(): Promise<string> {
  const text = '知らない人のメールの本文が、わたしの受信箱に表示されています。';
  const made = await agent.post('/api/v1/complaints', { channel: 'phone', text, receivedAt: RECEIVED });
  const { id } = made.as<{ id: string }>();
  const opened = await officer.post('/api/v1/incidents', { title: '受信箱の取り違え', complaintIds: [id] });
  return opened.as<IncidentView>().id;
}

async function write(id: string, facts: Record<string, string>, who = officer): Promise<void> {
  const { version } = (await who.get(`/api/v1/incidents/${id}`)).as<IncidentView>();
  expect((await who.put(`/api/v1/incidents/${id}/facts`, { version, facts })).status).toBe(200);
}

const make = (id: string, body: object = {}, who = officer) =>
  who.post(`/api/v1/incidents/${id}/reports`, { form: 'art28-first', kind: 'original', ...body });
const codeOf = ({ status, body }: Answer) => [status, (body as { code?: string }).code];

async function version(id: string, body: object = {}): Promise<ReportVersionDetail & { at: string }> {
  const made = await make(id, body);
  expect(made.status).toBe(201);
  const detail = made.as<ReportVersionDetail>();
  return { ...detail, at: `/api/v1/incidents/${id}/reports/${detail.id}` };
}

const approve = (report: { at: string; bindingHash: string }, who: HttpClient) =>
  who.post(`${report.at}/approvals`, { bindingHash: report.bindingHash });

describe('reports over HTTP', () => {
  it('go from a version over two approvals to the authority, and its obligation counts as reported', async () => {
    const id = await incident();
    await write(id, { cause: '改修時の誤設定' });
    const report = await version(id);
    for (const manager of managers) expect((await approve(report, manager)).status).toBe(200);
    const handed = await officer.post(`${report.at}/submission`, HANDED);
    expect(handed.status).toBe(200);
    const bytes = Buffer.from('%PDF-1.7 受領しました');
    const receipt = await officer.upload(`${report.at}/receipts`, {
      name: '受領.pdf',
      bytes,
      mediaType: 'application/pdf',
    });
    expect(receipt.status).toBe(201);
    const [kept] = receipt.as<ReportVersionDetail>().receipts;
    const back = await auditor.get(`${report.at}/receipts/${kept?.id ?? ''}`);
    expect(back.headers.get('content-type')).toBe('application/octet-stream');
    expect(Buffer.from(back.bytes).equals(bytes)).toBe(true);
    const { obligations, timeline } = (await officer.get(`/api/v1/incidents/${id}`)).as<IncidentView>();
    const first = obligations.flatMap((each) => each.stages).find((stage) => stage.stage === 'first');
    expect(first).toMatchObject({ reportedAt: '2026-11-25T01:00:00.000Z', means: 'email' });
    const actions = timeline.map(({ action }) => action);
    expect(actions).toEqual(expect.arrayContaining(['report-version-made', 'report-approved', 'report-handed-in']));
    expect(JSON.stringify(timeline)).not.toContain('改修時の誤設定');
  });

  it('come as PDF, DOCX and JSON of exactly the version that was asked for', async () => {
    const id = await incident();
    await write(id, { cause: '先の原因' });
    const report = await version(id);
    await write(id, { cause: '後の原因' });
    const json = await auditor.get(`${report.at}/file?format=json`);
    expect(json.bytes.toString()).toContain('先の原因');
    expect(json.bytes.toString()).not.toContain('後の原因');
    const docx = await auditor.get(`${report.at}/file?format=docx`);
    expect(docx.headers.get('content-type')).toContain('wordprocessingml');
    expect(docx.bytes.subarray(0, 2).toString()).toBe('PK');
    const pdf = await auditor.get(`${report.at}/file`);
    expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const { items } = (await auditor.get(`/api/v1/incidents/${id}/reports`)).as<{ items: ReportFormView[] }>();
    expect(items.map(({ form }) => form.id)).toEqual([
      'art28-first',
      'art28-detailed',
      'appi-preliminary',
      'appi-final',
    ]);
    expect(items[0]).toMatchObject({ outdated: true, changes: [{ field: 'cause', after: '後の原因' }] });
  });

  it('fit their schema, of every form, as a version and as a correction', async () => {
    const schema = readFileSync(join(projectRoot(), 'docs/schemas/incident-report.json'), 'utf8');
    const faults = ({ body }: Answer) => faultsOf(JSON.parse(schema) as JsonSchema, body);
    const id = await incident();
    await write(id, { cause: '改修時の誤設定' });
    for (const form of ['art28-first', 'art28-detailed', 'appi-preliminary', 'appi-final']) {
      const copy = await officer.get(`/api/v1/incidents/${id}/report?form=${form}&format=json`);
      expect([copy.status, faults(copy)]).toEqual([200, []]);
    }
    const report = await version(id);
    for (const manager of managers) await approve(report, manager);
    await officer.post(`${report.at}/submission`, HANDED);
    await write(id, { cause: '機器の故障' });
    const correction = await version(id, { kind: 'correction', reason: '原因が違った' });
    expect(faults(await officer.get(`${correction.at}/file?format=json`))).toEqual([]);
    expect(faultsOf(JSON.parse(schema) as JsonSchema, {})).not.toEqual([]);
  });

  it('are corrected by further versions that name what changed', async () => {
    const id = await incident();
    const report = await version(id);
    for (const manager of managers) await approve(report, manager);
    expect((await officer.post(`${report.at}/submission`, HANDED)).status).toBe(200);
    expect(codeOf(await make(id))).toEqual([409, 'incidents.report-kind']);
    await write(id, { cause: '改修時の誤設定' });
    expect(codeOf(await make(id, { kind: 'supplement' }))).toEqual([422, 'incidents.reason-needed']);
    const supplement = await version(id, { kind: 'supplement', reason: '原因が判明したため' });
    expect(supplement).toMatchObject({ number: 2, earlierId: report.id, reason: '原因が判明したため' });
    expect(supplement.changes?.fields).toMatchObject([{ field: 'cause', before: null, after: '改修時の誤設定' }]);
  });
});

describe('nobody gets round the two approvals', () => {
  it('by approving their own work, or what a colleague made of it', async () => {
    const id = await incident();
    await write(id, { cause: '改修時の誤設定' }, colleague);
    const report = await version(id);
    for (const author of [officer, colleague]) {
      expect(codeOf(await approve(report, author))).toEqual([403, 'incidents.author-cannot-approve']);
    }
  });

  it('by approving twice, as a machine, or without the right to', async () => {
    const report = await version(await incident());
    const [manager] = managers;
    expect((await approve(report, manager)).status).toBe(200);
    expect(codeOf(await approve(report, manager))).toEqual([409, 'incidents.already-approved']);
    const admin = await desk.as('admin');
    const token = (await admin.post('/api/v1/tokens', { name: 'machine', role: 'manager' })).as<{ token: string }>();
    expect((await approve(report, desk.client().useToken(token.token))).status).toBe(403);
    for (const other of [agent, auditor, admin]) expect((await approve(report, other)).status).toBe(403);
    expect(codeOf(await officer.post(`${report.at}/submission`, HANDED))).toEqual([409, 'incidents.report-state']);
  });

  it('by changing the content after an approval, or by approving something else', async () => {
    const id = await incident();
    const report = await version(id);
    const [first, second] = managers;
    expect((await approve(report, first)).status).toBe(200);
    const other = await approve({ ...report, bindingHash: '0'.repeat(64) }, second);
    expect(codeOf(other)).toEqual([409, 'incidents.approved-other-content']);
    await write(id, { cause: 'すり替えた原因' });
    expect(codeOf(await approve(report, second))).toEqual([409, 'incidents.report-outdated']);
    const next = await version(id);
    expect((await approve(next, second)).as<ReportVersionDetail>().state).toBe('draft');
    expect(codeOf(await officer.post(`${next.at}/submission`, HANDED))).toEqual([409, 'incidents.report-state']);
    expect(codeOf(await officer.post(`${report.at}/submission`, HANDED))).toEqual([409, 'incidents.report-state']);
  });

  it("by naming another incident's version, or one that does not exist", async () => {
    const [one, other] = [await incident(), await incident()];
    const report = await version(one);
    const wrong = { ...report, at: `/api/v1/incidents/${other}/reports/${report.id}` };
    expect(codeOf(await approve(wrong, managers[0]))).toEqual([404, 'incidents.report-not-found']);
    for (const path of [wrong.at, `${wrong.at}/file`, `/api/v1/incidents/${one}/reports/nothing`]) {
      expect((await officer.get(path)).status).toBe(404);
    }
  });
});

describe('incident report on the command line', () => {
  const folder = temporaryFolder();
  afterAll(() => {
    folder.remove();
  });

  it('writes a Word file, and a version on stdout', async () => {
    const id = await incident();
    await write(id, { cause: '先の原因' });
    await version(id);
    await write(id, { cause: '後の原因' });
    const run = (...args: string[]) =>
      runMadoguchi(['incident', 'report', id, ...args], { settings: desk.settings, cwd: folder.path });
    const output = ['--format', 'docx', '--output', 'report.docx', '--json'];
    const written = await run('--form', 'appi-final', ...output);
    expect(written.code).toBe(0);
    const bytes = readFileSync(join(folder.path, 'report.docx'));
    expect([bytes.subarray(0, 2).toString(), written.json<{ bytes: number }>().bytes]).toEqual(['PK', bytes.length]);
    const shown = await run('--form', 'art28-first', '--number', '1');
    expect(shown.json<{ version: unknown }>().version).toMatchObject({ number: 1, state: 'draft' });
    expect([shown.stdout.includes('先の原因'), shown.stdout.includes('後の原因')]).toEqual([true, false]);
  });
});
