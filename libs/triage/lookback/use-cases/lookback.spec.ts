import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { AuditEntryRow, auditSchema } from '#audit';
import { complaintsSchema } from '#complaints';
import { SIGNAL_KINDS, type SignalKind } from '#engine';
import { jobsSchema } from '#jobs';
import type { Actor } from '#kernel';
import { query } from '#persistence';
import { vaultSchema } from '#vault';
import { FakeClock, openTestDatabase, type TestDatabase } from '#testing';
import { Assessment, Signal } from '../../data/assessment.entity.js';
import { ReviewTask } from '../../data/review-task.entity.js';
import { triageSchema } from '../../index.js';
import { aoi, hana } from '../../use-cases/triage-desk.fixture.js';
import { EngineActivation, EngineTrial, TrialDifference } from '../data/lookback.entities.js';
import type { Difference, TrialReport } from '../domain/difference.js';
import { LOOK_BACK_JOB } from './activate-engine.js';
import { LookbackDesk, ren, saki, yui } from './lookback-desk.fixture.js';

jest.setTimeout(120_000);

const SET_ASIDE = { decision: 'set_aside', reasonCode: 'no-communication', note: '料金の申出。' } as const;

let db: TestDatabase;
let clock: FakeClock;
let desk: LookbackDesk;

beforeEach(async () => {
  db = await openTestDatabase([vaultSchema, auditSchema, complaintsSchema, jobsSchema, triageSchema]);
  clock = new FakeClock('2026-11-25T00:00:00.000Z');
  desk = new LookbackDesk(db.uow, clock);
});
afterEach(() => db.close());

const complaint = (text: string): Promise<string> => desk.triage.complaint(text);
const signalsOf = (id: string): Promise<Signal[]> =>
  db.reads.find(Signal, { where: { complaintId: id }, order: { id: 'ASC' } });
const kindsOf = async (id: string): Promise<string[]> => (await signalsOf(id)).map(({ kind }) => kind);
const stateOf = async (id: string): Promise<string> => (await desk.rows.version(id)).state;
const reportOf = async (trialId: string): Promise<TrialReport> =>
  JSON.parse((await desk.trials.trial(trialId)).report) as TrialReport;
const code = (expected: string): object => ({ code: expected });

/** Complaints that the first engine, which knows misdelivery, and the second, which knows interception, read otherwise. */
async function history(): Promise<{ first: string; second: string; seen: string; unseen: string }> {
  const first = await desk.version(['misdelivery']);
  const seen = await complaint('隣の家の請求書が届いた #misdelivery');
  const unseen = await complaint('通話の内容を知られている #interception');
  await complaint('料金が高い');
  return { first, second: await desk.version(['interception']), seen, unseen };
}

