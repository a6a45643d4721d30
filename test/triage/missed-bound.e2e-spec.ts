import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startDesk, type HttpClient, type TestDesk, type TestUser } from '#testing';
import { SweepSampling, type BoundAnswer } from '#triage';

const DAY = 86_400_000;
const BILL = '先月の請求額が高い理由を教えてください。';

let desk: TestDesk;
let agent: HttpClient;
let hana: HttpClient;
let manager: HttpClient;
const users: TestUser[] = [];

/** Sessions do not outlive the days that pass here. */
async function signIn(): Promise<void> {
  const clients = await Promise.all(users.map(({ email, password }) => desk.client().signIn(email, password)));
  [agent, hana, manager] = clients as [HttpClient, HttpClient, HttpClient];
}

async function pass(days: number): Promise<void> {
  desk.clock.advance(days * DAY);
  await desk.get(SweepSampling).execute();
  await signIn();
}

beforeAll(async () => {
  const settings = { setAside: 'policy', missedTarget: 200, cleanSamples: 30, sampleSpareHits: 0 } as const;
  desk = await startDesk({ settings });
  for (const role of ['agent', 'compliance', 'manager'] as const) users.push(await desk.addUser(role));
  await signIn();
});
afterAll(() => desk.close());

const bound = async (): Promise<BoundAnswer> => (await manager.get('/api/v1/triage/bound')).as<BoundAnswer>();
const waiting = async (): Promise<string[]> =>
  (await hana.get('/api/v1/review/queue?limit=100'))
    .as<{ items: { complaintId: string }[] }>()
    .items.map(({ complaintId }) => complaintId);
const alarm = async (): Promise<string[]> =>
  (await manager.get('/api/v1/alarms'))
    .as<{ items: { code: string; calmedAt: string | null }[] }>()
    .items.filter(({ calmedAt }) => calmedAt === null)
    .map(({ code }) => code);

async function log(n: number): Promise<string[]> {
  const ids: string[] = [];
  for (let at = 0; at < n; at += 1)
    ids.push((await agent.post('/api/v1/complaints', { channel: 'phone', text: BILL })).as<{ id: string }>().id);
  return ids;
}

async function answer(complaintId: string, decision: 'set_aside' | 'suspected' = 'set_aside'): Promise<void> {
  await hana.get(`/api/v1/review/${complaintId}`);
  const reasonCode = decision === 'set_aside' ? 'no-communication' : 'leak-suspected';
  const answered = await hana.post(`/api/v1/review/${complaintId}/decision`, { decision, reasonCode });
  expect(answered.status).toBe(200);
}

describe('what is proven about missed signals', () => {
  it('begins with everything read, lets complaints rest after thirty, and draws from those that rest', async () => {
    await log(30);
    expect(await waiting()).toHaveLength(30);
    expect((await bound()).state).toMatchObject({ allowed: false, reason: 'start' });
    for (const id of await waiting()) await answer(id);
    expect(await bound()).toMatchObject({
      state: { allowed: true, reason: 'proven', basis: 'stream' },
      stream: { read: 30, hits: 0 },
    });
    await log(12);
    expect(await waiting()).toEqual([]);
    await pass(7);
    await pass(3);
  });

  it('opens incidents for hits, raises the alarm above the target, reads everything again', async () => {
    const drawn = await waiting();
    expect(drawn).toHaveLength(12);
    for (const [n, id] of drawn.entries()) await answer(id, n < 3 ? 'suspected' : 'set_aside');
    const { bound: after, state } = await bound();
    expect(after).toMatchObject({ pile: 12, read: 12, hits: 3, missedAtMost: 3, rounds: 1, notYetCovered: 0 });
    expect(state).toMatchObject({ allowed: false, reason: 'above-target', rateAtMost: 0.25 });
    const found = (await hana.get(`/api/v1/complaints/${drawn[0] ?? ''}`)).as<{ signals: object[] }>();
    expect(found.signals).toMatchObject([{ state: 'suspected' }]);
    expect(await alarm()).toEqual(['triage.set-aside-stopped']);
    const next = await log(1);
    expect(await waiting()).toEqual(next);
  });

  it('says nothing of complaints: no identifier, no word', async () => {
    const [round] = (await bound()).rounds.filter(({ frameSize }) => frameSize > 0);
    const text = JSON.stringify(await bound());
    expect(text).not.toContain('請求');
    const known = (await agent.get('/api/v1/complaints?limit=100')).as<{ items: { id: string }[] }>().items;
    expect(known.length).toBeGreaterThan(40);
    for (const { id } of known) expect(text).not.toContain(id);
    expect(text).toContain(round?.id);
  });

  it('begins anew when an officer or manager names the cause that was removed', async () => {
    const begin = (who: HttpClient, reason: string): Promise<{ status: number }> =>
      who.post('/api/v1/triage/bound/begin-anew', { reason });
    expect((await begin(agent, 'words-changed')).status).toBe(403);
    expect((await begin(manager, 'because')).status).toBeGreaterThanOrEqual(400);
    expect((await bound()).epoch.number).toBe(1);
    expect((await begin(manager, 'words-changed')).status).toBe(200);
    expect((await bound()).epoch).toMatchObject({ number: 2, reason: 'words-changed', restarts: 1 });
  });
});
