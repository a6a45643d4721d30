import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { Settings } from '#kernel';
import { openWriter, profile, query, run, sqliteFile, writerOptions } from '#persistence';
import { runMadoguchi, temporaryFolder, until, type HttpClient } from '#testing';
import { BuiltDesk } from './support/built-desk.js';
import { mailDoor, sendMany, submit, textOf, type Acknowledged, type AcknowledgedMail } from './support/senders.js';
import { openReader, whatIsHalfThere } from './support/whole.js';

const SOAK = process.env['MADOGUCHI_TEST_SCALE'] === 'soak';
const SQLITE = profile.kind === 'sqlite';
/** Kills of each kind. On PostgreSQL the server keeps its own promises; one kill shows that ours hold there too. */
const HTTP_KILLS = SQLITE ? (SOAK ? 20 : 3) : 1;
const MAIL_KILLS = SOAK ? 20 : 1;
const SUBMISSIONS = 1_000;
const MAILS = 100;
/** Texts read back over HTTP after each kill, taken at random: all of them in the long run. */
const TEXTS_READ = SOAK ? SUBMISSIONS : 150;
const SENDERS = 32;

jest.setTimeout(SOAK ? 3_600_000 : 600_000);

let desk: BuiltDesk;
let database: DataSource;
let agent: HttpClient;

beforeAll(async () => {
  desk = await BuiltDesk.make();
  await desk.start();
  agent = await desk.as('agent');
  database = await openReader(desk.settings);
}, 300_000);

afterAll(async () => {
  if (database.isInitialized) await database.destroy();
  await desk.remove();
}, 300_000);

/** Kills the desk once `at` acknowledgements came back, a few milliseconds later. */
function killer(at: number): { after: (acknowledged: number) => void; killed: () => Promise<void> } {
  let killed: Promise<void> | undefined;
  return {
    after: (acknowledged) => {
      if (acknowledged < at) return;
      killed ??= new Promise((resolve) => setTimeout(resolve, randomInt(0, 8))).then(() => desk.kill());
    },
    killed: () => killed ?? desk.kill(),
  };
}

/** The checks that the operator has, and the rows themselves. */
async function expectWhole(): Promise<void> {
  const [balance, audit] = await Promise.all([
    runMadoguchi(['ledger', 'balance', '--json'], { settings: desk.settings }),
    runMadoguchi(['audit', 'verify', '--json'], { settings: desk.settings }),
  ]);
  expect([balance.code, balance.json<{ balanced: boolean }>().balanced]).toEqual([0, true]);
  expect([audit.code, audit.json<{ firstBad: unknown }>().firstBad]).toEqual([0, null]);
  expect(await whatIsHalfThere(database.manager, desk.settings)).toEqual([]);
}

async function slips(): Promise<Map<string, string>> {
  const rows = await query<{ id: string; slip_number: string }>(
    database.manager,
    'SELECT id, slip_number FROM complaints',
  );
  return new Map(rows.map((row) => [row.id, row.slip_number]));
}

const missingOf = (acknowledged: readonly Acknowledged[], known: ReadonlyMap<string, string>): string[] =>
  acknowledged.filter(({ id, slipNumber }) => known.get(id) !== slipNumber).map(({ id }) => id);

/** Ids whose text is not, over HTTP, what was sent. */
async function unreadable(acknowledged: readonly Acknowledged[]): Promise<string[]> {
  const bad: string[] = [];
  const left = [...acknowledged];
  while (left.length > TEXTS_READ) left.splice(randomInt(left.length), 1);
  const reader = async (): Promise<void> => {
    for (let each = left.pop(); each; each = left.pop()) {
      const answer = await agent.get(`/api/v1/complaints/${each.id}`, { 'x-purpose': 'crash test' });
      const found = answer.status === 200 ? answer.as<Acknowledged>() : null;
      if (found?.text !== each.text || found.slipNumber !== each.slipNumber) bad.push(each.id);
    }
  };
  await Promise.all(Array.from({ length: 8 }, reader));
  return bad;
}

