import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { DeskDatabase } from './desk-database.js';
import { DeskProcess, freePort } from './desk-process.js';
import { benchMails } from './bench-mails.js';
import { extremeItems, type ExtremeItem } from './extreme-items.js';
import { machine, rounded } from './machine.js';
import { SmtpSender } from './smtp-sender.js';

const LIMITS = { loopDelayMs: 200, memoryMiB: 600 };
const TO = 'madoguchi@example.jp';
const BACKLOG = 5_000;
const BACKLOG_SENDERS = 8;
const LOOK_MS = 200;

/** How the edges are measured. */
export interface ExtremesBenchOptions {
  /** 1 for the stated sizes; smaller ones for a quick look. */
  scale: number;
  /** Seconds after which an item that still waits is told as such. */
  patienceSeconds: number;
}

/** The desk while it is measured. */
interface Measured {
  desk: DeskProcess;
  database: DeskDatabase;
  port: number;
  folder: string;
  patienceSeconds: number;
}

/** Worst event-loop delay, memory and time for each item at the edge of what is taken. */
export async function runExtremesBench({ scale, patienceSeconds }: ExtremesBenchOptions): Promise<object> {
  const folder = mkdtempSync(join(tmpdir(), 'madoguchi-extremes-'));
  const port = await freePort();
  const desk = await DeskProcess.start({
    MADOGUCHI_SMTP_LISTEN_PORT: String(port),
    MADOGUCHI_SMTP_SENDER_PER_MINUTE: '0',
    MADOGUCHI_MAIL_DOMAINS: 'example.jp',
    MADOGUCHI_FAX_FOLDER: folder,
    MADOGUCHI_FOLDER_SETTLE_MS: '1000',
  });
  const database = await DeskDatabase.open(desk.dataDir);
  const measured: Measured = { desk, database, port, folder, patienceSeconds };
  try {
    const items: object[] = [];
    for (const item of extremeItems(scale)) items.push(await oneItem(measured, item));
    items.push(await backlog(measured, Math.max(100, Math.round(BACKLOG * scale))));
    return {
      bench: 'extremes',
      what: 'items at the edge of what is taken, one after another, by the real doors of a desk on SQLite with OCR',
      machine: machine(),
      scale,
      items,
      ...(await balanceOf(measured)),
      limits: LIMITS,
    };
  } finally {
    await database.close();
    await desk.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function oneItem(at: Measured, item: ExtremeItem): Promise<object> {
  mkdirSync(at.folder, { recursive: true });
  return measure(at, { name: item.name, megabytes: rounded(item.bytes.length / 1e6) }, async () => {
    if (item.door === 'smtp') {
      const sender = await SmtpSender.open(at.port);
      await sender.send('extreme@example.net', TO, item.bytes);
      sender.close();
    } else {
      writeFileSync(join(at.folder, 'item.part'), item.bytes);
      renameSync(join(at.folder, 'item.part'), join(at.folder, 'item.tif'));
    }
    return 1;
  });
}

async function backlog(at: Measured, count: number): Promise<object> {
  const mails = await benchMails(count, 'backlog');
  return measure(at, { name: `a backlog of ${String(count)} mails` }, async () => {
    const next = mails.values();
    const send = async (): Promise<void> => {
      const sender = await SmtpSender.open(at.port);
      for (const { from, raw } of next) await sender.send(from, TO, raw);
      sender.close();
    };
    await Promise.all(Array.from({ length: BACKLOG_SENDERS }, send));
    return count;
  });
}

/** Hands something over and waits until every one of `wanted` arrivals is settled; looks at loop and memory meanwhile. */
async function measure(at: Measured, what: object, handOver: () => Promise<number>): Promise<object> {
  await loopDelayMs(at.desk);
  let worstMs = 0;
  let peakMiB = 0;
  const done = new AbortController();
  const watching = (async (): Promise<void> => {
    while (!done.signal.aborted) {
      peakMiB = Math.max(peakMiB, at.desk.residentMiB() + at.desk.childrenMiB());
      worstMs = Math.max(worstMs, await loopDelayMs(at.desk));
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  })();
  const [last] = await at.database.rows<{ id: string | null }>('SELECT MAX(id) AS id FROM arrivals');
  const began = performance.now();
  const wanted = await handOver();
  const takenSeconds = (performance.now() - began) / 1000;
  const settled = await untilSettled(at, last?.id ?? '', wanted);
  const seconds = (performance.now() - began) / 1000;
  done.abort();
  await watching;
  worstMs = Math.max(worstMs, await loopDelayMs(at.desk));
  return {
    ...what,
    settled,
    takenSeconds: rounded(takenSeconds),
    seconds: rounded(seconds),
    worstLoopDelayMs: rounded(worstMs),
    peakMiB: rounded(peakMiB),
    outcome: await lastOutcome(at),
    ratioToLimit: {
      loopDelayMs: rounded(worstMs / LIMITS.loopDelayMs),
      memoryMiB: rounded(peakMiB / LIMITS.memoryMiB),
    },
  };
}

/** Whether so many arrivals after one are settled before the patience ends. */
async function untilSettled(at: Measured, after: string, wanted: number): Promise<boolean> {
  const end = performance.now() + at.patienceSeconds * 1000;
  while (performance.now() < end) {
    const [row] = await at.database.rows<{ n: number }>(
      "SELECT COUNT(*) AS n FROM arrivals WHERE outcome <> 'pending' AND id > ?",
      [after],
    );
    if ((row?.n ?? 0) >= wanted) return true;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  return false;
}

async function lastOutcome(at: Measured): Promise<object | null> {
  const [row] = await at.database.rows<{ outcome: string; human_must_read: number; warnings: string }>(
    'SELECT outcome, human_must_read, warnings FROM arrivals ORDER BY id DESC LIMIT 1',
  );
  if (!row) return null;
  return {
    outcome: row.outcome,
    humanMustRead: row.human_must_read === 1,
    warnings: JSON.parse(row.warnings) as unknown,
  };
}

/** Longest that the desk's event loop was late since it was asked last (monitorEventLoopDelay, reset by each look). */
async function loopDelayMs(desk: DeskProcess): Promise<number> {
  const text = await (await fetch(`${desk.url}/metrics`)).text();
  return Number(/^nodejs_eventloop_lag_max_seconds (\S+)/m.exec(text)?.[1] ?? 0) * 1000;
}

/** Every complaint has its line and every line that says so its complaint; what is still being read is told apart. */
async function balanceOf({ database }: Measured): Promise<{ balanced: boolean; pending: number }> {
  const cases = await database.count('complaints');
  const lines = await database.count('arrivals', "outcome = 'complaint'");
  return { balanced: cases === lines, pending: await database.count('arrivals', "outcome = 'pending'") };
}
