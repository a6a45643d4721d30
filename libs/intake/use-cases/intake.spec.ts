import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AuditEntryRow, auditSchema } from '#audit';
import { complaintsSchema } from '#complaints';
import { jobsSchema } from '#jobs';
import { parseInstant } from '#kernel';
import { query } from '#persistence';
import { triageSchema } from '#triage';
import { vaultSchema } from '#vault';
import { FakeClock, openTestDatabase, type TestDatabase } from '#testing';
import { Arrival } from '../data/arrival.entity.js';
import { intakeSchema } from '../index.js';
import { SweepPending } from '../jobs/sweep-pending.js';
import { emptyResult, type ReadResult } from '../readers/read-result.js';
import { aoi, IntakeDesk } from './intake-desk.fixture.js';

const NOW = '2026-11-25T00:00:00.000Z';

let db: TestDatabase;
let clock: FakeClock;
let desk: IntakeDesk;

beforeEach(async () => {
  db = await openTestDatabase([vaultSchema, auditSchema, jobsSchema, complaintsSchema, triageSchema, intakeSchema]);
  clock = new FakeClock(NOW);
  desk = new IntakeDesk(db, clock);
});
afterEach(() => db.close());

const count = async (table: string, where = '1 = 1'): Promise<number> =>
  Number((await query<{ n: number }>(db.reads, `SELECT COUNT(*) AS n FROM ${table} WHERE ${where}`))[0]?.n);
const arrival = (id: string): Promise<Arrival> => db.reads.findOneByOrFail(Arrival, { id });
const blobs = async (): Promise<number> => {
  let n = 0;
  for await (const blob of desk.blobs.list()) n += blob.path === '' ? 0 : 1;
  return n;
};
const phone = (text: string, key?: string, body = text) =>
  desk.submit.execute(
    { channel: 'phone', text },
    {
      bytes: Buffer.from(body),
      mediaType: 'application/json',
      source: 'api aoi',
      idempotencyKey: key,
      giveSecret: false,
    },
    aoi,
  );

describe('a complaint that is logged', () => {
  it('stands in ledger, case, original, assessment and audit log after one commit', async () => {
    const before = db.uow.commits;
    const item = await phone('漏えいがあったと聞きました。');
    expect(db.uow.commits).toBe(before + 1);
    expect(item).toMatchObject({ outcome: 'complaint', slipNumber: '2026-11-000001', humanMustRead: false });
    for (const table of [
      'arrivals',
      'complaints',
      'sealed_originals',
      'assessments',
      'signals',
      'audit_entries',
      'data_keys',
    ])
      expect([table, await count(table)]).toEqual([table, 1]);
    expect((await desk.ledger.original(await arrival(item.arrivalId))).toString()).toBe('漏えいがあったと聞きました。');
  });

  it('leaves nothing half there when the case cannot be made', async () => {
    desk.events.on('complaint.registered', () => Promise.reject(new Error('no room')));
    await expect(phone('料金が高い')).rejects.toThrow('no room');
    for (const table of ['arrivals', 'complaints', 'sealed_originals', 'assessments', 'audit_entries', 'data_keys'])
      expect([table, await count(table)]).toEqual([table, 0]);
  });

  it.each([
    ['2026-11-20T00:00:00.000Z', '2026-11-20T00:00:00.000Z'],
    ['2027-01-01T00:00:00.000Z', NOW],
    ['2026-11-25T09:00:00.001+09:00', NOW],
  ])('that says it arrived %s counts as arrived %s: never later than now', async (said, counted) => {
    const item = await desk.submit.execute(
      { channel: 'phone', text: '料金', receivedAt: parseInstant(said), callbackAt: '2026-11-26T00:00:00.000Z' },
      { bytes: Buffer.from('x'), mediaType: 'application/json', source: 'api', giveSecret: false },
      aoi,
    );
    expect(await desk.complaints.row(item.complaintId)).toMatchObject({
      receivedAt: counted,
      registeredAt: NOW,
      callbackAt: '2026-11-26T00:00:00.000Z',
    });
  });
});

