import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DomainEvents } from '#kernel';
import { MailAlarms, WatchDesk } from '#alarms';
import { Readiness } from '#http';
import { JobHandlers, JobRunner } from '#jobs';
import { run, UnitOfWork } from '#persistence';
import { SmtpSink, startDesk, type HttpClient, type TestDesk } from '#testing';

interface View {
  id: string;
  code: string;
  about: string;
  times: number;
  facts: Record<string, unknown>;
  calmedAt: string | null;
  acknowledgedBy: string | null;
}

let sink: SmtpSink;
let desk: TestDesk;
let admin: HttpClient;

beforeAll(async () => {
  sink = await SmtpSink.listen();
  desk = await startDesk({ settings: { smtpUrl: sink.url, alarmTo: ['oncall@example.jp'] } });
  admin = await desk.as('admin');
});
afterAll(async () => {
  await desk.close();
  await sink.close();
});

const raise = (code: string, about = '', facts: Record<string, number | string> = {}): Promise<void> =>
  desk.get(DomainEvents).publish('operations.alarm', { code, about, facts });
const calm = (code: string, about = ''): Promise<void> =>
  desk.get(DomainEvents).publish('operations.calm', { code, about });
const list = async (): Promise<View[]> => (await admin.get('/api/v1/alarms')).as<{ items: View[] }>().items;
const mail = (): Promise<number> => desk.get(MailAlarms).execute();

describe('an alarm', () => {
  it('is one while its cause lasts, however often it is raised; each of several is one of its own', async () => {
    await raise('intake.mailbox-gap', 'first', { missing: 1 });
    await raise('intake.mailbox-gap', 'first', { missing: 3 });
    await raise('intake.mailbox-gap', 'second', { missing: 2 });
    const found = (await list()).map(({ about, times, facts }) => [about, times, facts]);
    expect(found).toEqual([
      ['second', 1, { missing: 2 }],
      ['first', 2, { missing: 3 }],
    ]);
  });

  it('ends when it is calmed; raised again it is a new one', async () => {
    await calm('intake.mailbox-gap', 'first');
    expect((await list()).find(({ about }) => about === 'first')?.calmedAt).toEqual(expect.any(String));
    await raise('intake.mailbox-gap', 'first');
    expect((await list()).filter(({ about }) => about === 'first').map(({ calmedAt }) => calmedAt === null)).toEqual([
      true,
      false,
    ]);
  });

  it('is mailed once, without content and marked as automatic, and again after hours if nobody takes it', async () => {
    expect(await mail()).toBe(2);
    expect(await mail()).toBe(0);
    const [first] = sink.mails;
    const raw = first?.raw ?? '';
    expect(raw).toMatch(/^Auto-Submitted: auto-generated$/im);
    expect(first?.recipients).toEqual(['oncall@example.jp']);
    desk.clock.advance(4 * 3_600_000 + 1);
    expect(await mail()).toBe(2);
    admin = await desk.as('admin');
  });

  it('is mailed no more once somebody has acknowledged it; who did stands there', async () => {
    const machine = (await admin.post('/api/v1/tokens', { name: 'm', role: 'admin' })).as<{ token: string }>();
    for (const { id, calmedAt } of await list()) {
      if (calmedAt !== null) continue;
      expect((await desk.client().useToken(machine.token).post(`/api/v1/alarms/${id}/acknowledge`)).status).toBe(403);
      const seen = await admin.post(`/api/v1/alarms/${id}/acknowledge`);
      expect([seen.status, typeof seen.as<View>().acknowledgedBy]).toEqual([200, 'string']);
    }
    desk.clock.advance(5 * 3_600_000);
    expect(await mail()).toBe(0);
    admin = await desk.as('admin');
    expect((await admin.post('/api/v1/alarms/01JZZZZZZZZZZZZZZZZZZZZZZZ/acknowledge')).status).toBe(404);
  });

  it('of something that happened once is put away by who has seen it, and opens anew when it happens again', async () => {
    const refused = async (): Promise<boolean[]> =>
      (await list()).filter(({ code }) => code === 'intake.mail-refused').map(({ calmedAt }) => calmedAt === null);
    await raise('intake.mail-refused', '', { mails: 1 });
    await raise('desk.clock');
    for (const { id, calmedAt } of await list()) {
      if (calmedAt === null) await admin.post(`/api/v1/alarms/${id}/acknowledge`);
    }
    expect(await refused()).toEqual([false]);
    expect((await list()).find(({ code }) => code === 'desk.clock')?.calmedAt).toBeNull();
    await raise('intake.mail-refused', '', { mails: 2 });
    expect(await refused()).toEqual([true, false]);
    await calm('intake.mail-refused');
    await calm('desk.clock');
  });

  it('never floods: twelve mails an hour at most', async () => {
    for (let n = 0; n < 20; n += 1) await raise('test.flood', String(n));
    expect(await mail()).toBe(12);
    expect(await mail()).toBe(0);
    for (let n = 0; n < 20; n += 1) await calm('test.flood', String(n));
  });

  it('is raised by a failing readiness check and calmed when it is well again', async () => {
    let isWell = false;
    desk.get(Readiness).register('disk', () => Promise.resolve(isWell));
    const open = async (): Promise<string[]> =>
      (await list()).filter((a) => a.calmedAt === null).map(({ code }) => code);
    await desk.get(WatchDesk).checks();
    expect(await open()).toContain('storage.low');
    isWell = true;
    await desk.get(WatchDesk).checks();
    expect(await open()).not.toContain('storage.low');
  });

  it('is raised when a sweep fails twice in a row, not once, and calmed when it runs again', async () => {
    let broken = true;
    desk.get(JobHandlers).every('test.sweep', 60_000, () => {
      if (broken) throw new Error('broken');
      return Promise.resolve();
    });
    const failing = async () => {
      desk.clock.advance(61_000);
      await desk.get(JobRunner).runDue();
      await desk.get(WatchDesk).sweeps();
      return (await list()).filter(({ code, calmedAt }) => code === 'desk.sweep-failing' && calmedAt === null);
    };
    expect(await failing()).toEqual([]);
    expect(await failing()).toMatchObject([{ about: 'test.sweep' }]);
    broken = false;
    expect(await failing()).toEqual([]);
  });

  it('is raised when the ledger does not balance', async () => {
    await desk.get(WatchDesk).balance();
    expect((await list()).map(({ code }) => code)).not.toContain('intake.ledger-unbalanced');
    const uow = desk.get(UnitOfWork);
    await uow.write((m) => run(m, "INSERT INTO slip_counters (month, last) VALUES ('1999-01', 7)"));
    await desk.get(WatchDesk).balance();
    expect((await list())[0]).toMatchObject({ code: 'intake.ledger-unbalanced', facts: { slipsWithoutCase: 7 } });
  });

  it('is shown to whoever runs the desk, and not to agents', async () => {
    expect((await (await desk.as('agent')).get('/api/v1/alarms')).status).toBe(403);
  });
});

