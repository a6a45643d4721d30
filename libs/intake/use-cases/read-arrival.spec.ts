import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FakeClock, openTestDatabase, type TestDatabase } from '#testing';
import { SweepPending } from '../jobs/sweep-pending.js';
import { emptyResult, type ReadResult } from '../readers/read-result.js';
import { intakeSchema } from '../index.js';
import { aoi, IntakeDesk, NOW, UNDER_INTAKE } from './intake-desk.fixture.js';

let db: TestDatabase;
let clock: FakeClock;
let desk: IntakeDesk;

beforeEach(async () => {
  db = await openTestDatabase([...UNDER_INTAKE, intakeSchema]);
  clock = new FakeClock(NOW);
  desk = new IntakeDesk(db.uow, db.settings, clock);
});
afterEach(() => db.close());

const blobs = async (): Promise<number> => {
  let n = 0;
  for await (const blob of desk.blobs.list()) n += blob.path === '' ? 0 : 1;
  return n;
};

describe('an item that has to be read', () => {
  it('comes twice: one original, one key, one job, and both answers name the case', async () => {
    desk.readers.answer('mail one', { text: '遅い' });
    const [first, second] = [await desk.mail('mail one'), await desk.mail('mail one')];
    expect([await desk.count('sealed_originals'), await desk.count('data_keys'), await desk.count('jobs')]).toEqual([
      1, 1, 1,
    ]);
    await desk.read.execute(first);
    expect(await desk.describe.execute(first)).toMatchObject({ outcome: 'complaint', slipNumber: '2026-11-000001' });
    expect(await desk.describe.execute(second)).toMatchObject({ outcome: 'repeat', slipNumber: '2026-11-000001' });
  });

  it('that is large leaves one file, however often it comes', async () => {
    const large = 'x'.repeat(100_000);
    const id = await desk.mail(large, 'large');
    await desk.mail(large, 'large');
    expect([await blobs(), await desk.count('data_keys'), await desk.count('arrivals')]).toEqual([1, 1, 2]);
    expect((await desk.ledger.original(await desk.arrival(id))).length).toBe(100_000);
  });

  it('with the same Message-ID but other bytes is another item', async () => {
    const [one, two] = [await desk.mail('one', 'message-id <a@b>'), await desk.mail('two', 'message-id <a@b>')];
    expect([(await desk.arrival(one)).outcome, (await desk.arrival(two)).outcome]).toEqual(['pending', 'pending']);
  });

  it('becomes a case for a person when it cannot be read three times', async () => {
    const id = await desk.mail('broken');
    for (let n = 0; n < 3; n += 1) await expect(desk.read.execute(id)).rejects.toThrow('fell over');
    expect((await desk.arrival(id)).outcome).toBe('pending');
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
    expect([(await desk.arrival(id)).attempts, await desk.count('complaints')]).toEqual([1, 1]);
  });

  it('is answered as pending to its bringer when reading fails or takes too long, and is not lost', async () => {
    const file = { channel: 'fax', fileName: 'a.tif', mediaType: 'image/tiff', source: 'upload' } as const;
    const failing = await desk.take.execute({ ...file, bytes: Buffer.from('broken') }, aoi);
    expect(failing).toMatchObject({ outcome: 'pending', slipNumber: null });
    desk.readers.answerBy('slow', () => new Promise(() => undefined));
    expect(await desk.take.execute({ ...file, bytes: Buffer.from('slow') }, aoi, 1)).toMatchObject({
      outcome: 'pending',
    });
    expect(await desk.count('jobs', "kind = 'intake.read-pages'")).toBe(2);
  });

  it('gets its job again when nobody read it, and not while another process may be at it', async () => {
    const lost = await desk.mail('lost');
    const begun = await desk.fax('broken');
    await expect(desk.read.execute(begun)).rejects.toThrow('fell over');
    await db.uow.write((m) => m.query('DELETE FROM jobs'));
    const kept: string[] = [];
    const jobs = {
      enqueue: (_kind: string, payload: { arrivalId: string }) => Promise.resolve(void kept.push(payload.arrivalId)),
    };
    const sweep = new SweepPending(db.uow, jobs as never, desk.soon, clock);
    await sweep.execute();
    expect(kept.splice(0)).toEqual([lost]);
    const young = await desk.mail('young');
    clock.advance(60_000);
    await sweep.execute();
    expect(kept.splice(0)).toEqual([]);
    clock.advance(60_000);
    await sweep.execute();
    expect(kept.splice(0)).toEqual([lost, young]);
    clock.advance(60 * 60_000);
    await sweep.execute();
    expect(kept.splice(0)).toEqual([lost, begun, young]);
    await db.uow.write((m) =>
      m.query(`UPDATE arrivals SET received_at = '2026-01-05T00:00:00.000Z' WHERE id = '${young}'`),
    );
    await sweep.execute();
    expect(kept).toEqual([young, lost, begun]);
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
    expect(await desk.count('complaints')).toBe(0);
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
