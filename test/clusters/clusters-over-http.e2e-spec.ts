import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SweepClusters, type ClusterView, type OpenCluster, type WatchView } from '#clusters';
import type { IncidentView } from '#incidents';
import { FakeClock, startDesk, type HttpClient, type TestDesk } from '#testing';

const MINUTE_MS = 60_000;

let desk: TestDesk;
let clock: FakeClock;
let agent: HttpClient;
let officer: HttpClient;

/** Twelve days of ordinary complaints; then a crowd within forty minutes. */
const ORDINARY = [
  '先月の料金が思ったより高い。内訳を知りたい。',
  '自宅の電波が弱く、夜になるとつながりにくい。',
  '解約の手続きの電話がなかなかつながらない。',
  '機種変更の下取りの金額が説明と違う。',
];
const STRANGERS =
  'アルバムを開いたら、知らない人の写真が並んでいました。自分の写真もほかの人に見えているのでしょうか。';

beforeAll(async () => {
  clock = new FakeClock('2026-11-25T10:00:00+09:00');
  desk = await startDesk({ clock });
  [agent, officer] = [await desk.as('agent'), await desk.as('compliance')];
  for (let day = 12; day > 0; day -= 1)
    for (const [n, text] of ORDINARY.entries()) {
      const ago = day * 24 * 60 - n * 90;
      await log(text, new Date(clock.now().getTime() - ago * MINUTE_MS).toISOString());
    }
  await minute();
});
afterAll(() => desk.close());

async function log(text: string, receivedAt?: string): Promise<string> {
  const body = { channel: 'web', text, ...(receivedAt === undefined ? {} : { receivedAt }) };
  const answer = await agent.post('/api/v1/complaints', body);
  expect(answer.status).toBe(201);
  return answer.as<{ id: string }>().id;
}

async function minute(): Promise<void> {
  await desk.get(SweepClusters).minute();
  // A person who looks now and then stays signed in.
  await officer.get('/api/v1/clusters');
}

async function leads(state = 'open'): Promise<ClusterView[]> {
  const answer = await officer.get(`/api/v1/clusters?state=${state}`);
  expect(answer.status).toBe(200);
  return answer.as<{ items: ClusterView[] }>().items;
}

async function one(id: string): Promise<OpenCluster> {
  return (await officer.get(`/api/v1/clusters/${id}`)).as<OpenCluster>();
}

