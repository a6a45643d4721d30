import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { auditSchema } from '#audit';
import type { SettingValues } from '#kernel';
import { query } from '#persistence';
import { vaultSchema } from '#vault';
import { FakeClock, openTestDatabase, SmtpSink, type TestDatabase } from '#testing';
import { noticesSchema } from '../data/notices.schema.js';
import { ORPHAN_AFTER_MS } from '../mail/mailer.js';
import { author, NoticeDesk, second, third } from './notice-desk.fixture.js';

jest.setTimeout(60_000);

let db: TestDatabase;
let sink: SmtpSink;
let clock: FakeClock;
let desk: NoticeDesk;
const deskWith = (over: Partial<SettingValues>) =>
  new NoticeDesk({ uow: db.uow, settings: db.settings, clock }, { smtpUrl: sink.url, ...over });
const persons = (count: number) => Array.from({ length: count }, (_, index) => `p${String(index)}@example.jp`);
const recipients = () => sink.mails.flatMap((mail) => mail.recipients);

beforeEach(async () => {
  db = await openTestDatabase([vaultSchema, auditSchema, noticesSchema]);
  sink = await SmtpSink.listen();
  clock = new FakeClock('2026-11-25T00:00:00.000Z');
  desk = deskWith({ canaryAddresses: 'press@desk.example, law@desk.example' });
});
afterEach(async () => {
  desk.mailer.close();
  await sink.close();
  await db.close();
});

const begun = async (emails: readonly string[]) => {
  const id = await desk.approved(emails);
  await desk.run.start(id, author);
  return id;
};
const where = async (id: string) => {
  const { state, stage, hold } = (await desk.rows.campaigns.get(id)).row;
  return { state, stage, hold };
};

