import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { auditSchema } from '#audit';
import { query, run } from '#persistence';
import { FakeClock, openTestDatabase, type TestDatabase } from '#testing';
import { vaultSchema } from '#vault';
import { noticesSchema } from '../data/notices.schema.js';
import { NoticeDesk } from '../use-cases/notice-desk.fixture.js';
import { CallRows } from './call-rows.js';
import { WatchEverybodyTold } from './everybody-told.js';
import { LetterRows } from './letter-rows.js';

jest.setTimeout(60_000);

let db: TestDatabase;
let desk: NoticeDesk;
let campaignId: string;
let second: string;

/** Two persons of whom the first has been told and the second is the first. */
beforeEach(async () => {
  db = await openTestDatabase([vaultSchema, auditSchema, noticesSchema]);
  desk = new NoticeDesk({ uow: db.uow, settings: db.settings, clock: new FakeClock('2026-11-25T00:00:00.000Z') }, {});
  campaignId = await desk.started(['a@example.jp', 'b@example.jp']);
  const rows = await query<{ id: string; party_id: string }>(db.reads, 'SELECT id, party_id FROM notices ORDER BY id');
  const [first, other] = rows;
  second = other?.id ?? '';
  await db.uow.write((m) => run(m, "UPDATE notices SET state = 'accepted' WHERE id = ?", [first?.id]));
  await db.uow.write((m) =>
    run(m, 'UPDATE affected_parties SET merged_into = ? WHERE id = ?', [first?.party_id, other?.party_id]),
  );
});
afterEach(async () => {
  desk.mailer.close();
  await db.close();
});

const apart = () => db.uow.write((m) => run(m, 'UPDATE affected_parties SET merged_into = NULL', []));
const waits = (step: string) => db.uow.write((m) => run(m, 'UPDATE notices SET step = ? WHERE id = ?', [step, second]));

describe('a party that is another one', () => {
  it('keeps nobody from having been told', async () => {
    const watch = new WatchEverybodyTold(db.uow, desk.queries, desk.book, desk.events);
    expect(await watch.execute()).toEqual([campaignId]);
  });

  it('is counted among no telephone tasks and no letters', async () => {
    const calls = new CallRows(db.uow, desk.vault, desk.tools.parties);
    const letters = new LetterRows(db.uow, desk.vault, desk.tools.parties);
    await waits('phone');
    expect(await calls.countOpen(campaignId)).toBe(0);
    await waits('letter');
    expect(await letters.countWaiting(campaignId)).toBe(0);
  });

  it('and one that is somebody else does count', async () => {
    await apart();
    const watch = new WatchEverybodyTold(db.uow, desk.queries, desk.book, desk.events);
    expect(await watch.execute()).toEqual([]);
    await waits('phone');
    expect(await new CallRows(db.uow, desk.vault, desk.tools.parties).countOpen(campaignId)).toBe(1);
    await waits('letter');
    expect(await new LetterRows(db.uow, desk.vault, desk.tools.parties).countWaiting(campaignId)).toBe(1);
  });
});
