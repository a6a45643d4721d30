import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { chmodSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { FakeClock, openTestDatabase, type TestDatabase } from '#testing';
import {
  FileMasterKey,
  MasterKeyError,
  masterKeyPath,
  readyMasterKey,
  RotateMasterKey,
  Vault,
  vaultSchema,
} from '#vault';

const at = { table: 't', column: 'c', row: 'r' };
const clock = new FakeClock();
let db: TestDatabase;
let path: string;
let warnings: string[];

beforeEach(async () => {
  db = await openTestDatabase([vaultSchema]);
  path = masterKeyPath(db.settings);
  warnings = [];
});
afterEach(() => db.close());

async function start(): Promise<{ file: FileMasterKey; vault: Vault }> {
  const file = new FileMasterKey(path);
  await readyMasterKey(file, db.uow, clock, (text) => warnings.push(text));
  return { file, vault: new Vault(db.uow, file, clock) };
}

describe('the first start', () => {
  it('makes a key file that only its owner can read and warns once to back it up', async () => {
    await start();
    expect(path).toBe(join(db.settings.dataDir, 'keys', 'master-keys.json'));
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(dirname(path))).toEqual(['master-keys.json']);
    expect(warnings.join()).toMatch(/Back it up NOW/);
    await start();
    expect(warnings).toHaveLength(1);
  });

  it('gives two processes that start at once the same key', async () => {
    const [a, b] = await Promise.all([start(), start()]);
    const files = Array.from({ length: 5 }, () => new FileMasterKey(`${path}.raced`));
    const made = files.map((file) => file.createIfMissing('2026-11-25T00:00:00.000Z'));
    expect(made.filter(Boolean)).toHaveLength(1);
    expect(a.file.activeId()).toBe(b.file.activeId());
    expect(new Set(files.map((file) => file.activeId())).size).toBe(1);
  });

  it('closes a key file that was open to others', async () => {
    await start();
    chmodSync(path, 0o644);
    await start();
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(warnings.at(-1)).toMatch(/open to other users/);
  });
});

describe('a later start', () => {
  it('is refused when sealed content exists and the key file is missing, and makes no new key', async () => {
    await (await start()).vault.newKey('complaint');
    rmSync(path);
    const refused = start();
    await expect(refused).rejects.toBeInstanceOf(MasterKeyError);
    await expect(refused).rejects.toThrow(/is missing, but the database holds sealed content/);
    expect(readdirSync(dirname(path))).toEqual([]);
  });

  it('is refused when the key file belongs to another database', async () => {
    await (await start()).vault.newKey('complaint');
    rmSync(path);
    new FileMasterKey(path).createIfMissing('2026-11-25T00:00:00.000Z');
    await expect(start()).rejects.toThrow(/does not hold mk_[0-9a-f]{16}/);
  });

  it('is refused when the key file is damaged', async () => {
    await start();
    writeFileSync(path, readFileSync(path, 'utf8').slice(0, 60));
    await expect(start()).rejects.toThrow(/damaged/);
  });

  it('goes on without the old key file when nothing is sealed any more', async () => {
    const { vault } = await start();
    await vault.eraseKey((await vault.newKey('complaint')).id);
    rmSync(path);
    await start();
  });
});

describe('rotation', () => {
  it('wraps every data key anew and changes neither sealed content nor look-up digests', async () => {
    const { file, vault } = await start();
    const key = await vault.newKey('complaint');
    const erased = await vault.newKey('draft');
    await vault.eraseKey(erased.id);
    await db.uow.write(async () => {
      for (let n = 0; n < 600; n += 1) await vault.newKey('party');
    });
    const sealed = vault.seal(key, '内容', at);
    const digest = vault.lookup('phone', '+81');
    const old = file.activeId();
    const rotated = await new RotateMasterKey(db.uow, file, clock).execute();
    expect(rotated.rewrapped).toBe(601);
    expect(rotated.active).not.toBe(old);

    const after = await start();
    expect(after.vault.openText(await after.vault.openKey(key.id), sealed, at)).toBe('内容');
    expect(after.vault.lookup('phone', '+81')).toBe(digest);
    expect(await new RotateMasterKey(db.uow, after.file, clock).status()).toEqual({
      active: rotated.active,
      keys: [{ masterKeyId: rotated.active, dataKeys: 601, inRing: true }],
      erased: 1,
    });
  });

  it('is noticed by a process that was running meanwhile', async () => {
    const running = await start();
    const key = await running.vault.newKey('complaint');
    const sealed = running.vault.seal(key, '内容', at);
    const other = await start();
    await new RotateMasterKey(db.uow, other.file, clock).execute();
    const cold = new Vault(db.uow, running.file, clock);
    expect(cold.openText(await cold.openKey(key.id), sealed, at)).toBe('内容');
  });

  it('can be taken up again after a crash between the new key and the rewrapping', async () => {
    const { file, vault } = await start();
    await vault.newKey('complaint');
    file.addKey('2026-11-26T00:00:00.000Z');
    const again = new RotateMasterKey(db.uow, (await start()).file, clock);
    expect((await again.rewrap()).rewrapped).toBe(1);
    expect((await again.rewrap()).rewrapped).toBe(0);
  });
});
