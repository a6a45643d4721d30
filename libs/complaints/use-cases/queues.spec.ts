import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { accessSchema } from '#access';
import { auditSchema } from '#audit';
import type { Actor } from '#kernel';
import { query } from '#persistence';
import { FakeClock, openTestDatabase, type TestDatabase } from '#testing';
import { vaultSchema } from '#vault';
import { complaintsSchema } from '../index.js';
import type { DuePlace } from '../domain/due-order.js';
import type { ArrivalOrder, ComplaintFilter } from '../domain/queues.js';
import { duePlaceOf } from './first-due-page.js';
import { QueueDesk } from './queue-desk.fixture.js';

let db: TestDatabase;
let clock: FakeClock;
let desk: QueueDesk;
let [kanri, aoi, riku, sora, hana]: Actor[] = [];
const HOUR = 3_600_000;

beforeEach(async () => {
  clock = new FakeClock('2026-11-25T10:00:00+09:00');
  db = await openTestDatabase([accessSchema, vaultSchema, auditSchema, complaintsSchema]);
  desk = new QueueDesk(db.uow, clock);
  kanri = await desk.person('kanri', 'supervisor');
  await desk.person('other', 'supervisor');
  aoi = await desk.person('aoi', 'agent', 'kanri');
  riku = await desk.person('riku', 'agent', 'kanri');
  sora = await desk.person('sora', 'agent', 'other');
  hana = await desk.person('hana', 'compliance');
});
afterEach(() => db.close());

/** A complaint that came by letter, so that nobody took a call. */
const letter = async (over = {}) => (await desk.complaint({ channel: 'letter', ...over })).id;

const shown = async (filter: ComplaintFilter, actor: Actor, order?: ArrivalOrder): Promise<string[]> => {
  const page = { limit: 50, after: null, ...(order === undefined ? {} : { order }) };
  return (await desk.lists.page(filter, actor, page)).map(({ id }) => id);
};
const holder = async (id: string) => {
  const sql = 'SELECT owner_id, team_id FROM complaints WHERE id = ?';
  return (await query<{ owner_id: string | null; team_id: string | null }>(db.uow.reads, sql, [id]))[0];
};

describe('who has a complaint', () => {
  it('is who took the call, or who began to work on it, and their team', async () => {
    const { id: call } = await desk.complaint();
    expect(await holder(call)).toEqual({ owner_id: 'aoi', team_id: 'kanri' });
    const mail = await letter();
    expect(await holder(mail)).toEqual({ owner_id: null, team_id: null });
    await desk.handle.execute(mail, { to: 'in_handling' }, riku!);
    await desk.handle.reply(mail, { channel: 'letter', text: 'お詫び申し上げます。' }, aoi!);
    expect(await holder(mail)).toEqual({ owner_id: 'riku', team_id: 'kanri' });
  });

  it('changes hands with a line in history and audit log, and not when another took it meanwhile', async () => {
    const id = await letter();
    await desk.assign.execute(id, { to: 'aoi', seenOwner: null }, aoi!);
    const stolen = desk.assign.execute(id, { to: 'riku', seenOwner: null }, riku!);
    await expect(stolen).rejects.toMatchObject({ code: 'complaints.owner-changed' });
    await desk.assign.execute(id, { to: 'sora', seenOwner: 'aoi' }, kanri!);
    expect(await holder(id)).toEqual({ owner_id: 'sora', team_id: 'other' });
    const { history } = await desk.reader.trail(id);
    expect(history.map(({ action, facts }) => [action, facts])).toEqual([
      ['assigned', { from: null, to: 'aoi', team: 'kanri' }],
      ['assigned', { from: 'aoi', to: 'sora', team: 'other' }],
    ]);
    const moved = "SELECT actor_id FROM audit_entries WHERE action = 'complaint.assigned' ORDER BY seq";
    expect(await query(db.uow.reads, moved)).toEqual([{ actor_id: 'aoi' }, { actor_id: 'kanri' }]);
  });

  it('is not changed by a colleague, nor to somebody who left, works on no complaints, or must not know of it', async () => {
    const id = await letter();
    await desk.assign.execute(id, { to: 'aoi' }, aoi!);
    await expect(desk.assign.execute(id, { to: 'riku' }, riku!)).rejects.toMatchObject({
      code: 'complaints.not-yours-to-assign',
    });
    await desk.person('sekinin', 'manager');
    await desk.leave('riku');
    desk.walls.register((actor, column) =>
      Promise.resolve(actor.id === 'sora' ? { sql: `${column} = ?`, values: [id] } : null),
    );
    for (const to of ['riku', 'sekinin', 'nobody', 'sora'])
      await expect(desk.assign.execute(id, { to }, kanri!)).rejects.toMatchObject({
        code: 'complaints.not-assignable',
      });
    await desk.assign.execute(id, { to: null, team: 'other' }, kanri!);
    expect(await holder(id)).toEqual({ owner_id: null, team_id: 'other' });
    await expect(desk.assign.execute(id, { to: null, team: 'aoi' }, kanri!)).rejects.toMatchObject({
      code: 'complaints.not-assignable',
    });
  });

  it('can be chosen from people and teams by name', async () => {
    const { people, teams } = await desk.people.all();
    expect(people.map(({ id, teamId }) => [id, teamId])).toEqual([
      ['aoi', 'kanri'],
      ['hana', null],
      ['kanri', 'kanri'],
      ['other', 'other'],
      ['riku', 'kanri'],
      ['sora', 'other'],
    ]);
    expect(teams).toEqual([
      { id: 'kanri', name: 'kanri' },
      { id: 'other', name: 'other' },
    ]);
  });
});

