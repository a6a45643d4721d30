import { Agent, request } from 'node:http';
import { join } from 'node:path';
import sqlite3 from 'sqlite3';
import { demoTexts } from '../demo/demo-texts.js';
import { DeskProcess } from './desk-process.js';
import { machine, quantile, rounded } from './machine.js';

const LIMITS = { perSecond: 300, cpuMsEach: 6, p95Ms: 60, idleMiB: 350, startMs: 2000 };
const TEXT_LENGTH = 600;

/** How the intake is measured. */
export interface IntakeBenchOptions {
  /** Counted complaints. */
  n: number;
  senders: number;
}

/** Complaints per second over HTTP with everything on: ledger, encryption, audit, triage, fsync. */
export async function runIntakeBench({ n, senders }: IntakeBenchOptions): Promise<object> {
  const desk = await DeskProcess.start();
  try {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const idleMiB = desk.residentMiB();
    const bodies = benchBodies(400);
    await send(desk, bodies, Math.min(400, n), senders);
    const commitsBefore = await commits(desk);
    const cpuBefore = desk.cpuSeconds();
    const began = performance.now();
    const latencies = await send(desk, bodies, n, senders);
    const seconds = (performance.now() - began) / 1000;
    const cpuMsEach = ((desk.cpuSeconds() - cpuBefore) * 1000) / n;
    const made = (await commits(desk)) - commitsBefore;
    const raw = await rawWrites(desk.dataDir, n, made);
    const perSecond = n / seconds;
    return {
      bench: 'intake',
      what: `${String(senders)} senders, texts of ${String(TEXT_LENGTH)} bytes, SQLite, ledger + sealing + audit + triage + fsync`,
      machine: machine(),
      n,
      perSecond: rounded(perSecond),
      cpuMsEach: rounded(cpuMsEach),
      latencyMs: {
        median: rounded(quantile(latencies, 0.5)),
        p95: rounded(quantile(latencies, 0.95)),
        p99: rounded(quantile(latencies, 0.99)),
      },
      commits: made,
      startMs: rounded(desk.startMs),
      memoryMiB: { idle: rounded(idleMiB), after: rounded(desk.residentMiB()) },
      raw: {
        what: 'the same rows through sqlite3 alone, with the same number of commits',
        perSecond: rounded(raw),
        ratio: rounded(perSecond / raw),
      },
      limits: LIMITS,
      ratioToLimit: {
        perSecond: rounded(perSecond / LIMITS.perSecond),
        cpuMsEach: rounded(cpuMsEach / LIMITS.cpuMsEach),
        p95Ms: rounded(quantile(latencies, 0.95) / LIMITS.p95Ms),
        idleMiB: rounded(idleMiB / LIMITS.idleMiB),
        startMs: rounded(desk.startMs / LIMITS.startMs),
      },
    };
  } finally {
    await desk.stop();
  }
}

/** Bodies whose text has 600 bytes of UTF-8: real complaints, cut or joined. */
function benchBodies(count: number): Buffer[] {
  const texts = demoTexts().filter((text) => text.lang === 'ja');
  return Array.from({ length: count }, (_, i) => {
    let text = '';
    for (let k = i; Buffer.byteLength(text) < TEXT_LENGTH; k += 7) text += texts[k % texts.length]?.text ?? '。';
    while (Buffer.byteLength(text) > TEXT_LENGTH) text = text.slice(0, -1);
    const serial = String(i).padStart(4, '0');
    return Buffer.from(
      JSON.stringify({ channel: 'phone', text, contact: { name: '試験 太郎', phone: `090-0000-${serial}` } }),
    );
  });
}

async function send(desk: DeskProcess, bodies: Buffer[], n: number, senders: number): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: senders });
  const latencies: number[] = [];
  let next = 0;
  const sender = async (): Promise<void> => {
    while (next < n) {
      const body = bodies[next % bodies.length] ?? Buffer.alloc(0);
      next += 1;
      const began = performance.now();
      await post(desk, agent, body);
      latencies.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: senders }, sender));
  agent.destroy();
  return latencies;
}

