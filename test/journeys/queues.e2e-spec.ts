import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UserRows } from '#access';
import { startDesk, type HttpClient, type TestDesk, type TestUser } from '#testing';

interface Line {
  id: string;
  ownerId: string | null;
  teamId: string | null;
  due: { what: string; late: boolean } | null;
}

let desk: TestDesk;
let lead: TestUser;
let aoi: TestUser;
let [asLead, asAoi, asHana]: HttpClient[] = [];

let hana: TestUser;

const signIn = (user: TestUser) => desk.client().signIn(user.email, user.password);
const letter = async (promise: { callbackAt?: string } = {}): Promise<string> => {
  const body = {
    channel: 'letter',
    text: '請求書の日付が毎月ちがいます。',
    contact: { name: '試験 花子' },
    ...promise,
  };
  return (await asHana!.post('/api/v1/complaints', body)).as<{ complaintId: string }>().complaintId;
};
const list = async (client: HttpClient, filter: string): Promise<Line[]> =>
  (await client.get(`/api/v1/complaints?${filter}`)).as<{ items: Line[] }>().items;
/** The identifiers of a whole list, read two at a time. */
const paged = async (filter: string): Promise<string[]> => {
  const seen: string[] = [];
  for (let cursor = ''; ;) {
    const at = `/api/v1/complaints?${filter}&limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`;
    const page = (await asAoi!.get(at)).as<{ items: Line[]; nextCursor: string | null }>();
    seen.push(...page.items.map(({ id }) => id));
    if (page.nextCursor === null) return seen;
    cursor = page.nextCursor;
  }
};
const counts = async (client: HttpClient): Promise<Record<string, number>> =>
  (await client.get('/api/v1/queues/counts')).as<{ counts: Record<string, number> }>().counts;

async function everybodySignsIn(): Promise<void> {
  [asLead, asAoi, asHana] = await Promise.all([lead, aoi, hana].map(signIn));
}

beforeAll(async () => {
  desk = await startDesk();
  lead = await desk.addUser('supervisor');
  aoi = await desk.addUser('agent');
  await desk.get(UserRows).change(aoi.id, { supervisorId: lead.id });
  hana = await desk.addUser('compliance');
  await everybodySignsIn();
});
afterAll(() => desk.close());

