import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { AuditEntryRow, auditSchema } from '#audit';
import { complaintsSchema } from '#complaints';
import { systemActor, type Actor } from '#kernel';
import { FakeClock, openTestDatabase, type TestDatabase } from '#testing';
import { vaultSchema } from '#vault';
import { triageSchema } from '../../index.js';
import { CertificateDesk, engineWith, HELD_OUT, type Registration } from './certificate-desk.fixture.js';

jest.setTimeout(60_000);

const DAY_MS = 86_400_000;
const hana: Actor = { kind: 'user', id: 'hana', role: 'compliance' };

let db: TestDatabase;
let clock: FakeClock;
let desk: CertificateDesk;

beforeEach(async () => {
  db = await openTestDatabase([vaultSchema, auditSchema, complaintsSchema, triageSchema]);
  clock = new FakeClock('2026-11-25T00:00:00.000Z');
  desk = new CertificateDesk(db.uow, clock, db.settings);
});
afterEach(() => db.close());

const ask = (alpha?: number) => desk.issue.execute({ actor: hana, reason: 'asked', alpha });
const many = (n: number, of: (i: number) => Registration): Registration[] => Array.from({ length: n }, (_, i) => of(i));
/** Signals that people confirmed, all flagged, and other complaints that were read although nothing flagged them. */
const ownSignals = (n: number): Registration[] => [
  ...many(n, (i) => ({ score: 0.4 + (i + 1) / 1000, flagged: true, decided: 'suspected' })),
  ...many(50, (i) => ({ score: i / 200, read: true })),
];

describe('a certificate', () => {
  it('promises the rate of the settings on invented texts while the desk has no signals of its own', async () => {
    const made = await ask();
    // One of the 200 signals may lie below: (200/201) · 1/200 + 1/201 = 0.00995.
    expect(made).toMatchObject({
      source: 'invented',
      method: 'plain',
      alpha: 0.01,
      n: 200,
      provable: true,
      issuedBy: 'hana',
      model: 'm1',
      engine: 'signals@1 m1',
      validUntil: '2027-02-23T00:00:00.000Z',
    });
    expect(made.threshold).toBeCloseTo(0.0075, 6);
    expect(made.bestThreshold).toBeCloseTo(0.0025, 6);
    expect(desk.threshold.current()).toEqual({ probability: made.threshold, certificateId: made.id });
  });

  it('keeps numbers and the words of the assumptions, and stands in the audit log', async () => {
    await desk.register(...many(40, (i) => ({ score: i / 400, flagged: i > 30 })));
    const made = await ask();
    const shown = await desk.show.execute(0.01);
    expect(shown).toMatchObject({ state: 'valid', own: { signals: 0, needed: 99 }, engine: 'signals@1 m1' });
    expect(shown.cost).toEqual({ texts: 40, flaggedThen: 9, inForce: 37, model: 0, suspected: 0 });
    expect(shown.certificate?.desk).toEqual({ texts: 40, flagRate: 37 / 40 });
    expect(shown.certificate?.assumptions[0]).toMatchObject({
      code: 'expectation',
      ja: expect.stringContaining('平均'),
    });
    expect(JSON.stringify(shown)).not.toContain('"mix":');
    const entries = await db.reads.find(AuditEntryRow, { where: { action: 'certificate.issued' } });
    expect(entries.map(({ object, actorId }) => [object, actorId])).toEqual([[`certificate:${made.id}`, 'hana']]);
    expect(JSON.parse(entries[0]?.facts ?? '{}')).toMatchObject({
      n: 200,
      alpha: 0.01,
      calibration: made.calibrationSha256,
    });
  });

  it('flags everything and says so when there are too few signals for the wished rate', async () => {
    const made = await ask(0.002);
    expect(made).toMatchObject({ provable: false, threshold: 0, n: 200 });
    expect(made.bestAlpha).toBeCloseTo(1 / 201, 9);
    expect(JSON.parse(made.assumptions)).toContainEqual(expect.objectContaining({ code: 'too-few' }));
    expect(desk.threshold.current().probability).toBe(0);
  });

  it("rests on the desk's own signals from 99 on, never on those scored by another model", async () => {
    await desk.register(...ownSignals(98), { score: 0.9, flagged: true, decided: 'suspected', engine: 'signals@1 m0' });
    expect((await ask()).source).toBe('invented');
    await desk.register({ score: 0.99, flagged: true, decided: 'suspected' });
    const made = await ask();
    expect(made).toMatchObject({ source: 'desk', n: 99, provable: true });
    expect(made.threshold).toBeCloseTo(0.401, 9);
    // Never above what the model asks for by itself.
    expect(desk.threshold.current().probability).toBe(0.3);
  });

  it('counts a lexicon of another version as the same model: it leaves scores as they are', async () => {
    await desk.register(...ownSignals(98), { score: 0.5, flagged: true, decided: 'suspected', engine: 'signals@2 m1' });
    expect((await ask()).source).toBe('desk');
  });

  it('stays on invented texts while what was set aside is read by nobody', async () => {
    await desk.register(...ownSignals(120), ...many(30, () => ({ score: 0.29 })));
    expect((await ask()).source).toBe('invented');
  });

  it('supersedes the one before, and history shows both', async () => {
    const [first, second] = [await ask(), await ask(0.05)];
    const history = await desk.show.history();
    expect(history.map(({ id, state, supersededBy }) => [id, state, supersededBy])).toEqual([
      [second.id, 'valid', null],
      [first.id, 'superseded', second.id],
    ]);
    expect(desk.threshold.current().certificateId).toBe(second.id);
  });

  it('refuses a rate that is none, and a model that keeps no scores while the desk has no signals', async () => {
    for (const alpha of [0, 0.5, -1, Number.NaN])
      await expect(ask(alpha)).rejects.toMatchObject({ code: 'certificate.bad-rate' });
    desk.engine = engineWith('m2', 0.3);
    await expect(ask()).rejects.toMatchObject({ code: 'certificate.nothing-to-go-by' });
  });
});