describe('a trial over all history', () => {
  it('tells what is newly flagged, newly dropped and changed, by channel and language, and changes no complaint', async () => {
    const { second, seen, unseen } = await history();
    const both = await complaint('両方 #misdelivery #interception');
    const { trialId } = await desk.tried(second);
    const lines = await desk.differences.lines(trialId, { difference: null, after: '', limit: 9 });
    expect(Object.fromEntries(lines.map((line) => [line.complaintId, line.difference]))).toEqual({
      [seen]: 'newly-dropped',
      [unseen]: 'newly-flagged',
      [both]: 'changed',
    });
    const counts = { read: 4, before: 2, after: 2, newlyFlagged: 1, newlyDropped: 1, changed: 1 };
    expect(await reportOf(trialId)).toEqual({ all: counts, channel: { phone: counts }, language: { ja: counts } });
    expect(await kindsOf(unseen)).toEqual([]);
    expect(await db.reads.countBy(Assessment, {})).toBe(4);
    expect(await stateOf(second)).toBe('tried');
    expect(await db.reads.countBy(AuditEntryRow, { action: 'complaint.read-by-engine' })).toBe(1);
  });

  it('says nothing of a complaint to whom a blind reading of it is offered, whatever kind of difference is asked for', async () => {
    const { second, seen, unseen } = await history();
    const { trialId } = await desk.tried(second);
    await db.uow.write((m) => desk.triage.tasks.add(m, { complaintId: unseen, purpose: 'elusion', blind: true }));
    const said = async (actor: Actor, difference: Difference | null): Promise<Record<string, unknown>> => {
      const lines = await desk.differences.linesFor(actor, trialId, { difference, after: '', limit: 9 });
      return Object.fromEntries(
        lines.map((line) => [line.complaintId, [line.difference, line.scoreAfter, line.kindsAfter]]),
      );
    };
    const open = { [seen]: ['newly-dropped', 0.1, []], [unseen]: ['newly-flagged', 0.9, ['interception']] };
    expect(await said(yui, null)).toEqual(open);
    expect(await said(ren, null)).toEqual({ ...open, [unseen]: [null, null, null] });
    expect(await said(yui, 'newly-dropped')).toEqual({ [seen]: open[seen] });
    expect(await said(ren, 'newly-dropped')).toEqual({ [seen]: open[seen], [unseen]: [null, null, null] });
    expect(await said(ren, 'newly-flagged')).toEqual({ [unseen]: [null, null, null] });
    const [line] = await desk.differences.linesFor(ren, trialId, { difference: 'changed', after: '', limit: 9 });
    expect(line).toMatchObject({ scoreBefore: null, kindsBefore: null, leadsBefore: null, leadsAfter: null });
  });

  it('keeps no words: the texts are opened from the vault when somebody looks, after the audit entry', async () => {
    const { second, unseen } = await history();
    const { trialId } = await desk.tried(second);
    const rows = JSON.stringify([await db.reads.find(TrialDifference), await db.reads.find(EngineTrial)]);
    expect(rows).not.toContain('通話の内容');
    const shown = await desk.differences.text(trialId, unseen, yui);
    expect(shown.texts).toMatchObject([
      { text: '通話の内容を知られている #interception', before: { flagged: false }, after: { flagged: true } },
    ]);
    expect(shown.texts[0]?.after?.reasons[0]?.text).toBe('#interception');
    expect(await db.reads.countBy(AuditEntryRow, { action: 'complaint.read', actorId: 'yui' })).toBe(1);
    const other = await complaint('料金が高い');
    await expect(desk.differences.text(trialId, other, yui)).rejects.toMatchObject(code('lookback.not-in-report'));
  });

  it('shows no engine output of a complaint that a blind reading waits for', async () => {
    const { second, unseen } = await history();
    const { trialId } = await desk.tried(second);
    await db.uow.write((m) => desk.triage.tasks.add(m, { complaintId: unseen, purpose: 'elusion', blind: true }));
    const shown = await desk.differences.text(trialId, unseen, ren);
    expect([shown.withheld, shown.texts[0]?.before, shown.texts[0]?.after]).toEqual([true, null, null]);
  });

  it('reads what was written afterwards too, and counts what was erased', async () => {
    const { second } = await history();
    const later = await complaint('料金が高い');
    await desk.triage.handle.addFollowUp(later, {
      channel: 'email',
      subject: null,
      text: '実は #interception',
      arrivalId: '01JDH0NC0DENT0000000000001',
      at: clock.now().toISOString(),
      humanMustRead: false,
    });
    const erased = await complaint('消去される #interception');
    await desk.triage.vault.eraseKey((await desk.triage.repository.row(erased)).keyId);
    const { trialId } = await desk.tried(second);
    expect(await desk.trials.names(trialId, later)).toBe(true);
    expect(await desk.trials.trial(trialId)).toMatchObject({ done: 5, erased: 1 });
  });

  it('that stops in the middle goes on where it stood and doubles nothing', async () => {
    const { second } = await history();
    for (let n = 0; n < 150; n += 1)
      await complaint(n % 3 === 0 ? `通話 ${String(n)} #interception` : `料金 ${String(n)}`);
    const trialId = await desk.start.execute(second, ren, false);
    const stop = new Error('the process ends here');
    const failing = desk.trial.execute(trialId, (done) => {
      if (done >= 100) throw stop;
    });
    await expect(failing).rejects.toThrow(stop);
    expect(await desk.trials.trial(trialId)).toMatchObject({ state: 'running', done: 100 });
    await expect(sign(second, 'x')).rejects.toMatchObject(code('lookback.trial-unfinished'));
    // A desk that is being stopped leaves the rest to its next start.
    desk.trial.onModuleDestroy();
    await expect(desk.trial.execute(trialId)).rejects.toThrow('the process ends');
    desk = desk.again();
    // Two processes that go on with it at once do not double anything either.
    await Promise.all([desk.trial.execute(trialId), desk.trial.execute(trialId)]);
    expect(await desk.start.execute(second, ren, false)).not.toBe(trialId);
    expect(await desk.trials.trial(trialId)).toMatchObject({ state: 'finished', done: 153 });
    const { all, channel } = await reportOf(trialId);
    expect([all.read, all.newlyFlagged, all.newlyDropped, channel['phone']?.read]).toEqual([153, 51, 1, 153]);
    expect(await db.reads.countBy(TrialDifference, { trialId })).toBe(52);
  });
});

