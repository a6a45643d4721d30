import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { auditSchema } from '#audit';
import { complaintsSchema } from '#complaints';
import { query } from '#persistence';
import { triageSchema } from '#triage';
import { vaultSchema } from '#vault';
import { FakeClock, openTestDatabase, type TestDatabase } from '#testing';
import { SuggestionRows } from '../data/suggestion-rows.js';
import { siblingsSchema } from '../index.js';
import { aoi, SiblingDesk } from './sibling-desk.fixture.js';

const LETTER =
  '先月の請求書に、私の知らない番号への通話が並んでいました。窓口に伺ったところ、担当の方が別の契約者の明細を画面に映したまま席を立たれ、他人の通話先が見えてしまいました。';
const RETYPED =
  '先月の請求書に私の知らない番号への通話がならんでいました。窓口へ伺ったところ、担当の方がべつの契約者の明細を画面に映したまま席を立たれ、他人の通話先が見えてしまいました。ご回答ください。';
const OTHER =
  '機種変更のあと、自宅の二階だけ電波がまったく入らなくなりました。中継器を貸していただけるとの話でしたが、三週間たっても届きません。';

let db: TestDatabase;
let desk: SiblingDesk;
let clock: FakeClock;

beforeEach(async () => {
  db = await openTestDatabase([vaultSchema, auditSchema, complaintsSchema, triageSchema, siblingsSchema]);
  clock = new FakeClock('2026-11-25T00:00:00.000Z');
  desk = new SiblingDesk(db.uow, clock);
});
afterEach(() => db.close());

/** What is suggested about a complaint: the other one and the kinds of the reasons. */
async function suggested(id: string): Promise<{ id: string; other: string; kinds: string[]; score: number }[]> {
  await desk.sweep.execute();
  return (await desk.read.execute(id)).suggestions.map((each) => ({
    id: each.id,
    other: each.complaint.complaintId,
    kinds: each.reasons.map(({ kind }) => kind),
    score: each.score,
  }));
}

async function firstOf(id: string): Promise<string> {
  const [one] = await suggested(id);
  if (one === undefined) throw new Error('nothing is suggested');
  return one.id;
}

describe('what is suggested', () => {
  it('finds the same text, whatever its width, spaces and line breaks', async () => {
    const one = await desk.complaint(LETTER);
    const two = await desk.complaint(LETTER.replace(/、/g, '，\n').replace(/私/g, ' 私'));
    expect(await suggested(two)).toMatchObject([{ other: one, kinds: ['same-text'] }]);
    expect(await suggested(one)).toMatchObject([{ other: two }]);
  });

  it('finds a text written over again, and leaves another matter alone', async () => {
    const one = await desk.complaint(LETTER);
    const other = await desk.complaint(OTHER);
    const two = await desk.complaint(RETYPED);
    expect(await suggested(two)).toMatchObject([{ other: one, kinds: ['near-text'] }]);
    expect(await suggested(other)).toEqual([]);
  });

  it('finds the same person by telephone and by letter, and the line that a text is about', async () => {
    const call = await desk.complaint(OTHER, { phone: '090-0000-1234', name: '青葉 花子' });
    const letter = await desk.complaint('請求の内訳を教えてください。', { phone: '０９０ ００００ １２３４' });
    const about = await desk.complaint('母の電話（09000001234）に夜中の着信が続いています。');
    expect(await suggested(letter)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ other: call, kinds: ['same-phone'] }),
        expect.objectContaining({ other: about, kinds: ['same-line'] }),
      ]),
    );
  });

  it('says nothing of a common name alone, and takes a misheard one in the same town for a reason', async () => {
    const contact = { name: '田中 一郎', address: '〒231-0000 神奈川県横浜市中区本町1-1' };
    const one = await desk.complaint(OTHER, contact);
    await desk.complaint('解約の手続きがわかりません。', { name: '田中一郎' });
    const misheard = await desk.complaint(LETTER, { ...contact, name: '田中一朗' });
    expect(await suggested(one)).toEqual([]);
    const close = await desk.complaint('中継器がまだ来ません。', contact);
    expect(await suggested(close)).toEqual([]);
    expect(misheard).not.toBe(close);
  });

  it('finds a case whose slip number the text names', async () => {
    const one = await desk.complaint(LETTER);
    const two = await desk.complaint('受付番号２０２６－１１－０００００１の件はどうなりましたか。');
    expect(await suggested(two)).toMatchObject([{ other: one, kinds: ['slip-named'] }]);
  });

  it('looks again after the words or the contact were corrected', async () => {
    const one = await desk.complaint(LETTER, { email: '"a..b."@docomo.ne.jp' });
    const two = await desk.complaint(OTHER);
    expect(await suggested(two)).toEqual([]);
    const row = await desk.complaints.row(two);
    const sealed = await desk.complaints.reseal(row, OTHER, {
      subject: null,
      contact: { email: 'A..B.@docomo.ne.jp' },
    });
    await db.uow.write((m) => m.update('complaints', { id: two }, sealed));
    await desk.events.publish('complaint.contact-changed', { complaintId: two });
    expect(await suggested(two)).toMatchObject([{ other: one, kinds: ['same-email'] }]);
  });

  it('keeps no word of a text in its tables', async () => {
    await desk.complaint(LETTER, { phone: '090-0000-1234', name: '青葉 花子' });
    await desk.sweep.execute();
    const buckets = await query<{ bucket: number | string }>(db.uow.reads, 'SELECT bucket FROM sibling_buckets');
    expect(buckets.length).toBeGreaterThan(30);
    expect(buckets.every(({ bucket }) => /^\d{1,15}$/.test(String(bucket)))).toBe(true);
  });
});

