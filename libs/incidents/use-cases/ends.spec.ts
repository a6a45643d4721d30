import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor } from '#kernel';
import { accessSchema } from '#access';
import { auditSchema } from '#audit';
import { complaintsSchema } from '#complaints';
import { siblingsSchema } from '#siblings';
import { vaultSchema } from '#vault';
import { hana, ren, type IncidentDesk } from './incident-desk.fixture.js';
import { FakeClock, openTestDatabase, type TestDatabase } from '#testing';
import { incidentsSchema } from '../index.js';
import { at, codeOf, WorkRoom } from './work-room.fixture.js';

const YES = { involved: true, reason: '他人の通信の内容が見えた' };
const NO = { involved: false, reason: '本人の設定による' };
const ART28 = 'jp-telecom-art28-i';

let db: TestDatabase;
let room: WorkRoom;
let desk: IncidentDesk;

beforeEach(async () => {
  db = await openTestDatabase([
    ...[vaultSchema, auditSchema, accessSchema],
    ...[complaintsSchema, siblingsSchema, incidentsSchema],
  ]);
  room = new WorkRoom(db.uow, db.settings, new FakeClock(at('2025-03-03')));
  desk = room.desk;
});
afterEach(() => db.close());

const end = (id: string, to: 'closed' | 'unfounded', secrecy = NO, by: Actor = hana) =>
  desk.transition.execute(id, { to, reason: '調査した', secrecy }, by);

/** A confirmed incident that has cause and prevention. */
async function confirmed(): Promise<string> {
  const id = await room.suspected();
  await desk.transition.execute(id, { to: 'confirmed', reason: '確認した' }, hana);
  await desk.causeAndPrevention(id);
  return id;
}

describe('a false alarm', () => {
  it('takes two people: the state stays until another one approves, and the gates are asked again then', async () => {
    const id = await room.suspected();
    expect(await codeOf(end(id, 'unfounded'))).toBe('incidents.gates-shut');
    expect(await room.openAt(id, 'obligations-decided')).not.toEqual([]);
    await room.dutiesDenied(id);
    expect((await end(id, 'unfounded')).state).toBe('suspected');
    const pending = { to: 'unfounded', reason: '調査した', proposedBy: 'hana' };
    expect((await desk.reader.execute(id, ren)).endPending).toMatchObject(pending);
    expect(await codeOf(desk.transition.approve(id, hana))).toBe('incidents.same-person');
    expect(await codeOf(end(id, 'unfounded', NO, ren))).toBe('incidents.end-pending');
    const machine: Actor = { ...ren, kind: 'token', id: 'a-token' };
    expect(await codeOf(desk.transition.approve(id, machine))).toBe('incidents.person-needed');
    await desk.knownAt.propose(id, { knownAt: at('2025-03-01'), reason: '店舗の記録' }, hana);
    expect(await codeOf(desk.transition.approve(id, ren))).toBe('incidents.gates-shut');
    await desk.knownAt.approve(id, ren);
    await room.dutiesDenied(id);
    expect((await desk.transition.approve(id, ren)).state).toBe('unfounded');
    const { endPending, timeline } = await desk.reader.execute(id, ren);
    expect(endPending).toBeNull();
    const entries = timeline.map(({ actorId, action, note }) => [actorId, action, note]);
    expect(entries).toContainEqual(['hana', 'end-proposed', '調査した']);
    expect(entries.at(-1)).toEqual(['ren', 'unfounded', '調査した']);
  });

  it('can be refused by another person, taken back by the first, and lapses when the incident goes elsewhere', async () => {
    const id = await room.suspected();
    await room.dutiesDenied(id);
    await end(id, 'unfounded');
    expect(await codeOf(desk.transition.refuse(id, ' ', ren))).toBe('incidents.reason-needed');
    await desk.transition.refuse(id, '記録が足りない', ren);
    await end(id, 'unfounded');
    await desk.transition.refuse(id, '取り下げる', hana);
    await end(id, 'unfounded');
    await desk.transition.execute(id, { to: 'confirmed', reason: '記録が見つかった' }, ren);
    expect(await codeOf(desk.transition.approve(id, ren))).toBe('incidents.nothing-pending');
    const { timeline } = await desk.reader.execute(id, hana);
    expect(timeline.map(({ action }) => action)).toEqual(expect.arrayContaining(['end-refused', 'end-withdrawn']));
  });

  it('is nobody’s once somebody said yes after it was asked for', async () => {
    const clock = new FakeClock(at('2025-03-03'));
    room = new WorkRoom(db.uow, db.settings, clock);
    desk = room.desk;
    const id = await room.suspected();
    await room.dutiesDenied(id);
    await end(id, 'unfounded');
    clock.set(at('2025-03-03', '11:00'));
    expect(await codeOf(end(id, 'unfounded', YES, ren))).toBe('incidents.secrecy-involved');
    expect(await codeOf(desk.transition.approve(id, ren))).toBe('incidents.secrecy-involved');
  });

  it('of a lead that no complaint belongs to is one person’s to say', async () => {
    const lead = await desk.open.execute({ title: '端緒', complaintIds: [] }, hana);
    expect((await end(lead.id, 'unfounded')).state).toBe('unfounded');
    const said = await desk.open.execute({ title: '端緒', complaintIds: [] }, hana);
    await end(said.id, 'unfounded', YES).catch(() => null);
    expect((await end(said.id, 'unfounded')).state).toBe('lead');
    const signed = await desk.open.execute({ title: '端緒', complaintIds: [] }, hana);
    await desk.link.execute(signed.id, await desk.complaint(at('2025-03-02')), hana);
    expect((await end(signed.id, 'unfounded')).state).toBe('lead');
  });
});

