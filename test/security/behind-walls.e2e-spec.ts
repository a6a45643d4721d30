import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { RaiseWall, SweepWalls, Walls } from '#incidents';
import { query, run, UnitOfWork } from '#persistence';
import { startDesk, type Answer, type HttpClient, type TestDesk, type TestUser } from '#testing';
import { raisedBy } from '../support/walled-incident.js';

jest.setTimeout(420_000);

const HOUR_MS = 3_600_000;

interface Person {
  user: TestUser;
  client: HttpClient;
}

let desk: TestDesk;
let officer: HttpClient;
let second: HttpClient;
let manager: HttpClient;
let admin: HttpClient;

beforeAll(async () => {
  desk = await startDesk();
  [officer, second, manager] = [await desk.as('compliance'), await desk.as('compliance'), await desk.as('manager')];
  admin = await desk.as('admin');
}, 300_000);
afterAll(() => desk.close());

const codeOf = (answer: Answer) => answer.as<{ code?: string } | null>()?.code;
const NOTHING = { status: 404, code: 'incidents.not-found' };
const verdictOf = (answer: Answer) => ({ status: answer.status, code: codeOf(answer) });

async function person(role: TestUser['role'] = 'compliance'): Promise<Person> {
  const user = await desk.addUser(role);
  return { user, client: await desk.client().signIn(user.email, user.password) };
}

async function place(who: Person, at: { supervisorId?: string | null; organisation?: string | null }): Promise<void> {
  const answer = await admin.patch(`/api/v1/users/${who.user.id}`, at);
  expect([answer.status, answer.body]).toEqual([200, expect.objectContaining(at)]);
}

async function incident(): Promise<{ id: string; number: string }> {
  const opened = await officer.post('/api/v1/incidents', {
    title: '確認中の事案',
    complaintIds: [],
    knownAt: '2026-11-24T09:00:00+09:00',
  });
  expect(opened.status).toBe(201);
  return opened.as<{ id: string; number: string }>();
}

/** An incident with one complaint, in these words. */
async function incidentOf(text: string): Promise<{ id: string; complaintId: string }> {
  const receivedAt = desk.clock.now().toISOString();
  const agent = await desk.as('agent');
  const complaint = (await agent.post('/api/v1/complaints', { channel: 'phone', text, receivedAt })).as<{
    id: string;
  }>();
  const opened = await officer.post('/api/v1/incidents', { title: '社員の関与', complaintIds: [complaint.id] });
  expect(opened.status).toBe(201);
  return { id: opened.as<{ id: string }>().id, complaintId: complaint.id };
}

const read = (client: HttpClient, { id }: { id: string }) => client.get(`/api/v1/incidents/${id}`);

/** Time goes by, and nobody's session ends for want of use. */
async function pass(ms: number, clients: readonly HttpClient[]): Promise<void> {
  for (let left = ms; left > 0; left -= HOUR_MS / 6) {
    desk.clock.advance(Math.min(left, HOUR_MS / 6));
    for (const client of [officer, second, manager, admin, ...clients]) await client.get('/api/v1/session');
  }
}

