import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IncidentView } from '#incidents';
import { causeAndPrevention, handIn, SECRECY_INVOLVED } from '../support/end-incident.js';
import { runMadoguchi, startDesk, temporaryFolder, type HttpClient, type TestDesk } from '#testing';

/** The desk's clock stands at 2026-11-25 10:00 in Tokyo. */
const RECEIVED = '2026-11-24T09:00:00+09:00';

let desk: TestDesk;
let agent: HttpClient;
let officer: HttpClient;
let manager: HttpClient;

beforeAll(async () => {
  desk = await startDesk();
  [agent, officer, manager] = [await desk.as('agent'), await desk.as('compliance'), await desk.as('manager')];
});
afterAll(() => desk.close());

async function complaint(
  text = '知らない人のメールの本文が、わたしの受信箱に表示されています。',
): Promise<{ id: string; slipNumber: string }> {
  const answer = await agent.post('/api/v1/complaints', { channel: 'phone', text, receivedAt: RECEIVED });
  expect(answer.status).toBe(201);
  return answer.as<{ id: string; slipNumber: string }>();
}

async function opened(): Promise<IncidentView> {
  const { id } = await complaint();
  const answer = await officer.post('/api/v1/incidents', { title: '受信箱の取り違え', complaintIds: [id] });
  expect(answer.status).toBe(201);
  return answer.as<IncidentView>();
}

describe('incidents over HTTP', () => {
  it('open from a reviewed complaint, which then shows the incident', async () => {
    const { id, slipNumber } = await complaint();
    const decision = { decision: 'suspected', reasonCode: 'leak-suspected', knownAt: RECEIVED };
    const decided = await officer.post(`/api/v1/review/${id}/decision`, decision);
    expect(decided.status).toBeLessThan(300);
    const { incidentId } = decided.as<{ incidentId: string }>();
    const incident = (await officer.get(`/api/v1/incidents/${incidentId}`)).as<IncidentView>();
    expect(incident).toMatchObject({ state: 'suspected', knownAt: '2026-11-24T00:00:00.000Z' });
    expect(incident.complaints.map((each) => each.slipNumber)).toEqual([slipNumber]);
    expect(incident.obligations.map((each) => `${each.regimeId}/${each.recipientId}`).sort()).toEqual([
      'jp-appi-26/persons',
      'jp-appi-26/regional-bureau',
      'jp-telecom-art28-i/regional-bureau',
    ]);
    const shown = (await officer.get(`/api/v1/complaints/${id}`)).as<{ incidents: { id: string; state: string }[] }>();
    expect(shown.incidents).toMatchObject([{ id: incidentId, state: 'suspected' }]);
  });

  it('show their clocks: no legal date for what is due without delay, both dates for what is due in days', async () => {
    const { obligations } = await opened();
    const stages = Object.fromEntries(
      obligations.flatMap((each) => each.stages.map((stage) => [`${each.regimeId}/${stage.stage}`, stage])),
    );
    expect(stages['jp-telecom-art28-i/first']).toMatchObject({ kind: 'soft', legalDue: null, elapsedHours: 25 });
    expect(stages['jp-telecom-art28-i/detailed']).toMatchObject({
      legalDue: '2026-12-24',
      workingDeadline: '2026-12-23',
    });
    expect(stages['jp-appi-26/final']).toMatchObject({ legalDue: '2026-12-23', workingDeadline: '2026-12-23' });
  });

  it('give the first report as JSON and as PDF, and say what is missing', async () => {
    const { id, version } = await opened();
    const saved = await officer.put(`/api/v1/incidents/${id}/facts`, { version, facts: { cause: '改修時の誤設定' } });
    expect(saved.status).toBe(200);
    const json = await officer.get(`/api/v1/incidents/${id}/report?form=art28-first&format=json`);
    expect(json.headers.get('content-type')).toContain('application/json');
    const report = json.as<{ items: { value: string }[]; missing: { key: string }[] }>();
    expect(report.items[5]?.value).toBe('改修時の誤設定');
    expect(report.missing.map((field) => field.key)).not.toContain('cause');
    expect(report.missing.map((field) => field.key)).toContain('persons');
    const pdf = await manager.get(`/api/v1/incidents/${id}/report?form=art28-first&format=pdf`);
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const unknown = await officer.get(`/api/v1/incidents/${id}/report?form=nothing`);
    expect([unknown.status, unknown.as<{ code: string }>().code]).toEqual([404, 'incidents.unknown-form']);
  });

  it('answer 409 with both versions to the second of two saves', async () => {
    const { id, version } = await opened();
    const save = (cause: string) => officer.put(`/api/v1/incidents/${id}/facts`, { version, facts: { cause } });
    expect((await save('先')).status).toBe(200);
    const second = await save('後');
    expect(second.status).toBe(409);
    expect(second.body).toMatchObject({ code: 'incidents.version-conflict' });
    expect(JSON.stringify(second.body)).toContain('先');
    expect(JSON.stringify(second.body)).toContain('後');
  });

  it('change the moment of knowledge only when another person approves', async () => {
    const { id } = await opened();
    const proposal = { knownAt: '2026-11-23T09:00:00+09:00', reason: '店舗が先に知っていた' };
    expect((await officer.post(`/api/v1/incidents/${id}/known-at`, proposal)).status).toBe(200);
    const own = await officer.post(`/api/v1/incidents/${id}/known-at/approve`);
    expect([own.status, own.as<{ code: string }>().code]).toEqual([403, 'incidents.same-person']);
    const approved = await manager.post(`/api/v1/incidents/${id}/known-at/approve`);
    expect(approved.status).toBe(200);
    expect(approved.as<IncidentView>().knownAt).toBe('2026-11-23T00:00:00.000Z');
  });

  it('close when every obligation is decided and every dated report is made, and not before', async () => {
    const { id, obligations, complaints } = await opened();
    const move = (to: string) =>
      officer.post(`/api/v1/incidents/${id}/transition`, { to, reason: '確認', secrecy: SECRECY_INVOLVED });
    expect((await move('confirmed')).status).toBe(200);
    const shut = await move('closed');
    expect([shut.status, shut.as<{ code: string }>().code]).toEqual([409, 'incidents.gates-shut']);
    for (const { id: obligationId, regimeId } of obligations) {
      const at = `/api/v1/incidents/${id}/obligations/${obligationId}`;
      const decision = regimeId === 'jp-appi-26' ? 'does_not' : 'applies';
      expect((await officer.post(`${at}/decision`, { decision, why: '事実による' })).status).toBe(200);
      if (decision === 'does_not') continue;
      const reportedAt = '2026-11-25T09:30:00+09:00';
      const submission = { stage: 'detailed', reportedAt, means: 'email', recipient: '関東総合通信局' };
      const past = await officer.post(`${at}/submissions`, submission);
      expect([past.status, past.as<{ code: string }>().code]).toEqual([409, 'incidents.hand-in-needed']);
      expect((await officer.post(`${at}/submissions`, { ...submission, stage: 'first' })).status).toBe(200);
      await handIn(id, 'art28-detailed', { officer, approvers: [manager, await desk.as('compliance')] });
    }
    await causeAndPrevention(officer, id);
    const unread = await move('closed');
    expect([unread.status, JSON.stringify(unread.body)]).toEqual([409, expect.stringContaining('complaints-read')]);
    const sheet = { decision: 'suspected', reasonCode: 'leak-suspected', incidentId: id };
    expect((await officer.post(`/api/v1/review/${complaints[0]?.id ?? ''}/decision`, sheet)).status).toBe(200);
    const closed = await move('closed');
    expect([closed.status, closed.as<IncidentView>().state]).toEqual([200, 'closed']);
  });

  it('are listed for those who may read them, and closed to agents and administrators', async () => {
    await opened();
    const page = (await manager.get('/api/v1/incidents?limit=1')).as<{ items: unknown[]; nextCursor: string | null }>();
    expect(page.items).toHaveLength(1);
    expect(page.nextCursor).not.toBeNull();
    const next = await manager.get(`/api/v1/incidents?limit=1&cursor=${String(page.nextCursor)}`);
    expect(next.as<{ items: unknown[] }>().items).not.toEqual(page.items);
    expect((await agent.get('/api/v1/incidents')).status).toBe(403);
    expect((await (await desk.as('admin')).get('/api/v1/incidents')).status).toBe(403);
    expect((await manager.post('/api/v1/incidents', { title: 'x', complaintIds: [] })).status).toBe(403);
  });

  it.each([
    ['a title that is missing', { complaintIds: [] }],
    ['a field that does not exist', { title: 'x', complaintIds: [], nonsense: 1 }],
    ['a moment without offset', { title: 'x', complaintIds: [], knownAt: '2026-11-24T09:00:00' }],
  ])('refuse %s with 422 and the field', async (_, body) => {
    const answer = await officer.post('/api/v1/incidents', body);
    expect(answer.status).toBe(422);
    expect(answer.as<{ errors: unknown[] }>().errors.length).toBeGreaterThan(0);
  });
});

