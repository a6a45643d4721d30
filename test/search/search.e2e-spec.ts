import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SweepSearch } from '#search';
import { startDesk, type Answer, type HttpClient, type TestDesk } from '#testing';

interface Hit {
  complaintId: string;
  slipNumber: string;
  masked: boolean;
  name: string | null;
  phone: string | null;
  found: { kind: string; pieces: { text: string; hit: boolean }[] }[];
}
interface Found {
  items: Hit[];
  nextCursor: string | null;
}

const NAME = '若草 みどり';
const TEXT = '昨夜から０９０－００００－１２３４に無言電話があり、若草の名で呼ばれました。';

let desk: TestDesk;
let agent: HttpClient;
let other: HttpClient;
let call: { id: string; slipNumber: string };

beforeAll(async () => {
  desk = await startDesk();
  [agent, other] = [await desk.as('agent'), await desk.as('agent')];
  const contact = { name: NAME, phone: '03(0000)5678', email: 'midori@example.jp' };
  call = (await agent.post('/api/v1/complaints', { channel: 'phone', text: TEXT, contact })).as<typeof call>();
  for (const n of ['一', '二', '三'])
    await agent.post('/api/v1/complaints', { channel: 'web', text: `${n}度も料金を二重に引き落とされました。` });
  await indexed();
});
afterAll(() => desk.close());

/** Lets the index come up to date, as the desk does by itself every two seconds. */
async function indexed(): Promise<void> {
  while (await desk.get(SweepSearch).step());
}

const ask = (client: HttpClient, q: string, more: object = {}): Promise<Answer> =>
  client.post('/api/v1/search', { q, ...more });
const found = async (client: HttpClient, q: string, more: object = {}): Promise<string[]> =>
  (await ask(client, q, more)).as<Found>().items.map(({ complaintId }) => complaintId);

describe('search', () => {
  it.each([
    '無言電話',
    '話',
    'みどり 無言',
    '若草',
    '０３－００００－５６７８',
    '+81 90 0000 1234',
    '1234',
    'MIDORI@example.jp',
  ])('finds the complaint by %s', async (q) => {
    expect(await found(other, q)).toEqual([call.id]);
  });

  it('finds an answer and a note soon after they were written', async () => {
    const at = `/api/v1/complaints/${call.id}`;
    await agent.post(`${at}/replies`, { channel: 'phone', text: '発信元を調べて折り返すとお伝えした。' });
    await agent.post(`${at}/handling`, { to: 'in_handling', note: '交換機の記録を照会中' });
    await indexed();
    expect(await found(other, '発信元')).toEqual([call.id]);
    expect(await found(other, '交換機')).toEqual([call.id]);
  });

  it('narrows by channel, state and day, and goes on page by page', async () => {
    expect(await found(agent, '料金', { filters: { channel: 'phone' } })).toEqual([]);
    expect(await found(agent, '料金', { filters: { channel: 'web', receivedFrom: '2026-11-25' } })).toHaveLength(3);
    expect(await found(agent, '料金', { filters: { receivedTo: '2026-11-24' } })).toEqual([]);
    const first = (await ask(agent, '料金', { limit: 2 })).as<Found>();
    const second = (await ask(agent, '料金', { limit: 2, cursor: first.nextCursor })).as<Found>();
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([2, 1, null]);
  });

  it('shows names and numbers masked until somebody says what for', async () => {
    const answer = await ask(other, '無言電話');
    expect(answer.bytes.toString()).not.toMatch(/若草|みどり|-0000-|００００|midori/);
    expect(answer.as<Found>().items[0]).toMatchObject({ masked: true, name: '若＊ み＊', phone: '***5678' });
    const unmask = (body: object) => other.post('/api/v1/search/unmask', { complaintId: call.id, ...body });
    expect((await unmask({})).status).toBe(422);
    const shown = (await unmask({ purpose: '折返しの連絡', q: '無言電話' })).as<Hit & { email: string }>();
    expect(shown).toMatchObject({ name: NAME, phone: '03(0000)5678', email: 'midori@example.jp' });
    const officer = await desk.as('compliance');
    expect((await ask(officer, '無言電話')).as<Found>().items[0]).toMatchObject({ masked: false, name: NAME });
  });

  it('tells auditors and managers nothing of the content, and is nothing for administrators and machines', async () => {
    for (const role of ['auditor', 'manager'] as const) {
      const client = await desk.as(role);
      expect(await found(client, '無言電話')).toEqual([]);
      const hit = (await ask(client, call.slipNumber)).as<Found>().items[0];
      expect(hit).toMatchObject({ slipNumber: call.slipNumber, name: null, phone: null, found: [] });
      expect((await client.post('/api/v1/search/unmask', { complaintId: call.id, purpose: 'x y' })).status).toBe(403);
    }
    const admin = await desk.as('admin');
    expect((await ask(admin, '電話')).status).toBe(403);
    const made = await admin.post('/api/v1/tokens', { name: 'machine', role: 'compliance' });
    const machine = desk.client().useToken(made.as<{ token: string }>().token);
    expect((await ask(machine, '電話')).status).toBe(403);
  });

  it('says what is wrong with a question', async () => {
    expect((await ask(agent, '。。 、')).as<{ code: string }>().code).toBe('search.nothing-asked');
    expect((await ask(agent, 'あ'.repeat(201))).status).toBe(422);
    expect((await ask(agent, '電話', { cursor: 'x' })).status).toBe(400);
  });
});
