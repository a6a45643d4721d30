import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { auditSchema } from '#audit';
import { query, run } from '#persistence';
import { FakeClock, openTestDatabase, SmtpSink, type TestDatabase } from '#testing';
import { vaultSchema } from '#vault';
import { noticesSchema } from '../data/notices.schema.js';
import { author, BY_PHONE, NoticeDesk } from '../use-cases/notice-desk.fixture.js';
import { NextStep } from './next-step.js';

jest.setTimeout(60_000);

let db: TestDatabase;
let sink: SmtpSink;
let desk: NoticeDesk;
let next: NextStep;
let campaignId: string;

beforeEach(async () => {
  db = await openTestDatabase([vaultSchema, auditSchema, noticesSchema]);
  sink = await SmtpSink.listen();
  const clock = new FakeClock('2026-11-25T00:00:00.000Z');
  desk = new NoticeDesk({ uow: db.uow, settings: db.settings, clock }, { smtpUrl: sink.url });
  next = new NextStep(clock);
  campaignId = await desk.started(['a@example.jp', 'b@example.jp', 'c@example.jp']);
});
afterEach(async () => {
  desk.mailer.close();
  await sink.close();
  await db.close();
});

const rows = () =>
  query<{ id: string; party_id: string; step: string; state: string; due_at: string | null }>(
    db.uow.reads,
    'SELECT id, party_id, step, state, due_at FROM notices ORDER BY party_id, step',
  );
const set = (column: string, value: string, id: string, table = 'notices') =>
  db.uow.write((m) => run(m, `UPDATE ${table} SET ${column} = ? WHERE id = ?`, [value, id]));
const advance = (ids: readonly string[]) => db.uow.write((m) => next.advance(m, ids));

describe('the step after one that ended without telling', () => {
  it('begins once for each person, however often it is asked for', async () => {
    const all = await rows();
    for (const { id } of all) await set('state', 'bounced', id);
    const ids = all.map(({ id }) => id);
    await advance(ids);
    await advance([...ids, ...ids]);
    const after = await rows();
    expect(after.map(({ step, state }) => `${step} ${state}`)).toEqual(
      all.flatMap(() => ['email bounced', 'substitute pending']),
    );
    expect(after.filter(({ step }) => step === 'substitute').map(({ due_at }) => due_at)).toEqual(
      all.map(() => '2026-12-05T00:00:00.000Z'),
    );
  });

  it.each([
    ['is on its way', 'sending'],
    ['was taken', 'accepted'],
    ['is unknown: a person rules on it', 'unknown'],
    ['was confirmed', 'acknowledged'],
  ])('does not begin while the message %s', async (_title, state) => {
    const [first] = await rows();
    await set('state', state, first?.id ?? '');
    await advance([first?.id ?? '']);
    expect(await rows()).toHaveLength(3);
  });

  it.each([['unknown'], ['failed'], ['bounced']])('begins after a %s one when a person rules so', async (state) => {
    const [first] = await rows();
    await set('state', state, first?.id ?? '');
    expect(await db.uow.write((m) => next.advanceRuled(m, first?.id ?? ''))).toBe(1);
    expect(await db.uow.write((m) => next.advanceRuled(m, first?.id ?? ''))).toBe(0);
  });

  it('does not begin by a ruling on one that told its person, or may still', async () => {
    const all = await rows();
    for (const [index, state] of ['pending', 'sending', 'accepted'].entries()) {
      await set('state', state, all[index]?.id ?? '');
      expect(await db.uow.write((m) => next.advanceRuled(m, all[index]?.id ?? ''))).toBe(0);
    }
  });

  it('does not begin for somebody who was merged into another', async () => {
    const [first, second] = await rows();
    await set('state', 'bounced', first?.id ?? '');
    await set('merged_into', second?.party_id ?? '', first?.party_id ?? '', 'affected_parties');
    await advance([first?.id ?? '']);
    expect(await rows()).toHaveLength(3);
  });

  it('is where the person is told from then on, and the list counts the person once', async () => {
    const [first] = await rows();
    await set('state', 'bounced', first?.id ?? '');
    await advance([first?.id ?? '']);
    expect((await desk.queries.counts(campaignId)).persons).toMatchObject({ pending: 3, bounced: 0 });
    await desk.told.execute(campaignId, first?.id ?? '', BY_PHONE, author);
    expect((await desk.queries.counts(campaignId)).persons).toMatchObject({ pending: 2, acknowledged: 1 });
    expect((await rows()).find(({ step }) => step === 'substitute')).toMatchObject({ state: 'acknowledged' });
  });
});
