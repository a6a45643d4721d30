import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { LiveHub } from '#live';
import { profile, query, UnitOfWork } from '#persistence';
import { Vault } from '#vault';
import { startDesk, until, type Answer, type HttpClient, type TestDesk, type TestUser } from '#testing';
import { createDesk } from '../../apps/desk/create-desk.js';
import { BuiltDesk } from '../crash/support/built-desk.js';
import { of, walledWorld } from '../support/walled-incident.js';
import { EventReader, type ListenFrom } from './event-reader.js';

interface Claim {
  holder: { id: string; name: string } | null;
  asked: { by: { id: string }; until: string } | null;
  kept: { word: string } | null;
}
interface Person {
  user: TestUser;
  client: HttpClient;
}

let desk: TestDesk;
let readers: EventReader[] = [];

async function person(role: 'agent' | 'compliance' | 'manager' | 'admin'): Promise<Person> {
  const user = await desk.addUser(role);
  return { user, client: await desk.client().signIn(user.email, user.password) };
}

async function listen(client: HttpClient, from: ListenFrom = {}): Promise<EventReader> {
  const reader = await EventReader.open(desk.url, client, from);
  readers.push(reader);
  return reader;
}

async function logged(client: HttpClient, text = '請求の内訳を知りたい。'): Promise<string> {
  const receivedAt = desk.clock.now().toISOString();
  const answer = await client.post('/api/v1/complaints', { channel: 'phone', text, receivedAt });
  return answer.as<{ id: string }>().id;
}

beforeAll(async () => {
  desk = await startDesk();
});
afterEach(() => {
  for (const reader of readers) reader.close();
  readers = [];
});
afterAll(() => desk.close());

describe('the stream of events', () => {
  it('tells who may know that a complaint came in, by its identifier alone', async () => {
    const [agent, manager] = [await person('agent'), await person('manager')];
    const [heard, unheard] = [await listen(agent.client), await listen(manager.client)];
    const id = await logged(agent.client, '秘密のことばを含む申出');
    await until('the news', () => heard.heard.some((event) => event.id === id));
    expect(heard.types()).toContain('queue.changed');
    expect(heard.text).not.toMatch(/秘密|phone/);
    await until('the managers too to have been sent a batch', () => desk.get(LiveHub).listeners >= 2);
    await desk.get(LiveHub).flush();
    expect(unheard.heard).toEqual([]);
  });

  it('goes on where a broken connection stopped, and says so when it cannot', async () => {
    const { client } = await person('agent');
    const first = await listen(client);
    const seen = await logged(client);
    await until('the first news', () => first.heard.some(({ id }) => id === seen));
    first.close();
    const missed = await logged(client);
    await desk.get(LiveHub).flush();
    const second = await listen(client, { lastSeen: first.place });
    await until('the missed news', () => second.heard.some(({ id }) => id === missed));
    expect(second.heard.some(({ id }) => id === seen)).toBe(false);
    const lost = await listen(client, { lastSeen: '01JZZZZZZZZZZZZZZZZZZZZZZZ' });
    await until('to be told to read anew', () => lost.types().includes('resync'));
  });

  it('goes on after the place that comes with a session, when it is opened as when it is read', async () => {
    const { client, user } = await person('agent');
    const placeOf = ({ headers }: Answer): string => headers.get('x-live-place') ?? 'none';
    // With several processes a place is named as soon as the others are heard: when somebody listens.
    await listen(client);
    const places = [
      placeOf(await client.get('/api/v1/session')),
      placeOf(await desk.client().post('/api/v1/session', { email: user.email, password: user.password })),
    ];
    const between = await logged(client);
    for (const after of places) {
      const late = await listen(client, { after });
      await until('what was told in between', () => late.heard.some(({ id }) => id === between));
      expect(late.types()).not.toContain('resync');
    }
    expect(placeOf(await desk.client().get('/api/v1/session'))).toBe('none');
    expect(placeOf(await client.get('/api/v1/sessions'))).toBe('none');
  });

  it('ends with the session, at log-out and when it runs out, and does not keep it alive', async () => {
    const { client, user } = await person('agent');
    const out = await listen(client);
    await client.delete('/api/v1/session');
    await until('the stream to end at log-out', () => out.ended);
    // Kept for a next request, its connection would hold up the stop of the desk for a minute.
    expect(out.connection).toBe('close');
    const again = await desk.client().signIn(user.email, user.password);
    const idle = await listen(again);
    expect(idle.status).toBe(200);
    desk.clock.advance(desk.settings.sessionIdleMinutes * 60_000 - 6_000);
    expect((await EventReader.open(desk.url, again)).status).toBe(200);
    desk.clock.advance(7_000);
    await desk.get(LiveHub).beat();
    await until('the stream to end with its session', () => idle.ended);
    expect((await EventReader.open(desk.url, again)).status).toBe(401);
  });

  it('is refused without a session, to a thirteenth tab, and to who does not ask for a stream', async () => {
    expect((await EventReader.open(desk.url, desk.client())).status).toBe(401);
    const { client } = await person('agent');
    expect((await client.get('/api/v1/live')).status).toBe(406);
    for (let n = 0; n < 12; n += 1) expect((await listen(client)).status).toBe(200);
    expect((await listen(client)).status).toBe(429);
  });

  it('tells nothing of what a wall hides, but everybody else', async () => {
    const world = await walledWorld(desk);
    const officer = of(world.free, 'compliance');
    const behind = await listen(of(world.named, 'compliance').client);
    const before = await listen(officer);
    const { complaintId, incidentId } = world.hidden;
    await officer.post(`/api/v1/complaints/${complaintId}/handling`, { to: 'acknowledged' });
    await officer.put(`/api/v1/incidents/${incidentId}/presence`);
    const open = await logged(of(world.free, 'agent'));
    await until('the news of another complaint', () => behind.heard.some(({ id }) => id === open));
    await until('all news before the wall', () =>
      [complaintId, incidentId, open].every((each) => before.heard.some(({ id }) => id === each)),
    );
    expect(behind.heard.map(({ id }) => id)).not.toContain(complaintId);
    expect(behind.text).not.toContain(incidentId);
    const { client } = of(world.named, 'compliance');
    expect((await client.get(`/api/v1/incidents/${incidentId}/presence`)).status).toBe(404);
    expect((await client.post(`/api/v1/complaints/${complaintId}/claim`)).status).toBe(404);
  });
});

