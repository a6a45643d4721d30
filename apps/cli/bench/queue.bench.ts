import { join } from 'node:path';
import sqlite3 from 'sqlite3';
import { Settings, systemActor, type Role } from '#kernel';
import { AddUser, UserRows } from '#access';
import { openContext } from '../context.js';
import { DeskProcess } from './desk-process.js';
import { machine, quantile, rounded } from './machine.js';

/** What is promised of the first rows of any queue, over HTTP. */
const LIMIT_MS = 300;
/** One of so many complaints waits for a reader: no desk has as many officers as agents. */
const READINGS = 10;
/** Lines of a page, as the console asks for them. */
const PAGE = 100;
const PASSWORD = 'kitsune-no-yomeiri-2026';

/** How queues are measured. */
export interface QueueBenchOptions {
  /** Complaints, all of which are in the queue that is measured. */
  n: number;
  /** Requests of each kind. */
  requests: number;
}

/** A queue, who asks, and what makes all complaints part of it. */
interface Measured {
  queue: string;
  path: string;
  who: 'agent' | 'officer';
  fill: string[];
}

interface People {
  agent: string;
  lead: string;
  officer: string;
}

/**
 * The first page of each queue over HTTP while every complaint of the desk is in it, a page from its middle, and the
 * counts of the menu.
 */
export async function runQueueBench({ n, requests }: QueueBenchOptions): Promise<object> {
  const desk = await DeskProcess.start();
  const db = await Database.open(join(desk.dataDir, 'madoguchi.sqlite'));
  try {
    const people = await addPeople(desk.dataDir);
    const cookies = {
      agent: await signIn(desk.url, 'agent@bench.example.jp'),
      officer: await signIn(desk.url, 'officer@bench.example.jp'),
    };
    for (const sql of fillDesk(n)) await db.run(sql);
    const queues: Record<string, object> = {};
    for (const one of measured(people, Math.ceil(n / READINGS))) {
      for (const sql of one.fill) await db.run(sql);
      const ask = (path: string) => timed(desk.url + path, cookies[one.who]);
      const first = await ask(one.path);
      const middle = await cursorAt(one, one.who === 'officer' ? n / READINGS : n, db);
      const firstMs = await repeat(requests, () => ask(one.path));
      const deepMs = await repeat(requests, () => ask(`${one.path}&cursor=${middle}`));
      const countMs = await repeat(requests, () => ask('/api/v1/queues/counts'));
      queues[one.queue] = {
        rows: (JSON.parse(first.body) as { items: unknown[] }).items.length,
        firstPageMs: spread(firstMs),
        pageFromTheMiddleMs: spread(deepMs),
        countsMs: spread(countMs),
        ratioToLimit: rounded(quantile(firstMs, 0.95) / LIMIT_MS),
      };
    }
    return {
      bench: 'queue',
      what: `pages of ${String(PAGE)} lines over HTTP, SQLite; every complaint is in the queue that is measured, one of ${String(READINGS)} in those of readers`,
      machine: machine(),
      n,
      requests,
      limits: { firstPageP95Ms: LIMIT_MS },
      queues,
    };
  } finally {
    await db.close();
    await desk.stop();
  }
}

/** SQL: when the n-th complaint was received. */
const RECEIVED_AT = "strftime('%Y-%m-%dT%H:%M:%S.000Z', 1763900000 + n * 300, 'unixepoch')";

/** Complaints of a year, a few minutes apart, without anything that opens: lists read no content. */
function fillDesk(n: number): string[] {
  const at = RECEIVED_AT;
  const count = `WITH RECURSIVE counted(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < ${String(n)})`;
  return [
    `${count} INSERT INTO complaints (id, slip_number, arrival_id, key_id, channel, language, received_at, registered_at,
       state, category, severity, flagged, human_must_read, via_relay, version, sealed_text, sealed_details)
     SELECT '01K' || printf('%023d', n), '2026-11-' || printf('%06d', n), 'a' || n, 'k' || n,
       CASE n % 3 WHEN 0 THEN 'phone' WHEN 1 THEN 'email' ELSE 'web' END, 'ja', ${at}, ${at},
       'in_handling', 'billing', 'low', 0, 0, 0, 1, randomblob(700), randomblob(300) FROM counted`,
  ];
}