const sign = (id: string, reportSha256: string, actor = ren): Promise<unknown> =>
  desk.sign.execute(id, { purpose: 'activation', reportSha256 }, actor);

describe('a signature', () => {
  it('takes two different people, one of them a compliance officer, neither the one who brought the version', async () => {
    await history();
    const version = await desk.version(['interception'], 'ren');
    const { reportSha256 } = await desk.tried(version);
    await expect(sign(version, reportSha256, ren)).rejects.toMatchObject(code('lookback.same-person'));
    expect(await sign(version, reportSha256, yui)).toBe('first');
    await expect(sign(version, reportSha256, yui)).rejects.toMatchObject(code('lookback.same-person'));
    await expect(sign(version, reportSha256, saki)).rejects.toMatchObject(code('lookback.compliance-needed'));
    await expect(desk.activate.execute(version, yui)).rejects.toMatchObject(code('lookback.step-not-allowed'));
    expect(await sign(version, reportSha256, hana)).toBe('both');
    expect(await stateOf(version)).toBe('signed_off');
    expect(await db.reads.countBy(AuditEntryRow, { action: 'engine.signed' })).toBe(2);
  });

  it('is refused before a trial, under another report, and under a stale one', async () => {
    const { second } = await history();
    await expect(sign(second, 'x')).rejects.toMatchObject(code('lookback.trial-unfinished'));
    const { reportSha256 } = await desk.tried(second);
    await expect(sign(second, 'another')).rejects.toMatchObject(code('lookback.other-report'));
    for (let n = 0; n < 20; n += 1) await complaint('料金が高い');
    expect(await sign(second, reportSha256)).toBe('first');
    await complaint('料金が高い');
    await expect(sign(second, reportSha256, yui)).rejects.toMatchObject({ data: { staleness: 'history-grown' } });
    const again = await desk.tried(second);
    clock.advance(8 * 24 * 3_600_000);
    await expect(sign(second, again.reportSha256)).rejects.toMatchObject({ data: { staleness: 'too-old' } });
  });

  it('is stale when another version became active since, and for an activation when it was given for an older report', async () => {
    const { second } = await history();
    const third = await desk.version(['lost_media']);
    const { reportSha256 } = await desk.tried(third);
    await desk.activated(second);
    await expect(sign(third, reportSha256)).rejects.toMatchObject({ data: { staleness: 'engine-changed' } });
    const again = await desk.tried(third);
    for (const actor of [ren, yui]) await sign(third, again.reportSha256, actor);
    await desk.tried(third);
    await expect(desk.activate.execute(third, yui)).rejects.toMatchObject(code('lookback.step-not-allowed'));
  });
});

