import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { auditSchema } from '#audit';
import { query, run } from '#persistence';
import { FakeClock, openTestDatabase, type TestDatabase } from '#testing';
import { vaultSchema } from '#vault';
import { PairRows } from '../identity/pair-rows.js';
import { ReadListFigures } from '../imports/list-figures.js';
import { author, INCIDENT, NoticeDesk, noticeText } from '../use-cases/notice-desk.fixture.js';
import { noticesSchema } from './notices.schema.js';

jest.setTimeout(60_000);

const AT = '2026-11-25T00:00:00.000Z';
const BOTH = [
  { email: 'a@example.jp', name: '受取人0' },
  { email: 'b@example.jp', name: '受取人1' },
];
let db: TestDatabase;
let desk: NoticeDesk;
let first: string;

/** A campaign that told `a`; the next lists hold `a` and `b`. */
beforeEach(async () => {
  db = await openTestDatabase([vaultSchema, auditSchema, noticesSchema]);
  desk = new NoticeDesk({ uow: db.uow, settings: db.settings, clock: new FakeClock(AT) }, {});
  first = await desk.started(['a@example.jp']);
  await set('accepted');
});
afterEach(async () => {
  desk.mailer.close();
  await db.close();
});

const set = (state: string, campaign = first) =>
  db.uow.write((m) => run(m, 'UPDATE notices SET state = ? WHERE campaign_id = ?', [state, campaign]));
const draft = async (purpose?: 'first' | 'correction') => {
  const id = await desk.create.execute({ incidentId: INCIDENT, ...noticeText, purpose }, author);
  await desk.list.add(id, BOTH, author);
  return id;
};
const planned = async (id: string) => {
  await db.uow.write((m) => desk.rows.plan.planSome(m, id, '', AT));
  return (await query(db.reads, 'SELECT id FROM notices WHERE campaign_id = ?', [id])).length;
};
const figures = (id: string) =>
  new ReadListFigures(db.uow, desk.rows.campaigns, desk.sources, new PairRows(db.uow)).of(id);

describe('a second campaign', () => {
  it.each(['accepted', 'acknowledged', 'sending', 'pending'])(
    'passes over whom another one told or is telling (%s), and its list says so',
    async (state) => {
      await set(state);
      const id = await draft();
      expect(await figures(id)).toMatchObject({ persons: 2, alreadyTold: 1 });
      expect(await planned(id)).toBe(1);
    },
  );

  it.each(['bounced', 'failed', 'unknown'])('tells those whom another one did not (%s)', async (state) => {
    await set(state);
    const id = await draft();
    expect(await figures(id)).toMatchObject({ alreadyTold: 0 });
    expect(await planned(id)).toBe(2);
  });

  it('does not wait for one that is stopped', async () => {
    await set('pending');
    await db.uow.write((m) => run(m, "UPDATE notice_campaigns SET state = 'paused' WHERE id = ?", [first]));
    expect(await planned(await draft())).toBe(2);
  });

  it('that corrects goes to everybody, who count as told by it alone', async () => {
    const id = await draft('correction');
    expect(await desk.queries.countNotYetTold(INCIDENT)).toBe(1);
    expect(await planned(id)).toBe(2);
    await db.uow.write((m) => run(m, 'UPDATE notice_campaigns SET started_at = ? WHERE id = ?', [AT, id]));
    expect(await desk.queries.countNotYetTold(INCIDENT)).toBe(2);
    await set('accepted', id);
    expect(await desk.queries.countNotYetTold(INCIDENT)).toBe(0);
  });
});

describe('somebody on a list that was approved or is being sent', () => {
  const emails = () =>
    query<{ email_lookup: string; reach: string }>(db.reads, 'SELECT email_lookup, reach FROM affected_parties');
  const richer = { email: 'a@example.jp', name: '受取人0', phone: '0312345678' };

  it.each(['approved', 'scheduled', 'canary', 'running', 'paused'])(
    'stays as approved while it is %s when another list tells more, which is kept beside',
    async (state) => {
      const id = await desk.create.execute({ incidentId: INCIDENT, ...noticeText }, author);
      await db.uow.write((m) => run(m, 'UPDATE notice_campaigns SET state = ? WHERE id = ?', [state, first]));
      await desk.list.add(id, [richer], author);
      expect(await emails()).toMatchObject([{ reach: 'e' }]);
      expect(await query(db.reads, "SELECT kind FROM party_units WHERE kind = 'phone'")).toHaveLength(1);
    },
  );

  it.each(['draft', 'done'])('is filled in while it is %s', async (state) => {
    const id = await desk.create.execute({ incidentId: INCIDENT, ...noticeText }, author);
    await db.uow.write((m) => run(m, 'UPDATE notice_campaigns SET state = ? WHERE id = ?', [state, first]));
    await desk.list.add(id, [richer], author);
    expect(await emails()).toMatchObject([{ reach: 'ep' }]);
  });
});