describe('the command line', () => {
  const folder = temporaryFolder();
  afterAll(() => {
    folder.remove();
  });

  it('writes a report of an incident given by its number', async () => {
    const { number } = await opened();
    const output = join(folder.path, 'report.pdf');
    const args = [
      'incident',
      'report',
      number,
      '--form',
      'art28-first',
      '--format',
      'pdf',
      '--output',
      output,
      '--json',
    ];
    const ran = await runMadoguchi(args, { settings: desk.settings });
    expect(ran.code).toBe(0);
    const bytes = readFileSync(output);
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(ran.json()).toMatchObject({ bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
    const unknown = await runMadoguchi([...args.slice(0, 2), '1999-0001', ...args.slice(3)], {
      settings: desk.settings,
    });
    expect([unknown.code, unknown.stderr.includes('incidents.not-found')]).toEqual([1, true]);
  });

  it('counts clocks in order of the input, and names the line that it cannot count', async () => {
    const day = { unit: 'day', amount: 30, holiday_roll: 'next_open', calendar: 'JP-gov' };
    const lines = [
      { id: 'inclusive', anchor_at: '2025-02-27T10:00:00+09:00', day_count: 'inclusive', ...day },
      { id: 'exclusive', anchor_at: '2025-02-27T01:00:00Z', day_count: 'exclusive', ...day },
      { id: 'bad', anchor_at: '2025-02-27T01:00:00Z', day_count: 'exclusive', ...day, unit: 'fortnight' },
    ];
    writeFileSync(join(folder.path, 'in.jsonl'), lines.map((line) => JSON.stringify(line)).join('\n'));
    const ran = await runMadoguchi(['clock', 'due', '--input', 'in.jsonl', '--output', 'out.jsonl'], {
      cwd: folder.path,
    });
    expect(ran.code).toBe(1);
    const out = readFileSync(join(folder.path, 'out.jsonl'), 'utf8').trim().split('\n');
    expect(out.map((line) => JSON.parse(line) as unknown)).toEqual([
      { id: 'inclusive', due: '2025-03-28', working_deadline: '2025-03-28' },
      { id: 'exclusive', due: '2025-03-31', working_deadline: '2025-03-28' },
      { id: 'bad', error: { code: 'incidents.bad-clock', fields: ['/unit'] } },
    ]);
  });
});