describe('a crowd of complaints', () => {
  it('is a lead within minutes, with its complaints and one plain sentence, and without their words', async () => {
    expect(await leads()).toEqual([]);
    for (let n = 0; n < 6; n += 1) {
      await log(`${STRANGERS}（${String(n)}）`);
      clock.advance(5 * MINUTE_MS);
      await minute();
    }
    const [lead, ...others] = await leads();
    expect(others).toEqual([]);
    expect(lead).toMatchObject({ method: 'burst', state: 'open' });
    expect(lead?.sentence.ja).toMatch(/^[0-9]+(分間|時間)に、.*件ありました。ふだんは/);
    const open = await one(lead?.id ?? '');
    expect(open.members.length).toBeGreaterThanOrEqual(3);
    expect(open.series.points.at(-1)?.count).toBeGreaterThanOrEqual(open.bound);
    expect(JSON.stringify(open)).not.toMatch(/知らない人|写真が並/);
  });

  it('grows as one lead, tells staff without content, and comes back after it was put aside when it has grown by half', async () => {
    const [lead] = await leads();
    const id = lead?.id ?? '';
    const told = lead?.raised ?? 0;
    const put = (body: Record<string, unknown>) => officer.post(`/api/v1/clusters/${id}/decision`, body);
    expect((await put({ decision: 'dismissed' })).status).toBe(422);
    const aside = await put({ decision: 'dismissed', reasonCode: 'outage', note: '障害の告知に対する反応' });
    expect(aside.status).toBe(200);
    expect(aside.as<OpenCluster>()).toMatchObject({ state: 'dismissed' });
    expect(aside.as<OpenCluster>().decisions[0]).toMatchObject({
      note: '障害の告知に対する反応',
      reasonCode: 'outage',
    });
    const heard = (await one(id)).size;
    while ((await one(id)).size < Math.max(heard + 3, Math.ceil(heard * 1.5)) - 1) {
      await log(`${STRANGERS}（続き ${String(clock.now().getTime())}）`);
      clock.advance(MINUTE_MS);
      await minute();
    }
    expect(await leads()).toEqual([]);
    await log(`${STRANGERS}（もう一件）`);
    clock.advance(MINUTE_MS);
    await minute();
    expect((await leads()).map((each) => [each.id, each.raised])).toEqual([[id, told + 1]]);
    const alarms = (await officer.get('/api/v1/alarms')).as<{
      items: { code: string; about: string; facts: unknown }[];
    }>();
    const alarm = alarms.items.find(({ code }) => code === 'clusters.raised');
    expect(alarm).toMatchObject({ about: id, facts: { method: 'burst' } });
  });

  it('becomes one incident with all its complaints, each of which waits for a reader', async () => {
    const [lead] = await leads();
    const decided = await officer.post(`/api/v1/clusters/${lead?.id ?? ''}/decision`, { decision: 'incident' });
    expect(decided.status).toBe(200);
    const { state, incidentId, members } = decided.as<OpenCluster>();
    expect(state).toBe('incident');
    const incident = (await officer.get(`/api/v1/incidents/${incidentId ?? ''}`)).as<IncidentView>();
    expect(incident.complaints.map(({ id }) => id).sort()).toEqual(
      members.map(({ complaintId }) => complaintId).sort(),
    );
    expect(incident.knownAt).toBe(members[0]?.receivedAt);
    const queue = (await officer.get('/api/v1/review/queue?limit=100')).as<{ items: { complaintId: string }[] }>();
    const waiting = new Set(queue.items.map(({ complaintId }) => complaintId));
    expect(members.filter(({ complaintId }) => !waiting.has(complaintId))).toEqual([]);
    const again = await officer.post(`/api/v1/clusters/${lead?.id ?? ''}/decision`, { decision: 'watch' });
    expect(again.status).toBe(409);
  });
});

describe('registers', () => {
  it('take shops and releases from staff and machines, once each', async () => {
    const shop = { code: 'aoba', name: '青葉駅前店', words: ['青葉店'] };
    expect((await officer.post('/api/v1/cluster-registers/shops', shop)).status).toBe(201);
    expect((await officer.post('/api/v1/cluster-registers/shops', shop)).status).toBe(409);
    const release = {
      code: 'album-7',
      title: 'アルバム 7.0',
      service: 'cloud',
      releasedAt: '2026-11-12T15:30:00+09:00',
    };
    expect((await officer.post('/api/v1/cluster-registers/releases', release)).status).toBe(201);
    const unknown = { ...release, code: 'x', service: 'nothing' };
    expect((await officer.post('/api/v1/cluster-registers/releases', unknown)).status).toBe(422);
    const shops = (await agent.get('/api/v1/cluster-registers/shops')).as<{
      items: { code: string; words: string[] }[];
    }>();
    expect(shops.items).toMatchObject([{ code: 'aoba', words: ['青葉駅前店', '青葉店'] }]);
  });

  it('let an agent say where a complaint belongs, and tell how the watch stands', async () => {
    const id = await log('窓口での応対が乱暴だった。');
    await minute();
    const given = await agent.put(`/api/v1/cluster-registers/places/${id}`, { shop: 'aoba', area: 'jp-13' });
    expect(given.status).toBe(204);
    expect((await agent.put(`/api/v1/cluster-registers/places/${id}`, { shop: 'nowhere' })).status).toBe(422);
    const watch = (await officer.get('/api/v1/clusters/watch')).as<WatchView>();
    expect(watch.waiting).toBe(0);
    expect(watch.shares.shop).toBeGreaterThan(0);
    expect(watch.delays.map(({ channel }) => channel)).toEqual(['web']);
  });
});
