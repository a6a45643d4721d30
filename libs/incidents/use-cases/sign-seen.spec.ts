import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import sqlite3 from 'sqlite3';
import { auditSchema } from '#audit';
import { complaintsSchema } from '#complaints';
import { Settings, type Actor } from '#kernel';
import { siblingsSchema } from '#siblings';
import { vaultSchema } from '#vault';
import { FakeClock, openTestDatabase, type TestDatabase } from '#testing';
import { incidentsSchema } from '../index.js';
import { hana, IncidentDesk, mio, ren } from './incident-desk.fixture.js';

const at = (on: string) => new Date(`${on}T10:00:00+09:00`).toISOString();
const [OLDEST, OLD, NEW] = [at('2026-01-20'), at('2026-02-09'), at('2026-03-02')];

let db: TestDatabase;
let desk: IncidentDesk;
let hidden: string[];
let clock: FakeClock;

beforeEach(async () => {
  db = await openTestDatabase([vaultSchema, auditSchema, complaintsSchema, siblingsSchema, incidentsSchema]);
  const settings = Settings.from({ ...db.settings, countries: 'JP', designatedOperator: 'no' });
  clock = new FakeClock(at('2026-03-03'));
  desk = new IncidentDesk(db.uow, settings, clock);
  hidden = [];
  desk.complaintWalls.register(({ id }, column) =>
    Promise.resolve(
      id === hana.id && hidden.length > 0
        ? { sql: `${column} IN (${hidden.map(() => '?').join(', ')})`, values: hidden }
        : null,
    ),
  );
});
afterEach(() => db.close());

async function hiddenComplaint(receivedAt: string): Promise<string> {
  const id = await desk.complaint(receivedAt);
  hidden.push(id);
  return id;
}

async function lead(...complaintIds: string[]): Promise<string> {
  const { id } = await desk.open.execute({ title: '取り違え', complaintIds: [] }, ren);
  for (const complaintId of complaintIds) await desk.link.execute(id, complaintId, ren);
  return id;
}

/** A group of these; answers its identifier. */
async function groupOf(first: string, ...others: string[]): Promise<string> {
  return db.uow.write(async () => {
    const { id } = await desk.groups.open(first, ren);
    await desk.groups.join(id, others, ren);
    return id;
  });
}

/** What page, list and distances say of the first sign. */
async function shown(id: string, to: Actor) {
  const [line] = await desk.list.page(10, null, to);
  const { firstSignalAt, gap } = await desk.reader.execute(id, to);
  expect(line?.firstSignalAt).toBe(firstSignalAt);
  expect(gap.signalToKnownHours === null).toBe(firstSignalAt === null || gap.knownAt === null);
  return firstSignalAt;
}

