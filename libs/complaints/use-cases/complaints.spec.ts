import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AuditEntryRow, auditSchema } from '#audit';
import { vaultSchema } from '#vault';
import { FakeClock, openTestDatabase, type TestDatabase } from '#testing';
import { Complaint } from '../data/complaint.entity.js';
import { complaintsSchema } from '../index.js';
import { aoi, ComplaintDesk, riku } from './complaint-desk.fixture.js';

const NOT_INVOLVED = { involved: false, reason: '料金だけの申出と確認した。' };

let db: TestDatabase;
let clock: FakeClock;
let desk: ComplaintDesk;

beforeEach(async () => {
  db = await openTestDatabase([vaultSchema, auditSchema, complaintsSchema]);
  clock = new FakeClock('2026-11-25T00:00:00.000Z');
  desk = new ComplaintDesk(db.uow, clock);
});
afterEach(() => db.close());

const audited = async (): Promise<string[]> =>
  (await db.reads.find(AuditEntryRow, { order: { seq: 'ASC' } })).map((entry) => `${entry.actorId} ${entry.action}`);
const rowOf = (id: string): Promise<Complaint> => db.reads.findOneByOrFail(Complaint, { id });

describe('registering', () => {
  it('numbers slips without a gap within the Tokyo month of arrival, also when one registration fails', async () => {
    expect((await desk.complaint()).slip).toBe('2026-11-000001');
    const failing = db.uow.write(async () => {
      await desk.complaint();
      throw new Error('the arrival could not be settled');
    });
    await expect(failing).rejects.toThrow('could not be settled');
    expect((await desk.complaint()).slip).toBe('2026-11-000002');
    expect((await desk.complaint({ receivedAt: '2026-11-30T15:00:00.000Z' })).slip).toBe('2026-12-000001');
  });

  it('numbers many at once each by a number of its own', async () => {
    const slips = (await Promise.all(Array.from({ length: 30 }, () => desk.complaint()))).map(({ slip }) => slip);
    expect(new Set(slips).size).toBe(30);
    expect(slips.sort().at(-1)).toBe('2026-11-000030');
  });

  it('keeps words and contact sealed, and tells the other features', async () => {
    const told: unknown[] = [];
    desk.events.on('complaint.registered', (event) => Promise.resolve(void told.push(event)));
    const { id } = await desk.complaint({ details: { subject: '請求', contact: { email: 'a@example.jp' } } });
    const row = await rowOf(id);
    expect(row.sealedText.includes(Buffer.from('料金'))).toBe(false);
    expect(row.sealedDetails.includes(Buffer.from('a@example.jp'))).toBe(false);
    expect((await desk.reader.forEngine(id)).text).toContain('料金');
    expect(told).toMatchObject([{ complaintId: id, contactEmail: true, mayAcknowledge: true }]);
  });
});

describe('two agents who correct the same complaint', () => {
  it('refuses the second with both versions, and the look that gives is in the audit log', async () => {
    const { id } = await desk.complaint();
    await desk.update.execute(id, { version: 1, text: '引落日が毎月違い、残高不足になりました。' }, aoi);
    const second = desk.update.execute(id, { version: 1, text: '引落しの日が違う。' }, riku);
    await expect(second).rejects.toMatchObject({
      code: 'complaints.version-conflict',
      data: {
        yours: { text: '引落しの日が違う。' },
        current: { version: 2, text: expect.stringContaining('残高不足') },
      },
    });
    expect((await desk.reader.forEngine(id)).text).toContain('残高不足');
    expect(await audited()).toEqual(['aoi complaint.registered', 'aoi complaint.edited', 'riku complaint.read']);
  });

  it('lets exactly one of two simultaneous corrections through', async () => {
    const { id } = await desk.complaint();
    const both = await Promise.allSettled([
      desk.update.execute(id, { version: 1, severity: 'high' }, aoi),
      desk.update.execute(id, { version: 1, severity: 'medium' }, riku),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await rowOf(id)).version).toBe(2);
  });

  it('keeps the earlier text in the history, what was findable, and the parts that were not given', async () => {
    const { id } = await desk.complaint();
    await desk.update.execute(id, { version: 1, text: '訂正後', contact: { phone: '090-0000-0002' } }, aoi);
    const open = await desk.reader.forEngine(id);
    expect(open.details.contact).toEqual({ name: '青葉 花子', phone: '090-0000-0002' });
    const { history } = await desk.reader.trail(id);
    expect(history.at(-1)).toMatchObject({ action: 'edited', note: '料金の引落日が毎月ばらばらです。' });
    for (const phone of ['090-0000-0001', '+81 90-0000-0002'])
      expect((await desk.list.lookUp('phone', phone, aoi)).map((line) => line.id)).toEqual([id]);
  });

  it('has corrected words assessed again, also those of the subject alone and of a closed complaint', async () => {
    const heard: unknown[] = [];
    desk.events.on('complaint.text-changed', (event) => Promise.resolve(void heard.push(event)));
    const { id } = await desk.complaint();
    await desk.update.execute(id, { version: 1, severity: 'medium' }, aoi);
    expect(heard).toEqual([]);
    await desk.update.execute(id, { version: 2, subject: '通話履歴が漏れた' }, aoi);
    await desk.handle.execute(id, { to: 'closed', secrecy: NOT_INVOLVED }, aoi);
    await desk.update.execute(id, { version: 4, text: '通話履歴を隣人が知っていた。' }, aoi);
    expect(heard).toMatchObject([{ subject: '通話履歴が漏れた' }, { text: '通話履歴を隣人が知っていた。' }]);
  });
});

