import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { auditSchema } from '#audit';
import { incidentsSchema } from '#incidents';
import { DomainError, type SettingValues } from '#kernel';
import { vaultSchema } from '#vault';
import { FakeClock, openTestDatabase, SmtpSink, until, type TestDatabase } from '#testing';
import { Notice } from '../data/notice.entities.js';
import { noticesSchema } from '../data/notices.schema.js';
import { noticeErrors } from '../domain/notice.errors.js';
import { author, INCIDENT, NoticeDesk, second } from './notice-desk.fixture.js';

jest.setTimeout(60_000);

let db: TestDatabase;
let sink: SmtpSink;
let clock: FakeClock;
let desk: NoticeDesk;
const deskWith = (over: Partial<SettingValues>) =>
  new NoticeDesk({ uow: db.uow, settings: db.settings, clock }, { smtpUrl: sink.url, ...over });

beforeEach(async () => {
  db = await openTestDatabase([vaultSchema, auditSchema, incidentsSchema, noticesSchema]);
  sink = await SmtpSink.listen();
  clock = new FakeClock('2026-11-25T00:00:00.000Z');
  desk = deskWith({});
});
afterEach(async () => {
  desk.mailer.close();
  await sink.close();
  await db.close();
});

describe('sending a campaign over real SMTP', () => {
  it('reaches each person once and ends as done', async () => {
    const id = await desk.started(['a@example.jp', 'b@example.jp', 'c@example.jp']);
    expect(await desk.send.execute(id)).toEqual({ handedOver: 3, stopped: null });
    expect(await desk.states()).toEqual(['accepted', 'accepted', 'accepted']);
    expect(sink.mails.flatMap((mail) => mail.recipients).sort()).toEqual([
      'a@example.jp',
      'b@example.jp',
      'c@example.jp',
    ]);
    expect(await desk.stateOf(id)).toBe('done');
    expect(await desk.send.execute(id)).toEqual({ handedOver: 0, stopped: 'not-running' });
    expect(await desk.queries.countNotYetTold(INCIDENT)).toBe(0);
    expect(await desk.actions()).toEqual(expect.arrayContaining(['notices.settled', 'campaign.done']));
    expect((await desk.audit.verify()).ok).toBe(true);
  });

  it('keeps accepted, refused, put off and unknown apart', async () => {
    sink.answers = {
      recipient: (to) => ({ 'gone@example.jp': 550, 'later@example.jp': 451 })[to],
      message: (to) => (to[0] === 'drop@example.jp' ? 'drop' : to[0] === 'spam@example.jp' ? 554 : undefined),
    };
    const id = await desk.started(['ok@example.jp', 'gone@example.jp', 'later@example.jp', 'spam@example.jp']);
    await desk.send.execute(id);
    expect(await desk.states()).toEqual(['accepted', 'bounced', 'sending', 'failed']);
    expect(await desk.stateOf(id)).toBe('running');
    sink.answers = {};
    await desk.send.execute(id);
    expect(await desk.states()).toEqual(['accepted', 'bounced', 'sending', 'failed']);
    clock.advance(31_000);
    await desk.send.execute(id);
    expect(await desk.states()).toEqual(['accepted', 'bounced', 'accepted', 'failed']);
    // Two persons went on to the next step, so something is still on its way.
    expect(await desk.states('substitute')).toEqual(['pending', 'pending']);
    expect(await desk.stateOf(id)).toBe('running');
    expect(await desk.queries.countNotYetTold(INCIDENT)).toBe(2);
  });

  it('gives a message that may or may not have arrived to a person and never sends it again', async () => {
    sink.answers = { message: () => 'drop' };
    const id = await desk.started(['drop@example.jp']);
    await desk.send.execute(id);
    expect(await desk.states()).toEqual(['unknown']);
    sink.answers = {};
    clock.advance(86_400_000);
    await desk.orphans.execute();
    await desk.waiting.execute();
    await desk.send.execute(id);
    expect(sink.mails).toEqual([]);
    const work = await desk.read.notYetTold(INCIDENT, { cursor: '', limit: 10 }, author);
    expect(work).toMatchObject({ total: 1, items: [{ label: 'd***@example.jp', state: 'unknown' }] });
  });

  it('waits while the server is away and goes on when it is back, without using up attempts', async () => {
    const id = await desk.started(['a@example.jp', 'b@example.jp']);
    const { port } = sink;
    await sink.close();
    expect((await desk.send.execute(id)).stopped).toBe('server-away');
    expect((await db.reads.find(Notice)).every((notice) => notice.attempts === 0)).toBe(true);
    sink = await SmtpSink.listen(port);
    clock.advance(61_000);
    await desk.send.execute(id);
    expect(await desk.states()).toEqual(['accepted', 'accepted']);
  });

  it('is neither started nor resumed once its incident is at an end, and is named while it goes on', async () => {
    const id = await desk.started(['a@example.jp']);
    expect(await desk.queries.moving(INCIDENT)).toEqual([id]);
    await desk.run.pause(id, author);
    expect(await desk.queries.moving(INCIDENT)).toEqual([]);
    const refused = new DomainError(noticeErrors['notices.incident-closed']);
    desk.tools.incidents.openIncident = () => Promise.reject(refused);
    await expect(desk.run.start(id, author)).rejects.toBe(refused);
    expect(await desk.stateOf(id)).toBe('paused');
  });

  it('stops within the list when it is paused, and resumes', async () => {
    const id = await desk.started(Array.from({ length: 40 }, (_, index) => `p${String(index)}@example.jp`));
    sink.answers = {
      message: () => {
        void (sink.seen === 5 ? desk.run.pause(id, author) : undefined);
        return undefined;
      },
    };
    await desk.send.execute(id);
    const reached = sink.mails.length;
    // What was under way when it was stopped, one for each connection, and no more.
    expect(reached).toBeLessThanOrEqual(5 + desk.mailer.connections);
    expect(await db.reads.count(Notice, { where: { state: 'accepted' } })).toBe(reached);
    expect(await desk.stateOf(id)).toBe('paused');
    await desk.send.execute(id);
    expect(sink.mails).toHaveLength(reached);
    await desk.run.start(id, author);
    await desk.send.execute(id);
    expect(new Set(sink.mails.flatMap((mail) => mail.recipients)).size).toBe(40);
    expect(sink.mails).toHaveLength(40);
  });

  it('goes on after it was stopped in one process and let go on in another', async () => {
    const id = await desk.started(['a@example.jp']);
    const other = desk.anotherDesk();
    await desk.run.pause(id, author);
    await desk.send.execute(id);
    await other.run.start(id, author);
    expect(await desk.send.execute(id)).toEqual({ handedOver: 1, stopped: null });
    expect(sink.mails).toHaveLength(1);
  });

  it.each([
    ['every recipient', { recipient: () => 550 }, 'bounced'],
    ['us as a sender', { message: () => 552 }, 'sending'],
  ])('stops and raises an alarm when the server refuses %s, until a person looked', async (_title, answers, state) => {
    const alarms: unknown[] = [];
    const keep = (alarm: unknown) => {
      alarms.push(alarm);
      return Promise.resolve();
    };
    desk.events.on('operations.alarm', keep);
    desk.events.on('operations.calm', keep);
    const id = await desk.started(Array.from({ length: 300 }, (_, index) => `p${String(index)}@example.jp`));
    sink.answers = answers;
    const { handedOver, stopped } = await desk.send.execute(id);
    expect(stopped).toBe('refused');
    expect(handedOver).toBeLessThanOrEqual(41 + desk.mailer.connections);
    expect(await desk.stateOf(id)).toBe('paused');
    const tried = (await db.reads.find(Notice, { where: { step: 'email' } })).filter(
      ({ smtpCode }) => smtpCode !== null,
    );
    expect(tried.map((notice) => notice.state)).toEqual(Array.from({ length: handedOver }, () => state));
    const about = 'I-2026-0001';
    expect(alarms).toEqual([{ code: 'notices.mail-refused', about, facts: {} }]);
    expect(await desk.send.execute(id)).toEqual({ handedOver: 0, stopped: 'not-running' });

    sink.answers = {};
    await desk.run.start(id, author);
    expect(alarms.at(-1)).toEqual({ code: 'notices.mail-refused', about });
    await desk.send.execute(id);
    expect(sink.mails).toHaveLength(300 - handedOver);
  });

  it('leaves a party whose row is damaged to a person, and goes on with the others', async () => {
    const id = await desk.started(['a@example.jp', 'b@example.jp']);
    const damage =
      'UPDATE affected_parties SET sealed_email = sealed_name WHERE id = (SELECT MIN(id) FROM affected_parties)';
    await db.uow.write((m) => m.query(damage));
    await desk.send.execute(id);
    expect(await desk.states()).toEqual(['failed', 'accepted']);
    expect(await desk.states('substitute')).toEqual(['pending']);
    expect(sink.mails.map((mail) => mail.recipients)).toEqual([['b@example.jp']]);
  });

  it('writes down every try that ended, also those that end while a commit takes its time', async () => {
    const id = await desk.started(Array.from({ length: 10 }, (_, index) => `p${String(index)}@example.jp`));
    const { batches } = desk.rows;
    const claim = batches.claim.bind(batches);
    jest.spyOn(batches, 'claim').mockImplementation(async (...given) => {
      const taken = await claim(...given);
      // As on a busy disk: tries of the connections end meanwhile.
      await new Promise((resolve) => setTimeout(resolve, 40));
      return taken;
    });
    await desk.send.execute(id);
    expect(await desk.states()).toEqual(Array.from({ length: 10 }, () => 'accepted'));
    expect(sink.mails).toHaveLength(10);
  });

  it('is not doubled by two senders at once', async () => {
    const id = await desk.started(Array.from({ length: 30 }, (_, index) => `p${String(index)}@example.jp`));
    const other = desk.anotherSender();
    await Promise.all([desk.send.execute(id), other.execute(id)]);
    expect(sink.mails).toHaveLength(30);
    expect(new Set(sink.mails.flatMap((mail) => mail.recipients)).size).toBe(30);
  });

  it('is not hurried by a sender whose page is old', async () => {
    const id = await desk.started(['later@example.jp']);
    const { batches } = desk.rows;
    const now = clock.now().toISOString();
    const old = await batches.due({ campaignId: id, now, after: '', limit: 1, trialOnly: false });
    sink.answers = { recipient: () => 451 };
    await desk.send.execute(id);
    const ids = old.fresh.map((notice) => notice.id);
    const claim = (at: string) => db.uow.write((m) => batches.claim(m, ids, 'with an old page', at));
    expect((await claim(now)).size).toBe(0);
    clock.advance(31_000);
    // Its turn has come, and the try of the other sender counts.
    expect([...(await claim(clock.now().toISOString())).values()]).toEqual([1]);
  });

  it('holds the pace towards one domain', async () => {
    desk.mailer.close();
    desk = deskWith({ mailPerMinute: 2 });
    const id = await desk.started(['a@one.jp', 'b@one.jp', 'c@one.jp', 'd@two.jp']);
    await desk.send.execute(id);
    expect(await desk.states()).toEqual(['accepted', 'accepted', 'pending', 'accepted']);
    clock.advance(60_000);
    await desk.send.execute(id);
    expect(await desk.states()).toEqual(['accepted', 'accepted', 'accepted', 'accepted']);
  });

  it.each([
    ['no mail server is set', { smtpUrl: null }, 'no-server'],
    ['mail is only rehearsed', { mailDryRun: true }, 'dry-run'],
  ])('leaves everything pending and says why when %s', async (_title, over, reason) => {
    desk.mailer.close();
    desk = deskWith(over);
    const id = await desk.started(['a@example.jp']);
    expect(await desk.send.execute(id)).toEqual({ handedOver: 0, stopped: reason });
    expect(await desk.states()).toEqual(['pending']);
    const view = await desk.read.open(id, { cursor: '', limit: 10 }, second);
    expect(view).toMatchObject({ waitingFor: reason, counts: { pending: 1 }, parties: [{ label: 'a***@example.jp' }] });
  });
});