describe('a submission with a key', () => {
  it('that is sent again makes no second case, however many come at once', async () => {
    const items = await Promise.all(Array.from({ length: 6 }, () => phone('料金が高い', 'key 1')));
    expect(new Set(items.map((item) => item.complaintId)).size).toBe(1);
    expect([await count('complaints'), await count('arrivals'), await count('data_keys')]).toEqual([1, 6, 1]);
    expect(await count('arrivals', "outcome = 'repeat'")).toBe(5);
  });

  it('is refused with another body, also when both come at once', async () => {
    const both = await Promise.allSettled([phone('料金が高い', 'key 2'), phone('速度が遅い', 'key 2')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(phone('別の内容', 'key 2')).rejects.toMatchObject({ code: 'intake.key-reused' });
    expect([await count('complaints'), await count('arrivals')]).toEqual([1, 1]);
  });
});

describe('the public form', () => {
  const post = (text: string, formId = 'page 1') => desk.forms.execute({ text, formId, language: 'ja' });

  it('answers the same page sent twice with the same slip and secret, and makes a case of other words', async () => {
    const [first, again, other] = [await post('遅い'), await post('遅い'), await post('遅いです')];
    expect(again).toMatchObject({ slipNumber: first.slipNumber, secret: first.secret, complaintId: first.complaintId });
    expect(other.complaintId).not.toBe(first.complaintId);
    expect(other.secret).not.toBe(first.secret);
  });

  it('takes a post without any text, for a person to look at', async () => {
    expect(await post('  ')).toMatchObject({ outcome: 'complaint', humanMustRead: true, warnings: ['empty'] });
  });

  it('shows the state to whoever holds number and secret, however typed, and to nobody else', async () => {
    const { slipNumber, secret } = await post('遅い');
    const code = (secret ?? '').toLowerCase().replaceAll('-', ' ');
    expect(await desk.status.execute({ slipNumber: slipNumber.replace('-', '－'), secret: code })).toMatchObject({
      slipNumber,
      state: 'received',
      receivedAt: NOW,
    });
    const another = await post('別件', 'page 2');
    expect(await desk.status.execute({ slipNumber, secret: another.secret ?? '' })).toBeNull();
    expect(await desk.status.execute({ slipNumber: '2026-11-000099', secret: secret ?? '' })).toBeNull();
    expect(await desk.status.execute({ slipNumber: (await phone('電話')).slipNumber, secret: '' })).toBeNull();
    expect(JSON.stringify(await db.reads.query('SELECT * FROM complaints'))).not.toContain(secret);
  });
});

describe('an item that has to be read', () => {
  it('comes twice: one original, one key, one job, and both answers name the case', async () => {
    desk.readers.answer('mail one', { text: '遅い' });
    const [first, second] = [await desk.mail('mail one'), await desk.mail('mail one')];
    expect([await count('sealed_originals'), await count('data_keys'), await count('jobs')]).toEqual([1, 1, 1]);
    await desk.read.execute(first);
    expect(await desk.describe.execute(first)).toMatchObject({ outcome: 'complaint', slipNumber: '2026-11-000001' });
    expect(await desk.describe.execute(second)).toMatchObject({ outcome: 'repeat', slipNumber: '2026-11-000001' });
  });

  it('that is large leaves one file, however often it comes', async () => {
    const large = 'x'.repeat(100_000);
    const id = await desk.mail(large, 'large');
    await desk.mail(large, 'large');
    expect([await blobs(), await count('data_keys'), await count('arrivals')]).toEqual([1, 1, 2]);
    expect((await desk.ledger.original(await arrival(id))).length).toBe(100_000);
  });

  it('with the same Message-ID but other bytes is another item', async () => {
    const [one, two] = [await desk.mail('one', 'message-id <a@b>'), await desk.mail('two', 'message-id <a@b>')];
    expect([(await arrival(one)).outcome, (await arrival(two)).outcome]).toEqual(['pending', 'pending']);
  });

  it('becomes a case for a person when it cannot be read three times', async () => {
    const id = await desk.mail('broken');
    for (let n = 0; n < 3; n += 1) await expect(desk.read.execute(id)).rejects.toThrow('fell over');
    expect((await arrival(id)).outcome).toBe('pending');
    await desk.read.execute(id);
    expect(await desk.describe.execute(id)).toMatchObject({
      outcome: 'complaint',
      humanMustRead: true,
      warnings: ['reader-failed'],
    });
    expect(desk.readers.calls).toBe(3);
  });

  it('is read once when two ask for it at the same time', async () => {
    const waiting: ((result: ReadResult) => void)[] = [];
    desk.readers.answerBy('slow', () => new Promise((resolve) => waiting.push(resolve)));
    const id = await desk.mail('slow');
    const both = [desk.read.execute(id), desk.read.execute(id)];
    while (waiting.length === 0) await new Promise((resolve) => setImmediate(resolve));
    waiting[0]?.({ ...emptyResult('text/plain'), text: '遅い' });
    await Promise.all(both);
    expect(desk.readers.calls).toBe(1);
    expect([(await arrival(id)).attempts, await count('complaints')]).toEqual([1, 1]);
  });

  it('is answered as pending to its bringer when reading fails or takes too long, and is not lost', async () => {
    const file = { channel: 'fax', fileName: 'a.tif', mediaType: 'image/tiff', source: 'upload' } as const;
    const failing = await desk.take.execute({ ...file, bytes: Buffer.from('broken') }, aoi);
    expect(failing).toMatchObject({ outcome: 'pending', slipNumber: null });
    desk.readers.answerBy('slow', () => new Promise(() => undefined));
    expect(await desk.take.execute({ ...file, bytes: Buffer.from('slow') }, aoi, 1)).toMatchObject({
      outcome: 'pending',
    });
    expect(await count('jobs', "kind = 'intake.read'")).toBe(2);
  });

  it('gets its job again when nobody read it, and not while another process may be at it', async () => {
    const lost = await desk.mail('lost');
    const begun = await desk.mail('broken');
    await expect(desk.read.execute(begun)).rejects.toThrow('fell over');
    await db.uow.write((m) => m.query('DELETE FROM jobs'));
    const kept: string[] = [];
    const jobs = {
      enqueue: (_kind: string, payload: { arrivalId: string }) => Promise.resolve(void kept.push(payload.arrivalId)),
    };
    const sweep = new SweepPending(db.uow, jobs as never, clock);
    clock.advance(16 * 60_000);
    await sweep.execute();
    expect(kept.splice(0)).toEqual([lost]);
    clock.advance(60 * 60_000);
    await sweep.execute();
    expect(kept).toEqual([lost, begun]);
  });
});

describe('machine traffic', () => {
  it('is parked, tells the notices of a bounce, and is marked for a person when it shows a sign', async () => {
    const told: unknown[] = [];
    desk.events.on('mail.received-bounce', (event) => Promise.resolve(void told.push(event)));
    const bounce = { recipients: [], originalMessageId: '<n@desk>', verpToken: 'T' };
    desk.readers.answer('bounce', { kind: 'bounce', bounce, text: '漏えい' });
    desk.readers.answer('away', { kind: 'auto-reply', text: '漏えいの件、不在です。' });
    const [first, second] = [await desk.mail('bounce'), await desk.mail('away')];
    await desk.read.execute(first);
    await desk.read.execute(second);
    expect(await desk.describe.execute(first)).toMatchObject({
      outcome: 'parked',
      parked: 'bounce',
      humanMustRead: false,
    });
    expect(await desk.describe.execute(second)).toMatchObject({ parked: 'auto-reply', humanMustRead: true });
    expect(told).toEqual([{ arrivalId: first, ...bounce }]);
    expect(await count('complaints')).toBe(0);
  });
});

describe('NobodyElsesCase', () => {
  const from = (address: string) => ({ name: '', address });
  const first = { text: '遅い', from: from('hanako@example.jp'), messageId: '<first@example.jp>' };

  async function reply(over: Partial<ReadResult>): Promise<{ outcome: string; complaintId: string | null }> {
    const bytes = `reply ${JSON.stringify(over)}`;
    desk.readers.answer(bytes, { text: '追記：漏えいです', messageId: '<second@example.jp>', ...over });
    const id = await desk.mail(bytes);
    await desk.read.execute(id);
    return desk.describe.execute(id);
  }

  let caseId: string | null;
  beforeEach(async () => {
    desk.readers.answer('first', first);
    const id = await desk.mail('first');
    await desk.read.execute(id);
    caseId = (await desk.describe.execute(id)).complaintId;
  });

  it('joins a reply of the complainant to a message of the case, and has it assessed', async () => {
    const joined = await reply({
      from: from('Hanako@Example.JP'),
      inReplyTo: '<first@example.jp>',
      humanMustRead: true,
    });
    expect(joined).toMatchObject({
      outcome: 'reply',
      complaintId: caseId,
      slipNumber: null,
      inReplyTo: '2026-11-000001',
    });
    expect(await desk.complaints.row(caseId ?? '')).toMatchObject({ flagged: true, humanMustRead: true });
    expect((await desk.review.signals(caseId ?? '')).map(({ kind, state }) => [kind, state])).toEqual([
      ['misdelivery', 'open'],
    ]);
    const next = await reply({ from: from('hanako@example.jp'), references: ['<second@example.jp>'], text: '再追記' });
    expect(next).toMatchObject({ outcome: 'reply', complaintId: caseId });
  });

  it.each([
    ['somebody else who knows the message', { from: from('taro@example.jp'), inReplyTo: '<first@example.jp>' }],
    ['the complainant about something else', { from: from('hanako@example.jp'), inReplyTo: '<other@example.jp>' }],
    ['the complainant without any reference', { from: from('hanako@example.jp') }],
    ['nobody', { from: null, inReplyTo: '<first@example.jp>' }],
  ])('makes a case of its own of a mail from %s', async (_who, over) => {
    const made = await reply(over);
    expect(made.outcome).toBe('complaint');
    expect(made.complaintId).not.toBe(caseId);
  });
});

describe('the ledger', () => {
  const days = ['2026-11-25', '2026-11-25'] as const;

  beforeEach(async () => {
    desk.readers.answer('bounce', { kind: 'bounce' });
    await phone('料金', 'k');
    await phone('料金', 'k');
    await desk.read.execute(await desk.mail('bounce'));
    await desk.mail('waits');
    clock.advance(90_000);
  });

  it('balances by channel and Tokyo day, and tells how long the oldest item waits', async () => {
    expect(await desk.balance.execute(...days)).toMatchObject({
      totals: { received: 4, complaint: 1, reply: 0, parked: 1, repeat: 1, pending: 1 },
      rows: [
        { day: '2026-11-25', channel: 'email', received: 2, parked: 1, pending: 1 },
        { day: '2026-11-25', channel: 'phone', received: 2, complaint: 1, repeat: 1 },
      ],
      balanced: true,
      oldestPendingSeconds: 90,
    });
    clock.set('2026-11-25T15:00:00.000Z');
    await phone('翌日');
    expect((await desk.balance.execute('2026-11-26', '2026-11-26')).totals).toMatchObject({
      received: 1,
      complaint: 1,
    });
    expect((await desk.balance.execute(...days)).totals.received).toBe(4);
  });

  it.each([
    ['an arrival was taken away', 'casesWithoutLine', "DELETE FROM arrivals WHERE outcome IN ('complaint', 'repeat')"],
    ['an original was taken away', 'linesWithoutOriginal', 'DELETE FROM sealed_originals'],
    [
      'a line names a case that is not there',
      'linesWithoutCase',
      "UPDATE arrivals SET complaint_id = 'x' WHERE outcome = 'complaint'",
    ],
    ['a case was taken away with all its lines', 'slipsWithoutCase', 'DELETE FROM complaints'],
  ] as const)('does not balance when %s', async (_what, fault, sql) => {
    await db.uow.write(async (m) => {
      if (fault === 'slipsWithoutCase') await m.query("DELETE FROM arrivals WHERE outcome IN ('complaint', 'repeat')");
      await m.query(sql);
    });
    const balance = await desk.balance.execute(...days);
    expect(balance.faults[fault]).toBeGreaterThan(0);
    expect(balance.balanced).toBe(false);
  });

  it('names who brought what, and never its words', async () => {
    const entries = await db.reads.find(AuditEntryRow, { order: { seq: 'ASC' } });
    expect(entries.map((entry) => entry.action)).toEqual([
      'complaint.registered',
      'arrival.recorded',
      'arrival.recorded',
    ]);
    expect(JSON.stringify(entries)).not.toContain('料金');
  });
});