describe('a wall', () => {
  it('hides from whom it names and from all above them, also when somebody is moved afterwards', async () => {
    const [clerk, lead, head, colleague] = [await person(), await person(), await person('manager'), await person()];
    await place(clerk, { supervisorId: lead.user.id });
    await place(lead, { supervisorId: head.user.id });
    await place(colleague, { supervisorId: lead.user.id });
    const opened = await incident();
    for (const { client } of [clerk, lead, head, colleague]) expect((await read(client, opened)).status).toBe(200);
    await raisedBy(officer, opened.id, [clerk.user.id]);
    for (const { client } of [clerk, lead, head]) expect(verdictOf(await read(client, opened))).toEqual(NOTHING);
    expect((await read(colleague.client, opened)).status).toBe(200);
    await place(clerk, { supervisorId: null });
    expect(verdictOf(await read(lead.client, opened))).toEqual(NOTHING);
    const late = await person();
    await place(clerk, { supervisorId: late.user.id });
    expect(verdictOf(await read(late.client, opened))).toEqual(NOTHING);
  });

  it('hides from everybody of a named shop and from those above them', async () => {
    const [staff, boss, other] = [await person(), await person('manager'), await person()];
    await place(staff, { organisation: '青葉ショップ　駅前店', supervisorId: boss.user.id });
    await place(other, { organisation: '若葉ショップ' });
    const opened = await incident();
    const raised = await officer.post(`/api/v1/incidents/${opened.id}/walls`, {
      subjects: [{ kind: 'shop', name: '青葉ショップ駅前店' }],
      reason: '店舗の関与が疑われるため',
    });
    expect(raised.status).toBe(201);
    for (const { client } of [staff, boss]) expect(verdictOf(await read(client, opened))).toEqual(NOTHING);
    expect((await read(other.client, opened)).status).toBe(200);
    const view = await officer.get(`/api/v1/incidents/${opened.id}/walls`);
    expect(view.as<{ walls: { subjects: unknown[] }[] }>().walls[0]?.subjects).toEqual([
      { kind: 'shop', userId: null, name: '青葉ショップ駅前店' },
    ]);
    expect(view.as<{ hiddenFrom: string[] }>().hiddenFrom).toEqual([staff.user.id, boss.user.id].sort());
  });

  it('keeps its reason and its names sealed', async () => {
    const opened = await incident();
    await officer.post(`/api/v1/incidents/${opened.id}/walls`, {
      subjects: [{ kind: 'contractor', name: '封印確認工業' }],
      reason: '封印を確かめる理由',
    });
    const rows = await query<Record<string, unknown>>(
      desk.get(UnitOfWork).reads,
      `SELECT w.sealed_reason, w.state, s.sealed_name, s.name_lookup FROM walls w
       JOIN wall_subjects s ON s.wall_id = w.id WHERE w.incident_id = ?`,
      [opened.id],
    );
    const clear = JSON.stringify(rows.map((row) => Object.values(row).map((each) => String(each))));
    expect(rows).toHaveLength(1);
    expect(clear).not.toMatch(/封印/);
  });

  it('takes two people to stand and two to come down, and hides all the while', async () => {
    const clerk = await person();
    const opened = await incident();
    const wallId = await raisedBy(officer, opened.id, [clerk.user.id]);
    const at = `/api/v1/incidents/${opened.id}/walls/${wallId}`;
    const work = (await second.get('/api/v1/walls')).as<{ walls: { id: string }[] }>();
    expect(work.walls.map(({ id }) => id)).toContain(wallId);
    expect(verdictOf(await officer.post(`${at}/approve`))).toEqual({ status: 403, code: 'walls.same-person' });
    expect(verdictOf(await officer.post(`${at}/refuse`))).toEqual({ status: 403, code: 'walls.same-person' });
    expect(verdictOf(await clerk.client.post(`${at}/refuse`))).toEqual(NOTHING);
    expect((await second.post(`${at}/approve`)).status).toBe(204);
    expect(codeOf(await second.post(`${at}/lift`, { reason: ' ' }))).toBeDefined();
    expect((await second.post(`${at}/lift`, { reason: '関与がないと分かった' })).status).toBe(204);
    expect(verdictOf(await second.post(`${at}/lift/approve`))).toEqual({ status: 403, code: 'walls.same-person' });
    expect(verdictOf(await read(clerk.client, opened))).toEqual(NOTHING);
    expect(verdictOf(await clerk.client.post(`${at}/lift/approve`))).toEqual(NOTHING);
    expect((await manager.post(`${at}/lift/approve`)).status).toBe(204);
    expect((await read(clerk.client, opened)).status).toBe(200);
    expect(verdictOf(await manager.post(`${at}/lift/approve`))).toMatchObject({ code: 'walls.no-such-step' });
  });

  it('is proposed where a complaint names one of the staff, to those whom it would not hide it from', async () => {
    const [boss, named] = [await person(), await person()];
    await place(named, { supervisorId: boss.user.id });
    const [login = ''] = named.user.email.split('@');
    const made = await incidentOf(`店でＩＤ「${login.toUpperCase()}」の方が私の通話の相手を話していました。`);
    const proposed = (client: HttpClient) => client.get(`/api/v1/incidents/${made.id}/named-staff`);
    const found = { items: [{ userId: named.user.id, complaintIds: [made.complaintId] }], looked: 1, of: 1 };
    expect((await proposed(officer)).body).toEqual(found);
    for (const { client } of [named, boss]) expect((await proposed(client)).body).toEqual({ ...found, items: [] });
    const looks = "SELECT purpose FROM audit_entries WHERE action = 'incident.read' AND purpose <> '' AND object = ?";
    const logged = await query(desk.get(UnitOfWork).reads, looks, [`incident:${made.id}`]);
    expect(logged).toEqual(Array.from({ length: 3 }, () => ({ purpose: 'named-staff' })));
    await raisedBy(officer, made.id, [named.user.id]);
    expect((await proposed(officer)).body).toEqual({ ...found, items: [] });
    expect((await proposed(named.client)).status).toBe(404);
  });

  it('keeps complaints of what is hidden from whom it is proposed to, and their number', async () => {
    const [named, watcher, clerk] = [await person('agent'), await person(), await person()];
    await place(clerk, { supervisorId: watcher.user.id });
    const [login = ''] = named.user.email.split('@');
    const made = await incidentOf(`受付のＩＤ「${login}」の方が私の住所を話していました。`);
    const seen = async (client: HttpClient) => (await client.get(`/api/v1/incidents/${made.id}/named-staff`)).body;
    const found = { items: [{ userId: named.user.id, complaintIds: [made.complaintId] }], looked: 1, of: 1 };
    expect(await seen(watcher.client)).toEqual(found);
    const walled = await officer.post('/api/v1/incidents', { title: '別の事案', complaintIds: [made.complaintId] });
    await raisedBy(officer, walled.as<{ id: string }>().id, [clerk.user.id]);
    expect(await seen(officer)).toEqual(found);
    expect(await seen(watcher.client)).toEqual({ items: [], looked: 0, of: 0 });
  });

  it('is not raised by whom it would hide from, nor so that nobody is left', async () => {
    const opened = await incident();
    const everybody = (await admin.get('/api/v1/people')).as<{ items: { id: string; role: string }[] }>().items;
    const mine = (await officer.get('/api/v1/session')).as<{ user: { id: string } }>().user.id;
    const raise = (userIds: string[]) =>
      officer.post(`/api/v1/incidents/${opened.id}/walls`, {
        subjects: userIds.map((userId) => ({ kind: 'employee', userId })),
        reason: '確認',
      });
    expect(codeOf(await raise([mine]))).toBe('walls.own-case');
    const others = everybody.filter(({ id, role }) => id !== mine && (role === 'compliance' || role === 'manager'));
    expect(codeOf(await raise(others.map(({ id }) => id)))).toBe('walls.nobody-left');
    expect(codeOf(await raise(['01JZZZZZZZZZZZZZZZZZZZZZZZ']))).toBe('walls.unknown-subject');
    expect((await officer.get(`/api/v1/incidents/${opened.id}/walls`)).body).toMatchObject({ walls: [] });
  });

  it('lets nobody be given a part in what is hidden from them', async () => {
    const clerk = await person();
    const opened = await incident();
    const task = (userId: string) =>
      officer.post(`/api/v1/incidents/${opened.id}/tasks`, {
        title: '記録の確認',
        text: '閲覧の記録を確かめる',
        assigneeKind: 'user',
        userId,
        dueAt: '2026-12-01T09:00:00+09:00',
      });
    expect((await task(clerk.user.id)).status).toBe(201);
    await raisedBy(officer, opened.id, [clerk.user.id]);
    expect(verdictOf(await task(clerk.user.id))).toEqual({ status: 409, code: 'walls.conflict' });
    expect((await task((await person()).user.id)).status).toBe(201);
    expect(JSON.stringify((await clerk.client.get('/api/v1/my-tasks')).body)).not.toContain('記録の確認');
  });

  it('keeps shops, contractors and staff by name from tasks and measures, and shows what they have already', async () => {
    const clerk = await person();
    const opened = await incident();
    const at = `/api/v1/incidents/${opened.id}`;
    const task = (assignee: string) => {
      const asked = { title: '記録の確認', text: '記録を確かめる', dueAt: '2026-12-01T09:00:00+09:00' };
      return officer.post(`${at}/tasks`, { ...asked, assigneeKind: 'contractor', assignee });
    };
    const measure = (owner: string) =>
      officer.post(`${at}/measures`, { kind: 'containment', text: '停止', dueOn: '2026-11-30', owner });
    const before = [
      (await task('青葉　工事')).as<{ id: string }>().id,
      (await measure('青葉工事')).as<{ id: string }>().id,
    ];
    await officer.post(`${at}/walls`, {
      subjects: [
        { kind: 'contractor', name: '青葉工事' },
        { kind: 'employee', userId: clerk.user.id },
      ],
      reason: '委託先の関与が疑われるため',
    });
    const conflict = { status: 409, code: 'walls.conflict' };
    for (const name of ['青葉工事', ' 青 葉 工 事', '株式会社青葉工事 保守課']) {
      expect([name, verdictOf(await task(name))]).toEqual([name, conflict]);
      expect([name, verdictOf(await measure(name))]).toEqual([name, conflict]);
    }
    const { name } = (await admin.get('/api/v1/people'))
      .as<{ items: { id: string; name: string }[] }>()
      .items.find(({ id }) => id === clerk.user.id) ?? { name: '' };
    expect(verdictOf(await task(name))).toEqual(conflict);
    expect([(await task('若葉工事')).status, (await measure('若葉工事')).status]).toEqual([201, 201]);
    const view = (await officer.get(`${at}/walls`)).as<{ workBehind: object[] }>();
    expect(view.workBehind).toEqual([
      { kind: 'task', id: before[0], number: 1 },
      { kind: 'measure', id: before[1], number: 1 },
    ]);
    expect((await second.get(`/api/v1/incidents/${(await incident()).id}/walls`)).body).toMatchObject({
      workBehind: [],
    });
  });

  it('is told to those not behind it when nobody decides about it within a day', async () => {
    const clerk = await person();
    const opened = await incident();
    const wallId = await raisedBy(officer, opened.id, [clerk.user.id]);
    const sweep = desk.get(SweepWalls);
    const alarms = async (client: HttpClient) =>
      (await client.get('/api/v1/alarms'))
        .as<{ items: { code: string; about: string; calmedAt: string | null }[] }>()
        .items.filter(({ code, about }) => code === 'incidents.wall-undecided' && about === opened.number);
    const askedBefore = async (ms: number) => {
      const at = new Date(desk.clock.now().getTime() - ms).toISOString();
      await desk.get(UnitOfWork).write((m) => run(m, 'UPDATE walls SET raised_at = ? WHERE id = ?', [at, wallId]));
    };
    await askedBefore(24 * HOUR_MS - 1);
    await sweep.execute();
    expect(await alarms(second)).toEqual([]);
    await askedBefore(24 * HOUR_MS);
    expect([(await sweep.execute()) > 0, await sweep.execute()]).toEqual([true, 0]);
    expect([await alarms(second), await alarms(clerk.client)]).toMatchObject([[{ calmedAt: null }], []]);
    expect((await second.post(`/api/v1/incidents/${opened.id}/walls/${wallId}/approve`)).status).toBe(204);
    expect((await alarms(second))[0]?.calmedAt).not.toBeNull();
  });

  it('lets no file of an open incident leave that shares a complaint with the hidden one', async () => {
    const [agent, clerk] = [await desk.as('agent'), await person()];
    const said = { channel: 'phone', text: '他人のメールが表示された。' };
    const complaint = async () => (await agent.post('/api/v1/complaints', said)).as<{ id: string }>().id;
    const [shared, other] = [await complaint(), await complaint()];
    const open = async (complaintIds: string[]) =>
      (await officer.post('/api/v1/incidents', { title: '事案', complaintIds })).as<{ id: string }>().id;
    const [hidden, both, apart] = [await open([shared]), await open([shared, other]), await open([other])];
    const files = async (client: HttpClient, id: string) => [
      verdictOf(await client.post(`/api/v1/incidents/${id}/evidence-pack`, { purpose: '確認', originals: false })),
      verdictOf(await client.get(`/api/v1/incidents/${id}/report?form=art28-first&format=pdf`)),
    ];
    const sent = { status: 200 };
    expect(await files(clerk.client, both)).toMatchObject([sent, sent]);
    await raisedBy(officer, hidden, [clerk.user.id]);
    const refused = { status: 409, code: 'walls.mixed-file' };
    expect(await files(clerk.client, both)).toEqual([refused, refused]);
    expect(await files(clerk.client, apart)).toMatchObject([sent, sent]);
    expect(await files(officer, both)).toMatchObject([sent, sent]);
    // Nothing is noted of a pack that did not leave; and a link that was ended still stands in a pack.
    const trail = (await read(officer, { id: both })).as<{ timeline: { action: string }[] }>().timeline;
    expect(trail.filter(({ action }) => action === 'evidence-exported')).toHaveLength(2);
    expect((await clerk.client.get(`/api/v1/incidents/${both}`)).bytes.toString()).not.toContain(shared);
  });

  it('keeps the incident from closing while it is half decided', async () => {
    const clerk = await person();
    const opened = await incident();
    const wallId = await raisedBy(officer, opened.id, [clerk.user.id]);
    const gates = async () =>
      (await read(officer, opened)).as<{ closingGates: { name: string; open: string[] }[] }>().closingGates;
    const settled = async () => (await gates()).find(({ name }) => name === 'walls-settled')?.open;
    expect(await settled()).toEqual([`wall/${wallId}`]);
    await second.post(`/api/v1/incidents/${opened.id}/walls/${wallId}/approve`);
    expect(await settled()).toBeUndefined();
  });

  it('is counted in no figure that those behind it are shown', async () => {
    const clerk = await person('manager');
    const figures = async (client: HttpClient) => {
      const report = await client.get('/api/v1/reports/monthly?month=2026-11');
      const { incidents } = report.as<{ sections: Record<string, { figures: { key: string; value: number }[] }> }>()
        .sections;
      return incidents?.figures.find(({ key }) => key === 'open_now')?.value ?? Number.NaN;
    };
    /** Complaints that touch an example of the guideline, once for each example. */
    const touching = async (client: HttpClient) => {
      const { lines } = (await client.get('/api/v1/guideline/board')).as<{
        lines: { evidence: { value: number }[] }[];
      }>();
      return lines.reduce((all, { evidence }) => all + (evidence[0]?.value ?? 0), 0);
    };
    const opened = await incidentOf('店員が、私の通話の相手を他人に教えていました。');
    const [before, touched] = [await figures(clerk.client), await touching(clerk.client)];
    expect(before).toBe(await figures(manager));
    await raisedBy(officer, opened.id, [clerk.user.id]);
    expect(await figures(clerk.client)).toBe(before - 1);
    expect(await touching(clerk.client)).toBeLessThan(touched);
    expect([await figures(manager), await touching(manager)]).toEqual([before, touched]);
  });

  it('is told to no other program', async () => {
    const endpoint = await admin.post('/api/v1/webhooks', {
      url: 'https://hooks.example.jp/desk',
      events: ['signal.suspected'],
    });
    expect(endpoint.status).toBe(201);
    const agent = await desk.as('agent');
    const suspect = async (incidentId: string) => {
      const text = '知らない人のメールの本文が、わたしの受信箱に表示されています。';
      const { id } = (await agent.post('/api/v1/complaints', { channel: 'phone', text })).as<{ id: string }>();
      const decision = { decision: 'suspected', reasonCode: 'leak-suspected', incidentId };
      expect((await officer.post(`/api/v1/review/${id}/decision`, decision)).status).toBeLessThan(300);
    };
    const told = async () => {
      const at = `/api/v1/webhooks/${endpoint.as<{ id: string }>().id}/deliveries`;
      return (await admin.get(at)).as<{ items: unknown[] }>().items.length;
    };
    const [walled, open] = [await incident(), await incident()];
    await raisedBy(officer, walled.id, [(await person()).user.id]);
    await suspect(walled.id);
    expect(await told()).toBe(0);
    await suspect(open.id);
    expect(await told()).toBe(1);
  });

  it('is kept by alarms and by mails to nobody knows whom', async () => {
    const [clerk, walls] = [await person(), desk.get(Walls)];
    const opened = await incident();
    expect(await walls.telling(clerk.user.email, [opened.number])).toBe('all');
    await raisedBy(officer, opened.id, [clerk.user.id]);
    expect(await walls.telling(clerk.user.email.toUpperCase(), ['x', opened.number])).toBe('nothing');
    expect(await walls.telling('alarms@example.jp', [opened.number])).toBe('masked');
    const other = await person();
    expect(await walls.telling(other.user.email, [opened.number])).toBe('all');
    expect(await walls.walled()).toContain(opened.id);
  });
});

