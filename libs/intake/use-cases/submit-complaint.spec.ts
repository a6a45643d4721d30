import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FakeClock, openTestDatabase, type TestDatabase } from '#testing';
import { parseInstant } from '#kernel';
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

describe('a complaint that is logged', () => {
  it('stands in ledger, case, original, assessment and audit log after one commit', async () => {
    const before = db.uow.commits;
    const item = await desk.phone('漏えいがあったと聞きました。');
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
      expect([table, await desk.count(table)]).toEqual([table, 1]);
    expect((await desk.ledger.original(await desk.arrival(item.arrivalId))).toString()).toBe(
      '漏えいがあったと聞きました。',
    );
  });

  it('leaves nothing half there when the case cannot be made', async () => {
    desk.events.on('complaint.registered', () => Promise.reject(new Error('no room')));
    await expect(desk.phone('料金が高い')).rejects.toThrow('no room');
    for (const table of ['arrivals', 'complaints', 'sealed_originals', 'assessments', 'audit_entries', 'data_keys'])
      expect([table, await desk.count(table)]).toEqual([table, 0]);
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
    const items = await Promise.all(Array.from({ length: 6 }, () => desk.phone('料金が高い', 'key 1')));
    expect(new Set(items.map((item) => item.complaintId)).size).toBe(1);
    expect([await desk.count('complaints'), await desk.count('arrivals'), await desk.count('data_keys')]).toEqual([
      1, 6, 1,
    ]);
    expect(await desk.count('arrivals', "outcome = 'repeat'")).toBe(5);
  });

  it('is refused with another body, also when both come at once', async () => {
    const both = await Promise.allSettled([desk.phone('料金が高い', 'key 2'), desk.phone('速度が遅い', 'key 2')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(desk.phone('別の内容', 'key 2')).rejects.toMatchObject({ code: 'intake.key-reused' });
    expect([await desk.count('complaints'), await desk.count('arrivals')]).toEqual([1, 1]);
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
    expect(await desk.status.execute({ slipNumber: (await desk.phone('電話')).slipNumber, secret: '' })).toBeNull();
    expect(JSON.stringify(await db.reads.query('SELECT * FROM complaints'))).not.toContain(secret);
  });
});