describe('the threshold in force', () => {
  it("is the model's own before there ever was a certificate", () => {
    expect(desk.threshold.current()).toEqual({ probability: 0.3, certificateId: null });
  });

  it('falls when the certificate expires, and carries no name any more', async () => {
    const made = await ask(0.1);
    expect(desk.threshold.current().probability).toBeCloseTo(0.0975, 3);
    clock.advance(90 * DAY_MS - 1);
    expect(desk.threshold.current().certificateId).toBe(made.id);
    clock.advance(1);
    expect(desk.threshold.current()).toEqual({ probability: made.bestThreshold, certificateId: null });
    expect(made.bestThreshold).toBeLessThan(made.threshold);
    expect((await desk.show.execute(0.01)).state).toBe('expired');
  });

  it('falls to the lowest score of a signal when a model without a certificate takes over, and rises no more', async () => {
    await ask(0.1);
    desk.engine = engineWith('m2', 0.2, HELD_OUT);
    expect(desk.threshold.current().probability).toBeCloseTo(0.0025, 6);
    expect((await desk.show.execute(0.01)).state).toBe('none');
    desk.engine = engineWith('m3', 0.2);
    expect(desk.threshold.current()).toEqual({ probability: 0, certificateId: null });
  });

  it('stays at flagging everything when another model takes over, until that one has a certificate', async () => {
    await ask(0.002);
    desk.engine = engineWith('m2', 0.2, HELD_OUT);
    expect(desk.threshold.current()).toEqual({ probability: 0, certificateId: null });
    await desk.watch.execute();
    const [first] = await desk.show.history();
    expect(first).toMatchObject({ model: 'm2', alpha: 0.002, provable: false, threshold: 0 });
    expect(desk.threshold.current()).toEqual({ probability: 0, certificateId: first?.id });
    await ask(0.1);
    expect(desk.threshold.current().probability).toBeCloseTo(0.0975, 3);
  });

  it('goes by the certificate of the model that read last, not by the one issued last', async () => {
    await ask(0.002);
    clock.advance(1);
    desk.engine = engineWith('m2', 0.2, HELD_OUT);
    await ask(0.1);
    desk.engine = engineWith('m3', 0.2, HELD_OUT);
    expect(desk.threshold.current().probability).toBeCloseTo(0.0025, 6);
    // The desk had gone back to the first model before the third came.
    await desk.activated('m2', 'm1', 'm3');
    await desk.threshold.refresh();
    expect(desk.threshold.current().probability).toBe(0);
  });

  it('is read from memory: the database is asked when somebody looks again, not for each text', async () => {
    const other = new CertificateDesk(db.uow, clock, db.settings);
    const made = await ask();
    const asked = jest.spyOn(other.rows, 'standing');
    for (let text = 0; text < 1000; text += 1) other.threshold.current();
    expect(asked).toHaveBeenCalledTimes(0);
    await other.threshold.refresh();
    expect(asked).toHaveBeenCalledTimes(1);
    expect(other.threshold.current().certificateId).toBe(made.id);
  });
});