describe('what an alarm tells', () => {
  const GLASS = 'incidents.break-glass';
  const open = async (code: string): Promise<View | undefined> =>
    (await list()).find((each) => each.code === code && each.calmedAt === null);
  const acknowledge = async (code: string, client = admin) =>
    client.post(`/api/v1/alarms/${(await open(code))?.id ?? ''}/acknowledge`);

  beforeEach(async () => {
    desk.clock.advance(5 * 3_600_000);
    admin = await desk.as('admin');
    for (const { code, about, calmedAt } of await list()) if (calmedAt === null) await calm(code, about);
  });

  it('is not put to rest by the person whose deed it is, nor by another whose deed it is too', async () => {
    await raise('test.seen');
    const me = (await acknowledge('test.seen')).as<View>().acknowledgedBy ?? '';
    await raise(GLASS, '2026-0001', { by: me });
    await raise(GLASS, '2026-0001', { by: `${me} 01JZZZZZZZZZZZZZZZZZZZZZZZ` });
    const answer = await acknowledge(GLASS);
    expect([answer.status, answer.as<{ code: string }>().code]).toEqual([403, 'alarms.own-deed']);
    expect((await open(GLASS))?.acknowledgedBy).toBeNull();
    expect((await acknowledge(GLASS, await desk.as('compliance'))).status).toBe(200);
  });

  it('is mailed once though somebody acknowledged it before the first mail went out', async () => {
    await raise(GLASS, '2026-0001', { by: 'somebody' });
    expect((await acknowledge(GLASS)).status).toBe(200);
    expect([await mail(), await mail()]).toEqual([1, 0]);
    desk.clock.advance(5 * 3_600_000);
    expect(await mail()).toBe(0);
  });

  it('is news when it happens again while the first is acknowledged; what merely lasts is not', async () => {
    for (const code of [GLASS, 'incidents.task-overdue', 'intake.mailbox-gap']) {
      await raise(code, '2026-0002', { n: 1 });
      expect((await acknowledge(code)).status).toBe(200);
    }
    expect(await mail()).toBe(3);
    for (const code of [GLASS, 'incidents.task-overdue', 'intake.mailbox-gap'])
      await raise(code, '2026-0002', { n: 2 });
    expect((await open(GLASS))?.acknowledgedBy).toBeNull();
    expect((await open('intake.mailbox-gap'))?.acknowledgedBy).toEqual(expect.any(String));
    expect([await mail(), await mail()]).toEqual([2, 0]);
  });

  it('of a clock goes out though sixty older alarms wait and the hour is full; the newest is not the last', async () => {
    for (let n = 0; n < 60; n += 1) await raise('test.flood', String(n));
    for (let hour = 0; hour < 5; hour += 1) {
      expect(await mail()).toBe(12);
      desk.clock.advance(3_600_000 + 1);
    }
    await raise('test.newest');
    expect(await mail()).toBe(12);
    expect(sink.mails.slice(-12).filter(({ raw }) => raw.includes('test.newest'))).toHaveLength(1);
    await raise('incidents.clock', '2026-0003', { rung: 'overdue' });
    expect(await mail()).toBe(1);
    expect(sink.mails.at(-1)?.raw).toContain('incidents.clock');
  });

  it('is tried again after minutes when the mail server takes nothing, not after hours', async () => {
    await raise('incidents.clock', '2026-0004');
    sink.answers = { recipient: () => 451 };
    expect(await mail()).toBe(0);
    sink.answers = {};
    expect(await mail()).toBe(0);
    desk.clock.advance(5 * 60_000 + 1);
    expect([await mail(), await mail()]).toEqual([1, 0]);
  });
});
