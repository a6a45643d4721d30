import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FakeClock, openTestDatabase, type TestDatabase } from '#testing';
import { intakeSchema } from '../index.js';
import { IntakeDesk, NOW, UNDER_INTAKE } from '../use-cases/intake-desk.fixture.js';
import { OldestUnread } from '../use-cases/oldest-unread.js';
import { WatchUnread } from './watch-unread.js';

let db: TestDatabase;
let clock: FakeClock;
let desk: IntakeDesk;
let watch: WatchUnread;
let told: string[];

beforeEach(async () => {
  db = await openTestDatabase([...UNDER_INTAKE, intakeSchema]);
  clock = new FakeClock(NOW);
  desk = new IntakeDesk(db.uow, db.settings, clock);
  watch = new WatchUnread(db.uow, new OldestUnread(db.uow, clock), desk.events);
  told = [];
  desk.events.on('operations.alarm', ({ code, about, facts }) =>
    Promise.resolve(void told.push(`${code} ${about} ${String(facts['count'])} ${String(facts['oldestSeconds'])}`)),
  );
  desk.events.on('operations.calm', ({ about }) => Promise.resolve(void told.push(`calm ${about}`)));
});
afterEach(() => db.close());

describe('the oldest unread item of a source', () => {
  it('raises an alarm after a quarter of an hour, for its source only, and calms when it is read', async () => {
    desk.readers.answer('late', { text: '遅い' });
    const late = await desk.mail('late');
    clock.advance(899_000);
    await desk.fax('young');
    await watch.execute();
    expect(told.splice(0).sort()).toEqual(['calm email/smtp/arrival', 'calm fax/folder/arrival']);
    clock.advance(1_000);
    await watch.execute();
    expect(told.splice(0)).toEqual(['intake.oldest-unread email/smtp/arrival 1 900', 'calm fax/folder/arrival']);
    await desk.read.execute(late);
    await watch.execute();
    expect(told.splice(0).sort()).toEqual(['calm email/smtp/arrival', 'calm fax/folder/arrival']);
    await watch.execute();
    expect(told).toEqual(['calm fax/folder/arrival']);
  });

  it('is told in the balance, with its source and its age', async () => {
    await desk.mail('one');
    clock.advance(60_000);
    await desk.mail('two');
    const { unread, parkedToReview } = await desk.balance.execute('2026-11-25', '2026-11-25');
    expect(unread).toEqual([{ channel: 'email', source: 'smtp', what: 'arrival', count: 2, oldestSeconds: 60 }]);
    expect(parkedToReview).toEqual({ count: 0, oldestSeconds: 0 });
  });
});
