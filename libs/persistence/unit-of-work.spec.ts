import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { DomainError, readSettings, Settings } from '#kernel';
import { openWriter, readerOptions, writerOptions } from './data-sources.js';
import { query, run } from './statements.js';
import { UnitOfWork } from './unit-of-work.js';

// These specs hold SQLite's own traps; PostgreSQL runs the same class in the end-to-end suite.
describe('UnitOfWork on SQLite', () => {
  let folder: string;
  let writer: DataSource;
  let uow: UnitOfWork;

  const settings = (): Settings => Settings.from({ ...readSettings({}), dataDir: folder });

  async function open(): Promise<UnitOfWork> {
    writer = await openWriter(writerOptions(settings(), []));
    const reader = await new DataSource(readerOptions(settings(), [])).initialize();
    return new UnitOfWork(writer, reader);
  }

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'madoguchi-uow-'));
    uow = await open();
    await uow.write((m) => run(m, 'CREATE TABLE notes (id INTEGER PRIMARY KEY, body TEXT NOT NULL)'));
  });

  afterEach(async () => {
    await uow.onApplicationShutdown();
    rmSync(folder, { recursive: true, force: true });
  });

  const add = (id: number, body = 'x'): Promise<number> =>
    uow.write((m) => run(m, 'INSERT INTO notes (id, body) VALUES (?, ?)', [id, body]));
  const ids = async (): Promise<number[]> =>
    (await query<{ id: number }>(uow.reads, 'SELECT id FROM notes ORDER BY id')).map((row) => row.id);

  it('commits many waiting units together', async () => {
    const before = uow.commits;
    await Promise.all(Array.from({ length: 64 }, (_, n) => add(n)));
    expect(await ids()).toHaveLength(64);
    expect(uow.commits - before).toBeLessThan(64);
  });

  it('refuses a unit that throws and keeps its neighbours', async () => {
    const failing = uow.write(async (m) => {
      await run(m, "INSERT INTO notes (id, body) VALUES (100, 'half')");
      throw new Error('told to fail');
    });
    const results = await Promise.allSettled([add(1), failing, add(2)]);
    expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await ids()).toEqual([1, 2]);
  });

  it('joins a unit begun inside another and fails with it', async () => {
    await expect(
      uow.write(async () => {
        await add(7);
        throw new Error('outer fails');
      }),
    ).rejects.toThrow('outer fails');
    expect(await ids()).toEqual([]);
  });

  it('shows uncommitted rows to nobody on the read path', async () => {
    let seenDuring: number[] = [-1];
    await uow.write(async (m) => {
      await run(m, "INSERT INTO notes (id, body) VALUES (1, 'a')");
      seenDuring = await ids();
    });
    expect(seenDuring).toEqual([]);
    expect(await ids()).toEqual([1]);
  });

  it('cannot write on the read path', async () => {
    await expect(run(uow.reads, "INSERT INTO notes (id, body) VALUES (1, 'a')")).rejects.toThrow(/readonly/i);
  });

  it('runs after-commit hooks only for units that were committed', async () => {
    const told: string[] = [];
    await uow.write(async (m) => {
      uow.afterCommit(() => void told.push('kept'));
      await run(m, "INSERT INTO notes (id, body) VALUES (1, 'a')");
    });
    await uow
      .write((m) => {
        uow.afterCommit(() => void told.push('lost'));
        return run(m, "INSERT INTO notes (id, body) VALUES (1, 'twice')");
      })
      .catch(() => undefined);
    await uow.settled();
    expect(told).toEqual(['kept']);
  });

  it('survives a full disk: the units are refused with 503, none is half there, and work goes on afterwards', async () => {
    await add(1);
    const pages = (await query<{ page_count: number }>(writer.manager, 'PRAGMA page_count'))[0]?.page_count ?? 0;
    await writer.query(`PRAGMA max_page_count=${String(pages + 2)}`);
    const big = 'あ'.repeat(40_000);
    const results = await Promise.allSettled([add(2), add(3, big), add(4), add(5, big)]);
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused.length).toBeGreaterThan(0);
    for (const result of refused) {
      expect(result.reason).toBeInstanceOf(DomainError);
      expect((result.reason as DomainError).kind.status).toBe(503);
    }
    const kept = results.flatMap((result, n) => (result.status === 'fulfilled' ? [n + 2] : []));
    await writer.query('PRAGMA max_page_count=1000000');
    await add(9);
    expect(await ids()).toEqual([1, ...kept, 9]);
  });

  it('waits for another process that writes on the same file', async () => {
    const other = new UnitOfWork(
      await openWriter(writerOptions(settings(), [])),
      await new DataSource({ ...readerOptions(settings(), []) }).initialize(),
    );
    const put = (owner: UnitOfWork, id: number): Promise<number> =>
      owner.write(async (m) => {
        await query(m, 'SELECT count(*) FROM notes');
        return run(m, 'INSERT INTO notes (id, body) VALUES (?, ?)', [id, 'x']);
      });
    await Promise.all(Array.from({ length: 60 }, (_, n) => put(n % 2 === 0 ? uow : other, n)));
    expect(await ids()).toHaveLength(60);
    await other.onApplicationShutdown();
  });

  it('leaves nothing of an erased value in the file or its log once the log is truncated', async () => {
    const secret = 'erase-me-0123456789';
    const onDisk = (): string =>
      ['madoguchi.sqlite', 'madoguchi.sqlite-wal']
        .map((name) => join(folder, name))
        .filter((path) => existsSync(path))
        .map((path) => readFileSync(path, 'latin1'))
        .join('');
    await add(1, secret);
    expect(onDisk()).toContain(secret);
    await uow.write((m) => run(m, 'DELETE FROM notes WHERE id = 1'));
    expect(onDisk()).toContain(secret);
    uow.truncateLog();
    await uow.settled();
    expect(onDisk()).not.toContain(secret);
  });

  it('keeps durability and erasure switched on for the writer', async () => {
    const pragma = async (name: string): Promise<unknown> =>
      Object.values((await query<Record<string, unknown>>(writer.manager, `PRAGMA ${name}`))[0] ?? {})[0];
    expect(await pragma('journal_mode')).toBe('wal');
    expect(await pragma('synchronous')).toBe(2);
    expect(await pragma('secure_delete')).toBe(1);
    expect(await pragma('foreign_keys')).toBe(1);
  });
});