describe('an activation', () => {
  it('gives newly flagged complaints an assessment, signals and a reading; nothing that was flagged is unflagged', async () => {
    const { first, second, seen, unseen } = await history();
    await desk.triage.decide.execute(seen, SET_ASIDE, hana);
    await desk.activated(second);
    expect(await Promise.all([first, second].map(stateOf))).toEqual(['retired', 'active']);
    expect(await kindsOf(unseen)).toEqual(['interception']);
    const [assessment] = await db.reads.find(Assessment, { where: { complaintId: unseen, source: 'look-back' } });
    expect(assessment).toMatchObject({ flagged: true, engine: 'engine 2' });
    expect(await db.reads.countBy(ReviewTask, { complaintId: unseen, purpose: 'signal', state: 'open' })).toBe(1);
    expect((await signalsOf(seen)).map(({ kind, state }) => [kind, state])).toEqual([['misdelivery', 'set_aside']]);
    expect((await desk.triage.repository.row(seen)).flagged).toBe(true);
    // From now on the new engine reads.
    expect(await kindsOf(await complaint('#misdelivery'))).toEqual([]);
    expect(await kindsOf(await complaint('#interception'))).toEqual(['interception']);
  });

  it('looks also at what came in after the trial, and what other processes read with the engine before', async () => {
    const { second } = await history();
    const { reportSha256 } = await desk.tried(second);
    const between = await complaint('試行のあと #interception');
    for (const actor of [ren, yui]) await sign(second, reportSha256, actor);
    const activationId = await desk.activate.execute(second, yui);
    expect(await desk.lookBack.execute(activationId)).toEqual({ notBefore: '2026-11-25T00:02:00.000Z' });
    expect(await kindsOf(between)).toEqual(['interception']);
    // A process that has not looked yet registers with the first engine.
    const late = await complaint('別の工程 #interception');
    await db.uow.write(async (m) => {
      await m.delete(Signal, { complaintId: late });
      await m.update(Assessment, { complaintId: late }, { engine: 'engine 1', flagged: false });
      await m.query(
        `UPDATE complaints SET flagged = ${db.writer.options.type === 'postgres' ? 'false' : '0'} WHERE id = '${late}'`,
      );
    });
    // Too early: that process may register further ones.
    expect(await desk.lookBack.execute(activationId)).toEqual({ notBefore: '2026-11-25T00:02:00.000Z' });
    expect(await kindsOf(late)).toEqual([]);
    clock.advance(120_000);
    expect(await desk.lookBack.execute(activationId)).toBeNull();
    expect(await kindsOf(late)).toEqual(['interception']);
    expect(await desk.lookBack.execute(activationId)).toBeNull();
    expect(await db.reads.countBy(Assessment, { source: 'look-back' })).toBe(3);
  });

  it('brings back what was set aside where the new engine sees a kind that nothing showed before, once', async () => {
    await desk.version(['misdelivery']);
    const more = await complaint('隣の家の請求書 #misdelivery、通話の内容も #interception');
    const same = await complaint('隣の家の請求書 #misdelivery');
    for (const id of [more, same]) await desk.triage.decide.execute(id, SET_ASIDE, hana);
    const activationId = await desk.activated(await desk.version(['misdelivery', 'interception']));
    const states = async (id: string) => (await signalsOf(id)).map(({ kind, state }) => `${kind} ${state}`);
    expect(await states(more)).toEqual(['misdelivery open', 'interception open']);
    expect(await states(same)).toEqual(['misdelivery set_aside']);
    const waiting = await db.reads.find(ReviewTask, { where: { state: 'open' } });
    expect(waiting.map(({ complaintId, purpose }) => [complaintId, purpose])).toEqual([[more, 'new-evidence']]);
    const activation = { id: activationId };
    expect(await db.reads.findOneBy(EngineActivation, activation)).toMatchObject({ newlyFlagged: 0, lookBack: 'late' });
    // Answered meanwhile; then a process that was killed begins once more.
    await desk.triage.decide.execute(more, SET_ASIDE, hana);
    await db.uow.write((m) => m.update(EngineActivation, activation, { lookBack: 'all', position: '' }));
    await desk.lookBack.execute(activationId);
    expect(await states(more)).toEqual(['misdelivery set_aside', 'interception set_aside']);
    expect(await db.reads.countBy(Assessment, { source: 'look-back' })).toBe(1);
    expect(await db.reads.countBy(AuditEntryRow, { action: 'signal.looked-back' })).toBe(1);
  });

  it('that goes back to an earlier version reads with it what came in without it, and nothing older', async () => {
    const { first, second } = await history();
    clock.advance(60_000);
    await desk.activated(second);
    const missed = [await complaint('二番目のとき #misdelivery')];
    await desk.activated(await desk.version(['lost_media']));
    missed.push(await complaint('三番目のとき #misdelivery'));
    clock.advance(60_000);
    const activationId = await desk.retreated(first);
    expect(await Promise.all(missed.map(kindsOf))).toEqual([[], []]);
    clock.advance(120_000);
    expect(await desk.lookBack.execute(activationId)).toBeNull();
    expect(await Promise.all(missed.map(kindsOf))).toEqual([['misdelivery'], ['misdelivery']]);
    // These two, and the one of the history that the second engine flagged when it became active.
    const done = { lookBack: 'done', done: 3, newlyFlagged: 2 };
    expect(await db.reads.findOneBy(EngineActivation, { id: activationId })).toMatchObject(done);
    const jobs = await query<{ payload: unknown }>(db.reads, 'SELECT payload FROM jobs WHERE kind = ?', [
      LOOK_BACK_JOB,
    ]);
    expect(JSON.stringify(jobs)).toContain(activationId);
  });

  it('leads back to an earlier version by two signatures, without a trial, and takes nothing back', async () => {
    const { first, second, unseen } = await history();
    await expect(desk.sign.execute(first, { purpose: 'retreat' }, ren)).rejects.toMatchObject(
      code('lookback.step-not-allowed'),
    );
    await desk.activated(second);
    const kept = await kindsOf(unseen);
    const before = await db.reads.countBy(Assessment, {});
    await desk.retreated(first);
    expect(await Promise.all([first, second].map(stateOf))).toEqual(['active', 'retired']);
    expect(await db.reads.countBy(Assessment, {})).toBe(before);
    expect(await kindsOf(unseen)).toEqual(kept);
    // Never active: there is nothing to go back to.
    const third = await desk.version(['lost_media']);
    await desk.withdraw.execute(third, ren);
    await expect(desk.sign.execute(third, { purpose: 'retreat' }, ren)).rejects.toMatchObject(
      code('lookback.step-not-allowed'),
    );
  });
});

