import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { auditSchema } from '#audit';
import { ReportEvidence } from '#incidents';
import { vaultSchema } from '#vault';
import { FakeClock, openTestDatabase, type TestDatabase } from '#testing';
import { Notice } from '../data/notice.entities.js';
import { noticesSchema } from '../data/notices.schema.js';
import { INCIDENT, NoticeDesk } from './notice-desk.fixture.js';
import { NoticeProgress } from './notice-progress.js';

let db: TestDatabase;
let desk: NoticeDesk;
let evidence: ReportEvidence;
const told = async () => (await evidence.of({ id: INCIDENT, keyId: 'k' }))['notice_progress']?.value;

beforeEach(async () => {
  db = await openTestDatabase([vaultSchema, auditSchema, noticesSchema]);
  const clock = new FakeClock('2026-11-25T00:00:00.000Z');
  desk = new NoticeDesk({ uow: db.uow, settings: db.settings, clock }, {});
  evidence = new ReportEvidence();
  new NoticeProgress(db.uow, desk.queries, evidence).onModuleInit();
});
afterEach(async () => {
  desk.mailer.close();
  await db.close();
});

describe('what reports say of the notices', () => {
  it('is nothing while nobody was told', async () => {
    expect(await told()).toBeUndefined();
    await desk.started(['a@example.jp']);
    expect(await told()).toBeUndefined();
  });

  it('counts persons by the means that reached them, and those whom none reached, without naming anybody', async () => {
    await desk.started(['a@example.jp', 'b@example.jp', 'c@example.jp', 'd@example.jp']);
    const [a, b, c] = await db.reads.find(Notice, { order: { id: 'ASC' } });
    await db.uow.write(async (m) => {
      for (const [notice, state] of [
        [a, 'accepted'],
        [b, 'acknowledged'],
        [c, 'unknown'],
      ] as const) {
        await m.update(Notice, { id: notice?.id ?? '' }, { state });
      }
    });
    expect(await told()).toBe('電子メール 2人、うち本人の確認 1人、まだ知らせることのできていない方 2人');
  });
});