const keyOf = ({ at, receivedAt, id }: DuePlace): string => `${at} ${receivedAt} ${id}`;

/** Every open complaint by what is owed next, read in pages. */
const pagedByDue = async (limit: number) => {
  const seen: Awaited<ReturnType<typeof desk.lists.firstDue>> = [];
  for (let after: DuePlace | null = null; ;) {
    const page: typeof seen = await desk.lists.firstDue({}, aoi!, { limit, after });
    seen.push(...page);
    const last = page.at(-1);
    if (last === undefined) return seen;
    after = duePlaceOf(last);
  }
};

describe('queues', () => {
  it('hold what is open, the longest waiting first, and are counted', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 4; n += 1) {
      ids.push(await letter());
      clock.advance(60_000);
    }
    const [first = '', second = '', third = '', fourth = ''] = ids;
    await desk.assign.execute(first, { to: 'aoi' }, kanri!);
    await desk.assign.execute(third, { to: 'aoi' }, kanri!);
    await desk.assign.execute(second, { to: null, team: 'kanri' }, kanri!);
    expect(await shown({ queue: 'mine' }, aoi!, 'oldest')).toEqual([first, third]);
    expect(await shown({ queue: 'team' }, riku!, 'oldest')).toEqual([first, second, third]);
    expect(await shown({ queue: 'team' }, kanri!, 'oldest')).toEqual([first, second, third]);
    expect(await shown({ queue: 'team' }, sora!)).toEqual([]);
    expect(await shown({ queue: 'team' }, hana!)).toEqual([]);
    expect(await shown({ queue: 'unassigned' }, sora!)).toEqual([fourth]);
    expect(await desk.queues.counts(aoi!)).toEqual({ mine: 2, team: 3, unassigned: 1, 'must-read': 0, overdue: 0 });
    await desk.handle.execute(first, { to: 'closed', secrecy: { involved: false, reason: '請求の件' } }, aoi!);
    expect(await shown({ queue: 'mine' }, aoi!)).toEqual([third]);
    expect(await desk.queues.counts({ kind: 'user', id: 'x', role: 'admin' })).toEqual({});
  });

  it('show as overdue exactly what owes something, and say what', async () => {
    const quick = await letter();
    const answered = await letter();
    const promised = await letter({ callbackAt: '2026-11-25T02:00:00.000Z' });
    await desk.handle.reply(answered, { channel: 'letter', text: '回答' }, aoi!);
    expect(await shown({ queue: 'overdue' }, aoi!)).toEqual([]);
    clock.advance(1.5 * HOUR);
    expect(await shown({ queue: 'overdue' }, aoi!)).toEqual([promised]);
    clock.advance(3 * HOUR);
    const late = await desk.lists.page({ queue: 'overdue' }, aoi!, { limit: 9, after: null, order: 'oldest' });
    expect(late.map(({ id, due }) => [id, due?.what, due?.late])).toEqual([
      [quick, 'acknowledge', true],
      [promised, 'callback', true],
    ]);
    clock.advance(30 * 24 * HOUR);
    const all = await desk.lists.page({}, aoi!, { limit: 9, after: null });
    const byDomain = all.filter(({ due }) => due?.late === true).map(({ id }) => id);
    expect(await shown({ queue: 'overdue' }, aoi!)).toEqual(byDomain);
    expect(byDomain).toContain(answered);
  });

  it('are narrowed by codes, and leave out what is hidden from who asks', async () => {
    const red = await letter({ severity: 'high', category: 'secrecy' });
    clock.advance(24 * HOUR);
    const blue = await letter({ humanMustRead: true });
    expect(await shown({ severity: 'high' }, aoi!)).toEqual([red]);
    expect(await shown({ category: 'billing' }, aoi!)).toEqual([blue]);
    expect(await shown({ from: '2026-11-26' }, aoi!)).toEqual([blue]);
    expect(await shown({ to: '2026-11-25' }, aoi!)).toEqual([red]);
    expect(await shown({ queue: 'must-read' }, aoi!)).toEqual([blue]);
    expect(await shown({ queue: 'must-read', ids: [red, blue] }, aoi!)).toEqual([blue]);
    desk.walls.register((_, column) => Promise.resolve({ sql: `${column} = ?`, values: [blue] }));
    expect(await shown({ queue: 'must-read' }, aoi!)).toEqual([]);
    expect(await shown({ ids: [red, blue] }, aoi!)).toEqual([red]);
    expect(await desk.queues.counts(aoi!)).toMatchObject({ 'must-read': 0 });
  });

  it('are the same under every label for whom a blind reading waits', async () => {
    const id = await letter({ severity: 'high', flagged: true });
    desk.parts.registerLineVeil((actor, column) =>
      actor.id === 'hana' ? { sql: `${column} = ?`, values: [id] } : null,
    );
    for (const severity of ['low', 'medium', 'high'] as const) expect(await shown({ severity }, hana!)).toEqual([id]);
    expect(await shown({ severity: 'low' }, aoi!)).toEqual([]);
  });

  it.each(['newest', 'oldest', 'callback'] as const)('page through everything once, %s', async (order) => {
    const same = '2026-11-25T01:00:00.000Z';
    for (let n = 0; n < 7; n += 1) {
      await letter({ callbackAt: same });
      if (n % 3 === 0) clock.advance(1000);
    }
    const seen: string[] = [];
    for (let after = null as null | { at: string; id: string }; ;) {
      const page = await desk.lists.page({}, aoi!, { limit: 2, after, order });
      const last = page.at(-1);
      if (last === undefined) break;
      seen.push(...page.map(({ id }) => id));
      after = { at: order === 'callback' ? last.callbackAt! : last.receivedAt, id: last.id };
    }
    expect(seen).toEqual(await shown({}, aoi!, order));
    expect(new Set(seen).size).toBe(7);
  });

  it('begin with what falls due first, page by page, whatever is owed', async () => {
    const before = await letter({ callbackAt: '2026-11-25T02:00:00.000Z' });
    const beyond = await letter({ callbackAt: '2027-01-25T06:00:00.000Z' });
    const answered = await letter();
    await desk.handle.reply(answered, { channel: 'letter', text: '回答' }, aoi!);
    clock.advance(HOUR);
    const acknowledged = await letter({ callbackAt: '2026-12-25T06:00:00.000Z' });
    await desk.handle.execute(acknowledged, { to: 'acknowledged' }, aoi!);
    const ended = await letter();
    await desk.handle.execute(ended, { to: 'closed', secrecy: { involved: false, reason: '請求の件' } }, aoi!);
    // A closed night: these are due at the same moment, some of them having arrived at the same moment too.
    clock.advance(10 * HOUR);
    for (let n = 0; n < 5; n += 1) {
      await letter(n === 3 ? { callbackAt: '2026-11-25T13:30:00.000Z' } : {});
      if (n % 2 === 0) clock.advance(60_000);
    }
    for (const limit of [1, 2, 3, 20]) {
      const seen = await pagedByDue(limit);
      const places = seen.map(duePlaceOf);
      const inOrder = [...places].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
      expect(places).toEqual(inOrder);
      expect(new Set(seen.map(({ id }) => id)).size).toBe(9);
      expect(seen).toHaveLength(9);
      expect(seen.map(({ id }) => id)).not.toContain(ended);
      expect(seen.map(({ due }) => due!.what)).toEqual([
        'callback',
        'acknowledge',
        'callback',
        ...Array<string>(4).fill('acknowledge'),
        'reply',
        'close',
      ]);
      expect([seen[0]!.id, seen[1]!.id]).toEqual([before, beyond]);
    }
    const asked = await desk.lists.firstDue({ ids: [answered, ended, beyond] }, aoi!, { limit: 3, after: null });
    expect(asked.map(({ id }) => id)).toEqual([beyond, answered]);
  });
});

