import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { auditSchema } from '#audit';
import type { SettingValues } from '#kernel';
import { vaultSchema } from '#vault';
import { FakeClock, openTestDatabase, SmtpSink, type TestDatabase } from '#testing';
import { Notice, NoticeEvent } from '../data/notice.entities.js';
import { noticesSchema } from '../data/notices.schema.js';
import { author, BY_PHONE, INCIDENT, NoticeDesk } from './notice-desk.fixture.js';

jest.setTimeout(60_000);

let db: TestDatabase;
let sink: SmtpSink;
let clock: FakeClock;
let desk: NoticeDesk;
const deskWith = (over: Partial<SettingValues>) =>
  new NoticeDesk({ uow: db.uow, settings: db.settings, clock }, { smtpUrl: sink.url, ...over });

beforeEach(async () => {
  db = await openTestDatabase([vaultSchema, auditSchema, noticesSchema]);
  sink = await SmtpSink.listen();
  clock = new FakeClock('2026-11-25T00:00:00.000Z');
  desk = deskWith({});
});
afterEach(async () => {
  desk.mailer.close();
  await sink.close();
  await db.close();
});

describe('what comes back', () => {
  const report = { arrivalId: '01JDHARRIVAL00000000000000', originalMessageId: null, verpToken: null };
  const failed = [{ address: 'a@example.jp', status: '5.1.1', action: 'failed', diagnostic: null }];
  let token: string;
  beforeEach(async () => {
    const id = await desk.started(['a@example.jp']);
    await desk.send.execute(id);
    token = (await db.reads.findOneByOrFail(Notice, { campaignId: id })).token;
  });

  it.each([
    ['its bounce address', () => ({ verpToken: token })],
    ['the Message-ID it quotes', () => ({ originalMessageId: desk.mailer.messageIdOf(token) })],
    [
      'the Message-ID when the bounce address is strange',
      () => ({ verpToken: 'x', originalMessageId: `<${token}@a.jp>` }),
    ],
  ])('a bounce is matched by %s and the person counts as not told', async (_title, by) => {
    expect(await desk.bounce.execute({ ...report, ...by(), recipients: failed })).toMatch(/^notice:/);
    expect(await desk.states()).toEqual(['bounced']);
    expect(await desk.queries.countNotYetTold(INCIDENT)).toBe(1);
    expect(await desk.actions()).toContain('notice.bounced');
  });

  it('a bounce that quotes nothing of ours moves nothing', async () => {
    const strange = { ...report, originalMessageId: '<20261125@example.com>', recipients: failed };
    expect(await desk.bounce.execute(strange)).toBeNull();
    expect(await desk.states()).toEqual(['accepted']);
  });

  it('a delay report is noted and moves nothing', async () => {
    const delayed = [{ address: 'a@example.jp', status: '4.4.1', action: 'delayed', diagnostic: null }];
    await desk.bounce.execute({ ...report, verpToken: token, recipients: delayed });
    expect(await desk.states()).toEqual(['accepted']);
    expect(await db.reads.countBy(NoticeEvent, { cause: 'delay-report' })).toBe(1);
  });

  it('a person who was told by telephone stays told, whatever bounces later', async () => {
    const { id, campaignId } = await db.reads.findOneByOrFail(Notice, { token });
    await desk.bounce.execute({ ...report, verpToken: token, recipients: failed });
    await desk.told.execute(campaignId, id, BY_PHONE, author);
    await desk.bounce.execute({ ...report, verpToken: token, recipients: failed });
    expect(await desk.states()).toEqual(['bounced']);
    expect(await db.reads.find(Notice, { select: { step: true, state: true }, order: { step: 'ASC' } })).toMatchObject([
      { step: 'email', state: 'bounced' },
      { step: 'substitute', state: 'acknowledged' },
    ]);
    expect(await desk.queries.countNotYetTold(INCIDENT)).toBe(0);
    await expect(desk.told.execute(campaignId, id, BY_PHONE, author)).rejects.toMatchObject({
      code: 'notices.wrong-state',
    });
  });
});