describe('closing what involves the secrecy of communications', () => {
  it('asks again about Article 28 when it was decided without that fact, and for a second person when it still does not apply', async () => {
    const id = await confirmed();
    await room.dutiesDenied(id);
    expect(await codeOf(end(id, 'closed', YES))).toBe('incidents.gates-shut');
    expect(await room.openAt(id, 'obligations-decided')).toEqual([`${ART28}/regional-bureau`]);
    await room.dutiesDenied(id);
    expect((await end(id, 'closed', YES)).state).toBe('confirmed');
    expect((await desk.transition.approve(id, ren)).state).toBe('closed');
  });

  it('takes a second person when the answer is no and somebody once said yes, the fact put back or not', async () => {
    const id = await confirmed();
    await end(id, 'closed', YES).catch(() => null);
    const { version } = await desk.incidents.row(id);
    await desk.facts.execute(id, { version, facts: { secrecy_involved: 'no' } }, hana);
    await room.dutiesDenied(id);
    expect((await end(id, 'closed')).state).toBe('confirmed');
  });

  it('is one person’s when nothing contradicts the answer', async () => {
    const id = await confirmed();
    await room.dutiesDenied(id);
    expect((await end(id, 'closed')).state).toBe('closed');
  });
});

describe('a complaint that was taken off', () => {
  it('is still to be read and judged', async () => {
    const id = await confirmed();
    const later = await desk.complaint(at('2025-03-03', '09:00'));
    await desk.link.execute(id, later, hana);
    const [slip = ''] = await room.openAt(id, 'members-judged');
    desk.events.on('incident.closing', ({ complaintIds, result }) => {
      if (complaintIds.includes(later)) result.unread.push(later);
      return Promise.resolve();
    });
    await desk.link.unlink(id, later, '別の件', hana);
    expect(await room.openAt(id, 'members-judged')).toEqual([slip]);
    expect(await room.openAt(id, 'complaints-read')).toEqual([slip]);
  });
});

describe('an ended incident', () => {
  it('takes no other facts and counts until it is opened again', async () => {
    const id = await room.suspected();
    await desk.unfounded(id);
    const { version } = await desk.incidents.row(id);
    const facts = () => desk.facts.execute(id, { version, facts: { personal_data: 'yes' } }, hana);
    const count = () =>
      desk.estimates.execute(id, { persons: 5000, basis: '抽出', asOf: '2025-03-03T09:00:00+09:00' }, hana);
    expect(await codeOf(facts())).toBe('incidents.ended');
    expect(await codeOf(count())).toBe('incidents.ended');
    await desk.transition.execute(id, { to: 'suspected', reason: '人数が増えた' }, ren);
    await count();
    expect((await desk.reader.execute(id, hana)).estimates).toHaveLength(1);
  });
});

describe('the number of an incident', () => {
  it('goes on beyond four digits', async () => {
    const { id } = await desk.open.execute({ title: 'x', complaintIds: [] }, hana);
    await db.uow.write((m) => m.query("UPDATE incidents SET number = '2025-9999' WHERE id = '" + id + "'"));
    const open = () => desk.open.execute({ title: 'x', complaintIds: [] }, hana);
    expect([(await open()).number, (await open()).number]).toEqual(['2025-10000', '2025-10001']);
  });
});
