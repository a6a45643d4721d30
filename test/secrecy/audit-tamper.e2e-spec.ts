import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Command } from 'commander';
import { DataSource } from 'typeorm';
import { AuditLog, auditSchema, type AuditVerdict } from '#audit';
import { Settings, SystemClock } from '#kernel';
import { openWriter, query, readerOptions, run, UnitOfWork, writerOptions } from '#persistence';
import { freshDatabase, runMadoguchi, type FreshDatabase } from '#testing';
import { FileMasterKey, masterKeyPath, vaultSchema } from '#vault';
import { registerAuditCommands } from '../../apps/cli/commands/audit.js';

const ROWS = 12;
const COLUMNS = ['at', 'actor_kind', 'actor_id', 'action', 'object', 'purpose', 'facts', 'prev_hash', 'hash'] as const;
type Row = { seq: number } & Record<(typeof COLUMNS)[number], string>;
interface Head {
  id: number;
  seq: number;
  hash: string;
  at: string;
  signature: string;
}

let place: FreshDatabase;
let settings: Settings;
let uow: UnitOfWork;
let audit: AuditLog;
let rows: Row[];
/** Lines that were there before those of this test. */
let begun: number;
let head: Head;

beforeAll(async () => {
  place = await freshDatabase([]);
  settings = Settings.from(place.values);
  // The command itself makes tables and key; then the log is filled under that key.
  expect((await runMadoguchi(['audit', 'verify'], { settings })).code).toBe(0);
  const writer = await openWriter(writerOptions(settings, [vaultSchema, auditSchema]));
  uow = new UnitOfWork(writer, await new DataSource(readerOptions(settings, [vaultSchema, auditSchema])).initialize());
  audit = new AuditLog(uow, new FileMasterKey(masterKeyPath(settings)), new SystemClock());
  // The first start writes a line itself: which engine it brought.
  begun = (await query(uow.reads, 'SELECT seq FROM audit_entries')).length;
  for (let n = begun + 1; n <= ROWS; n += 1) {
    const actor = { kind: 'user' as const, id: `user-${n}` };
    await audit.append({
      actor,
      action: 'complaint.read',
      object: `complaint:${n}`,
      purpose: '折り返し',
      facts: { n },
    });
  }
  rows = await query<Row>(uow.reads, 'SELECT * FROM audit_entries ORDER BY seq');
  [head] = (await query<Head>(uow.reads, 'SELECT * FROM audit_heads')) as [Head];
});

afterEach(restore);

afterAll(async () => {
  await uow.onApplicationShutdown();
  await place.remove();
});

const tamper = (sql: string, params: unknown[] = []) => uow.write((m) => run(m, sql, params));

/** Puts every line and the head back as they were written. */
async function restore(): Promise<void> {
  await tamper('DELETE FROM audit_entries');
  await tamper('DELETE FROM audit_heads');
  const put = (table: string, row: object) =>
    tamper(
      `INSERT INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${Object.keys(row).fill('?').join(', ')})`,
      Object.values(row),
    );
  for (const row of rows) await put('audit_entries', row);
  await put('audit_heads', head);
}

/** `madoguchi audit verify --json` on the tampered database: its exit code and what it printed. */
async function verify(): Promise<{ code: number; firstBad: AuditVerdict['firstBad'] }> {
  const printed: string[] = [];
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((text) => printed.push(String(text)) > 0);
  const before = process.exitCode;
  try {
    process.exitCode = 0;
    const program = new Command();
    registerAuditCommands(program, () =>
      Promise.resolve({ get: () => audit as never, close: () => Promise.resolve() }),
    );
    await program.parseAsync(['node', 'madoguchi', 'audit', 'verify', '--json']);
    const { firstBad } = JSON.parse(printed.join('')) as AuditVerdict;
    return { code: process.exitCode, firstBad };
  } finally {
    process.exitCode = before;
    write.mockRestore();
  }
}

/** The same in a process of its own, as the operator runs it. */
async function verifyOutside(): Promise<{ code: number; firstBad: AuditVerdict['firstBad'] }> {
  const done = await runMadoguchi(['audit', 'verify', '--json'], { settings });
  return { code: done.code, firstBad: done.json<AuditVerdict>().firstBad };
}

const badAt = (seq: number) => ({ code: 1, firstBad: expect.objectContaining({ seq }) as unknown });
const SOUND = { code: 0, firstBad: null };

