import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { DataSource } from 'typeorm';
import { openWriter, profile, query, readerOptions, run, writerOptions } from '#persistence';
import { runMadoguchi, temporaryFolder, until, type CommandResult } from '#testing';
import { BuiltDesk } from '../crash/support/built-desk.js';
import { handle, suspect } from './case-work.js';
import { byApi, byFolder, byForm, bySmtp, byUpload, refused } from './five-doors.js';
import { Planted } from './planted.js';
import { writeTables } from './table-dump.js';

jest.setTimeout(300_000);

const outside = temporaryFolder();
const planted = new Planted();
let desk: BuiltDesk;
let reader: DataSource;

/** What `madoguchi secrecy scan` answers. */
interface Scan {
  ok: boolean;
  files: number;
  tooShort: number[];
  findings: { file: string; planted: number; form: string }[];
}

beforeAll(async () => {
  desk = await BuiltDesk.make();
  // Temporary files and both watched folders lie where the scan looks.
  const inside = (name: string) => join(desk.dataDir, name);
  for (const name of ['tmp', 'fax', 'letters']) mkdirSync(inside(name), { recursive: true });
  await desk.start({
    MADOGUCHI_LOG_LEVEL: 'debug',
    MADOGUCHI_FAX_FOLDER: inside('fax'),
    MADOGUCHI_LETTER_FOLDER: inside('letters'),
    MADOGUCHI_FOLDER_SETTLE_MS: '200',
    TMPDIR: inside('tmp'),
  });
  desk.startWorker();
  reader = await new DataSource(readerOptions(desk.settings, [])).initialize();
}, 300_000);

afterAll(async () => {
  if (reader.isInitialized) await reader.destroy();
  await desk.remove();
  outside.remove();
});

async function scan(): Promise<CommandResult> {
  const list = join(outside.path, 'planted.txt');
  writeFileSync(list, `${planted.texts.join('\n')}\n`);
  // PostgreSQL keeps its files elsewhere: its rows are laid beside the others, as they are.
  if (profile.kind === 'postgres') await writeTables(reader.manager, join(desk.dataDir, 'tables.bin'));
  return runMadoguchi(['secrecy', 'scan', '--planted', list], { settings: desk.settings });
}

async function count(sql: string): Promise<number> {
  return Number((await query<{ n: number | string }>(reader.manager, sql))[0]?.n);
}

describe('the disk of a desk', () => {
  it('shows none of the texts that came in through five channels and the console', async () => {
    const [agent, officer] = [await desk.person('agent'), await desk.person('compliance')];
    const complaint = await byApi(agent, planted);
    await byForm(desk.visitor(), planted);
    await bySmtp(desk, planted);
    await byFolder(join(desk.dataDir, 'fax'), planted);
    await byUpload(agent, planted);
    await handle(agent, complaint, planted);
    await suspect(officer, complaint, planted);
    await refused(agent, complaint, planted);
    await until('seven arrivals', async () => (await count('SELECT COUNT(*) AS n FROM arrivals')) === 7, 60_000);
    const pending = "SELECT COUNT(*) AS n FROM arrivals WHERE outcome = 'pending'";
    await until('every arrival to be read', async () => (await count(pending)) === 0, 180_000);
    expect(await count('SELECT COUNT(*) AS n FROM sealed_originals WHERE blob_path IS NOT NULL')).toBe(1);

    const done = await scan();
    const report = done.json<Scan>();
    expect(report.findings.map(({ file, form, planted: n }) => ({ file, form, text: planted.texts[n] }))).toEqual([]);
    expect({ code: done.code, ok: report.ok, tooShort: report.tooShort }).toEqual({ code: 0, ok: true, tooShort: [] });
    expect(report.files).toBeGreaterThan(4);
    expect(planted.texts.length).toBeGreaterThan(60);
  });

  it('shows a text that one unsealed column holds, and one in the log (control)', async () => {
    const [inTable, inLog] = [planted.japanese(), planted.ascii()];
    const writer = await openWriter(writerOptions(desk.settings, []));
    await run(writer.manager, 'CREATE TABLE scratch (note text)');
    await run(writer.manager, 'INSERT INTO scratch (note) VALUES (?)', [inTable]);
    await writer.destroy();
    writeFileSync(desk.logFile, `{"level":30,"msg":"${inLog}"}\n`, { flag: 'a' });
    const done = await scan();
    expect(done.code).toBe(1);
    const found = new Set(done.json<Scan>().findings.map((finding) => planted.texts[finding.planted]));
    expect(found).toEqual(new Set([inTable, inLog]));
  });
});