describe('what a person says', () => {
  it('groups two complaints, shows signals and earliest arrival of both, and takes them apart again', async () => {
    const later = await desk.complaint(LETTER, {}, '2026-11-20T00:00:00.000Z');
    const earlier = await desk.complaint(RETYPED, {}, '2026-11-10T00:00:00.000Z');
    await desk.group.accept(later, await firstOf(later), aoi);
    const { group } = await desk.read.execute(later);
    expect(group).toMatchObject({ receivedAt: '2026-11-10T00:00:00.000Z', firstSignalAt: null, flagged: false });
    expect(group?.members.map(({ complaintId, primary }) => [complaintId, primary])).toEqual([
      [earlier, true],
      [later, false],
    ]);
    await desk.group.leave(earlier, aoi);
    expect((await desk.read.execute(later)).group).toBeNull();
    expect(await suggested(later)).toHaveLength(1);
    await expect(desk.group.leave(later, aoi)).rejects.toMatchObject({ code: 'siblings.not-grouped' });
  });

  it('makes one group of two, and does not suggest a rejected pair again', async () => {
    const ids = [await desk.complaint(LETTER), await desk.complaint(RETYPED), await desk.complaint(`${LETTER}再度。`)];
    const [a = '', b = '', c = ''] = ids;
    const pairs = await suggested(a);
    for (const { id, other } of pairs) await desk.group[other === b ? 'accept' : 'reject'](a, id, aoi);
    expect((await desk.read.execute(a)).group?.members).toHaveLength(2);
    await desk.events.publish('complaint.contact-changed', { complaintId: a });
    await desk.sweep.execute();
    const again = (await desk.read.execute(a)).suggestions.map(({ complaint, state }) => [
      complaint.complaintId,
      state,
    ]);
    expect(again).toEqual(
      expect.arrayContaining([
        [b, 'accepted'],
        [c, 'rejected'],
      ]),
    );
    const bc = (await suggested(b)).find(({ other }) => other === c);
    await desk.group.accept(b, bc?.id ?? '', aoi);
    expect((await desk.read.execute(c)).group?.members).toHaveLength(3);
    await expect(desk.group.accept(b, bc?.id ?? '', aoi)).rejects.toMatchObject({ code: 'siblings.already-decided' });
  });

  it('knows an earlier complaint that was answered with "no problem"', async () => {
    const earlier = await desk.complaint(LETTER, {}, '2026-10-01T00:00:00.000Z');
    const again = await desk.complaint(RETYPED, {}, '2026-11-01T00:00:00.000Z');
    await desk.sweep.execute();
    expect(await desk.repeats.execute(again)).toEqual([]);
    await db.uow.write((m) => m.update('complaints', { id: earlier }, { state: 'closed', secrecyInvolved: false }));
    expect(await desk.repeats.execute(again)).toMatchObject([
      { complaintId: earlier, answered: 'closed', grouped: false },
    ]);
    expect(await desk.repeats.execute(earlier)).toEqual([]);
  });
});

