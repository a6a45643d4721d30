import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { newId, type Actor } from '#kernel';
import { auditSchema, AuditLog } from '#audit';
import { query } from '#persistence';
import { newRing, RingMasterKey, Vault, vaultSchema } from '#vault';
import { FakeClock, openTestDatabase, type TestDatabase } from '#testing';
import { DraftRows } from '../data/draft-rows.js';
import { MOST_KEYS } from '../domain/draft-rules.js';
import { draftsSchema } from '../index.js';
import { BrowserKeys } from './browser-keys.js';
import { Drafts } from './drafts.js';
import { ForgetDrafts } from './forget-drafts.js';
import { SweepDrafts } from './sweep-drafts.js';

const HOUR_MS = 3_600_000;
const sato: Actor = { kind: 'user', id: newId(), role: 'agent' };
const suzuki: Actor = { kind: 'user', id: newId(), role: 'agent' };

let db: TestDatabase;
let clock: FakeClock;
let drafts: Drafts;
let vault: Vault;
let keys: BrowserKeys;
let sweep: SweepDrafts;
let forget: ForgetDrafts;

beforeEach(async () => {
  db = await openTestDatabase([vaultSchema, auditSchema, draftsSchema]);
  clock = new FakeClock('2026-11-26T01:00:00.000Z');
  const uow = db.uow;
  const master = new RingMasterKey(newRing('2026-11-26T00:00:00.000Z'));
  vault = new Vault(uow, master, clock);
  const rows = new DraftRows(uow, vault);
  forget = new ForgetDrafts(uow, rows);
  drafts = new Drafts(uow, rows, forget, new AuditLog(uow, master, clock), clock);
  keys = new BrowserKeys(uow, rows, forget, clock);
  sweep = new SweepDrafts(uow, rows, clock);
});
afterEach(() => db.close());

describe('drafts', () => {
  it('come back as they were written, to their writer alone, and the look is logged', async () => {
    const value = { text: 'メールの件で、髙橋さまから', boxes: [true, null] };
    await drafts.save(sato, 'call', 'c-1', { value, base: 0 });
    expect((await drafts.open(sato, 'call', 'c-1'))?.value).toEqual(value);
    expect(await drafts.open(suzuki, 'call', 'c-1')).toBeNull();
    const looks = await query(db.uow.reads, `SELECT actor_id FROM audit_entries WHERE action = 'draft.opened'`);
    expect(looks).toHaveLength(1);
  });

  it('of two tabs, the later one is given both texts, and neither is lost', async () => {
    await drafts.save(sato, 'reply', 'x', { value: 'first', base: 0 });
    await drafts.save(sato, 'reply', 'x', { value: 'one tab', base: 1 });
    const other = drafts.save(sato, 'reply', 'x', { value: 'other tab', base: 1 });
    const current = expect.objectContaining({ value: 'one tab', version: 2 }) as unknown;
    await expect(other).rejects.toMatchObject({ code: 'drafts.conflict', data: { yours: 'other tab', current } });
    expect((await drafts.open(sato, 'reply', 'x'))?.value).toBe('one tab');
    await drafts.save(sato, 'reply', 'x', { value: 'other tab', base: 2 });
    expect((await drafts.open(sato, 'reply', 'x'))?.value).toBe('other tab');
  });

  it('sent again after a lost answer is no conflict', async () => {
    await drafts.save(sato, 'note', 'x', { value: 'same', base: 0 });
    expect((await drafts.save(sato, 'note', 'x', { value: 'same', base: 0 })).version).toBe(1);
  });

  it('are gone after they are discarded, with their key', async () => {
    await drafts.save(sato, 'call', 'x', { value: 'text', base: 0 });
    await drafts.discard(sato, 'call', 'x');
    await drafts.discard(sato, 'call', 'x');
    expect(await drafts.list(sato)).toEqual([]);
    const left = await query(db.uow.reads, 'SELECT id FROM data_keys WHERE wrapped IS NOT NULL');
    expect(left).toEqual([]);
  });

  it('about a case go with it, whoever wrote them, and their keys; others stay', async () => {
    const [about, other] = [newId(), newId()];
    const places = ['reply', 'note', 'decision', 'transcript', 'call'] as const;
    const keyOf = (kind: string, id: string) =>
      ({ note: `colleagues.${id}`, transcript: `${id}.3` })[kind] ?? (kind === 'call' ? newId() : id);
    for (const kind of places)
      for (const id of [about, other]) await drafts.save(sato, kind, keyOf(kind, id), { value: 'x', base: 0 });
    await drafts.save(suzuki, 'reply', about, { value: 'y', base: 0 });
    const [theirs, others, own] = [
      await keys.current(sato, 's1', about),
      await keys.current(sato, 's1', other),
      await keys.current(sato, 's1'),
    ];
    await forget.about([about]);
    const left = await drafts.list(sato);
    expect(left.filter(({ key }) => key.includes(about))).toEqual([]);
    expect([left.length, (await drafts.list(suzuki)).length]).toEqual([6, 0]);
    await expect(keys.byId(sato, theirs.id)).rejects.toMatchObject({ code: 'drafts.key-gone' });
    for (const { id, key } of [others, own]) expect((await keys.byId(sato, id)).key).toBe(key);
  });

  it('about a case that was erased are not begun again by a page that still stands open', async () => {
    const [about, other] = [newId(), newId()];
    const keyIds = new Map<string, string>();
    await db.uow.write(async () => {
      for (const id of [about, other]) keyIds.set(id, (await vault.newKey('complaint')).id);
    });
    forget.whenErased(vault, {
      idsOf: (keyId) => Promise.resolve([...keyIds].filter(([, key]) => key === keyId).map(([id]) => id)),
      keyOf: (id) => Promise.resolve(keyIds.get(id) ?? null),
    });
    const save = (kind: string, key: string) => drafts.save(sato, kind, key, { value: 'x', base: 0 });
    const places = (id: string): [string, string][] => [
      ['reply', id],
      ['note', `colleagues.${id}`],
      ['transcript', `${id}.3`],
    ];
    for (const [kind, key] of places(about)) expect((await save(kind, key)).version).toBe(1);
    await vault.eraseKey(keyIds.get(about) ?? '');
    for (const [kind, key] of places(about))
      await expect(save(kind, key)).rejects.toMatchObject({ code: 'drafts.case-gone' });
    await expect(keys.current(sato, 's1', about)).rejects.toMatchObject({ code: 'drafts.case-gone' });
    expect(await drafts.list(sato)).toEqual([]);
    for (const [kind, key] of [...places(other), ['call', about] as const])
      expect((await save(kind, key)).version).toBe(1);
    expect((await keys.current(sato, 's1', other)).id).not.toBe('');
  });

  it('live a day after their last save', async () => {
    await drafts.save(sato, 'call', 'x', { value: 'text', base: 0 });
    clock.advance(23 * HOUR_MS);
    await sweep.execute();
    expect(await drafts.list(sato, 'call')).toHaveLength(1);
    clock.advance(HOUR_MS);
    expect(await drafts.list(sato, 'call')).toEqual([]);
    await sweep.execute();
    expect(await query(db.uow.reads, 'SELECT id FROM drafts')).toEqual([]);
  });

  it('are kept under identifiers only, and for known kinds', async () => {
    for (const [kind, key] of [
      ['diary', 'x'],
      ['call', '髙橋さま'],
      ['call', '../x'],
    ] as const) {
      const saved = drafts.save(sato, kind, key, { value: 1, base: 0 });
      await expect(saved).rejects.toMatchObject({ code: 'drafts.unknown-kind' });
    }
  });
});

