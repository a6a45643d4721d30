import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { auditSchema } from '#audit';
import { FakeClock, openTestDatabase, temporaryFolder, type TemporaryFolder, type TestDatabase } from '#testing';
import { vaultSchema } from '#vault';
import { noticesSchema } from '../data/notices.schema.js';
import { placeOf } from '../domain/party-identity.js';
import { INCIDENT, ListDesk, maker } from '../imports/list-desk.fixture.js';
import type { PartyInput } from '../use-cases/change-list.js';
import { CROWD } from './resolve.js';

jest.setTimeout(60_000);

let db: TestDatabase;
let folder: TemporaryFolder;
let desk: ListDesk;
let campaign: string;

beforeEach(async () => {
  db = await openTestDatabase([vaultSchema, auditSchema, noticesSchema]);
  folder = temporaryFolder();
  const clock = new FakeClock('2026-11-25T00:00:00.000Z');
  desk = new ListDesk({ uow: db.uow, clock, folder: folder.path });
  campaign = await desk.campaign();
});
afterEach(async () => {
  folder.remove();
  await db.close();
});

const add = (...rows: PartyInput[]) => desk.list.add(campaign, rows, maker);
const names = async () => (await desk.open()).map(({ name }) => name);
const pairs = async (state: 'open' | 'same' | 'different' = 'open') =>
  (await desk.pairs.page(INCIDENT, state, { after: null, limit: 50 }, maker)).items;
const HOME = { postalCode: '100-0001', address: ['東京都千代田区千代田1-2-3'] };