describe('two agents on one complaint', () => {
  let id: string;
  let sato: Person;
  let suzuki: Person;
  const at = (deed = ''): string => `/api/v1/complaints/${id}/claim${deed}`;
  const read = async ({ client }: Person): Promise<Claim> => (await client.get(at())).as<Claim>();

  beforeAll(async () => {
    [sato, suzuki] = [await person('agent'), await person('agent')];
  });

  async function taken(): Promise<void> {
    id = await logged(sato.client);
    expect((await sato.client.post(at())).as<Claim>().holder?.id).toBe(sato.user.id);
  }

  it('one has it as long as their heartbeat goes, and it lapses without', async () => {
    await taken();
    const refused = await suzuki.client.post(at());
    expect([refused.status, refused.as<{ code: string }>().code]).toEqual([409, 'claims.held']);
    desk.clock.advance(80_000);
    await sato.client.post(at());
    desk.clock.advance(80_000);
    expect((await read(suzuki)).holder?.id).toBe(sato.user.id);
    desk.clock.advance(10_000);
    expect((await read(suzuki)).holder).toBeNull();
    expect((await suzuki.client.post(at())).as<Claim>().holder?.id).toBe(suzuki.user.id);
  });

  it('who asks is answered with a word, which only they see', async () => {
    await taken();
    await suzuki.client.post(at('/ask'));
    expect((await read(sato)).asked?.by.id).toBe(suzuki.user.id);
    const kept = await sato.client.post(at('/keep'), { word: 'on-the-phone' });
    expect(kept.as<Claim>()).toMatchObject({ holder: { id: sato.user.id }, asked: null, kept: null });
    expect((await read(suzuki)).kept?.word).toBe('on-the-phone');
    desk.clock.advance(60_000);
    expect((await read(suzuki)).holder?.id).toBe(sato.user.id);
  });

  it('who asks gets it handed over', async () => {
    await taken();
    await suzuki.client.post(at('/ask'));
    await sato.client.post(at('/hand-over'));
    expect((await read(sato)).holder?.id).toBe(suzuki.user.id);
    expect((await sato.client.post(at('/hand-over'))).status).toBe(409);
  });

  it('who asks and is not answered for a minute takes over, which stands in the history', async () => {
    await taken();
    await suzuki.client.post(at('/ask'));
    desk.clock.advance(59_000);
    await sato.client.post(at());
    expect((await read(suzuki)).holder?.id).toBe(sato.user.id);
    desk.clock.advance(1_000);
    expect((await read(sato)).holder?.id).toBe(suzuki.user.id);
    const { history } = (await sato.client.get(`/api/v1/complaints/${id}`)).as<{
      history: { action: string; actorId: string; facts: unknown }[];
    }>();
    expect(history.filter(({ action }) => action === 'claim-taken-over')).toEqual([
      expect.objectContaining({ actorId: suzuki.user.id, facts: { from: sato.user.id } }),
    ]);
  });

  it('each hears of it, and sees who else has it open', async () => {
    await taken();
    const reader = await listen(suzuki.client);
    await suzuki.client.put(`/api/v1/complaints/${id}/presence`);
    // On PostgreSQL a heartbeat comes back by the news, a moment after its answer.
    const both = await until('both to be here', async () => {
      const beat = await sato.client.put(`/api/v1/complaints/${id}/presence`);
      const { items } = beat.as<{ items: { id: string }[] }>();
      return items.length === 2 ? items : null;
    });
    expect(both.map((who) => who.id)).toEqual([suzuki.user.id, sato.user.id]);
    await sato.client.post(at('/release'));
    await until('news of both', () =>
      ['claim.changed', 'presence.changed'].every((type) => reader.types().includes(type)),
    );
    await sato.client.delete(`/api/v1/complaints/${id}/presence`);
    const left = await until('one to have left', async () => {
      const here = await suzuki.client.get(`/api/v1/complaints/${id}/presence`);
      const { items } = here.as<{ items: { id: string }[] }>();
      return items.length === 1 ? items : null;
    });
    expect(left.map((who) => who.id)).toEqual([suzuki.user.id]);
  });

  it('a review is claimed by itself, and leaves no trace on the page of the complaint', async () => {
    const [one, other] = [await person('compliance'), await person('compliance')];
    const reader = await listen(other.client);
    await taken();
    // The claim of the complaint itself is told by its identifier: what comes after it is the review's.
    await until('news of the complaint', () =>
      reader.heard.some((event) => event.type === 'claim.changed' && event.id === id),
    );
    const before = reader.heard.length;
    const ofWork = () => reader.heard.slice(before).filter(({ type }) => /^(claim|presence)/.test(type));
    await one.client.put(`/api/v1/review/${id}/presence`);
    await one.client.post(`/api/v1/review/${id}/claim`);
    await until('news of both', () =>
      ['claim.changed', 'presence.changed'].every((type) => ofWork().some((event) => event.type === type)),
    );
    // Which one would tell, of a complaint that is to be read without knowing so, that it is under review.
    expect(ofWork().map((event) => event.id)).toEqual(['', '']);
    await other.client.post(`/api/v1/review/${id}/claim/ask`);
    await one.client.post(`/api/v1/review/${id}/claim/hand-over`);
    expect((await other.client.get(`/api/v1/review/${id}/claim`)).as<Claim>().holder?.id).toBe(other.user.id);
    expect((await read(sato)).holder?.id).toBe(sato.user.id);
    expect((await sato.client.get(`/api/v1/complaints/${id}`)).bytes.toString()).not.toContain('handed-over');
  });
});