describe("the desk's watch over its certificate", () => {
  it('issues the first one by itself, and leaves it alone while nothing has changed', async () => {
    await desk.watch.execute();
    clock.advance(DAY_MS);
    await desk.watch.execute();
    const history = await desk.show.history();
    expect(history.map(({ issuedBy }) => issuedBy)).toEqual([systemActor('watch-certificate').id]);
    expect([...desk.alarms.keys()]).toEqual([]);
  });

  it('raises an alarm before the end and at the end, and does not renew by itself', async () => {
    await desk.watch.execute();
    clock.advance(75 * DAY_MS);
    await desk.watch.execute();
    expect([...desk.alarms.keys()]).toEqual([]);
    clock.advance(2 * DAY_MS);
    await desk.watch.execute();
    expect([...desk.alarms]).toEqual([['triage.certificate-expiring', { validUntil: '2027-02-23T00:00:00.000Z' }]]);
    clock.advance(20 * DAY_MS);
    await desk.watch.execute();
    expect([...desk.alarms.keys()]).toEqual(['triage.certificate-expired']);
    expect(await desk.show.history()).toHaveLength(1);
    await ask();
    await desk.watch.execute();
    expect([...desk.alarms.keys()]).toEqual([]);
  });

  it('raises an alarm when a model comes without anything to certify it with', async () => {
    desk.engine = engineWith('m2', 0.3);
    await desk.watch.execute();
    expect([...desk.alarms]).toEqual([['triage.certificate-missing', { model: 'm2' }]]);
  });

  it("issues one on the desk's own signals once there are enough", async () => {
    await desk.watch.execute();
    await desk.register(...ownSignals(99));
    clock.advance(DAY_MS);
    await desk.watch.execute();
    expect((await desk.show.history()).map(({ source }) => source)).toEqual(['desk', 'invented']);
  });

  it.each([
    [0.005, 0.005],
    [0.05, 0.01],
  ])('renews one that a person issued for %d with the stricter of that and the usual rate: %d', async (asked, kept) => {
    await ask(asked);
    await desk.register(...ownSignals(250));
    clock.advance(DAY_MS);
    await desk.watch.execute();
    const [now] = await desk.show.history();
    expect(now).toMatchObject({ source: 'desk', alpha: kept, issuedBy: systemActor('watch-certificate').id });
  });

  it('notices that the mix has shifted, certifies anew with weights and raises an alarm', async () => {
    await desk.register(...many(400, (i) => ({ score: (i % 40) / 400, channel: i % 2 ? 'phone' : 'web' })));
    await desk.watch.execute();
    clock.advance(2 * DAY_MS);
    await desk.register(...many(300, (i) => ({ score: (i % 40) / 400, channel: i % 20 ? 'phone' : 'web' })));
    clock.advance(30 * DAY_MS - 3 * DAY_MS);
    await desk.watch.execute();
    const [now, before] = await desk.show.history();
    expect([now?.method, before?.method]).toEqual(['weighted', 'plain']);
    expect(now?.assumptions.map(({ code }) => code)).toContain('shifted');
    expect(desk.alarms.get('triage.certificate-drift')).toMatchObject({ psi: expect.any(Number) });
    // Nothing has moved since: the new certificate is compared with the mix that it was issued for.
    clock.advance(DAY_MS);
    await desk.watch.execute();
    expect(await desk.show.history()).toHaveLength(2);
    expect(desk.alarms.size).toBe(0);
  });
});