describe('the first sign of an incident', () => {
  it('is told as far as whoever looks may know of it', async () => {
    const [open, old] = [await desk.complaint(NEW), await hiddenComplaint(OLD)];
    await groupOf(old, open);
    const id = await lead(open);
    expect([await shown(id, ren), await shown(id, hana)]).toEqual([OLD, NEW]);
    hidden = [];
    expect(await shown(id, hana)).toBe(OLD);
  });

  it('is nothing to whom all its complaints are hidden, also one that was taken off', async () => {
    const old = await hiddenComplaint(OLD);
    const id = await lead(old);
    expect([await shown(id, ren), await shown(id, hana)]).toEqual([OLD, null]);
    await desk.link.unlink(id, old, '別の事案', ren);
    expect([await shown(id, ren), await shown(id, hana)]).toEqual([OLD, null]);
    await desk.link.execute(id, await desk.complaint(NEW), ren);
    expect([await shown(id, ren), await shown(id, hana)]).toEqual([OLD, NEW]);
  });

  it('starts the clocks all the same, which nobody can keep from whoever has to be in time; nothing earlier is told', async () => {
    const id = await lead(await hiddenComplaint(OLD));
    const step = { to: 'suspected', reason: '確認', knownAt: NEW } as const;
    // No refusal asks her why she names a moment after one that she does not see.
    expect((await desk.transition.execute(id, step, hana)).knownAt).toBe(OLD);
    await desk.link.execute(id, await hiddenComplaint(OLDEST), ren);
    expect([await shown(id, ren), await shown(id, hana)]).toEqual([OLDEST, OLD]);
  });

  it('is not told by what the moment of knowledge was taken from, nor by what the desk knew earlier', async () => {
    const id = await lead(await hiddenComplaint(OLD), await desk.complaint(NEW));
    const step = { to: 'suspected', reason: '確認', knownAt: at('2026-03-03'), knownAtReason: '報告による' } as const;
    await desk.transition.execute(id, step, ren);
    const told = async (to: Actor) => {
      const { knownAtHistory, gap } = await desk.reader.execute(id, to);
      return [knownAtHistory.map(({ fromAt }) => fromAt), gap.knownEarlier];
    };
    expect(await told(ren)).toEqual([[OLD], [OLD, NEW]]);
    expect(await told(hana)).toEqual([[null], [NEW]]);
    // Nor where an earlier one that she sees stands before it.
    await desk.link.execute(id, await desk.complaint(OLDEST), ren);
    expect(await told(hana)).toEqual([[null], [OLDEST, NEW]]);
    hidden = [];
    expect(await told(hana)).toEqual([[OLD], [OLDEST, OLD, NEW]]);
  });

  it('leaves the person what they see of the moment of knowledge, whatever else is hidden', async () => {
    const id = await lead(await desk.complaint(OLD), await hiddenComplaint(NEW));
    await desk.transition.execute(id, { to: 'suspected', reason: '確認' }, ren);
    const { knownAtHistory } = await desk.reader.execute(id, hana);
    expect(knownAtHistory).toMatchObject([{ fromAt: OLD, toAt: OLD }]);
  });

  it('is not told once the complaint has left the group that it was known by', async () => {
    const [open, beside] = [await desk.complaint(NEW), await desk.complaint(at('2026-02-20'))];
    const [old, oldest] = [await hiddenComplaint(OLD), await hiddenComplaint(OLDEST)];
    const group = await groupOf(old, oldest, open, beside);
    const id = await lead(open);
    for (const gone of [oldest, old, beside]) {
      clock.advance(1000);
      await db.uow.write(() => desk.groups.leave(group, [gone], ren));
      expect([await shown(id, ren), await shown(id, hana)]).toEqual([OLDEST, at('2026-02-20')]);
    }
    // A refusal asks no reason of her for a moment after one that she does not see.
    const step = { to: 'suspected', reason: '確認', knownAt: at('2026-02-20') } as const;
    expect((await desk.transition.execute(id, step, hana)).knownAt).toBe(OLDEST);
  });

  it('is not told by an open complaint that is known through a hidden one alone', async () => {
    const beside = await desk.complaint(OLD);
    const grouped = await hiddenComplaint(NEW);
    const group = await groupOf(grouped, beside);
    const id = await lead(grouped);
    expect([await shown(id, ren), await shown(id, hana)]).toEqual([OLD, null]);
    await desk.link.execute(id, await desk.complaint(NEW), ren);
    expect([await shown(id, ren), await shown(id, hana)]).toEqual([OLD, NEW]);
    const open = await desk.complaint(at('2026-02-20'));
    const [both, late] = [await lead(open, grouped), await lead(open, grouped)];
    // Also once they stand in no group any more.
    for (const gone of [beside, grouped]) {
      expect([await shown(both, ren), await shown(both, hana)]).toEqual([OLD, at('2026-02-20')]);
      clock.advance(1000);
      await db.uow.write(() => desk.groups.leave(group, [gone], ren));
    }
    // Neither a refusal tells of it nor what the moment of knowledge was taken from.
    const step = { to: 'suspected', reason: '確認', knownAt: at('2026-02-20') } as const;
    expect((await desk.transition.execute(both, step, hana)).knownAt).toBe(OLD);
    await desk.transition.execute(late, { ...step, knownAtReason: '報告による' }, ren);
    const from = async (to: Actor) => (await desk.reader.execute(late, to)).knownAtHistory.map(({ fromAt }) => fromAt);
    expect([await from(ren), await from(hana)]).toEqual([[OLD], [null]]);
  });

  it('is taken from what she sees that counted, not from what had left or was off already', async () => {
    const [open, left, late] = [await desk.complaint(NEW), await desk.complaint(OLD), await desk.complaint(OLD)];
    const group = await groupOf(open, left, await hiddenComplaint(OLDEST));
    await db.uow.write(() => desk.groups.leave(group, [left], ren));
    clock.advance(1000);
    const id = await lead(open);
    expect([await shown(id, ren), await shown(id, hana)]).toEqual([OLDEST, NEW]);
    await desk.link.unlink(id, open, '別の事案', ren);
    clock.advance(1000);
    await db.uow.write(() => desk.groups.join(group, [late], ren));
    expect(await shown(id, hana)).toBe(NEW);
  });

  it('is never a hidden one where knowledge was moved before it', async () => {
    const id = await lead(await hiddenComplaint(OLD), await desk.complaint(NEW));
    await desk.transition.execute(id, { to: 'suspected', reason: '確認' }, ren);
    await desk.knownAt.propose(id, { knownAt: OLDEST, reason: '他部署が先に知っていた' }, ren);
    await desk.knownAt.approve(id, mio);
    expect([await shown(id, ren), await shown(id, hana)]).toEqual([OLD, OLDEST]);
  });

  it('costs the same however many complaints an incident has', async () => {
    const many: string[] = [];
    for (let n = 0; n < 8; n += 1) many.push(await desk.complaint(at(`2026-02-1${String(n)}`)));
    const old = await hiddenComplaint(OLD);
    await groupOf(old, ...many.slice(0, 4));
    const [few, lot] = [await lead(many[7]!), await lead(...many)];
    const statements = async (id: string): Promise<[number, string | null | undefined]> => {
      const row = await desk.incidents.row(id);
      const read = jest.spyOn(sqlite3.Statement.prototype, 'all');
      const asked = jest.spyOn(desk.complaintWalls, 'hiding');
      const [sign] = await desk.sign.shownTo(hana, [row, row]);
      expect(asked).toHaveBeenCalledTimes(1);
      const n = read.mock.calls.length;
      read.mockRestore();
      asked.mockRestore();
      return [n, sign?.firstSignalAt];
    };
    // Links and arrivals, twice.
    expect(await statements(few)).toEqual([4, at('2026-02-17')]);
    expect(await statements(lot)).toEqual([4, at('2026-02-10')]);
  });

  it('is what a person names who sees it, also where it was not kept as the first of the group', async () => {
    for (const behind of [false, true]) {
      const [linked, earlier] = [await desk.complaint(NEW), await desk.complaint(OLD)];
      const id = await lead(linked);
      await groupOf(linked, earlier, ...(behind ? [await hiddenComplaint(NEW)] : []));
      expect((await desk.incidents.row(id)).firstSignalAt).toBe(NEW);
      const later = { to: 'suspected', reason: '確認', knownAt: NEW } as const;
      await expect(desk.transition.execute(id, later, hana)).rejects.toMatchObject({ code: 'incidents.reason-needed' });
      await desk.transition.execute(id, { to: 'suspected', reason: '確認' }, hana);
      const { knownAtHistory } = await desk.reader.execute(id, hana);
      expect(knownAtHistory).toMatchObject([{ fromAt: OLD, toAt: OLD, proposedBy: hana.id }]);
    }
  });

  it('is told whole where a visible complaint gave it', async () => {
    const id = await lead(await desk.complaint(OLD), await hiddenComplaint(NEW));
    expect([await shown(id, ren), await shown(id, hana)]).toEqual([OLD, OLD]);
  });
});