describe('handling', () => {
  it('stamps acknowledgement and first reply once, whatever comes later', async () => {
    const { id } = await desk.complaint();
    await desk.handle.markAcknowledged(id, '2026-11-25T01:00:00.000Z', 'mail');
    await desk.handle.markAcknowledged(id, '2026-11-26T01:00:00.000Z', 'mail');
    clock.advance(3_600_000);
    await desk.handle.reply(id, { channel: 'phone', text: 'ご説明しました。' }, aoi);
    clock.advance(3_600_000);
    await desk.handle.reply(id, { channel: 'phone', text: '再度ご説明しました。' }, riku);
    expect(await rowOf(id)).toMatchObject({
      state: 'replied',
      acknowledgedAt: '2026-11-25T01:00:00.000Z',
      firstReplyAt: '2026-11-25T01:00:00.000Z',
    });
    expect((await desk.reader.trail(id)).messages.map((message) => message.text)).toEqual([
      'ご説明しました。',
      '再度ご説明しました。',
    ]);
  });

  it('does not close without an answer to the secrecy question, nor by a step that is not in the table', async () => {
    const { id } = await desk.complaint();
    await expect(desk.handle.execute(id, { to: 'closed' }, aoi)).rejects.toMatchObject({
      code: 'complaints.secrecy-answer-missing',
    });
    await expect(desk.handle.execute(id, { to: 'reopened' }, aoi)).rejects.toMatchObject({
      code: 'complaints.transition-not-allowed',
      data: { from: 'received', to: 'reopened' },
    });
    expect(await rowOf(id)).toMatchObject({ state: 'received', version: 1 });
    await desk.handle.execute(id, { to: 'closed', secrecy: NOT_INVOLVED }, aoi);
    expect(await rowOf(id)).toMatchObject({ state: 'closed', secrecyInvolved: false });
  });

  it('keeps what a person answered although the closing is refused', async () => {
    const { id } = await desk.complaint();
    const raised: boolean[] = [];
    desk.events.on('complaint.secrecy-answered', ({ involved }) => Promise.resolve(void raised.push(involved)));
    desk.events.on('complaint.closing', () => Promise.reject(new Error('a signal waits')));
    const step = { to: 'closed', secrecy: { involved: true, reason: '通話の相手を店員が知っていた。' } } as const;
    await expect(desk.handle.execute(id, step, aoi)).rejects.toThrow('a signal waits');
    expect(raised).toEqual([true]);
    expect((await rowOf(id)).state).toBe('received');
    expect((await desk.reader.trail(id)).history.at(-1)).toMatchObject({
      action: 'secrecy-involved',
      note: '通話の相手を店員が知っていた。',
    });
  });

  it.each([
    ['closed', 'reopened'],
    ['replied', 'in_handling'],
    ['acknowledged', 'acknowledged'],
  ] as const)(
    'a further message makes a case that is %s %s, and a person reads what no reader could',
    async (from, to) => {
      const { id } = await desk.complaint();
      await desk.handle.execute(id, { to: from, ...(from === 'closed' ? { secrecy: NOT_INVOLVED } : {}) }, aoi);
      await desk.handle.addFollowUp(id, {
        channel: 'email',
        subject: null,
        text: '追記です。',
        arrivalId: '01JDH0NC0DENT0000000000001',
        at: '2026-11-25T02:00:00.000Z',
        humanMustRead: true,
      });
      expect(await rowOf(id)).toMatchObject({ state: to, humanMustRead: true });
    },
  );
});

describe('looking up', () => {
  it('finds by every notation, writes the search down, and not what was searched for', async () => {
    const { id, slip } = await desk.complaint();
    expect((await desk.list.lookUp('name', 'アオバ　はなこ様', aoi)).length).toBe(0);
    expect((await desk.list.lookUp('name', '青葉花子 様', aoi)).map((line) => line.id)).toEqual([id]);
    expect((await desk.list.lookUp('slip', slip.replace('2026', '２０２６'), riku)).map((line) => line.id)).toEqual([
      id,
    ]);
    const entries = await db.reads.find(AuditEntryRow, {
      where: { action: 'complaint.looked-up' },
      order: { seq: 'ASC' },
    });
    expect(entries.map((entry) => JSON.parse(String(entry.facts)) as unknown)).toEqual([
      { kind: 'name', found: 0 },
      { kind: 'name', found: 1 },
      { kind: 'slip', found: 1 },
    ]);
    expect(JSON.stringify(entries)).not.toContain('青葉');
    await expect(desk.list.lookUp('phone', '---', aoi)).rejects.toMatchObject({ code: 'complaints.empty-lookup' });
  });

  it('pages through everything once', async () => {
    for (let n = 0; n < 7; n += 1) await desk.complaint();
    const seen: string[] = [];
    for (let after = null as null | { at: string; id: string }; ;) {
      const page = await desk.list.page({}, aoi, { limit: 3, after });
      const last = page.at(-1);
      if (last === undefined) break;
      seen.push(...page.map((line) => line.id));
      after = { at: last.receivedAt, id: last.id };
    }
    expect(new Set(seen).size).toBe(7);
    expect(seen.length).toBe(7);
  });
});