describe("keys of a browser's own copies", () => {
  it('are used for an hour, and open copies for a day more', async () => {
    const first = await keys.current(sato, 's1');
    expect((await keys.current(sato, 's1')).id).toBe(first.id);
    clock.advance(HOUR_MS);
    expect((await keys.current(sato, 's1')).id).not.toBe(first.id);
    clock.advance(24 * HOUR_MS - 1);
    expect((await keys.byId(sato, first.id)).key).toBe(first.key);
    clock.advance(1);
    await expect(keys.byId(sato, first.id)).rejects.toMatchObject({ code: 'drafts.key-gone' });
    await sweep.execute();
    expect(await query(db.uow.reads, 'SELECT id FROM draft_browser_keys')).toHaveLength(1);
  });

  it('are so many of one person; beyond that the oldest go, and nobody else’s', async () => {
    const theirs = await keys.current(suzuki, 's9');
    const own = await keys.current(sato, 's1');
    clock.advance(1);
    const first = await keys.current(sato, 's1', 'case-0');
    for (let n = 1; n < MOST_KEYS; n += 1) {
      clock.advance(1);
      await keys.current(sato, 's1', `case-${n}`);
    }
    expect((await keys.byId(sato, first.id)).key).toBe(first.key);
    clock.advance(1);
    const last = await keys.current(sato, 's1', 'one-more');
    await expect(keys.byId(sato, first.id)).rejects.toMatchObject({ code: 'drafts.key-gone' });
    expect((await keys.byId(sato, last.id)).key).toBe(last.key);
    expect((await keys.byId(suzuki, theirs.id)).key).toBe(theirs.key);
    const [row] = await query<{ n: number }>(db.uow.reads, 'SELECT COUNT(*) AS n FROM draft_browser_keys');
    expect(row?.n).toBe(MOST_KEYS + 2);
    // The oldest of all has the calls that were typed without a network.
    expect((await keys.byId(sato, own.id)).key).toBe(own.key);
  });

  it('are given to nobody else, and forgotten with their session only', async () => {
    const here = await keys.current(sato, 's1');
    const there = await keys.current(sato, 's2');
    await expect(keys.byId(suzuki, here.id)).rejects.toMatchObject({ code: 'drafts.key-gone' });
    await keys.forgetOfSession('s1');
    await expect(keys.byId(sato, here.id)).rejects.toMatchObject({ code: 'drafts.key-gone' });
    expect((await keys.byId(sato, there.id)).key).toBe(there.key);
  });
});