describe('drafts over HTTP', () => {
  const path = '/api/v1/drafts/call/call-1';

  it('come back after signing in again, and to nobody else', async () => {
    const { client, user } = await person('agent');
    expect(
      (await client.put(path, { value: { text: '折り返し希望' }, base: 0 })).as<{ version: number }>().version,
    ).toBe(1);
    const data = { yours: '別の画面', current: { value: { text: '折り返し希望' }, version: 1 } };
    expect((await client.put(path, { value: '別の画面', base: 0 })).body).toMatchObject({
      code: 'drafts.conflict',
      data,
    });
    await client.delete('/api/v1/session');
    const again = await desk.client().signIn(user.email, user.password);
    expect((await again.get(path)).as<{ value: unknown }>().value).toEqual({ text: '折り返し希望' });
    expect((await again.get('/api/v1/drafts?kind=call')).as<{ items: unknown[] }>().items).toHaveLength(1);
    expect((await (await person('agent')).client.get(path)).status).toBe(204);
    expect((await (await person('admin')).client.get('/api/v1/drafts')).as<{ items: unknown[] }>().items).toEqual([]);
  });

  it('about a case that is erased are erased with it, in the browser too', async () => {
    const { client } = await person('agent');
    const [about, other] = [await logged(client), await logged(client)];
    const note = (id: string): string => `/api/v1/drafts/note/colleagues.${id}`;
    for (const id of [about, other]) await client.put(note(id), { value: '聞いたこと', base: 0 });
    const keyFor = async (id: string) =>
      (await client.get(`/api/v1/drafts/keys/current?about=${id}`)).as<{ id: string }>().id;
    const [gone, kept] = [await keyFor(about), await keyFor(other)];
    expect(gone).not.toBe(kept);
    const sql = 'SELECT key_id AS key FROM complaints WHERE id = ?';
    const [row] = await query<{ key: string }>(desk.get(UnitOfWork).reads, sql, [about]);
    await desk.get(Vault).eraseKey(row?.key ?? '');
    expect([(await client.get(note(about))).status, (await client.get(note(other))).status]).toEqual([204, 200]);
    const opened = [gone, kept].map(async (id) => (await client.get(`/api/v1/drafts/keys/${id}`)).status);
    expect(await Promise.all(opened)).toEqual([404, 200]);
    // A page that still stands open keeps nothing more, neither at the desk nor in the browser.
    const late = [await client.put(note(about), { value: '聞いたこと。続き', base: 1 })];
    late.push(await client.get(`/api/v1/drafts/keys/current?about=${about}`));
    for (const { status, body } of late) expect([status, body]).toMatchObject([410, { code: 'drafts.case-gone' }]);
    expect((await client.put(note(other), { value: '聞いたこと。続き', base: 1 })).status).toBe(200);
    expect((await client.get('/api/v1/drafts/keys/current?about=%2F')).status).toBe(422);
  });

  it("the key of a browser's copies outlives a session that ran out, and not a log-out", async () => {
    const { client, user } = await person('agent');
    const given = (await client.get('/api/v1/drafts/keys/current')).as<{ id: string; key: string }>();
    const other = await desk.client().signIn(user.email, user.password);
    expect((await other.get(`/api/v1/drafts/keys/${given.id}`)).as<{ key: string }>().key).toBe(given.key);
    await client.delete('/api/v1/session');
    expect((await other.get(`/api/v1/drafts/keys/${given.id}`)).status).toBe(404);
    const rows = await query(desk.get(UnitOfWork).reads, 'SELECT id FROM draft_browser_keys WHERE id = ?', [given.id]);
    expect(rows).toEqual([]);
  });

  it("the key of a browser's copies is forgotten, and its stream ends, when an administrator ends its session", async () => {
    const { client, user } = await person('agent');
    const admin = await person('admin');
    const given = (await client.get('/api/v1/drafts/keys/current')).as<{ id: string }>();
    const reader = await listen(client);
    await until('it to be listened to', () => reader.text !== '');
    const { items } = (await admin.client.get('/api/v1/user-sessions')).as<{
      items: { id: string; userId: string }[];
    }>();
    const session = items.find(({ userId }) => userId === user.id)?.id ?? '';
    expect((await admin.client.delete(`/api/v1/user-sessions/${session}`)).status).toBe(204);
    await until('the end of the stream', () => reader.ended);
    const rows = await query(desk.get(UnitOfWork).reads, 'SELECT id FROM draft_browser_keys WHERE id = ?', [given.id]);
    expect(rows).toEqual([]);
  });

  it('are no use of a session when nobody is at the page', async () => {
    const { client } = await person('agent');
    const idleMs = desk.settings.sessionIdleMinutes * 60_000;
    desk.clock.advance(idleMs - 60_000);
    expect((await client.get('/api/v1/drafts', { 'x-unattended': '1' })).status).toBe(200);
    desk.clock.advance(60_000);
    expect((await client.get('/api/v1/drafts')).status).toBe(401);
  });
});

