import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { IncidentView } from '#incidents';
import { ReadSiblings, SuggestSibling } from '#siblings';
import { startDesk, type HttpClient, type TestDesk } from '#testing';
import { raisedBy } from '../support/walled-incident.js';

jest.setTimeout(420_000);

/** The desk's clock stands at 2026-11-25 10:00 in Tokyo. */
const [EARLY, BETWEEN, LATE] = ['2026-11-03T00:00:00.000Z', '2026-11-10T00:00:00.000Z', '2026-11-20T00:00:00.000Z'];

let desk: TestDesk;
let agent: HttpClient;
let officer: HttpClient;
let clerk: HttpClient;
let clerkId: string;

beforeAll(async () => {
  desk = await startDesk();
  [agent, officer] = [await desk.as('agent'), await desk.as('compliance')];
  // Who else could decide about a wall.
  await desk.addUser('manager');
  const user = await desk.addUser('compliance');
  clerkId = user.id;
  clerk = await desk.client().signIn(user.email, user.password);
}, 300_000);
afterAll(() => desk.close());

async function complaint(receivedAt: string): Promise<string> {
  const body = { channel: 'letter', text: '店の係員が、私の通話の相手を話していました。', receivedAt };
  return (await agent.post('/api/v1/complaints', body)).as<{ id: string }>().id;
}

async function grouped(one: string, other: string): Promise<void> {
  await desk.get(SuggestSibling).execute(one, [{ complaintId: other, reasons: [{ kind: 'slip-named' }] }]);
  const { suggestions } = await desk.get(ReadSiblings).execute(one);
  const found = suggestions.find(({ complaint: { complaintId } }) => complaintId === other);
  expect((await agent.post(`/api/v1/complaints/${one}/siblings/${found?.id ?? ''}/accept`)).status).toBe(200);
}

const leaves = (id: string) => agent.post(`/api/v1/complaints/${id}/siblings/leave`);

/** An incident of the complaints that hides nothing by itself; its state is `lead`. */
async function lead(...complaintIds: string[]): Promise<string> {
  const { id } = (await officer.post('/api/v1/incidents', { title: '事案', complaintIds: [] })).as<{ id: string }>();
  for (const complaintId of complaintIds)
    expect((await officer.post(`/api/v1/incidents/${id}/complaints/${complaintId}`)).status).toBeLessThan(300);
  return id;
}

/** Puts the complaint behind a wall against the clerk. */
async function wall(complaintId: string): Promise<void> {
  await raisedBy(officer, await lead(complaintId), [clerkId]);
}

async function room(client: HttpClient, id: string): Promise<IncidentView> {
  return (await client.get(`/api/v1/incidents/${id}`)).as<IncidentView>();
}

/** The first sign on the page and in the list, which are to say the same. */
async function signTo(client: HttpClient, id: string): Promise<string | null> {
  const { firstSignalAt } = await room(client, id);
  const { items } = (await client.get('/api/v1/incidents')).as<{ items: IncidentView[] }>();
  expect(items.find((each) => each.id === id)?.firstSignalAt).toBe(firstSignalAt);
  return firstSignalAt;
}

describe('the first sign that a complaint behind a wall gave', () => {
  it('is kept when the complaint has left the group that it was known by, and when the other has', async () => {
    for (const who of ['hidden', 'open'] as const) {
      const made = { hidden: await complaint(EARLY), open: await complaint(LATE), third: await complaint(BETWEEN) };
      await grouped(made.hidden, made.open);
      await grouped(made.open, made.third);
      const id = await lead(made.open);
      await wall(made.hidden);
      expect([await signTo(officer, id), await signTo(clerk, id)]).toEqual([EARLY, BETWEEN]);
      expect((await leaves(made[who])).status).toBe(200);
      expect([who, await signTo(officer, id), await signTo(clerk, id)]).toEqual([who, EARLY, BETWEEN]);
    }
  });

  it('is kept when the group has ended, also by what the clocks were taken from', async () => {
    const [hidden, open] = [await complaint(EARLY), await complaint(LATE)];
    await grouped(hidden, open);
    const id = await lead(open);
    const step = { to: 'suspected', reason: '確認', knownAt: LATE, knownAtReason: '報告による' };
    expect((await officer.post(`/api/v1/incidents/${id}/transition`, step)).status).toBeLessThan(300);
    await wall(hidden);
    await leaves(hidden);
    expect([await signTo(officer, id), await signTo(clerk, id)]).toEqual([EARLY, LATE]);
    const told = async (client: HttpClient) => {
      const { knownAtHistory, gap } = await room(client, id);
      return [knownAtHistory.map(({ fromAt }) => fromAt), gap.signalToKnownHours];
    };
    expect(await told(officer)).toEqual([[EARLY], expect.any(Number)]);
    expect(await told(clerk)).toEqual([[null], 0]);
    expect((await clerk.get(`/api/v1/incidents/${id}`)).bytes.toString()).not.toContain(EARLY);
  });

  it('is kept when the complaint was taken off the incident after its group had ended', async () => {
    const [hidden, open] = [await complaint(EARLY), await complaint(LATE)];
    await grouped(hidden, open);
    const id = await lead(open);
    await leaves(hidden);
    const off = await officer.send('DELETE', `/api/v1/incidents/${id}/complaints/${open}`, {
      body: { reason: '別の事案' },
    });
    expect(off.status).toBeLessThan(300);
    await wall(hidden);
    expect([await signTo(officer, id), await signTo(clerk, id)]).toEqual([EARLY, LATE]);
  });

  it('is not told by an open complaint that is known through a hidden one alone', async () => {
    const [hidden, beside, open] = [await complaint(LATE), await complaint(EARLY), await complaint(BETWEEN)];
    await grouped(hidden, beside);
    const id = await lead(hidden);
    await wall(hidden);
    expect([await signTo(officer, id), await signTo(clerk, id)]).toEqual([EARLY, null]);
    expect((await officer.post(`/api/v1/incidents/${id}/complaints/${open}`)).status).toBeLessThan(300);
    expect([await signTo(officer, id), await signTo(clerk, id)]).toEqual([EARLY, BETWEEN]);
    expect((await clerk.get(`/api/v1/incidents/${id}`)).bytes.toString()).not.toContain(EARLY);
  });
});