describe('what one complaint says of another', () => {
  const officer = { kind: 'user', id: 'hana', role: 'compliance' } as const;
  const signals = async (id: string): Promise<Record<string, string>> =>
    Object.fromEntries(await desk.signals.signalsOf(db.uow.reads, id));
  const tasks = (id: string): Promise<string[]> =>
    query<{ purpose: string }>(db.uow.reads, 'SELECT purpose FROM review_tasks WHERE complaint_id = ? ORDER BY id', [
      id,
    ]).then((rows) => rows.map(({ purpose }) => purpose));
  /** A signal that somebody answered. */
  async function signalled(id: string, state: 'set_aside' | 'suspected'): Promise<void> {
    await desk.signals.raise(id, 'raised_by_staff', officer);
    await db.uow.write(async (m) => {
      await desk.signals.settle(m, id, state, clock.now().toISOString());
      const answered = await desk.tasks.openOf(id);
      await desk.tasks.answer(m, answered, { reader: 'hana', decisionId: 'none', at: clock.now().toISOString() });
    });
  }
  const becomesIncident = (id: string): Promise<void> =>
    db.uow.write(() => desk.events.publish('signal.suspected', { complaintId: id, decidedBy: officer, result: {} }));

  it('reopens what was set aside when the same story elsewhere becomes an incident', async () => {
    const aside = await desk.complaint(LETTER);
    const other = await desk.complaint(OTHER);
    const incident = await desk.complaint(RETYPED);
    for (const id of [aside, other]) await signalled(id, 'set_aside');
    await desk.sweep.execute();
    await becomesIncident(incident);
    expect(await signals(aside)).toEqual({ raised_by_staff: 'open' });
    expect(await tasks(aside)).toEqual(['signal', 'reopened']);
    expect(await signals(other)).toEqual({ raised_by_staff: 'set_aside' });
  });

  it('raises a complaint in which nobody saw anything, when a person groups it with an incident', async () => {
    const quiet = await desk.complaint(LETTER);
    const incident = await desk.complaint(RETYPED);
    await desk.sweep.execute();
    await signalled(incident, 'suspected');
    expect(await signals(quiet)).toEqual({});
    await desk.group.accept(quiet, await firstOf(quiet), aoi);
    expect(await signals(quiet)).toEqual({ sibling_of_incident: 'open' });
    await desk.carry.execute([quiet, incident]);
    expect(await tasks(quiet)).toEqual(['signal']);
    expect(await signals(incident)).toEqual({ raised_by_staff: 'suspected' });
  });

  it('raises it for the neighbour that is surely the same matter, whichever was suspected first', async () => {
    const [quiet, unsure, sure] = [
      await desk.complaint(LETTER),
      await desk.complaint(OTHER),
      await desk.complaint(RETYPED),
    ];
    const reasons = [{ kind: 'same-phone' as const }];
    await db.uow.write(() =>
      new SuggestionRows(db.uow, clock).suggest({ one: quiet, other: unsure, reasons, score: 0.99 }),
    );
    for (const id of [unsure, sure]) await signalled(id, 'suspected');
    await desk.sweep.execute();
    expect(await signals(quiet)).toEqual({ sibling_of_incident: 'open' });
  });

  it('always puts the same complaint before a person that comes again after "no problem"', async () => {
    const earlier = await desk.complaint(LETTER);
    await db.uow.write((m) =>
      m.update(
        'complaints',
        { id: earlier },
        { state: 'closed', secrecyInvolved: false, closedAt: '2026-11-26T00:00:00.000Z' },
      ),
    );
    clock.set('2026-11-25T12:00:00.000Z');
    const meanwhile = await desk.complaint(RETYPED);
    clock.set('2026-11-27T00:00:00.000Z');
    const again = await desk.complaint(`${LETTER}再度申し上げます。`);
    await desk.sweep.execute();
    expect(await signals(again)).toEqual({ repeated_after_no_problem: 'open' });
    expect((await desk.complaints.row(again)).flagged).toBe(true);
    expect(await signals(meanwhile)).toEqual({});
    await desk.carry.execute([again]);
    expect(await tasks(again)).toEqual(['signal']);
  });

  it('lets the same person come again with another matter, unless a signal of theirs was set aside', async () => {
    const contact = { phone: '090-0000-1234' };
    const closed = await desk.complaint(OTHER, contact);
    await db.uow.write((m) =>
      m.update(
        'complaints',
        { id: closed },
        { state: 'closed', secrecyInvolved: false, closedAt: clock.now().toISOString() },
      ),
    );
    clock.advance(86_400_000);
    const bill = await desk.complaint('請求の内訳を教えてください。', contact);
    await desk.sweep.execute();
    expect(await signals(bill)).toEqual({});
    const aside = await desk.complaint(LETTER, { phone: '090-0000-5678' });
    await signalled(aside, 'set_aside');
    await db.uow.write((m) => m.insert('review_decisions', setAsideBy('hana', aside)));
    clock.advance(86_400_000);
    const later = await desk.complaint('契約の更新月はいつでしょうか。', { phone: '090-0000-5678' });
    await desk.sweep.execute();
    expect(await signals(later)).toEqual({ repeated_after_no_problem: 'open' });
  });

  const setAsideBy = (decidedBy: string, complaintId: string): Record<string, unknown> => ({
    id: '01JDH0NC0DENT0000000000009',
    complaintId,
    decision: 'set_aside',
    reasonCode: 'no-communication',
    decidedBy,
    decidedAt: clock.now().toISOString(),
    engine: 'none',
    kinds: '[]',
  });
});