function measured({ agent, lead, officer }: People, readings: number): Measured[] {
  const list = (queue: string, who: Measured['who'], ...fill: string[]): Measured => ({
    queue,
    who,
    fill,
    path: `/api/v1/complaints?queue=${queue}&limit=${String(PAGE)}`,
  });
  const tasks = (purpose: string, barred: string): string[] => [
    'DELETE FROM review_tasks',
    `WITH RECURSIVE counted(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < ${String(readings)})
     INSERT INTO review_tasks (id, complaint_id, purpose, blind, state, opened_at, barred, received_at)
     SELECT 't' || n, '01K' || printf('%023d', n), '${purpose}', 0, 'open',
       ${RECEIVED_AT}, '${barred}', ${RECEIVED_AT} FROM counted`,
  ];
  const callbacks = "UPDATE complaints SET callback_at = '2026-12-01T01:00:00.000Z'";
  return [
    list('all', 'agent'),
    list('unassigned', 'agent'),
    list('mine', 'agent', `UPDATE complaints SET owner_id = '${agent}', team_id = '${lead}'`),
    list('team', 'agent'),
    list('overdue', 'agent'),
    list('must-read', 'agent', 'UPDATE complaints SET human_must_read = 1'),
    { queue: 'callbacks', who: 'agent', path: `/api/v1/callbacks?limit=${String(PAGE)}`, fill: [callbacks] },
    {
      queue: 'review',
      who: 'officer',
      path: `/api/v1/review/queue?limit=${String(PAGE)}`,
      fill: tasks('signal', ''),
    },
    {
      queue: 'second-reading',
      who: 'officer',
      path: `/api/v1/review/second-readings?limit=${String(PAGE)}`,
      fill: tasks('second-person', `|${officer}|`),
    },
  ];
}

/** The cursor of the line in the middle. */
async function cursorAt({ queue }: Measured, n: number, db: Database): Promise<string> {
  const id = `01K${String(Math.floor(n / 2)).padStart(23, '0')}`;
  const [row] = await db.all<{ received_at: string; callback_at: string }>(
    'SELECT received_at, callback_at FROM complaints WHERE id = ?',
    [id],
  );
  const at = queue === 'callbacks' ? row?.callback_at : row?.received_at;
  return Buffer.from(JSON.stringify([at, id])).toString('base64url');
}

async function addPeople(dataDir: string): Promise<People> {
  const context = await openContext(Settings.load({ MADOGUCHI_DATA_DIR: dataDir, MADOGUCHI_LOG_LEVEL: 'warn' }));
  try {
    const add = async (name: string, role: Role): Promise<string> => {
      const person = { email: `${name}@bench.example.jp`, name, role, password: PASSWORD, anyPassword: true };
      const { user } = await context.get(AddUser, { strict: false }).execute(person, systemActor('bench'));
      return user.id;
    };
    const lead = await add('lead', 'supervisor');
    const agent = await add('agent', 'agent');
    const officer = await add('officer', 'compliance');
    await context.get(UserRows, { strict: false }).change(agent, { supervisorId: lead });
    return { agent, lead, officer };
  } finally {
    await context.close();
  }
}

async function signIn(url: string, email: string): Promise<string> {
  const answer = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: PASSWORD }),
  });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0];
  if (cookie === undefined) throw new Error(`signing in answered ${String(answer.status)}`);
  return cookie;
}

async function timed(url: string, cookie: string): Promise<{ ms: number; body: string }> {
  const began = performance.now();
  const answer = await fetch(url, { headers: { cookie } });
  const body = await answer.text();
  if (!answer.ok) throw new Error(`the desk answered ${String(answer.status)}`);
  return { ms: performance.now() - began, body };
}

async function repeat(times: number, ask: () => Promise<{ ms: number }>): Promise<number[]> {
  const figures: number[] = [];
  for (let n = 0; n < times; n += 1) figures.push((await ask()).ms);
  return figures;
}

function spread(figures: readonly number[]): { median: number; p95: number } {
  return { median: rounded(quantile(figures, 0.5)), p95: rounded(quantile(figures, 0.95)) };
}

/** The desk's database, written to beside the desk. */
class Database {
  private constructor(private readonly db: sqlite3.Database) {}

  static open(file: string): Promise<Database> {
    return new Promise((resolve, reject) => {
      const db = new sqlite3.Database(file, (error) => {
        if (error) reject(error);
        else resolve(new Database(db));
      });
      db.configure('busyTimeout', 30_000);
    });
  }

  run(sql: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.db.exec(sql, (error) => {
        if (error) reject(error);
        else resolve();
      });
    });
  }

  all<T>(sql: string, values: readonly unknown[]): Promise<T[]> {
    return new Promise((resolve, reject) => {
      this.db.all<T>(sql, values, (error, rows) => {
        if (error) reject(error);
        else resolve(rows);
      });
    });
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.db.close(() => {
        resolve();
      });
    });
  }
}
