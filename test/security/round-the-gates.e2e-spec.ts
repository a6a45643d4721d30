import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Role } from '#kernel';
import { startDesk, type Answer, type HttpClient, type TestDesk } from '#testing';
import { dutiesDenied, SECRECY_INVOLVED, SECRECY_NOT_INVOLVED } from '../support/end-incident.js';

jest.setTimeout(420_000);

let desk: TestDesk;
let agent: HttpClient;
let officer: HttpClient;
let second: HttpClient;
let manager: HttpClient;
let other: HttpClient;

beforeAll(async () => {
  desk = await startDesk();
  const as = (role: Role) => desk.as(role);
  [agent, officer, second] = [await as('agent'), await as('compliance'), await as('compliance')];
  [manager, other] = [await as('manager'), await as('manager')];
}, 300_000);
afterAll(() => desk.close());

const codeOf = (answer: Answer) => answer.as<{ code?: string } | null>()?.code ?? answer.status;

interface Opened {
  id: string;
  at: string;
  complaintId: string;
}

async function opened(): Promise<Opened> {
  const text = '知らない人のメールの本文が、わたしの受信箱に表示されています。';
  const logged = await agent.post('/api/v1/complaints', { channel: 'phone', text });
  const complaintId = logged.as<{ id: string }>().id;
  const answer = await officer.post('/api/v1/incidents', { title: '受信箱の取り違え', complaintIds: [complaintId] });
  expect(answer.status).toBe(201);
  const { id } = answer.as<{ id: string }>();
  return { id, at: `/api/v1/incidents/${id}`, complaintId };
}

/** A token of a role, which is nobody: people's decisions are not its to take. */
async function machine(role: Role): Promise<HttpClient> {
  const made = await (await desk.as('admin')).post('/api/v1/tokens', { name: `machine ${role}`, role });
  return desk.client().useToken(made.as<{ token: string }>().token);
}