describe('kill -9 of the desk', () => {
  const all: Acknowledged[] = [];

  it(`loses no acknowledged complaint and leaves nothing half, ${HTTP_KILLS} times during 1,000 submissions`, async () => {
    let sent = 0;
    for (let round = 1; round <= HTTP_KILLS; round += 1) {
      const before = (await slips()).size;
      const { after, killed } = killer(randomInt(1, SUBMISSIONS - SENDERS));
      const got = await sendMany(SUBMISSIONS, SENDERS, (n) => submit(agent, textOf(round, n)), after);
      await killed();
      expect(desk.running).toBe(false);
      expect(got.refused).toEqual([]);
      await desk.start();
      all.push(...got.acknowledged);
      sent += got.sent;
      const known = await slips();
      expect(missingOf(all, known)).toEqual([]);
      expect(known.size - before).toBeGreaterThanOrEqual(got.acknowledged.length);
      expect(known.size - before).toBeLessThanOrEqual(got.sent);
      expect(await unreadable(got.acknowledged)).toEqual([]);
      await expectWhole();
    }
    report(`${HTTP_KILLS} kills: ${sent} submissions begun, ${all.length} acknowledged, ${(await slips()).size} kept`);
  });

  (SQLITE ? it : it.skip)(
    `loses no mail that it answered with 250, ${MAIL_KILLS} times; each becomes a case after the restart`,
    async () => {
      const mails: AcknowledgedMail[] = [];
      for (let round = 1; round <= MAIL_KILLS; round += 1) {
        const door = mailDoor(desk, 8);
        const { after, killed } = killer(randomInt(1, MAILS - 8));
        const got = await sendMany(MAILS, 8, (n) => door.send(textOf(1_000 + round, n), n), after);
        await killed();
        door.close();
        expect(got.refused.filter((code) => code !== 421)).toEqual([]);
        await desk.start();
        mails.push(...got.acknowledged);
        expect(await arrivalsWithout(mails)).toEqual([]);
        await expectWhole();
      }
      if (!SOAK) await letLeasesEnd();
      await until('every mail to be read', async () => (await pending()) === 0, 600_000);
      expect(await mailsWithoutCase(mails)).toEqual([]);
      await expectWhole();
      report(`${MAIL_KILLS} kills: ${mails.length} mails acknowledged, all of them cases after the restart`);
    },
  );

  (SQLITE ? it : it.skip)('would be noticed, had it lost or halved something (control)', async () => {
    await desk.stop();
    const folder = temporaryFolder();
    const copy = Settings.from({ ...desk.settings, dataDir: folder.path });
    await copyWhole(sqliteFile(copy));
    const writer = await openWriter(writerOptions(copy, []));
    const reader = await openReader(copy);
    const [first, second] = all;
    await run(writer.manager, 'DELETE FROM assessments WHERE complaint_id = ?', [first?.id]);
    await run(writer.manager, 'UPDATE slip_counters SET last = last + 1');
    await run(writer.manager, 'UPDATE arrivals SET complaint_id = NULL WHERE complaint_id = ?', [second?.id]);
    const found = (await whatIsHalfThere(reader.manager, copy)).join('\n');
    expect(found).toContain(`complaint without assessment: ${String(first?.id)}`);
    expect(found).toContain(`complaint without its arrival: ${String(second?.id)}`);
    expect(found).toContain('the counter of');
    const known = new Map([['another', '2026-11-000001']]);
    expect(missingOf(all.slice(0, 1), known)).toEqual([first?.id]);
    await Promise.all([writer.destroy(), reader.destroy()]);
    folder.remove();
  });
});

async function arrivalsWithout(mails: readonly AcknowledgedMail[]): Promise<string[]> {
  const rows = await query<{ id: string }>(database.manager, "SELECT id FROM arrivals WHERE channel = 'email'");
  const known = new Set(rows.map((row) => row.id));
  return mails.filter(({ arrivalId }) => !known.has(arrivalId)).map(({ arrivalId }) => arrivalId);
}

async function mailsWithoutCase(mails: readonly AcknowledgedMail[]): Promise<string[]> {
  const sql = `SELECT a.id FROM arrivals a JOIN complaints c ON c.id = a.complaint_id
    WHERE a.channel = 'email' AND a.outcome = 'complaint'`;
  const known = new Set((await query<{ id: string }>(database.manager, sql)).map((row) => row.id));
  return mails.filter(({ arrivalId }) => !known.has(arrivalId)).map(({ arrivalId }) => arrivalId);
}

async function pending(): Promise<number> {
  const sql = "SELECT COUNT(*) AS n FROM arrivals WHERE outcome = 'pending'";
  return Number((await query<{ n: number | string }>(database.manager, sql))[0]?.n);
}

/** Copies the database of the desk, with what stands in its write-ahead log alone while somebody has it open. */
async function copyWhole(file: string): Promise<void> {
  const source = await openWriter(writerOptions(desk.settings, []));
  await run(source.manager, 'VACUUM INTO ?', [file]);
  await source.destroy();
}

/** A job that was running when its process died is taken again a minute later; here the minute is skipped. */
async function letLeasesEnd(): Promise<void> {
  const writer = await openWriter(writerOptions(desk.settings, []));
  await run(writer.manager, "UPDATE jobs SET lease_until = '2000-01-01T00:00:00.000Z' WHERE state = 'running'");
  await writer.destroy();
}

/** The figures for docs/reliability.md, on a line of their own in the test's output. */
function report(line: string): void {
  process.stderr.write(`\n  kill -9, ${profile.kind}: ${line}\n`);
}
