import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AuditEntryRow, auditSchema } from '#audit';
import { FakeClock, openTestDatabase, type TestDatabase } from '#testing';
import { vaultSchema } from '#vault';
import { Complaint } from '../data/complaint.entity.js';
import { complaintsSchema } from '../index.js';
import { aoi, ComplaintDesk, riku } from './complaint-desk.fixture.js';

const THREE = '2026-11-25T06:00:00.000Z';
const TOMORROW = '2026-11-26T01:00:00.000Z';
const MONDAY = '2026-11-30T08:00:00.000Z';

let db: TestDatabase;
let clock: FakeClock;
let desk: ComplaintDesk;

beforeEach(async () => {
  db = await openTestDatabase([vaultSchema, auditSchema, complaintsSchema]);
  clock = new FakeClock('2026-11-25T00:00:00.000Z');
  desk = new ComplaintDesk(db.uow, clock);
});
afterEach(() => db.close());

const rowOf = (id: string): Promise<Complaint> => db.reads.findOneByOrFail(Complaint, { id });
const history = async (id: string) => (await desk.repository.trail(await rowOf(id))).history;
const interim = (id: string, nextContactAt?: string) =>
  desk.handle.reply(id, { channel: 'email', text: '確認しています。', interim: true, nextContactAt }, aoi);

describe('an answer that only tells how far things are', () => {
  it('leaves the case open and its clock running, and makes what it promised a deadline', async () => {
    const { id } = await desk.complaint();
    await interim(id, MONDAY);
    const promised = { callbackAt: MONDAY, callbackKind: 'contact' };
    expect(await rowOf(id)).toMatchObject({ state: 'in_handling', firstReplyAt: null, ...promised });
    expect((await rowOf(id)).acknowledgedAt).not.toBeNull();
    expect((await history(id)).map(({ action }) => action)).toContain('interim-replied');
  });

  it('stops the clock when it is the answer (control)', async () => {
    const { id } = await desk.complaint();
    await desk.handle.reply(id, { channel: 'email', text: '確かめました。' }, aoi);
    expect(await rowOf(id)).toMatchObject({ state: 'replied', callbackAt: null });
    expect((await rowOf(id)).firstReplyAt).not.toBeNull();
  });

  it('loses no promised call: the earlier stands, the later comes up when it is kept', async () => {
    const { id } = await desk.complaint({ callbackAt: THREE });
    await interim(id, MONDAY);
    expect((await rowOf(id)).callbackAt).toBe(THREE);
    await desk.keep.execute(id, { outcome: 'reached', promisedAt: THREE }, aoi);
    expect(await rowOf(id)).toMatchObject({ callbackAt: MONDAY, callbackKind: 'contact' });
    await desk.keep.execute(id, { outcome: 'reached', promisedAt: MONDAY }, aoi);
    expect((await rowOf(id)).callbackAt).toBeNull();
  });
});

describe('a promised call', () => {
  it('is over once they spoke: the case is in handling, and what was said stays sealed in the history', async () => {
    const { id } = await desk.complaint({ callbackAt: THREE });
    await desk.keep.execute(id, { outcome: 'reached', promisedAt: THREE, note: '請求の件を説明した' }, aoi);
    expect(await rowOf(id)).toMatchObject({ state: 'in_handling', callbackAt: null });
    expect((await history(id)).at(-1)).toMatchObject({ action: 'callback-reached', note: '請求の件を説明した' });
    const audited = await db.reads.find(AuditEntryRow);
    expect(audited.some(({ action }) => action === 'complaint.callback-reached')).toBe(true);
    expect(JSON.stringify(audited)).not.toContain('請求');
  });

  it('goes on to the next one when nobody was there, in whatever state the case is', async () => {
    const { id } = await desk.complaint({ callbackAt: THREE });
    await desk.keep.execute(id, { outcome: 'absent', promisedAt: THREE, next: TOMORROW }, aoi);
    expect(await rowOf(id)).toMatchObject({ state: 'received', callbackAt: TOMORROW, callbackKind: 'call' });
    expect((await history(id)).at(-1)).toMatchObject({
      action: 'callback-absent',
      facts: { promised: THREE, next: TOMORROW },
    });
  });

  it('may be made for the first time', async () => {
    const { id } = await desk.complaint();
    await desk.keep.execute(id, { outcome: 'moved', promisedAt: null, next: TOMORROW }, aoi);
    expect((await rowOf(id)).callbackAt).toBe(TOMORROW);
  });

  it('may be word by another way, for whom a call does not reach', async () => {
    const { id } = await desk.complaint();
    await desk.keep.execute(id, { outcome: 'moved', promisedAt: null, next: TOMORROW, kind: 'contact' }, aoi);
    expect(await rowOf(id)).toMatchObject({ callbackAt: TOMORROW, callbackKind: 'contact' });
    await desk.keep.execute(id, { outcome: 'absent', promisedAt: TOMORROW, next: MONDAY }, aoi);
    expect(await rowOf(id)).toMatchObject({ callbackAt: MONDAY, callbackKind: 'contact' });
  });

  it('is refused to whoever saw another one, without a next moment, and with one that has passed', async () => {
    const { id } = await desk.complaint({ callbackAt: THREE });
    await desk.keep.execute(id, { outcome: 'moved', promisedAt: THREE, next: TOMORROW }, riku);
    const late = desk.keep.execute(id, { outcome: 'reached', promisedAt: THREE }, aoi);
    await expect(late).rejects.toMatchObject({ code: 'complaints.promise-changed' });
    const open = desk.keep.execute(id, { outcome: 'absent', promisedAt: TOMORROW }, aoi);
    await expect(open).rejects.toMatchObject({ code: 'complaints.next-promise' });
    const past = { outcome: 'absent', promisedAt: TOMORROW, next: '2026-11-24T00:00:00.000Z' } as const;
    await expect(desk.keep.execute(id, past, aoi)).rejects.toMatchObject({ code: 'complaints.next-promise' });
    expect((await rowOf(id)).callbackAt).toBe(TOMORROW);
  });
});