describe('many at once', () => {
  it('goes on when some are refused, and says which', async () => {
    const [mine, theirs] = [await letter(), await letter()];
    await desk.assign.execute(theirs, { to: 'riku' }, kanri!);
    const done = await desk.many.execute({ action: 'assign', ids: [mine, theirs, mine], to: 'aoi' }, aoi!);
    expect(done).toMatchObject({ done: [mine], refused: [{ id: theirs, code: 'complaints.not-yours-to-assign' }] });
    const step = await desk.many.execute({ action: 'acknowledge', ids: [mine, theirs] }, aoi!);
    expect(step).toEqual({ done: [mine, theirs], refused: [] });
    const again = await desk.many.execute({ action: 'acknowledge', ids: [mine] }, aoi!);
    expect(again.refused).toMatchObject([{ code: 'complaints.transition-not-allowed' }]);
  });
});

describe('many at once, with a fault at one of them', () => {
  it('says what was done before it and after it', async () => {
    const [one, broken, last] = [await letter(), await letter(), await letter()];
    const real = desk.handle.execute.bind(desk.handle);
    desk.handle.execute = (id, step, actor) =>
      id === broken ? Promise.reject(new Error('disk full')) : real(id, step, actor);
    const step = await desk.many.execute({ action: 'acknowledge', ids: [one, broken, last] }, aoi!);
    expect(step).toMatchObject({ done: [one, last], refused: [{ id: broken, code: 'complaints.step-failed' }] });
  });
});

