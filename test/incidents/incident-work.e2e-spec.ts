import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import type { IncidentView, InvestigationView, MyTask, PreventionView } from '#incidents';
import { startDesk, type Answer, type HttpClient, type TestDesk } from '#testing';
import { causeAndPrevention, dutiesDenied, SECRECY_INVOLVED, SECRECY_NOT_INVOLVED } from '../support/end-incident.js';

const TEXT = '知らない人のメールの本文が、わたしの受信箱に表示されています。';

let desk: TestDesk;
let agent: HttpClient;
let officer: HttpClient;
let auditor: HttpClient;
let manager: HttpClient;

beforeAll(async () => {
  desk = await startDesk();
  [agent, officer, auditor] = [await desk.as('agent'), await desk.as('compliance'), await desk.as('auditor')];
  manager = await desk.as('manager');
});
afterAll(() => desk.close());

const codeOf = (answer: Answer): [number, string] => [answer.status, answer.as<{ code: string }>().code];

async function complaint(text = TEXT): Promise<string> {
  const answer = await agent.post('/api/v1/complaints', { channel: 'phone', text });
  expect(answer.status).toBe(201);
  return answer.as<{ id: string }>().id;
}

async function incident(complaintIds: string[] = []): Promise<string> {
  const known = complaintIds.length === 0 ? { knownAt: '2026-11-24T09:00:00+09:00' } : {};
  const answer = await officer.post('/api/v1/incidents', { title: '受信箱の取り違え', complaintIds, ...known });
  expect(answer.status).toBe(201);
  return answer.as<IncidentView>().id;
}

const at = (id: string, rest = '') => `/api/v1/incidents/${id}${rest}`;
const end = (id: string, to: string, secrecy?: object) =>
  officer.post(at(id, '/transition'), { to, reason: '調査を終えた', ...(secrecy === undefined ? {} : { secrecy }) });
const gatesOf = (answer: Answer) => answer.as<{ data: { gates: { name: string; open: string[] }[] } }>().data.gates;

describe('no incident ends over HTTP', () => {
  it('without an answer to the secrecy question, with its reason', async () => {
    const id = await incident();
    expect(codeOf(await end(id, 'unfounded'))).toEqual([422, 'incidents.secrecy-answer-missing']);
    expect((await end(id, 'unfounded', { involved: false })).status).toBe(422);
    expect((await end(id, 'unfounded', { involved: false, reason: '' })).status).toBe(422);
    expect(codeOf(await end(id, 'unfounded', SECRECY_INVOLVED))).toEqual([409, 'incidents.secrecy-involved']);
    await dutiesDenied(officer, id);
    const asked = await end(id, 'unfounded', SECRECY_NOT_INVOLVED);
    expect([asked.status, asked.as<IncidentView>().state]).toEqual([200, 'suspected']);
    expect(asked.as<IncidentView>().endPending).toMatchObject({ to: 'unfounded', reason: '調査を終えた' });
    expect(codeOf(await officer.post(at(id, '/end/approve')))).toEqual([403, 'incidents.same-person']);
    const approved = await manager.post(at(id, '/end/approve'));
    expect([approved.status, approved.as<IncidentView>().state]).toEqual([200, 'unfounded']);
  });

  it('when another person refuses the end that was asked for', async () => {
    const id = await incident();
    await dutiesDenied(officer, id);
    await end(id, 'unfounded', SECRECY_NOT_INVOLVED);
    expect((await manager.post(at(id, '/end/refuse'), { reason: '' })).status).toBe(422);
    const refused = await manager.post(at(id, '/end/refuse'), { reason: '記録が足りない' });
    expect([refused.status, refused.as<IncidentView>().endPending]).toEqual([200, null]);
    expect(codeOf(await manager.post(at(id, '/end/approve')))).toEqual([409, 'incidents.nothing-pending']);
  });

  it('by taking a complaint off without a reason, or with one while it is still to be read', async () => {
    const complaintId = await complaint();
    const id = await incident([complaintId]);
    const off = (body: object) => officer.send('DELETE', at(id, `/complaints/${complaintId}`), { body });
    expect((await off({})).status).toBe(422);
    expect((await off({ reason: '別の件' })).status).toBe(200);
    await dutiesDenied(officer, id);
    const shut = await end(id, 'unfounded', SECRECY_NOT_INVOLVED);
    expect(gatesOf(shut).map(({ name }) => name)).toEqual(['complaints-read']);
  });

  it('while a linked complaint waits for its reading', async () => {
    const complaintId = await complaint();
    const id = await incident([complaintId]);
    await dutiesDenied(officer, id);
    const shut = await end(id, 'unfounded', SECRECY_NOT_INVOLVED);
    expect(codeOf(shut)).toEqual([409, 'incidents.gates-shut']);
    expect(gatesOf(shut).map(({ name }) => name)).toEqual(['complaints-read']);
    expect(gatesOf(shut)[0]?.open[0]).toMatch(/^2026-11-\d{6}$/);
    const sheet = { decision: 'suspected', reasonCode: 'leak-suspected', incidentId: id };
    expect((await officer.post(`/api/v1/review/${complaintId}/decision`, sheet)).status).toBe(200);
    expect((await end(id, 'unfounded', SECRECY_NOT_INVOLVED)).status).toBe(200);
  });

  it('while a task is open, a cause is missing or nothing prevents the next one', async () => {
    const id = await incident();
    const task = {
      title: '抽出',
      text: '記録',
      assigneeKind: 'contractor',
      assignee: '架空開発',
      dueAt: '2026-12-01T00:00:00Z',
    };
    const { id: taskId } = (await officer.post(at(id, '/tasks'), task)).as<{ id: string }>();
    expect((await officer.post(at(id, '/transition'), { to: 'confirmed', reason: '確認' })).status).toBe(200);
    const names = async () => gatesOf(await end(id, 'closed', SECRECY_INVOLVED)).map(({ name }) => name);
    expect(await names()).toEqual(expect.arrayContaining(['tasks-done', 'cause-found', 'prevention-planned']));
    await causeAndPrevention(officer, id);
    await officer.post(at(id, `/tasks/${taskId}/steps`), { step: 'drop', words: '不要' });
    const left = await names();
    for (const name of ['tasks-done', 'cause-found', 'prevention-planned']) expect(left).not.toContain(name);
  });
});