function post(desk: DeskProcess, agent: Agent, body: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': body.length,
      authorization: `Bearer ${desk.token}`,
    };
    const call = request(`${desk.url}/api/v1/complaints`, { method: 'POST', agent, headers }, (answer) => {
      answer.resume();
      answer.on('end', () => {
        if (answer.statusCode === 201) resolve();
        else reject(new Error(`the desk answered ${String(answer.statusCode)}`));
      });
    });
    call.on('error', reject);
    call.end(body);
  });
}

async function commits(desk: DeskProcess): Promise<number> {
  const text = await (await fetch(`${desk.url}/metrics`)).text();
  return Number(/^madoguchi_commits_total (\d+)/m.exec(text)?.[1] ?? 0);
}

type Db = sqlite3.Database;

/** Complaints per second when the last `n` complaints' rows are written by sqlite3 alone in `commitCount` commits. */
async function rawWrites(dataDir: string, n: number, commitCount: number): Promise<number> {
  const source = await open(join(dataDir, 'madoguchi.sqlite'));
  const target = await open(join(dataDir, 'raw.sqlite'));
  for (const pragma of ['journal_mode=WAL', 'synchronous=FULL', 'secure_delete=ON'])
    await exec(target, `PRAGMA ${pragma}`);
  const schema = await all<{ sql: string }>(
    source,
    "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'",
  );
  for (const { sql } of schema) await exec(target, sql);
  const writes = await rowsToWrite(source, n);
  const perCommit = Math.ceil(writes.length / Math.max(1, commitCount));
  const began = performance.now();
  for (let i = 0; i < writes.length; i += perCommit) {
    await exec(target, 'BEGIN IMMEDIATE');
    await Promise.all(writes.slice(i, i + perCommit).map(({ sql, values }) => runOne(target, sql, values)));
    await exec(target, 'COMMIT');
  }
  const seconds = (performance.now() - began) / 1000;
  for (const db of [source, target])
    await new Promise<void>((resolve) => {
      db.close(() => {
        resolve();
      });
    });
  return n / seconds;
}

/** The newest rows that `n` complaints made, complaint by complaint. */
async function rowsToWrite(source: Db, n: number): Promise<{ sql: string; values: unknown[] }[]> {
  const [counted] = await all<{ n: number }>(source, 'SELECT COUNT(*) AS n FROM complaints');
  const share = n / (counted?.n ?? n);
  const tables = [
    'data_keys',
    'sealed_originals',
    'arrivals',
    'complaints',
    'complaint_lookups',
    'assessments',
    'signals',
    'audit_entries',
    'jobs',
  ];
  const byTable = await Promise.all(
    tables.map(async (table) => {
      const rows = await all<Record<string, unknown>>(source, `SELECT * FROM ${table}`);
      return rows.slice(rows.length - Math.round(rows.length * share)).map((row) => {
        const marks = Object.keys(row)
          .map(() => '?')
          .join(', ');
        return { sql: `INSERT INTO ${table} VALUES (${marks})`, values: Object.values(row) };
      });
    }),
  );
  return Array.from({ length: n }, (_, i) =>
    byTable.flatMap((rows) => rows.slice(Math.floor((rows.length * i) / n), Math.floor((rows.length * (i + 1)) / n))),
  ).flat();
}

function open(file: string): Promise<Db> {
  return new Promise((resolve, reject) => {
    const db = new sqlite3.Database(file, (error) => {
      if (error) reject(error);
      else resolve(db);
    });
  });
}

function exec(db: Db, sql: string): Promise<void> {
  return new Promise((resolve, reject) => {
    db.exec(sql, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}

function all<T>(db: Db, sql: string): Promise<T[]> {
  return new Promise((resolve, reject) => {
    db.all<T>(sql, (error, rows) => {
      if (error) reject(error);
      else resolve(rows);
    });
  });
}

function runOne(db: Db, sql: string, values: unknown[]): Promise<void> {
  return new Promise((resolve, reject) => {
    db.run(sql, values, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}