describe('one person', () => {
  it.each<[string, PartyInput, PartyInput]>([
    [
      'customer number',
      { customerNo: 'Ｃ－００１', email: 'old@example.jp' },
      { customerNo: 'c-001', phone: '03-1234-5678' },
    ],
    ['address', { email: 'Hanako@example.jp' }, { email: 'hanako@EXAMPLE.jp', phone: '03-1234-5678' }],
    ['telephone number', { phone: '090-1234-5678' }, { phone: '+81 90 1234 5678', email: 'h@example.jp' }],
    ['line', { lines: ['090-1111-2222'] }, { lines: ['09011112222'] }],
    ['account', { accounts: ['hanako-01'] }, { accounts: ['hanako-01'] }],
  ])('is listed once when the same %s comes under one name, across lists', async (_, first, second) => {
    await add({ name: '見本　花子', ...first });
    expect(await add({ name: '見本花子 様', ...second })).toMatchObject({ added: 0, repeated: 1 });
    expect(await names()).toEqual(['見本　花子']);
    expect(await pairs()).toEqual([]);
  });

  it('keeps all lines and accounts, learns what was missing, and is known by every address of theirs', async () => {
    await add({ name: '見本 花子', customerNo: 'C-1', email: 'one@example.jp', lines: ['090-1111-2222'] });
    await add({ name: '見本 花子', customerNo: 'C-1', email: 'two@example.jp', ...HOME, accounts: ['hanako'] });
    await add({ name: '見本 花子', email: 'two@example.jp', lines: ['090-3333-4444'] });
    const [party, ...others] = await desk.open();
    expect(others).toEqual([]);
    expect(party).toMatchObject({ email: 'one@example.jp', reach: 'el', postal: { code: '1000001' } });
    expect((await desk.parties.units(party?.id ?? '')).map(({ kind, value }) => `${kind} ${value}`).sort()).toEqual([
      'account hanako',
      'email two@example.jp',
      'line +819011112222',
      'line +819033334444',
    ]);
  });

  it('is never lost: any rows in any order list every customer number exactly once', async () => {
    const row = fc.record({ customer: fc.integer({ min: 0, max: 5 }), line: fc.integer({ min: 0, max: 9 }) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 5 }),
        async (rows, size) => {
          const id = await desk.campaign();
          const inputs = rows.map(({ customer, line }) => ({
            name: `見本${String(customer)}号`,
            customerNo: `${id}-${String(customer)}`,
            lines: [`${id}-${String(customer)}-${String(line)}`],
          }));
          for (let at = 0; at < inputs.length; at += size) await desk.list.add(id, inputs.slice(at, at + size), maker);
          expect(await desk.parties.listed(id)).toBe(new Set(rows.map(({ customer }) => customer)).size);
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe('two that may be one', () => {
  it.each<[string, string, PartyInput, PartyInput]>([
    [
      'a family that shares an address',
      'shared-email',
      { name: '見本 花子', email: 'f@example.jp' },
      { name: '見本 太郎', email: 'f@example.jp' },
    ],
    [
      'a telephone that several use',
      'shared-phone',
      { name: '見本 花子', phone: '0312345678' },
      { name: '例 太郎', phone: '0312345678' },
    ],
    [
      'one customer number, two names',
      'shared-customer',
      { name: '見本 花子', customerNo: 'C1' },
      { name: '例 花子', customerNo: 'C1' },
    ],
    [
      'the same name at the same place',
      'same-name-and-place',
      { name: '斎藤 花子', ...HOME, email: 'a@example.jp' },
      { name: '齋藤花子', postalCode: '1000001', address: ['千代田区千代田一丁目２番３号'], email: 'b@example.jp' },
    ],
    [
      'names alike at the same place',
      'alike-name-and-place',
      { name: '見本 太郎', ...HOME },
      { name: '見本 太朗', ...HOME },
    ],
    [
      'one telephone and no names, two addresses',
      'shared-phone other-email',
      { phone: '0312345678', email: 'a@example.jp' },
      { phone: '0312345678', email: 'b@example.jp' },
    ],
    [
      'a name on one side only, two addresses',
      'shared-line other-email',
      { name: '見本 花子', email: 'a@example.jp', lines: ['09011112222'] },
      { email: 'b@example.jp', lines: ['09011112222'] },
    ],
    [
      'one address and name, two customer numbers',
      'shared-email other-customer',
      { name: '見本 花子', email: 'f@example.jp', customerNo: 'C1' },
      { name: '見本 花子', email: 'f@example.jp', customerNo: 'C2' },
    ],
    [
      'one address and no name, two customer numbers',
      'shared-email other-customer',
      { name: '見本 花子', email: 'f@example.jp', customerNo: 'C1' },
      { email: 'f@example.jp', customerNo: 'C2' },
    ],
  ])('are both told until a person decides: %s', async (_, reason, first, second) => {
    await add(first);
    expect(await add(second)).toMatchObject({ added: 1 });
    const found = await pairs();
    expect(found.map(({ reasons }) => reasons)).toEqual([reason.split(' ')]);
    const shown = [found[0]?.first.name, found[0]?.second.name];
    expect(shown).toEqual([first.name ?? null, second.name ?? null]);
    expect(await desk.parties.listed(campaign)).toBe(2);
  });

  it('are each known again, with their own customer number', async () => {
    const rows = ['C1', 'C2'].map((customerNo) => ({ name: '見本 花子', email: 'f@example.jp', customerNo }));
    await add(...rows);
    expect(await add(...rows)).toMatchObject({ added: 0 });
    const [pair, ...others] = await pairs();
    expect(others).toEqual([]);
    await desk.decide.execute(pair?.id ?? '', 'same', maker);
    expect(await add(...rows)).toMatchObject({ added: 0 });
    expect(await pairs()).toEqual([]);
  });

  it('are not asked about when nothing but the name, or the house, is the same', async () => {
    await add({ name: '見本 花子', email: 'a@example.jp' }, { name: '見本 花子', email: 'b@example.jp' });
    await add({ name: '例 一郎', ...HOME }, { name: '例 花江', ...HOME });
    expect(await desk.open()).toHaveLength(4);
    expect(await pairs()).toEqual([]);
  });

  it('are asked about when one row ties two known people together', async () => {
    await add({ name: '見本 花子', email: 'a@example.jp' }, { name: '見本 花子', phone: '0312345678' });
    await add({ name: '見本 花子', email: 'a@example.jp', phone: '03-1234-5678' });
    expect(await desk.open()).toHaveLength(2);
    expect((await pairs()).map(({ reasons }) => reasons)).toEqual([['two-matches']]);
  });

  it('stay as many as they are when a whole firm shares one number', async () => {
    const people = Array.from({ length: CROWD * 3 }, (_, n) => ({ name: `社員${String(n)}`, phone: '0312345678' }));
    for (const person of people) await add(person);
    expect(await desk.open()).toHaveLength(CROWD * 3);
    expect((await pairs()).length).toBeLessThan(CROWD * CROWD);
  });
});

describe('a person decides', () => {
  it('that two are one: one is told, with the ways to reach both; approvals are void; and takes it back', async () => {
    await add({ name: '見本 花子', email: 'f@example.jp' }, { name: '見本 太郎', email: 'f@example.jp', ...HOME });
    await desk.approve(campaign, 'misaki');
    const before = await desk.open();
    const [pair] = await pairs();
    await desk.decide.execute(pair?.id ?? '', 'same', maker);
    const [kept, ...others] = await desk.open();
    expect(others).toEqual([]);
    expect(kept).toMatchObject({ name: '見本 太郎', email: 'f@example.jp', reach: 'el' });
    expect(await desk.parties.listed(campaign)).toBe(1);
    expect((await desk.campaigns.get(campaign)).approvals.every(({ voidedAt }) => voidedAt !== null)).toBe(true);
    expect(await add({ name: '見本 花子', email: 'f@example.jp' })).toMatchObject({ added: 0 });
    await expect(desk.decide.execute(pair?.id ?? '', 'same', maker)).rejects.toMatchObject({
      code: 'notices.pair-decided',
    });
    await desk.decide.undo(pair?.id ?? '', maker);
    expect(await desk.open()).toEqual(before);
    expect(await desk.parties.listed(campaign)).toBe(2);
    expect(await pairs()).toHaveLength(1);
  });

  it('that two are one after addresses were taken over, and after taking it back each has its own', async () => {
    await add({ name: '見本 花子', customerNo: 'C1', email: 'a@example.jp', phone: '0312345678' });
    await add({ name: '例 花子', customerNo: 'C1', email: 'b@example.jp', ...HOME, lines: ['09011112222'] });
    const before = await desk.open();
    const [pair] = await pairs();
    await desk.decide.execute(pair?.id ?? '', 'same', maker);
    const [kept] = await desk.open();
    expect(kept).toMatchObject({ reach: 'elp' });
    expect((await desk.parties.units(kept?.id ?? '')).map(({ kind }) => kind).sort()).toEqual(['email', 'line']);
    await desk.decide.undo(pair?.id ?? '', maker);
    expect(await desk.open()).toEqual(before);
    expect((await desk.parties.units(before[0]?.id ?? '')).map(({ kind }) => kind)).toEqual([]);
  });

  it('that two are two, and is not asked again', async () => {
    const rows = [
      { name: '見本 花子', email: 'f@example.jp' },
      { name: '見本 太郎', email: 'f@example.jp' },
    ];
    await add(...rows);
    const [pair] = await pairs();
    await desk.decide.execute(pair?.id ?? '', 'different', maker);
    await add(...rows);
    expect(await pairs()).toEqual([]);
    expect(await pairs('different')).toHaveLength(1);
  });

  it('nothing about people to whom a message may be under way', async () => {
    await add({ name: '見本 花子', email: 'f@example.jp' }, { name: '見本 太郎', email: 'f@example.jp' });
    const [pair] = await pairs();
    await desk.setState(campaign, 'running');
    await expect(desk.decide.execute(pair?.id ?? '', 'same', maker)).rejects.toMatchObject({
      code: 'notices.party-in-use',
    });
    await desk.setState(campaign, 'done');
    await desk.decide.execute(pair?.id ?? '', 'same', maker);
  });
});

describe('a place', () => {
  it('is the same however its numbers are written, and none where no number is', () => {
    const place = (...lines: string[]) => placeOf({ code: '1000001', lines });
    expect(place('千代田区千代田１－２－３')).toBe(place('東京都千代田区千代田', '一丁目2番3号'));
    expect(place('千代田区千代田1-2-3')).not.toBe(place('千代田区千代田1-2-4'));
    expect(place('千代田区千代田十二丁目3番')).toBe('1000001:12-3');
    expect(place('千代田区千代田')).toBeNull();
  });
});
