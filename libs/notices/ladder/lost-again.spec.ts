import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { auditSchema } from '#audit';
import type { OperationsAlarm } from '#kernel';
import { insert, query, run } from '#persistence';
import { FakeClock, openTestDatabase, SmtpSink, type TestDatabase } from '#testing';
import { vaultSchema } from '#vault';
import { CampaignTold } from '../data/ladder.entities.js';
import { Notice, NoticeEvent } from '../data/notice.entities.js';
import { noticesSchema } from '../data/notices.schema.js';
import { author, incidentNow, INCIDENT, NoticeDesk } from '../use-cases/notice-desk.fixture.js';

jest.setTimeout(60_000);

const AT = '2026-11-25T00:00:00.000Z';
let db: TestDatabase;
let sink: SmtpSink;
let desk: NoticeDesk;
let campaignId: string;
let notice: Notice;
let alarms: OperationsAlarm[];

beforeEach(async () => {
  db = await openTestDatabase([vaultSchema, auditSchema, noticesSchema]);
  sink = await SmtpSink.listen();
  desk = new NoticeDesk({ uow: db.uow, settings: db.settings, clock: new FakeClock(AT) }, { smtpUrl: sink.url });
  alarms = [];
  desk.events.on('operations.alarm', (alarm) => {
    alarms.push(alarm);
    return Promise.resolve();
  });
  campaignId = await desk.started(['a@example.jp']);
  await desk.send.execute(campaignId);
  notice = await db.reads.findOneByOrFail(Notice, { campaignId });
});
afterEach(async () => {
  incidentNow.state = 'confirmed';
  desk.mailer.close();
  await sink.close();
  await db.close();
});

const untold = () => desk.queries.countNotYetTold(INCIDENT);
const steps = () =>
  query<{ step: string; state: string }>(db.reads, 'SELECT step, state FROM notices ORDER BY party_id, step');
const bounced = () =>
  desk.bounce.execute({
    ...{ arrivalId: '01JDHARRIVAL00000000000000', originalMessageId: null, verpToken: notice.token },
    recipients: [{ address: 'a@example.jp', status: '5.1.1', action: 'failed', diagnostic: null }],
  });
const everybodyTold = () => db.uow.write((m) => insert(m, CampaignTold, { campaignId, toldAt: AT }));

describe('a bounce', () => {
  it('raises no alarm while the campaign is under way', async () => {
    await bounced();
    expect(await untold()).toBe(1);
    expect(alarms).toEqual([]);
  });

  it('raises one when everybody had been told', async () => {
    await everybodyTold();
    await bounced();
    expect(alarms).toMatchObject([{ code: 'notices.bounced-late', about: 'I-2026-0001', facts: { afterClosing: 0 } }]);
  });

  it('raises one when the incident is closed', async () => {
    incidentNow.state = 'closed';
    await bounced();
    expect(alarms).toMatchObject([{ code: 'notices.bounced-late', facts: { afterClosing: 1 } }]);
  });
});

describe('a notice that reached somebody else', () => {
  it.each(['accepted', 'acknowledged'])('and was %s counts as not told, and the next step begins', async (state) => {
    await db.uow.write((m) => run(m, 'UPDATE notices SET state = ? WHERE id = ?', [state, notice.id]));
    expect(await untold()).toBe(0);
    await desk.down.reachedAnother(campaignId, notice.id, '同姓の別人が開封したと申し出た', author);
    expect(await untold()).toBe(1);
    expect(await steps()).toEqual([
      { step: 'email', state: 'misdelivered' },
      { step: 'substitute', state: 'pending' },
    ]);
    expect((await desk.queries.counts(campaignId)).persons).toMatchObject({ misdelivered: 0, pending: 1 });
    expect(await desk.actions()).toContain('incident.notice-misdelivered');
    await expect(desk.down.reachedAnother(campaignId, notice.id, '再び', author)).rejects.toMatchObject({
      code: 'notices.wrong-state',
    });
  });

  it('is a matter for persons, and raises the alarm when everybody had been told', async () => {
    const machine = { kind: 'token' as const, id: 'batch', role: 'compliance' as const };
    await expect(desk.down.reachedAnother(campaignId, notice.id, '理由', machine)).rejects.toMatchObject({
      code: 'notices.person-must-say',
    });
    await everybodyTold();
    await desk.down.reachedAnother(campaignId, notice.id, '理由', author);
    expect(alarms).toMatchObject([{ code: 'notices.bounced-late' }]);
  });
});

describe('an answer to a notice', () => {
  const answer = (from: string | null) =>
    desk.replies.execute({
      ...{ arrivalId: '01JDHARRIVAL00000000000000', from },
      messageIds: [desk.mailer.messageIdOf(notice.token)],
    });

  it.each(['a@example.jp', 'A@EXAMPLE.JP'])('from the person (%s) confirms it', async (from) => {
    expect(await answer(from)).toEqual([notice.id]);
    expect(await desk.states()).toEqual(['acknowledged']);
    expect(alarms).toEqual([]);
  });

  it.each([['b@example.jp'], ['not an address'], [null]])(
    'from %s confirms nothing and goes to a person',
    async (from) => {
      expect(await answer(from)).toEqual([]);
      expect(await desk.states()).toEqual(['accepted']);
      expect(await db.reads.countBy(NoticeEvent, { cause: 'reply-from-elsewhere' })).toBe(1);
      expect(alarms).toMatchObject([{ code: 'notices.reply-from-elsewhere', about: 'I-2026-0001' }]);
    },
  );

  it('from a further address of the person confirms it', async () => {
    await db.uow.write(async (m) => {
      const [row] = await query<{ key_id: string }>(m, 'SELECT key_id FROM affected_parties');
      const lookup = desk.tools.parties.lookup('email', 'b@example.jp');
      const units = [{ partyId: notice.partyId, kind: 'email' as const, value: 'b@example.jp', lookup }];
      const key = await desk.vault.openKey(row?.key_id ?? '');
      await desk.tools.parties.addUnits(m, key, { units, incidentId: INCIDENT, sourceId: null });
    });
    expect(await answer('b@example.jp')).toEqual([notice.id]);
  });
});