describe('a look behind a wall', () => {
  async function walled(): Promise<{ opened: { id: string; number: string }; clerk: Person; lead: Person }> {
    const [clerk, lead] = [await person(), await person()];
    await place(clerk, { supervisorId: lead.user.id });
    const opened = await incident();
    await raisedBy(officer, opened.id, [clerk.user.id]);
    return { opened, clerk, lead };
  }
  const breaks = (client: HttpClient, incidentNumber: string, reason = '夜間で他に担当者がいない') =>
    client.post('/api/v1/break-glass', { incident: incidentNumber, reason });
  const alarms = async (about: string) =>
    (await officer.get('/api/v1/alarms'))
      .as<{ items: { code: string; about: string; calmedAt: string | null }[] }>()
      .items.filter((each) => each.code === 'incidents.break-glass' && each.about === about);

  it('is given for an hour with a reason, raises an alarm at once, and ends by itself', async () => {
    const { opened, lead } = await walled();
    expect(codeOf(await breaks(lead.client, opened.number, '  '))).toBeDefined();
    expect(verdictOf(await read(lead.client, opened))).toEqual(NOTHING);
    const look = await breaks(lead.client, opened.number);
    expect([look.status, look.as<{ incidentId: string }>().incidentId]).toEqual([201, opened.id]);
    expect((await read(lead.client, opened)).status).toBe(200);
    expect(await alarms(opened.number)).toMatchObject([{ calmedAt: null }]);
    await pass(HOUR_MS - 1_000, [lead.client]);
    expect((await read(lead.client, opened)).status).toBe(200);
    desk.clock.advance(1_000);
    expect(verdictOf(await read(lead.client, opened))).toEqual(NOTHING);
    expect(verdictOf(await breaks(lead.client, opened.number))).toMatchObject({ code: 'walls.glass-unreviewed' });
  });

  it('is for looking only: nothing behind the wall is changed by it, least of all the wall', async () => {
    const { opened, lead } = await walled();
    const [at, { id }] = [
      `/api/v1/incidents/${opened.id}`,
      (await officer.get(`/api/v1/incidents/${opened.id}/walls`)).as<{ walls: { id: string }[] }>().walls[0] ?? {
        id: '',
      },
    ];
    const estimate = { persons: 1, basis: '記録', asOf: '2026-11-24T09:00:00+09:00' };
    expect((await breaks(lead.client, opened.number)).status).toBe(201);
    const tries: [string, object?][] = [
      [`${at}/walls/${id}/refuse`],
      [`${at}/walls/${id}/approve`],
      [`${at}/estimates`, estimate],
      [`/api/v1/incidents/${opened.number}/estimates`, estimate],
      [`${at}/walls`, { subjects: [{ kind: 'shop', name: '別の店' }], reason: '店の関与' }],
    ];
    for (const [path, body] of tries) {
      const answer = await lead.client.post(path, body);
      expect([path, verdictOf(answer)]).toEqual([path, { status: 403, code: 'walls.looking-only' }]);
    }
    expect((await read(lead.client, opened)).status).toBe(200);
    expect((await lead.client.post(`/api/v1/incidents/${(await incident()).id}/estimates`, estimate)).status).toBe(201);
    // The use case holds by itself, whoever asks it without the guard.
    const step = (step: 'refuse' | 'approve') =>
      desk.get(RaiseWall).step({ incidentId: opened.id, wallId: id }, { step }, { kind: 'user', id: lead.user.id });
    await expect(step('refuse')).rejects.toMatchObject({ kind: { code: 'walls.own-case' } });
    expect((await officer.get(`${at}/walls`)).body).toMatchObject({ walls: [{ id, state: 'proposed' }] });
  });

  it('is refused to whom the wall names, and to those who guess, alike', async () => {
    const { opened, clerk, lead } = await walled();
    const named = await breaks(clerk.client, opened.number);
    const guessed = await breaks(lead.client, '2026-9999');
    expect(verdictOf(named)).toEqual(NOTHING);
    expect(verdictOf(guessed)).toEqual(NOTHING);
    expect(await alarms(opened.number)).toEqual([]);
    const agent = await desk.as('agent');
    expect((await breaks(agent, opened.number)).status).toBe(403);
  });

  it('has to be reviewed by another person; the incident stays open and the alarm stands until then', async () => {
    const { opened, lead } = await walled();
    const { id } = (await breaks(lead.client, opened.number)).as<{ id: string }>();
    const review = (client: HttpClient, verdict: string) =>
      client.post(`/api/v1/incidents/${opened.id}/looks/${id}/review`, { verdict, note: '理由を確かめた' });
    const gates = (await read(officer, opened)).as<{ closingGates: { open: string[] }[] }>().closingGates;
    expect(gates.flatMap(({ open }) => open)).toContain(`look/${id}`);
    expect(
      (await second.get('/api/v1/walls')).as<{ looks: { id: string }[] }>().looks.map((look) => look.id),
    ).toContain(id);
    expect(verdictOf(await review(lead.client, 'justified'))).toEqual({ status: 403, code: 'walls.looking-only' });
    expect(await alarms(opened.number)).toMatchObject([{ calmedAt: null }]);
    expect((await review(second, 'unjustified')).status).toBe(204);
    expect(verdictOf(await read(lead.client, opened))).toEqual(NOTHING);
    expect((await alarms(opened.number))[0]?.calmedAt).not.toBeNull();
    expect(verdictOf(await review(officer, 'justified'))).toMatchObject({ code: 'walls.glass-reviewed' });
    const trail = (await read(officer, opened)).as<{ timeline: { action: string }[] }>().timeline;
    expect(trail.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['wall-raised', 'glass-broken', 'glass-reviewed']),
    );
  });
});