(profile.manyProcesses ? describe : describe.skip)('several processes', () => {
  it('hear of what another one does, and of who has something open there', async () => {
    const { client } = await person('agent');
    const other = await createDesk({ settings: desk.settings, clock: desk.clock });
    await other.listen(0, '127.0.0.1');
    try {
      const { port } = other.getHttpServer().address() as { port: number };
      const there = await EventReader.open(`http://127.0.0.1:${port}`, client);
      readers.push(there);
      const id = await logged(client);
      await until('news from the other process', () => there.heard.some((event) => event.id === id));
      await client.put(`/api/v1/complaints/${id}/presence`);
      await until('presence from the other process', () => there.types().includes('presence.changed'));
    } finally {
      await other.close();
    }
  });
});

describe('a desk that is killed', () => {
  it('tells whoever connects again to read anew, and keeps claims and drafts', async () => {
    const built = await BuiltDesk.make();
    try {
      await built.start();
      const client = await built.person('agent');
      const receivedAt = '2026-11-25T01:00:00.000Z';
      const answer = await client.post('/api/v1/complaints', { channel: 'phone', text: '問い合わせ', receivedAt });
      const { id } = answer.as<{ id: string }>();
      const before = await EventReader.open(built.url, client);
      await client.post(`/api/v1/complaints/${id}/claim`);
      await client.put('/api/v1/drafts/note/n-1', { value: '書きかけ', base: 0 });
      await until('news before the kill', () => before.types().includes('claim.changed'));
      await built.kill();
      await until('the stream to break', () => before.ended);
      await built.start();
      const after = await EventReader.open(built.url, client, { lastSeen: before.place });
      await until('to be told to read anew', () => after.types().includes('resync'));
      expect((await client.get('/api/v1/drafts/note/n-1')).as<{ value: string }>().value).toBe('書きかけ');
      expect((await client.get(`/api/v1/complaints/${id}/claim`)).as<Claim>().holder).not.toBeNull();
      after.close();
    } finally {
      await built.remove();
    }
  });
});
