import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { auditSchema } from '#audit';
import { complaintsSchema } from '#complaints';
import { vaultSchema } from '#vault';
import { FakeClock, openTestDatabase, type TestDatabase } from '#testing';
import { triageSchema } from '../index.js';
import type { SettingValues } from '#kernel';
import { aoi, hana } from '../use-cases/triage-desk.fixture.js';
import { ASIDE, mio, ren, STRICT, SUSPECTED, ReviewDesk } from './review-desk.fixture.js';

jest.setTimeout(60_000);

const at = new ReviewDesk();
const { decide, aside, waitingFor, tasksOf, statesOf, followUp, reassess } = at;
let db: TestDatabase;
let clock: FakeClock;

async function open(values: Partial<SettingValues> = {}): Promise<void> {
  db = await openTestDatabase([vaultSchema, auditSchema, complaintsSchema, triageSchema]);
  clock = new FakeClock('2026-11-25T00:00:00.000Z');
  at.open(db.uow, clock, values);
}
beforeEach(() => open());
afterEach(() => db.close());

describe('a complaint that grows', () => {
  it('leaves a disagreement to its third person: neither who disagreed may answer the newer reading instead', async () => {
    const id = await at.desk.complaint(STRICT);
    await aside(id, hana);
    await decide(id, SUSPECTED, ren);
    await followUp(id, '追加のお知らせです。');
    await at.desk.record.raise(id, aoi);
    expect((await tasksOf(id)).slice(2)).toEqual([
      ['third', 'open'],
      ['new-evidence', 'open'],
    ]);
    expect([await waitingFor(hana), await waitingFor(ren), await waitingFor(mio)]).toEqual([[], [], [id]]);
    expect(await decide(id, SUSPECTED, mio)).toMatchObject({ stage: 'third', next: null });
    expect(await waitingFor(mio)).toEqual([]);
  });

  it('is read although a suspicion stands: a new message, and what staff say at closing, which it does not hold up', async () => {
    const id = await at.desk.complaint('signals: misdelivery');
    await decide(id, SUSPECTED, hana);
    await followUp(id, '別の店でも同じことがありました。');
    expect(await waitingFor(ren)).toEqual([id]);
    await decide(id, ASIDE, ren);
    expect(await statesOf(id)).toEqual(['suspected']);
    expect(await waitingFor(ren)).toEqual([]);
    await at.desk.handle.execute(id, { to: 'closed', secrecy: { involved: true, reason: '確認した。' } }, aoi);
    expect((await at.desk.repository.row(id)).state).toBe('closed');
    expect(await tasksOf(id)).toEqual([
      ['signal', 'answered'],
      ['new-evidence', 'answered'],
      ['new-evidence', 'open'],
    ]);
    // A new engine that sees no more asks for nothing.
    const other = await at.desk.complaint(STRICT);
    await decide(other, SUSPECTED, hana);
    await reassess(other, {});
    expect(await tasksOf(other)).toEqual([['signal', 'answered']]);
  });

  it.each<[SettingValues['setAside'], number]>([
    ['policy', 1],
    ['allow', 0],
  ])('without signs rests by the rule for new complaints (%s)', async (setAside, readings) => {
    await db.close();
    await open({ setAside });
    const id = await at.desk.complaint('料金が高い');
    if (readings > 0) await decide(id, ASIDE, hana);
    expect(await waitingFor(hana)).toEqual([]);
    await followUp(id, '店員が知っていました。');
    await followUp(id, 'もう一度書きます。');
    expect((await tasksOf(id)).filter(([, state]) => state === 'open')).toEqual(
      Array.from({ length: readings }, () => ['unproven', 'open']),
    );
    await decide(id, ASIDE, ren).catch(() => undefined);
    await reassess(id, { flagged: false, kinds: [], leads: [], reasons: [] });
    expect(await waitingFor(mio)).toEqual([]);
  });
});