describe('what takes two people', () => {
  it('the moment of knowledge: not by its proposer, not by a machine, not before it is proposed', async () => {
    const { at } = await opened();
    expect(codeOf(await manager.post(`${at}/known-at/approve`))).toBe('incidents.nothing-pending');
    await officer.post(`${at}/known-at`, { knownAt: '2026-11-20T09:00:00+09:00', reason: '店舗が先に知っていた' });
    expect(codeOf(await officer.post(`${at}/known-at/approve`))).toBe('incidents.same-person');
    expect(codeOf(await (await machine('manager')).post(`${at}/known-at/approve`))).toBe('access.people-only');
    expect((await manager.post(`${at}/known-at/approve`)).status).toBe(200);
  });

  it('what one proposes is not refused by oneself, and not withdrawn by another person', async () => {
    const { at } = await opened();
    await officer.post(`${at}/known-at`, { knownAt: '2026-11-20T09:00:00+09:00', reason: '店舗が先に知っていた' });
    const refusal = { reason: '日付の誤り' };
    expect(codeOf(await officer.post(`${at}/known-at/refuse`, refusal))).toBe('incidents.same-person');
    expect(codeOf(await second.post(`${at}/known-at/withdraw`))).toBe('incidents.not-the-proposer');
    expect(codeOf(await agent.post(`${at}/known-at/refuse`, refusal))).toBe('access.forbidden');
    expect((await manager.post(`${at}/known-at/refuse`, refusal)).status).toBe(200);
  });

  it('nothing about an incident is a machine’s to write: whoever holds its token would be two people', async () => {
    const { at, complaintId } = await opened();
    const token = await machine('compliance');
    expect((await token.get(at)).status).toBe(200);
    const known = { knownAt: '2026-11-20T09:00:00+09:00', reason: '店舗が先に知っていた' };
    const tried = [
      await token.post('/api/v1/incidents', { title: '受信箱の取り違え', complaintIds: [] }),
      await token.post(`${at}/known-at`, known),
      await token.post(`${at}/transition`, { to: 'unfounded', reason: '確認', secrecy: SECRECY_NOT_INVOLVED }),
      await token.post(`${at}/reports`, { form: 'art28-first', kind: 'original' }),
      await token.post(`${at}/measures`, {}),
      await token.post(`${at}/campaigns`, { subject: 'お知らせ', body: 'お知らせ', language: 'ja' }),
      await token.delete(`${at}/complaints/${complaintId}`),
    ];
    expect(tried.map(codeOf)).toEqual(tried.map(() => 'access.people-only'));
  });

  it('a report: not by its author, not by one person twice, not of other words than were read', async () => {
    const { at } = await opened();
    const made = await officer.post(`${at}/reports`, { form: 'art28-first', kind: 'original' });
    expect(made.status).toBe(201);
    const { id, bindingHash } = made.as<{ id: string; bindingHash: string }>();
    const approve = (client: HttpClient, hash = bindingHash) =>
      client.post(`${at}/reports/${id}/approvals`, { bindingHash: hash });
    const handIn = () =>
      officer.post(`${at}/reports/${id}/submission`, {
        reportedAt: '2026-11-25T10:00:00+09:00',
        means: 'email',
        recipient: '関東総合通信局',
      });
    expect(codeOf(await approve(officer))).toBe('incidents.author-cannot-approve');
    expect(codeOf(await handIn())).toBe('incidents.report-state');
    expect((await approve(manager, '0'.repeat(64))).status).toBeGreaterThanOrEqual(400);
    expect((await approve(manager)).status).toBe(200);
    await approve(manager);
    expect(codeOf(await handIn())).toBe('incidents.report-state');
    expect(codeOf(await approve(await machine('compliance')))).toBe('access.people-only');
    expect((await approve(second)).status).toBe(200);
    expect((await handIn()).status).toBe(200);
  });

  it('a report: what changes after the approvals voids them', async () => {
    const { at } = await opened();
    const made = await officer.post(`${at}/reports`, { form: 'art28-first', kind: 'original' });
    const { id, bindingHash } = made.as<{ id: string; bindingHash: string }>();
    for (const client of [manager, second]) await client.post(`${at}/reports/${id}/approvals`, { bindingHash });
    const { version } = (await officer.get(at)).as<{ version: number }>();
    await officer.put(`${at}/facts`, { version, facts: { cause: '承認のあとで分かった原因' } });
    const handed = await officer.post(`${at}/reports/${id}/submission`, {
      reportedAt: '2026-11-25T10:00:00+09:00',
      means: 'email',
      recipient: '関東総合通信局',
    });
    expect(codeOf(handed)).toBe('incidents.report-outdated');
  });

  it('a campaign: not by its author, not by one approval or one person twice, not of changed words', async () => {
    const { at } = await opened();
    const text = { subject: 'お知らせ', body: '{{name}} 様 お知らせ', language: 'ja' };
    const { id } = (await officer.post(`${at}/campaigns`, text)).as<{ id: string }>();
    const campaign = `/api/v1/campaigns/${id}`;
    const parties = [{ name: '甲', email: 'a@example.jp' }];
    expect((await officer.post(`${campaign}/parties`, { parties })).status).toBe(200);
    const hash = async () => (await officer.get(campaign)).as<{ bindingHash: string }>().bindingHash;
    const first = await hash();
    const approve = (client: HttpClient, bindingHash: string) => client.post(`${campaign}/approvals`, { bindingHash });
    expect(codeOf(await approve(officer, first))).toBe('notices.author-cannot-approve');
    await approve(manager, first);
    await approve(manager, first);
    expect(codeOf(await officer.post(`${campaign}/start`))).toBe('notices.not-approved');
    await approve(second, first);
    const { version: seen } = (await officer.get(campaign)).as<{ version: string }>();
    expect((await officer.put(campaign, { subject: '別のお知らせ', seen })).status).toBe(204);
    expect(codeOf(await officer.post(`${campaign}/start`))).toBe('notices.not-approved');
    expect((await approve(other, first)).status).toBeGreaterThanOrEqual(400);
    expect(await hash()).not.toBe(first);
    expect(codeOf(await (await machine('manager')).post(`${campaign}/approvals`, { bindingHash: await hash() }))).toBe(
      'access.people-only',
    );
  });

  it('an engine: signing is a person’s, and nothing unsigned is put to work', async () => {
    const engines = (await manager.get('/api/v1/engines')).as<{ items: { id: string }[] }>().items;
    for (const { id } of engines) {
      const refused = await manager.post(`/api/v1/engines/${id}/activate`);
      expect(refused.status).toBeGreaterThanOrEqual(400);
    }
    const sign = { purpose: 'activation', reportSha256: '0'.repeat(64) };
    const byMachine = await (await machine('manager')).post(`/api/v1/engines/${engines[0]?.id ?? 'none'}/sign`, sign);
    expect(codeOf(byMachine)).toBe('access.people-only');
  });
});