describe('SignalsStay', () => {
  const KINDS = SIGNAL_KINDS.slice(0, 3);
  const words = fc.subarray([...KINDS]).map((kinds) => `申出 ${kinds.map((kind) => `#${kind}`).join(' ')}`);
  type Step =
    | { do: 'bring'; kinds: SignalKind[] }
    | { do: 'try' | 'activate' | 'retreat' | 'set_aside'; pick: number }
    | { do: 'register' | 'correct'; text: string; pick: number };
  const pick = fc.nat(20);
  const step = fc.oneof<fc.Arbitrary<Step>[]>(
    fc.subarray([...KINDS]).map((kinds) => ({ do: 'bring' as const, kinds })),
    fc.record({ do: fc.constantFrom('try', 'activate', 'retreat', 'set_aside'), pick }),
    fc.record({ do: fc.constantFrom('register', 'correct'), text: words, pick }),
  );

  /** Signals that are gone or began otherwise, and complaints that are flagged no more. */
  async function lost(before: readonly Signal[]): Promise<string[]> {
    const after = new Map((await db.reads.find(Signal)).map((signal) => [signal.id, signal]));
    const gone = before.filter(({ id, createdAt, kind }) => {
      const now = after.get(id);
      return now?.createdAt !== createdAt || now.kind !== kind;
    });
    const unflagged: string[] = [];
    for (const { complaintId } of before)
      if (!(await desk.triage.repository.row(complaintId)).flagged) unflagged.push(complaintId);
    return [...gone.map(({ id }) => id), ...unflagged];
  }

  async function take(one: Step, cases: string[], versions: string[]): Promise<void> {
    const of = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;
    if (one.do === 'bring') versions.push(await desk.version(one.kinds));
    else if (one.do === 'try') await desk.tried(of(versions, one.pick));
    else if (one.do === 'activate') await desk.activated(of(versions, one.pick));
    else if (one.do === 'retreat') await desk.retreated(of(versions, one.pick));
    else if (one.do === 'register') cases.push(await complaint(one.text));
    else if (one.do === 'set_aside') await desk.triage.decide.execute(of(cases, one.pick), SET_ASIDE, hana);
    else if ('text' in one) {
      const id = of(cases, one.pick);
      const { version } = await desk.triage.repository.row(id);
      await desk.triage.update.execute(id, { version, text: `第${String(version)}版 ${one.text}` }, aoi);
    }
  }

  it('holds for every order of candidates, trials, activations, retreats, corrections and decisions', async () => {
    await desk.version(['misdelivery']);
    await fc.assert(
      fc.asyncProperty(words, fc.array(step, { minLength: 2, maxLength: 7 }), async (first, steps) => {
        const cases = [await complaint(first)];
        const versions = (await desk.rows.all()).map(({ id }) => id);
        for (const one of steps) {
          clock.advance(60_000);
          const before = await db.reads.find(Signal);
          await take(one, cases, versions).catch((error: unknown) => expect(error).toHaveProperty('kind'));
          expect(await lost(before)).toEqual([]);
          const active = (await desk.rows.all()).filter(({ state }) => state === 'active');
          expect(active).toHaveLength(1);
          // What the engine that became active flags has its signals, whenever it came in.
          if (one.do !== 'activate') continue;
          for (const id of cases) {
            const row = await desk.triage.repository.row(id);
            const { text } = await desk.triage.repository.unseal(row);
            if (desk.triage.engines.current().assess({ text, channel: 'phone' }).flagged)
              expect(row.flagged).toBe(true);
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  it('would be seen broken: a signal taken away and a complaint unflagged are named', async () => {
    await desk.version(['misdelivery', 'interception']);
    const [one, other] = [await complaint('#misdelivery'), await complaint('#interception')];
    const before = await db.reads.find(Signal);
    await db.uow.write(async (m) => {
      await m.delete(Signal, { complaintId: one });
      await m.update('complaints', { id: other }, { flagged: false });
    });
    expect(await lost(before)).toEqual([before.find(({ complaintId }) => complaintId === one)?.id, other]);
  });
});
