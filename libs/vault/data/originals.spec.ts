import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newId } from '#kernel';
import { query, run } from '#persistence';
import { FakeClock, openTestDatabase, type TestDatabase } from '#testing';
import {
  type BlobStore,
  CheckBlobs,
  FileBlobStore,
  INLINE_LIMIT,
  newRing,
  Originals,
  RingMasterKey,
  Vault,
  vaultSchema,
} from '#vault';
import { vaultErrors } from '../domain/vault.errors.js';
import { DomainError } from '#kernel';
import { blobPath } from './blob-store.js';

const clock = new FakeClock('2030-01-01T00:00:00.000Z');
let db: TestDatabase;
let vault: Vault;
let blobs: FileBlobStore;
let originals: Originals;

beforeEach(async () => {
  db = await openTestDatabase([vaultSchema]);
  vault = new Vault(db.uow, new RingMasterKey(newRing('2026-11-25T00:00:00.000Z')), clock);
  blobs = new FileBlobStore(join(db.settings.dataDir, 'blobs'));
  originals = new Originals(db.uow, vault, blobs, clock);
});
afterEach(() => db.close());

/** A disk that is full. */
class FullStore extends FileBlobStore {
  override write(): Promise<void> {
    return Promise.reject(new DomainError(vaultErrors['vault.store-unavailable']));
  }
}

describe('sealed originals', () => {
  it.each([0, 1, INLINE_LIMIT, INLINE_LIMIT + 1, 300_000])('gives back %i bytes exactly', async (size) => {
    const bytes = randomBytes(size);
    const id = newId();
    const stored = await originals.put(await vault.newKey('complaint'), id, bytes);
    expect(stored).toEqual({ sha256: createHash('sha256').update(bytes).digest('hex'), size });
    expect((await originals.read(id)).equals(bytes)).toBe(true);
    expect(await blobs.has(blobPath(id))).toBe(size > INLINE_LIMIT);
  });

  it('keeps large ones as closed files with nothing readable in them, and no temporary file', async () => {
    const id = newId();
    await originals.put(await vault.newKey('complaint'), id, Buffer.from('通話履歴が漏れた。'.repeat(4_000)));
    const file = join(blobs.folder, blobPath(id));
    expect(readFileSync(file).includes(Buffer.from('通話履歴'))).toBe(false);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(file, '..'))).toEqual([id]);
  });

  it.each([10, 100_000])('notices an altered byte of an original of %i bytes', async (size) => {
    const id = newId();
    await originals.put(await vault.newKey('complaint'), id, randomBytes(size));
    const file = join(blobs.folder, blobPath(id));
    if (size > INLINE_LIMIT) {
      const sealed = readFileSync(file);
      sealed[40_000] = (sealed[40_000] ?? 0) ^ 1;
      writeFileSync(file, sealed);
    } else {
      const [row] = await query<{ inline: Buffer }>(db.reads, 'SELECT inline FROM sealed_originals');
      if (row) row.inline[45] = (row.inline[45] ?? 0) ^ 1;
      await db.uow.write((m) => run(m, 'UPDATE sealed_originals SET inline = ?', [row?.inline]));
    }
    await expect(originals.read(id)).rejects.toMatchObject({ code: 'vault.tampered' });
  });

  it('says which of the things it needs is gone: the row, the file or the key', async () => {
    const key = await vault.newKey('complaint');
    const id = newId();
    await originals.put(key, id, randomBytes(100_000));
    await expect(originals.read(newId())).rejects.toMatchObject({ code: 'vault.original-unknown' });
    await blobs.remove(blobPath(id));
    await expect(originals.read(id)).rejects.toMatchObject({ code: 'vault.blob-missing' });
    await vault.eraseKey(key.id);
    await expect(originals.read(id)).rejects.toMatchObject({ code: 'vault.key-erased' });
  });

  it('stores no row when the file cannot be written', async () => {
    const full = new Originals(db.uow, vault, new FullStore(blobs.folder), clock);
    const key = await vault.newKey('complaint');
    await expect(full.put(key, newId(), randomBytes(100_000))).rejects.toMatchObject({
      code: 'vault.store-unavailable',
      kind: { status: 503 },
    });
    expect(await db.reads.query('SELECT id FROM sealed_originals')).toEqual([]);
  });

  it('answers a folder that cannot be written to as temporarily unavailable', async () => {
    writeFileSync(join(db.settings.dataDir, 'occupied'), '');
    const broken = new FileBlobStore(join(db.settings.dataDir, 'occupied'));
    await expect(broken.write('ab/x', Buffer.from('x'))).rejects.toMatchObject({ code: 'vault.store-unavailable' });
  });

  it('refuses to write files inside a unit of work', async () => {
    const key = await vault.newKey('complaint');
    const inside = db.uow.write(() => originals.put(key, newId(), randomBytes(100_000)));
    await expect(inside).rejects.toThrow(/outside a unit/);
  });
});

describe('what a crash leaves', () => {
  const check = (): CheckBlobs => new CheckBlobs(db.uow, blobs, clock);

  it('reports a half-written file, a file without row and a row without file, and nothing else', async () => {
    const key = await vault.newKey('complaint');
    const [whole, orphan, lost] = [newId(), newId(), newId()];
    await originals.put(key, whole, randomBytes(100_000));
    await originals.put(key, lost, randomBytes(100_000));
    await originals.prepare(key, orphan, randomBytes(100_000));
    await blobs.remove(blobPath(lost));
    const temporary = `${blobPath(whole).slice(0, 2)}/.tmp-left`;
    writeFileSync(join(blobs.folder, temporary), 'half');
    expect(await check().execute()).toEqual({
      temporary: [temporary],
      withoutRow: [blobPath(orphan)],
      missing: [{ originalId: lost, path: blobPath(lost) }],
    });
    expect(await check().removeLeftovers()).toBe(2);
    expect(await check().execute()).toEqual({
      temporary: [],
      withoutRow: [],
      missing: [{ originalId: lost, path: blobPath(lost) }],
    });
    expect((await originals.read(whole)).length).toBe(100_000);
  });

  it('leaves young files alone: their unit of work may still be running', async () => {
    const id = newId();
    await originals.prepare(await vault.newKey('complaint'), id, randomBytes(100_000));
    const young = clock.now().getTime() / 1000 - 60;
    utimesSync(join(blobs.folder, blobPath(id)), young, young);
    expect(await check().removeLeftovers()).toBe(0);
    expect(await check().removeLeftovers(30_000)).toBe(1);
  });

  it('finds nothing in a store that was never used', async () => {
    const unused: BlobStore = new FileBlobStore(join(db.settings.dataDir, 'unused'));
    const report = await new CheckBlobs(db.uow, unused, clock).execute();
    expect(report).toEqual({ temporary: [], withoutRow: [], missing: [] });
  });
});