describe('what has to be done before', () => {
  it('a complaint closes only with the answer to the secrecy question, given with a reason', async () => {
    const { complaintId } = await opened();
    const step = (body: object) => agent.post(`/api/v1/complaints/${complaintId}/handling`, { to: 'closed', ...body });
    await agent.post(`/api/v1/complaints/${complaintId}/handling`, { to: 'in_handling' });
    await agent.post(`/api/v1/complaints/${complaintId}/replies`, { channel: 'phone', text: 'ご説明しました。' });
    expect(codeOf(await step({ outcome: 'explained' }))).toBe('complaints.secrecy-answer-missing');
    const blank = await step({ outcome: 'explained', secrecy: { involved: false, reason: '　' } });
    expect(blank.status).toBe(422);
  });

  it('an incident ends, either way, only with that answer', async () => {
    const { at } = await opened();
    const move = (to: string, more = {}) => officer.post(`${at}/transition`, { to, reason: '確認', ...more });
    expect(codeOf(await move('unfounded'))).toBe('incidents.secrecy-answer-missing');
    expect((await move('closed', { secrecy: SECRECY_INVOLVED })).status).toBe(409);
    expect((await move('confirmed')).status).toBe(200);
    const shut = await move('closed', { secrecy: SECRECY_INVOLVED });
    expect(codeOf(shut)).toBe('incidents.gates-shut');
    const gates = shut.as<{ data?: { gates?: { name: string }[] }; gates?: { name: string }[] }>();
    const names = (gates.data?.gates ?? gates.gates ?? []).map(({ name }) => name);
    expect(names).toContain('obligations-decided');
    expect((await officer.get(at)).as<{ state: string }>().state).toBe('confirmed');
  });

  it('a false alarm is no way out for an incident whose secrecy is involved', async () => {
    const bare = { title: '確認中の事案', complaintIds: [], knownAt: '2026-11-24T09:00:00+09:00' };
    const { id } = (await officer.post('/api/v1/incidents', bare)).as<{ id: string }>();
    const end = (at: string, secrecy: object) =>
      officer.post(`${at}/transition`, { to: 'unfounded', reason: '誤報', secrecy });
    // A complaint that somebody still has to read keeps it open, whatever is answered.
    const unread = await end((await opened()).at, SECRECY_NOT_INVOLVED);
    expect(codeOf(unread)).toBe('incidents.gates-shut');
    expect(codeOf(await end(`/api/v1/incidents/${id}`, SECRECY_INVOLVED))).toBe('incidents.secrecy-involved');
    const at = `/api/v1/incidents/${id}`;
    // That earlier yes is a fact now, and the duties are to be decided on it.
    expect(codeOf(await end(at, SECRECY_NOT_INVOLVED))).toBe('incidents.gates-shut');
    await dutiesDenied(officer, id);
    expect((await end(at, SECRECY_NOT_INVOLVED)).as<{ state: string }>().state).toBe('suspected');
    expect(codeOf(await officer.post(`${at}/end/approve`))).toBe('incidents.same-person');
    expect((await officer.get(at)).as<{ state: string }>().state).toBe('suspected');
  });
});
