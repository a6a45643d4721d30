import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { inspect } from 'node:util';
import { newRing, RingMasterKey, Vault, vaultSchema } from '#vault';
import { FakeClock, openTestDatabase, type TestDatabase } from '#testing';
import { DataKeyRow } from './data-key.entity.js';

const at = { table: 'complaints', column: 'sealed_text', row: '01J' };
const clock = new FakeClock();
const ring = newRing('2026-11-25T00:00:00.000Z');
let db: TestDatabase;
let vault: Vault;

beforeEach(async () => {
  db = await openTestDatabase([vaultSchema]);
  vault = anotherProcess();
});
afterEach(() => db.close());

function anotherProcess(): Vault {
  return new Vault(db.uow, new RingMasterKey(ring), clock);
}

describe('the vault', () => {
  it('opens in another process what it sealed, and nothing of the text is in the sealed bytes', async () => {
    const key = await vault.newKey('complaint');
    const sealed = vault.seal(key, '通話の内容が知られています', at);
    expect(sealed.includes(Buffer.from('通話'))).toBe(false);
    const other = anotherProcess();
    expect(other.openText(await other.openKey(key.id), sealed, at)).toBe('通話の内容が知られています');
  });

  it('stores a data key only wrapped', async () => {
    const key = await vault.newKey('draft');
    const row = await db.reads.findOneByOrFail(DataKeyRow, { id: key.id });
    expect(row).toMatchObject({ scope: 'draft', masterKeyId: ring.active, erasedAt: null, hold: false });
    expect(row.wrapped?.length).toBe(12 + 32 + 16);
    expect(Object.keys(JSON.parse(JSON.stringify(key)) as object).sort()).toEqual(['id', 'scope']);
    expect(inspect(key, { depth: 5, showHidden: true })).not.toMatch(/Buffer/);
  });

  it('forgets a new key with the unit of work that made it', async () => {
    let id = '';
    const failing = db.uow.write(async () => {
      id = (await vault.newKey('complaint')).id;
      throw new Error('refused');
    });
    await expect(failing).rejects.toThrow('refused');
    await expect(vault.openKey(id)).rejects.toMatchObject({ code: 'vault.key-unknown' });
  });

  it('does not open content after its key was erased, not even from memory, and says so', async () => {
    const key = await vault.newKey('complaint');
    await vault.openKey(key.id);
    await vault.eraseKey(key.id);
    await vault.eraseKey(key.id);
    await expect(vault.openKey(key.id)).rejects.toMatchObject({ code: 'vault.key-erased' });
    const row = await db.reads.findOneByOrFail(DataKeyRow, { id: key.id });
    expect(row).toMatchObject({ wrapped: null, erasedAt: clock.now().toISOString() });
  });

  it('refuses to erase under legal hold until the hold is lifted', async () => {
    const key = await vault.newKey('complaint');
    await vault.setHold(key.id, true);
    await expect(vault.eraseKey(key.id)).rejects.toMatchObject({ code: 'vault.under-hold' });
    await vault.openKey(key.id);
    await vault.setHold(key.id, false);
    await vault.eraseKey(key.id);
  });

  it('refuses to erase or hold a key that never was', async () => {
    await expect(vault.eraseKey('nobody')).rejects.toMatchObject({ code: 'vault.key-unknown' });
    await expect(vault.setHold('nobody', true)).rejects.toMatchObject({ code: 'vault.key-unknown' });
  });

  it('does not open a wrapped key that was moved to another row or scope', async () => {
    const [a, b] = [await vault.newKey('complaint'), await vault.newKey('party')];
    const from = await db.reads.findOneByOrFail(DataKeyRow, { id: a.id });
    await db.uow.write((m) => m.update(DataKeyRow, { id: b.id }, { wrapped: from.wrapped }));
    await db.uow.write((m) => m.update(DataKeyRow, { id: a.id }, { scope: 'draft' }));
    const other = anotherProcess();
    await expect(other.openKey(a.id)).rejects.toMatchObject({ code: 'vault.tampered' });
    await expect(other.openKey(b.id)).rejects.toMatchObject({ code: 'vault.tampered' });
  });
});

describe('look-up digests', () => {
  it('are equal for equal values and differ by value, kind and desk', () => {
    const digest = vault.lookup('phone', '+81312345678');
    expect(digest).toMatch(/^[\w-]{43}$/);
    expect(anotherProcess().lookup('phone', '+81312345678')).toBe(digest);
    expect(vault.lookup('phone', '+81312345679')).not.toBe(digest);
    expect(vault.lookup('email', '+81312345678')).not.toBe(digest);
    const otherDesk = new Vault(db.uow, new RingMasterKey(newRing('2026-11-25T00:00:00.000Z')), clock);
    expect(otherDesk.lookup('phone', '+81312345678')).not.toBe(digest);
  });
});
