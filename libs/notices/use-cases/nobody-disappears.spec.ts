import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { auditSchema } from '#audit';
import { incidentsSchema } from '#incidents';
import type { Actor } from '#kernel';
import { query, run } from '#persistence';
import { FakeClock, openTestDatabase, type TestDatabase } from '#testing';
import { vaultSchema } from '#vault';
import { AffectedParty, Notice } from '../data/notice.entities.js';
import { noticesSchema } from '../data/notices.schema.js';
import { RulingRows } from '../data/ruling-rows.js';
import { author, BY_PHONE, INCIDENT, NoticeDesk } from './notice-desk.fixture.js';

jest.setTimeout(60_000);

const machine: Actor = { kind: 'token', id: 'batch', role: 'compliance' };
const AT = '2026-11-25T00:00:00.000Z';
let db: TestDatabase;
let desk: NoticeDesk;
let rulings: RulingRows;

beforeEach(async () => {
  db = await openTestDatabase([vaultSchema, auditSchema, incidentsSchema, noticesSchema]);
  desk = new NoticeDesk({ uow: db.uow, settings: db.settings, clock: new FakeClock(AT) }, {});
  rulings = new RulingRows(db.uow);
});
afterEach(async () => {
  desk.mailer.close();
  await db.close();
});

const untold = () => desk.queries.countNotYetTold(INCIDENT);
const partyOf = async () => (await db.reads.findOneByOrFail(AffectedParty, { incidentId: INCIDENT })).id;
const source = (id: string, values: Record<string, string | number>) =>
  db.uow.write(async (m) => {
    const key = await desk.vault.newKey('party');
    const { id: made } = await desk.sources.add(m, {
      ...{ incidentId: INCIDENT, campaignId: null, kind: 'file', state: 'received', by: 'kenta', at: AT },
      provenance: { fileName: null, query: null, extract: null, extractedBy: null, releasedBy: null },
    });
    const sets = Object.keys(values).map((column) => `${column} = ?`);
    await run(m, `UPDATE party_sources SET id = ?, key_id = ?, ${sets.join(', ')} WHERE id = ?`, [
      ...[id, key.id, ...Object.values(values), made],
    ]);
  });

describe('somebody whom the incident knows', () => {
  it('counts as not told without standing on any list, until a person rules', async () => {
    const id = await desk.draft(['a@example.jp']);
    await db.uow.write((m) => run(m, 'DELETE FROM campaign_parties WHERE campaign_id = ?', [id]));
    expect(await untold()).toBe(1);
    const page = await desk.queries.notYetTold(INCIDENT, { cursor: '', limit: 10 });
    expect(page.items).toMatchObject([{ step: null, campaignId: null }]);
    const ruling = { about: 'party' as const, subject: await partyOf(), incidentId: INCIDENT, by: 'kenta', at: AT };
    expect(await db.uow.write((m) => rulings.add(m, ruling))).toBe(true);
    expect(await untold()).toBe(0);
    expect(await desk.queries.countRuledOut(INCIDENT)).toBe(1);
  });

  it('stays known when taken off the last list, with name of the party in the log, and counts again when listed again', async () => {
    const id = await desk.draft(['a@example.jp']);
    const partyId = await partyOf();
    await expect(desk.removal.execute(id, partyId, '理由', machine)).rejects.toMatchObject({
      code: 'notices.person-must-say',
    });
    await desk.removal.execute(id, partyId, '別人の番号だった', author);
    expect(await partyOf()).toBe(partyId);
    expect([await untold(), await desk.queries.countRuledOut(INCIDENT)]).toEqual([0, 1]);
    const [entry] = await query<{ facts: string }>(
      db.reads,
      "SELECT facts FROM audit_entries WHERE action = 'campaign.party-removed'",
    );
    expect(String(entry?.facts)).toContain(partyId);
    await desk.list.add(id, [{ email: 'a@example.jp', name: '受取人0' }], author);
    expect([await untold(), await desk.queries.countRuledOut(INCIDENT)]).toEqual([1, 0]);
  });

  it('is not ruled on when another list still has the party', async () => {
    const [one, other] = [await desk.draft(['a@example.jp']), await desk.draft(['a@example.jp'])];
    await desk.removal.execute(one, await partyOf(), '二つの名簿にある', author);
    expect([await untold(), await desk.queries.countRuledOut(INCIDENT)]).toEqual([1, 0]);
    await desk.removal.execute(other, await partyOf(), '対象外', author);
    expect([await untold(), await desk.queries.countRuledOut(INCIDENT)]).toEqual([0, 1]);
  });

  it('is told by the word of a person who says when and how, and by nothing less', async () => {
    const id = await desk.draft(['a@example.jp']);
    await db.uow.write((m) => desk.rows.plan.planSome(m, id, '', AT));
    const notice = await db.reads.findOneByOrFail(Notice, { campaignId: id });
    await expect(desk.told.execute(id, notice.id, BY_PHONE, machine)).rejects.toMatchObject({
      code: 'notices.person-must-say',
    });
    await expect(desk.told.execute(id, notice.id, { ...BY_PHONE, on: '2026-11-26' }, author)).rejects.toMatchObject({
      code: 'notices.future-date',
    });
    await desk.told.execute(id, notice.id, BY_PHONE, author);
    expect(await untold()).toBe(0);
    expect(await desk.actions()).toContain('incident.person-told');
  });
});

describe('a list', () => {
  const SOURCE = '01JDH0S00RCE00000000000000';
  it.each([
    ['received', { state: 'received' }, 'list-open'],
    ['looked through', { state: 'checked', refused: 3 }, 'list-open'],
    ['stopped', { state: 'stopped', added: 1 }, 'list-open'],
    ['cancelled half-way', { state: 'cancelled', added: 1 }, 'list-open'],
    ['done with rows refused', { state: 'done', refused: 3 }, 'rows-refused'],
    ['done', { state: 'done', added: 3 }, null],
    ['cancelled before anybody was taken', { state: 'cancelled', refused: 2 }, null],
    ['typed in with a row refused', { state: 'done', kind: 'hand', refused: 1 }, null],
  ])('%s keeps the incident open as it should, until a person rules', async (_title, values, kind) => {
    await source(SOURCE, values);
    expect((await rulings.open(INCIDENT)).map((matter) => matter.kind)).toEqual(kind === null ? [] : [kind]);
    const ruling = { about: 'list' as const, subject: SOURCE, incidentId: INCIDENT, by: 'kenta', at: AT };
    await db.uow.write((m) => rulings.add(m, ruling));
    expect(await rulings.open(INCIDENT)).toEqual([]);
  });
});