describe('the trial run of a campaign', () => {
  it('goes to our own addresses, then to ten persons, then to all, and a person lets it go on each time', async () => {
    const id = await begun(persons(14));
    expect(await desk.send.execute(id)).toEqual({ handedOver: 0, stopped: 'held' });
    expect(recipients()).toEqual(['press@desk.example', 'law@desk.example']);
    expect(await where(id)).toEqual({ state: 'canary', stage: 'own', hold: 'release' });
    await desk.send.execute(id);
    expect(sink.mails).toHaveLength(2);

    await desk.release.execute(id, second);
    expect(await desk.send.execute(id)).toEqual({ handedOver: 10, stopped: 'held' });
    expect(sink.mails).toHaveLength(12);
    expect(await where(id)).toEqual({ state: 'canary', stage: 'ten', hold: 'release' });
    await desk.send.execute(id);
    expect(sink.mails).toHaveLength(12);

    await desk.release.execute(id, second);
    await desk.send.execute(id);
    expect(new Set(recipients().slice(2))).toEqual(new Set(persons(14)));
    expect(sink.mails).toHaveLength(16);
    expect(await where(id)).toEqual({ state: 'done', stage: 'all', hold: null });
    const done = await desk.actions();
    expect(done.filter((action) => action === 'campaign.released')).toHaveLength(2);
  });

  it('is the whole campaign when the list is no longer than ten', async () => {
    const id = await begun(persons(3));
    await desk.send.execute(id);
    await desk.release.execute(id, second);
    await desk.send.execute(id);
    expect(sink.mails).toHaveLength(5);
    expect(await where(id)).toEqual({ state: 'done', stage: 'ten', hold: null });
  });

  it.each([
    ['letters only', []],
    ['letters and few e-mails', persons(2)],
  ])('hands on to the steps that wait for persons when the list is %s', async (_title, emails) => {
    const draft = await desk.draft(emails);
    const byPost = { name: '郵便 花子', postalCode: '100-0001', address: ['東京都千代田区千代田1-1'] };
    await desk.list.add(draft, [byPost], author);
    for (const person of [second, third]) await desk.approve.execute(draft, person);
    await desk.run.start(draft, author);
    await desk.send.execute(draft);
    await desk.release.execute(draft, second);
    await desk.send.execute(draft);
    expect(sink.mails).toHaveLength(2 + emails.length);
    // Letters are printed in campaigns that are being sent, and the campaign is done when they are.
    expect(await where(draft)).toEqual({ state: 'running', stage: 'all', hold: null });
    expect(await desk.states('letter')).toEqual(['pending']);
  });

  it('asks a person when the process died at a message to ourselves', async () => {
    const id = await begun(persons(1));
    await desk.send.execute(id);
    await db.uow.write((m) => m.query("UPDATE canary_mails SET state = 'sending' WHERE place = 1"));
    await db.uow.write((m) => m.query('UPDATE notice_campaigns SET hold = NULL'));
    await desk.orphans.execute();
    await desk.send.execute(id);
    expect((await where(id)).hold).toBeNull();
    clock.advance(ORPHAN_AFTER_MS + 1_000);
    expect(await desk.orphans.execute()).toBe(1);
    await desk.send.execute(id);
    expect(await where(id)).toEqual({ state: 'canary', stage: 'own', hold: 'canary-failed' });
    await desk.release.execute(id, second, 'own-address-wrong');
    expect((await where(id)).stage).toBe('ten');
  });

  it.each([
    ['to ourselves', 'own', 'SELECT token FROM canary_mails WHERE place = 0'],
    ['to one of the ten', 'ten', "SELECT token FROM notices WHERE why = 'canary' ORDER BY id LIMIT 1"],
  ])('is looked at again before it goes on: a message %s may have come back', async (_title, stage, sql) => {
    const id = await begun(persons(12));
    await desk.send.execute(id);
    if (stage === 'ten') {
      await desk.release.execute(id, second);
      await desk.send.execute(id);
    }
    expect(await where(id)).toMatchObject({ stage, hold: 'release' });
    const [row] = await query<{ token: string }>(db.uow.reads, sql);
    const recipients = [{ address: 'x@example.jp', status: '5.1.1', action: 'failed', diagnostic: null }];
    const report = { arrivalId: '01JDHARRIVAL00000000000000', originalMessageId: null, recipients };
    expect(await desk.bounce.execute({ ...report, verpToken: row?.token ?? '' })).not.toBeNull();
    await expect(desk.release.execute(id, second)).rejects.toMatchObject({ code: 'notices.trial-failed' });
    expect(await where(id)).toMatchObject({ stage, hold: 'canary-failed' });
    expect(await desk.actions()).toContain('campaign.trial-failed');
    await desk.release.execute(id, second, 'person-unreachable');
    expect((await where(id)).hold).toBeNull();
  });

  it('is let go on by persons only, and only when it waits for it', async () => {
    const id = await begun(persons(3));
    await expect(desk.release.execute(id, second)).rejects.toMatchObject({ code: 'notices.wrong-state' });
    await desk.send.execute(id);
    const token = { kind: 'token', id: 'script', role: 'compliance' } as const;
    await expect(desk.release.execute(id, token)).rejects.toMatchObject({ code: 'notices.person-must-release' });
    await desk.release.execute(id, second);
    await expect(desk.release.execute(id, second)).rejects.toMatchObject({ code: 'notices.wrong-state' });
  });

  it.each([
    ['refuses our own address', { recipient: (to: string) => (to.startsWith('law') ? 550 : undefined) }, 'own', 2],
    ['refuses one of the ten', { recipient: (to: string) => (to === 'p0@example.jp' ? 550 : undefined) }, 'ten', 12],
    [
      'cuts the connection at one of the ten',
      { message: (to: readonly string[]) => (to[0] === 'p0@example.jp' ? ('drop' as const) : undefined) },
      'ten',
      12,
    ],
  ])('stops and raises an alarm when the server %s', async (_title, answers, stage, most) => {
    const alarms: unknown[] = [];
    desk.events.on('operations.alarm', (alarm) => {
      alarms.push(alarm);
      return Promise.resolve();
    });
    sink.answers = answers;
    // With ten on the list all of them are in the trial run.
    const id = await begun([...persons(10)]);
    await desk.send.execute(id);
    if (stage === 'ten') {
      await desk.release.execute(id, second);
      await desk.send.execute(id);
      // Whoever met a cut connection before a byte went out has another try.
      clock.advance(61_000);
      await desk.send.execute(id);
    }
    expect(await where(id)).toEqual({ state: 'canary', stage, hold: 'canary-failed' });
    expect(alarms).toEqual([{ code: 'notices.canary-failed', about: 'I-2026-0001', facts: { stage } }]);
    await desk.send.execute(id);
    expect(sink.seen).toBeLessThanOrEqual(most);
    await expect(desk.release.execute(id, second)).rejects.toMatchObject({ code: 'notices.trial-failed' });
    await desk.release.execute(id, second, 'fault-mended');
    expect((await where(id)).hold).toBeNull();
  });

  it('waits for a server that is away, and sends to each of our addresses once', async () => {
    const id = await begun(persons(1));
    const { port } = sink;
    await sink.close();
    expect((await desk.send.execute(id)).stopped).toBe('server-away');
    sink = await SmtpSink.listen(port);
    clock.advance(61_000);
    expect((await desk.send.execute(id)).stopped).toBe('held');
    expect(recipients()).toEqual(['press@desk.example', 'law@desk.example']);
  });

  it('can be stopped and goes on where it stood', async () => {
    const id = await begun(persons(12));
    await desk.send.execute(id);
    await desk.run.pause(id, author);
    await expect(desk.release.execute(id, second)).rejects.toMatchObject({ code: 'notices.wrong-state' });
    await desk.run.start(id, author);
    expect(await where(id)).toEqual({ state: 'canary', stage: 'own', hold: 'release' });
  });
});

describe('the time in which a start can be taken back', () => {
  beforeEach(() => {
    desk.mailer.close();
    desk = deskWith({ undoSeconds: 600 });
  });

  it('sends nothing before it is over, and then begins', async () => {
    const id = await begun(persons(2));
    expect((await desk.progress.of(id)).startsAt).toBe('2026-11-25T00:10:00.000Z');
    clock.advance(599_000);
    expect(await desk.send.execute(id)).toEqual({ handedOver: 0, stopped: 'not-running' });
    expect(sink.seen).toBe(0);
    clock.advance(1_000);
    await desk.waiting.execute();
    expect(desk.jobs.noted).toContain('notices.send-campaign');
    expect((await desk.send.execute(id)).stopped).toBe('held');
    expect(sink.seen).toBe(1);
    await expect(desk.run.cancel(id, author)).rejects.toMatchObject({ code: 'notices.wrong-state' });
  });

  it('leads back to an approved campaign that can be started again', async () => {
    const id = await begun(persons(2));
    await desk.run.cancel(id, author);
    clock.advance(3_600_000);
    expect(await desk.send.execute(id)).toEqual({ handedOver: 0, stopped: 'not-running' });
    expect(sink.seen).toBe(0);
    expect(await where(id)).toEqual({ state: 'approved', stage: null, hold: null });
    await desk.run.start(id, author);
    expect((await where(id)).state).toBe('scheduled');
  });
});
