import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { auditSchema } from '#audit';
import { complaintsSchema } from '#complaints';
import type { EngineResult } from '#engine';
import { newId, type Actor, type SettingValues } from '#kernel';
import { vaultSchema } from '#vault';
import { FakeClock, openTestDatabase, type TestDatabase } from '#testing';
import { ReviewTask } from '../data/review-task.entity.js';
import { triageSchema } from '../index.js';
import type { DecisionMade, DecisionSheet } from '../use-cases/decide-signals.js';
import { aoi, hana, TriageDesk } from '../use-cases/triage-desk.fixture.js';

jest.setTimeout(60_000);

const STRICT = 'signals: misdelivery L2';
const ren: Actor = { ...hana, id: 'ren' };
const mio: Actor = { ...hana, id: 'mio' };
const CITED = [{ start: 0, end: 8, text: 'signals:' }];
const ASIDE: DecisionSheet = { decision: 'set_aside', reasonCode: 'checked-no-leak' };
const SUSPECTED: DecisionSheet = { decision: 'suspected', reasonCode: 'leak-suspected' };

let db: TestDatabase;
let clock: FakeClock;
let desk: TriageDesk;

async function open(values: ConstructorParameters<typeof TriageDesk>[2] = {}): Promise<void> {
  db = await openTestDatabase([vaultSchema, auditSchema, complaintsSchema, triageSchema]);
  clock = new FakeClock('2026-11-25T00:00:00.000Z');
  desk = new TriageDesk(db.uow, clock, values);
  desk.openIncidents();
}
beforeEach(() => open());
afterEach(() => db.close());

/** A reader opens the complaint and answers. */
async function decide(id: string, sheet: DecisionSheet, actor: Actor): Promise<DecisionMade> {
  await desk.seen.opened(id, actor.id, false);
  return desk.decide.execute(id, sheet, actor);
}
const aside = (id: string, actor: Actor): Promise<DecisionMade> =>
  decide(id, { ...ASIDE, citedEvidence: CITED }, actor);
const waitingFor = async (reader: Actor): Promise<string[]> =>
  (await desk.queue.page(reader.id, 50, null)).map(({ complaintId }) => complaintId);
const tasksOf = async (id: string): Promise<[string, string][]> =>
  (await db.reads.find(ReviewTask, { where: { complaintId: id }, order: { id: 'ASC' } })).map((task) => [
    task.purpose,
    task.state,
  ]);
const statesOf = async (id: string): Promise<string[]> => (await desk.queue.signals(id)).map(({ state }) => state);
const followUp = (id: string, text: string): Promise<void> =>
  desk.handle.addFollowUp(id, {
    channel: 'email',
    subject: null,
    text,
    arrivalId: newId(),
    at: clock.now().toISOString(),
    humanMustRead: false,
  });
async function reassess(id: string, over: Partial<EngineResult>): Promise<void> {
  const { keyId } = await desk.repository.row(id);
  const words = { subject: null, text: STRICT, channel: 'phone', language: 'ja' } as const;
  await desk.record.store({ id, keyId }, { ...desk.record.assess(words), engine: 'next 2', ...over }, 'look-back');
}

describe('a complaint that grows', () => {
  it('leaves a disagreement to its third person: neither who disagreed may answer the newer reading instead', async () => {
    const id = await desk.complaint(STRICT);
    await aside(id, hana);
    await decide(id, SUSPECTED, ren);
    await followUp(id, '追加のお知らせです。');
    await desk.record.raise(id, aoi);
    expect((await tasksOf(id)).slice(2)).toEqual([
      ['third', 'open'],
      ['new-evidence', 'open'],
    ]);
    expect([await waitingFor(hana), await waitingFor(ren), await waitingFor(mio)]).toEqual([[], [], [id]]);
    expect(await decide(id, SUSPECTED, mio)).toMatchObject({ stage: 'third', next: null });
    expect(await waitingFor(mio)).toEqual([]);
  });

  it('is read although a suspicion stands: a new message, and what staff say at closing, which it does not hold up', async () => {
    const id = await desk.complaint('signals: misdelivery');
    await decide(id, SUSPECTED, hana);
    await followUp(id, '別の店でも同じことがありました。');
    expect(await waitingFor(ren)).toEqual([id]);
    await decide(id, ASIDE, ren);
    expect(await statesOf(id)).toEqual(['suspected']);
    expect(await waitingFor(ren)).toEqual([]);
    await desk.handle.execute(id, { to: 'closed', secrecy: { involved: true, reason: '確認した。' } }, aoi);
    expect((await desk.repository.row(id)).state).toBe('closed');
    expect(await tasksOf(id)).toEqual([
      ['signal', 'answered'],
      ['new-evidence', 'answered'],
      ['new-evidence', 'open'],
    ]);
    // A new engine that sees no more asks for nothing.
    const other = await desk.complaint(STRICT);
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
    const id = await desk.complaint('料金が高い');
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