/** The text with the lowest bit of one character turned over. */
function flipped(text: string, at: number): string {
  const index = at % text.length;
  return text.slice(0, index) + String.fromCharCode(text.charCodeAt(index) ^ 1) + text.slice(index + 1);
}

/** What somebody without the key can do: alter a line, chain everything anew, and move the head along. */
async function recomputeFrom(seq: number): Promise<void> {
  let prev = rows[seq - 2]?.hash ?? '';
  for (const row of rows.slice(seq - 1)) {
    const actor = row.seq === seq ? 'user-99' : row.actor_id;
    const { at, actor_kind, action, object, purpose, facts } = row;
    const fields = [row.seq, at, actor_kind, actor, action, object, purpose, facts, prev];
    const hash = createHash('sha256').update(JSON.stringify(fields)).digest('hex');
    const sql = 'UPDATE audit_entries SET actor_id = ?, prev_hash = ?, hash = ? WHERE seq = ?';
    await tamper(sql, [actor, prev, hash, row.seq]);
    prev = hash;
  }
  await tamper('UPDATE audit_heads SET hash = ?', [prev]);
}

describe('audit verify', () => {
  it('finds the untouched log sound', async () => {
    expect(await verify()).toEqual(SOUND);
    expect(await verifyOutside()).toEqual(SOUND);
  });

  it.each(COLUMNS)('names the line in which one bit of %s was turned over', async (column) => {
    for (const seq of [begun + 1, begun + 2, 7, ROWS]) {
      const value = rows[seq - 1]?.[column] ?? '';
      for (const at of [0, Math.floor(value.length / 2), value.length - 1]) {
        const touched = await tamper(`UPDATE audit_entries SET ${column} = ? WHERE seq = ?`, [flipped(value, at), seq]);
        expect(touched).toBe(1);
        expect(await verify()).toEqual(badAt(seq));
        await tamper(`UPDATE audit_entries SET ${column} = ? WHERE seq = ?`, [value, seq]);
      }
    }
    expect(await verify()).toEqual(SOUND);
  });

  it.each(['purpose', 'facts'])('names the line whose %s was emptied', async (column) => {
    await tamper(`UPDATE audit_entries SET ${column} = NULL WHERE seq = 5`);
    expect(await verify()).toEqual(badAt(5));
  });

  it.each([1, 6, ROWS])('names line %d when it was given another number', async (seq) => {
    await tamper('UPDATE audit_entries SET seq = ? WHERE seq = ?', [seq + 1024, seq]);
    expect(await verify()).toEqual(badAt(seq));
  });

  it.each([1, 3, ROWS])('names the first of the last %d lines that were deleted', async (n) => {
    await tamper('DELETE FROM audit_entries WHERE seq > ?', [ROWS - n]);
    expect(await verify()).toEqual(badAt(ROWS - n + 1));
  });

  it('finds the last lines deleted although the head was set back to the line before', async () => {
    await tamper('DELETE FROM audit_entries WHERE seq > 9');
    await tamper('UPDATE audit_heads SET seq = 9, hash = ?', [rows[8]?.hash]);
    expect(await verify()).toEqual(badAt(9));
  });

  it.each([1, 6])('names line %d when it was deleted', async (seq) => {
    await tamper('DELETE FROM audit_entries WHERE seq = ?', [seq]);
    expect(await verify()).toEqual(badAt(seq));
  });

  it('finds a log that was chained anew without the key', async () => {
    await recomputeFrom(5);
    expect(await verify()).toEqual(badAt(ROWS));
  });

  it('names the first of two lines that changed places', async () => {
    for (const [from, to] of [
      [4, 1000],
      [5, 4],
      [1000, 5],
    ])
      await tamper('UPDATE audit_entries SET seq = ? WHERE seq = ?', [to, from]);
    expect(await verify()).toEqual(badAt(4));
  });

  it.each(['hash', 'at', 'signature'] as const)('finds one bit of %s of the head turned over', async (column) => {
    await tamper(`UPDATE audit_heads SET ${column} = ?`, [flipped(head[column], 3)]);
    expect(await verify()).toEqual(badAt(ROWS));
  });

  it('says so to the operator too, for one bit and for deleted lines', async () => {
    await tamper('UPDATE audit_entries SET object = ? WHERE seq = 7', [flipped(rows[6]?.object ?? '', 12)]);
    expect(await verifyOutside()).toEqual(badAt(7));
    await restore();
    await tamper('DELETE FROM audit_entries WHERE seq > 10');
    expect(await verifyOutside()).toEqual(badAt(11));
  });
});