describe('saved views', () => {
  it('are each person’s own, with sealed names, and end with their key', async () => {
    const view = { queue: 'team', narrowing: { severity: 'high', order: 'newest' } } as const;
    const id = await desk.views.add('aoi', '山田様の件', view);
    expect(await desk.views.of('aoi')).toEqual([{ id, name: '山田様の件', ...view }]);
    expect(await desk.views.of('riku')).toEqual([]);
    const [row] = await query<{ sealed_name: Buffer }>(db.uow.reads, 'SELECT sealed_name FROM saved_views');
    expect(row?.sealed_name.includes('山田')).toBe(false);
    await expect(desk.views.remove('riku', id)).rejects.toMatchObject({ code: 'complaints.view-not-found' });
    await desk.views.remove('aoi', id);
    const keys = await query(db.uow.reads, "SELECT id FROM data_keys WHERE scope = 'draft' AND wrapped IS NOT NULL");
    expect([await desk.views.of('aoi'), keys]).toEqual([[], []]);
  });

  it('are at most thirty', async () => {
    for (let n = 0; n < 30; n += 1) await desk.views.add('aoi', `${n}`, { queue: 'all', narrowing: {} });
    const more = desk.views.add('aoi', '31', { queue: 'all', narrowing: {} });
    await expect(more).rejects.toMatchObject({ code: 'complaints.too-many-views' });
  });
});