describe('after a crash between handing over and recording', () => {
  it('the notice was already committed as sending when the mail server saw it', async () => {
    let seenAs: string | undefined;
    const id = await desk.started(['a@example.jp']);
    const looked = until('the server has the message', () => seenAs);
    sink.answers = {
      message: () => {
        void desk.states().then(([state]) => (seenAs = state));
        return undefined;
      },
    };
    await Promise.all([desk.send.execute(id), looked]);
    expect(seenAs).toBe('sending');
  });

  it('it becomes unknown, is not sent again, and shows on the worklist', async () => {
    const id = await desk.started(['a@example.jp', 'b@example.jp']);
    const now = clock.now().toISOString();
    const page = { campaignId: id, now, after: '', limit: 1, trialOnly: false };
    const [first] = (await desk.rows.batches.due(page)).fresh;
    if (first === undefined) throw new Error('nothing is due');
    await db.uow.write((m) => desk.rows.batches.claim(m, [first.id], 'a process that died', now));
    clock.advance(60_000);
    expect(await desk.orphans.execute()).toBe(0);
    await desk.send.execute(id);
    expect(await desk.states()).toEqual(['sending', 'accepted']);
    clock.advance(600_000);
    expect(await desk.orphans.execute()).toBe(1);
    await desk.send.execute(id);
    expect(await desk.states()).toEqual(['unknown', 'accepted']);
    expect(sink.mails.flatMap((mail) => mail.recipients)).toEqual(['b@example.jp']);
    expect(await desk.queries.countNotYetTold(INCIDENT)).toBe(1);
    expect(await desk.actions()).toContain('notice.unknown');
  });
});