describe('an investigation over HTTP', () => {
  it('asks a person who sees the question alone, and keeps the answer and its file', async () => {
    const id = await incident();
    const me = (await agent.get('/api/v1/session')).as<{ user: { id: string } }>().user.id;
    const task = { title: '応対の確認', text: '3番窓口の応対を確かめてください', dueAt: '2026-12-01T00:00:00Z' };
    const asked = await officer.post(at(id, '/tasks'), { ...task, assigneeKind: 'user', userId: me });
    expect(asked.status).toBe(201);
    const { id: taskId } = asked.as<{ id: string }>();
    const mine = (await agent.get('/api/v1/my-tasks')).as<{ items: MyTask[] }>().items;
    expect(mine).toMatchObject([{ id: taskId, title: '応対の確認', returned: null }]);
    expect(JSON.stringify(mine)).not.toContain(id);
    expect(JSON.stringify(mine)).not.toContain('取り違え');
    expect((await agent.get(at(id, '/investigation'))).status).toBe(403);
    const other = await officer.post(`/api/v1/my-tasks/${taskId}/answer`, { words: 'わたしではない' });
    expect(codeOf(other)).toEqual([404, 'incidents.task-not-found']);
    expect((await agent.post(`/api/v1/my-tasks/${taskId}/answer`, { words: '記録にありました' })).status).toBe(200);
    expect((await agent.get('/api/v1/my-tasks')).as<{ items: MyTask[] }>().items).toEqual([]);
    await officer.post(at(id, `/tasks/${taskId}/steps`), { step: 'return', words: '日時も' });
    expect((await agent.get('/api/v1/my-tasks')).as<{ items: MyTask[] }>().items[0]?.returned).toBe('日時も');
    const bytes = Buffer.from('応対の記録'.repeat(20_000));
    const file = { name: '応対 記録.txt', bytes, mediaType: 'text/plain' };
    const kept = await officer.upload(at(id, `/evidence?of=${taskId}`), file);
    expect(kept.status).toBe(201);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const evidence = kept.as<{ id: string; sha256: string }>();
    expect(evidence.sha256).toBe(sha256);
    const read = await auditor.get(at(id, `/evidence/${evidence.id}`));
    expect([read.status, read.bytes.equals(bytes)]).toEqual([200, true]);
    expect(read.headers.get('content-disposition')).toContain('attachment');
    const view = (await officer.get(at(id, '/investigation'))).as<InvestigationView>();
    expect(view.tasks[0]?.evidence).toMatchObject([{ name: '応対 記録.txt', sha256 }]);
    const stranger = await officer.get(at(await incident(), `/evidence/${evidence.id}`));
    expect(codeOf(stranger)).toEqual([404, 'incidents.evidence-not-found']);
  });

  it('refuses a file of nothing and a post without one', async () => {
    const id = await incident();
    const empty = await officer.upload(at(id, '/evidence'), {
      name: 'x',
      bytes: Buffer.alloc(0),
      mediaType: 'text/plain',
    });
    expect(codeOf(empty)).toEqual([422, 'incidents.no-file']);
    expect(codeOf(await officer.post(at(id, '/evidence'), {}))).toEqual([422, 'incidents.no-file']);
  });
});

describe('prevention over HTTP', () => {
  it('is checked by somebody else than who carried it out', async () => {
    const id = await incident();
    await causeAndPrevention(officer, id);
    const view = (await officer.get(at(id, '/prevention'))).as<PreventionView>();
    const path = at(id, `/measures/${view.measures[0]?.id ?? ''}/steps`);
    const own = await officer.post(path, { step: 'effective', words: '確認' });
    expect(codeOf(own)).toEqual([403, 'incidents.other-person-needed']);
    expect((await (await desk.as('manager')).post(path, { step: 'effective', words: '確認' })).status).toBe(403);
    const second = await desk.as('compliance');
    expect((await second.post(path, { step: 'effective', words: '確認' })).status).toBe(200);
  });

  it('shows the taxonomy to those who read, and lets only those write who may', async () => {
    const id = await incident();
    expect((await auditor.get(at(id, '/prevention'))).as<PreventionView>().taxonomy.length).toBeGreaterThan(20);
    const cause = { code: 'insider', part: 'root', basis: '記録' };
    expect((await auditor.post(at(id, '/causes'), cause)).status).toBe(403);
    const unknown = await officer.post(at(id, '/causes'), { ...cause, code: 'weather' });
    expect(codeOf(unknown)).toEqual([422, 'incidents.unknown-cause']);
  });
});
