import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FakeClock, openTestDatabase, type TestDatabase } from '#testing';
import { AuditEntryRow } from '#audit';
import { intakeSchema } from '../index.js';
import { IntakeDesk, NOW, UNDER_INTAKE } from './intake-desk.fixture.js';

let db: TestDatabase;
let clock: FakeClock;
let desk: IntakeDesk;

beforeEach(async () => {
  db = await openTestDatabase([...UNDER_INTAKE, intakeSchema]);
  clock = new FakeClock(NOW);
  desk = new IntakeDesk(db.uow, db.settings, clock);
});
afterEach(() => db.close());

describe('the ledger', () => {
  const days = ['2026-11-25', '2026-11-25'] as const;

  beforeEach(async () => {
    desk.readers.answer('bounce', { kind: 'bounce' });
    await desk.phone('料金', 'k');
    await desk.phone('料金', 'k');
    await desk.read.execute(await desk.mail('bounce'));
    await desk.mail('waits');
    clock.advance(90_000);
  });

  it('balances by channel and Tokyo day, and tells how long the oldest item waits', async () => {
    expect(await desk.balance.execute(...days)).toMatchObject({
      totals: { received: 4, complaint: 1, reply: 0, parked: 1, repeat: 1, pending: 1 },
      rows: [
        { day: '2026-11-25', channel: 'email', received: 2, parked: 1, pending: 1 },
        { day: '2026-11-25', channel: 'phone', received: 2, complaint: 1, repeat: 1 },
      ],
      balanced: true,
      oldestPendingSeconds: 90,
    });
    clock.set('2026-11-25T15:00:00.000Z');
    await desk.phone('翌日');
    expect((await desk.balance.execute('2026-11-26', '2026-11-26')).totals).toMatchObject({
      received: 1,
      complaint: 1,
    });
    expect((await desk.balance.execute(...days)).totals.received).toBe(4);
  });

  it.each([
    ['an arrival was taken away', 'casesWithoutLine', "DELETE FROM arrivals WHERE outcome IN ('complaint', 'repeat')"],
    ['an original was taken away', 'linesWithoutOriginal', 'DELETE FROM sealed_originals'],
    [
      'a line names a case that is not there',
      'linesWithoutCase',
      "UPDATE arrivals SET complaint_id = 'x' WHERE outcome = 'complaint'",
    ],
    ['a case was taken away with all its lines', 'slipsWithoutCase', 'DELETE FROM complaints'],
  ] as const)('does not balance when %s', async (_what, fault, sql) => {
    await db.uow.write(async (m) => {
      if (fault === 'slipsWithoutCase') await m.query("DELETE FROM arrivals WHERE outcome IN ('complaint', 'repeat')");
      await m.query(sql);
    });
    const balance = await desk.balance.execute(...days);
    expect(balance.faults[fault]).toBeGreaterThan(0);
    expect(balance.balanced).toBe(false);
  });

  it('names who brought what, and never its words', async () => {
    const entries = await db.reads.find(AuditEntryRow, { order: { seq: 'ASC' } });
    expect(entries.map((entry) => entry.action)).toEqual([
      'complaint.registered',
      'arrival.recorded',
      'arrival.recorded',
    ]);
    expect(JSON.stringify(entries)).not.toContain('料金');
  });
});