describe('queues over HTTP', () => {
  it('go from nobody to a person and back to the team, and the menu counts them', async () => {
    const id = await letter();
    expect(await list(asAoi!, 'queue=unassigned')).toMatchObject([{ id, ownerId: null, due: { what: 'acknowledge' } }]);
    expect((await asAoi!.post(`/api/v1/complaints/${id}/assign`, { to: aoi.id, seenOwner: null })).status).toBe(204);
    expect(await list(asAoi!, 'queue=mine')).toMatchObject([{ id, ownerId: aoi.id, teamId: lead.id }]);
    expect(await counts(asAoi!)).toMatchObject({ mine: 1, team: 1, unassigned: 0, overdue: 0, parked: 0 });
    expect(Object.keys(await counts(asAoi!))).not.toContain('review');
    expect(await counts(asHana!)).toMatchObject({ mine: 0, review: 0, 'second-reading': 0 });
    desk.clock.advance(6 * 3_600_000);
    await everybodySignsIn();
    expect(await list(asLead!, 'queue=overdue')).toMatchObject([{ id, due: { late: true } }]);
    expect((await asAoi!.post(`/api/v1/complaints/${id}/assign`, { to: null })).status).toBe(204);
    expect(await counts(asAoi!)).toMatchObject({ mine: 0, team: 1, overdue: 1 });
  });

  it('page by keyset in the order of the queue', async () => {
    const made: string[] = [];
    for (let n = 0; n < 5; n += 1) made.push(await letter());
    expect(await paged('queue=unassigned')).toEqual(made);
  });

  it('page by what falls due first, promises and targets together', async () => {
    const soon = new Date(desk.clock.now().getTime() + 60_000).toISOString();
    const promised = await letter({ callbackAt: soon });
    const byTarget = (await paged('queue=unassigned')).filter((id) => id !== promised);
    expect(await paged('queue=unassigned&order=due')).toEqual([promised, ...byTarget]);
    const ids = [byTarget[0] ?? '', promised];
    const among = (which: readonly string[]) => `queue=unassigned&order=due&ids=${which.join(',')}`;
    expect((await list(asAoi!, among(ids))).map(({ id }) => id)).toEqual([promised, byTarget[0]]);
    expect((await asLead!.post(`/api/v1/complaints/${promised}/assign`, { to: lead.id })).status).toBe(204);
    expect((await list(asAoi!, among(ids))).map(({ id }) => id)).toEqual([byTarget[0]]);
    for (const wrong of [['x'], [...ids, ''], Array<string>(101).fill(promised)])
      expect((await asAoi!.get(`/api/v1/complaints?${among(wrong)}`)).status).toBe(422);
    const cursor = Buffer.from(JSON.stringify(['soon', 'late', 'x'])).toString('base64url');
    expect((await asAoi!.get(`/api/v1/complaints?queue=mine&cursor=${cursor}`)).status).toBe(400);
  });

  it('take one step for many, and no decision, closing or reading for many', async () => {
    const ids = [await letter(), await letter()];
    const done = await asLead!.post('/api/v1/complaints/bulk', { action: 'assign', ids, to: aoi.id });
    expect(done.as()).toEqual({ done: ids, refused: [] });
    for (const action of ['set_aside', 'dismiss', 'close', 'closed', 'decide', 'suspected', 'read'])
      expect((await asHana!.post('/api/v1/complaints/bulk', { action, ids })).status).toBe(422);
    expect((await asHana!.post('/api/v1/complaints/bulk', { action: 'acknowledge', ids: [] })).status).toBe(422);
    const codes = (await asHana!.get('/api/v1/review/reason-codes')).as<{ code: string; decision: string }[]>();
    const sheet = { decision: 'set_aside', reasonCode: codes.find(({ decision }) => decision === 'set_aside')?.code };
    const many = await asHana!.post('/api/v1/review/decision', { ids, ...sheet });
    const joined = await asHana!.post(`/api/v1/review/${ids.join(',')}/decision`, sheet);
    expect([many.status, joined.status]).toEqual([404, 404]);
    const narrowed = await list(asLead!, `ownerId=${aoi.id}&order=newest`);
    expect(narrowed.map(({ id }) => id)).toEqual([...ids].reverse());
  });

  it('keep a view of codes for one person, and refuse content in it', async () => {
    const view = { name: '高い順', queue: 'team', narrowing: { severity: 'high', order: 'newest' } };
    const { id } = (await asAoi!.post('/api/v1/queues/views', view)).as<{ id: string }>();
    expect((await asAoi!.get('/api/v1/queues/views')).as()).toEqual({ items: [{ id, ...view }] });
    expect((await asLead!.get('/api/v1/queues/views')).as()).toEqual({ items: [] });
    const named = { ...view, narrowing: { name: '山田' } };
    expect((await asAoi!.post('/api/v1/queues/views', named)).status).toBe(422);
    expect((await asLead!.delete(`/api/v1/queues/views/${id}`)).status).toBe(404);
    expect((await asAoi!.delete(`/api/v1/queues/views/${id}`)).status).toBe(204);
  });

  it('show who may be given complaints', async () => {
    const { people, teams } = (await asAoi!.get('/api/v1/queues/assignees')).as<{
      people: { id: string; teamId: string | null }[];
      teams: { id: string }[];
    }>();
    expect(people.find(({ id }) => id === aoi.id)?.teamId).toBe(lead.id);
    expect(teams.map(({ id }) => id)).toEqual([lead.id]);
  });
});
