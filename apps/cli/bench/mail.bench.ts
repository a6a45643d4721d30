import { benchMails, type BenchMail } from './bench-mails.js';
import { DeskDatabase } from './desk-database.js';
import { DeskProcess, freePort } from './desk-process.js';
import { machine, median, quantile, rounded } from './machine.js';
import { ReceiptSink } from './receipt-sink.js';
import { SmtpSender, type HandedOver } from './smtp-sender.js';

const LIMITS = { perSecond: 150, cpuMsEach: 12 };
const TO = 'madoguchi@example.jp';
const LOOK_MS = 5;
const WARM_UP = 200;

/** How the mail road is measured. */
export interface MailBenchOptions {
  /** Counted mails of each run. */
  n: number;
  senders: readonly number[];
  runs: number;
  /** Folder for processor profiles of the desk, when wanted. */
  profile?: string | undefined;
}

interface RunFigures {
  perSecond: number;
  withReceiptsPerSecond: number;
  cpuMsEach: number;
  ocrCpuSeconds: number;
  p50Ms: number;
  p95Ms: number;
  peakMiB: number;
  childrenMiB: number;
  picturesUnread: number;
}

/** Mails a second from SMTP to a committed, triaged complaint whose sender got a receipt. */
export async function runMailBench({ n, senders, runs, profile }: MailBenchOptions): Promise<object> {
  const results: object[] = [];
  for (const count of senders) {
    const figures: RunFigures[] = [];
    for (let run = 0; run < runs; run += 1) figures.push(await oneRun(n, count, profile));
    results.push({ senders: count, ...summary(figures) });
  }
  return {
    bench: 'mail',
    what: 'SMTP DATA to committed, triaged complaint on SQLite; mails of 300-900 bytes, 25 % ISO-2022-JP, 5 % with a 20 kB picture; a receipt to each sender by SMTP',
    notes: [
      'perSecond: until the last case is committed; withReceiptsPerSecond: until the last receipt is handed over too',
      'cpuMsEach: desk process, all threads, receipts included; reading of pictures (OCR) runs beside it at low priority in processes of its own and is told apart in ocrCpuSeconds',
      'latency: from the last byte of DATA to the case seen committed by a reader of the database',
    ],
    machine: machine(),
    n,
    runs,
    results,
    limits: LIMITS,
  };
}

function summary(figures: readonly RunFigures[]): object {
  const of = (pick: (one: RunFigures) => number): number => rounded(median(figures.map(pick)));
  const perSecond = of((one) => one.perSecond);
  const cpuMsEach = of((one) => one.cpuMsEach);
  return {
    perSecond,
    perSecondOfRuns: figures.map((one) => rounded(one.perSecond)),
    withReceiptsPerSecond: of((one) => one.withReceiptsPerSecond),
    cpuMsEach,
    ocrCpuSeconds: of((one) => one.ocrCpuSeconds),
    latencyMs: { median: of((one) => one.p50Ms), p95: of((one) => one.p95Ms) },
    memoryMiB: { deskPeak: of((one) => one.peakMiB), children: of((one) => one.childrenMiB) },
    picturesUnread: of((one) => one.picturesUnread),
    ratioToLimit: {
      perSecond: rounded(perSecond / LIMITS.perSecond),
      cpuMsEach: rounded(cpuMsEach / LIMITS.cpuMsEach),
    },
  };
}

async function oneRun(n: number, senders: number, profile: string | undefined): Promise<RunFigures> {
  const sink = await ReceiptSink.listen();
  const port = await freePort();
  const env = {
    MADOGUCHI_SMTP_LISTEN_PORT: String(port),
    MADOGUCHI_SMTP_SENDER_PER_MINUTE: '0',
    MADOGUCHI_SMTP_URL: sink.url,
    MADOGUCHI_MAIL_DOMAINS: 'example.jp',
  };
  const desk = await DeskProcess.start(env, profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`]);
  const database = await DeskDatabase.open(desk.dataDir);
  try {
    await sendAll(await benchMails(WARM_UP, 'warm'), { port, senders, database });
    await settledReceipts(sink, WARM_UP);
    const mails = await benchMails(n, 'count');
    const cpuBefore = desk.cpuSeconds();
    const childrenBefore = desk.childCpuSeconds();
    const began = performance.now();
    const latencies = await sendAll(mails, { port, senders, database });
    const seconds = (performance.now() - began) / 1000;
    await settledReceipts(sink, WARM_UP + n);
    const withReceipts = (performance.now() - began) / 1000;
    return {
      perSecond: n / seconds,
      withReceiptsPerSecond: n / withReceipts,
      cpuMsEach: ((desk.cpuSeconds() - cpuBefore) * 1000) / n,
      ocrCpuSeconds: desk.childCpuSeconds() - childrenBefore,
      p50Ms: quantile(latencies, 0.5),
      p95Ms: quantile(latencies, 0.95),
      peakMiB: desk.peakMiB(),
      childrenMiB: desk.childrenMiB(),
      picturesUnread: await database.count('arrivals', 'attachments_since IS NOT NULL'),
    };
  } finally {
    await database.close();
    await desk.stop();
    sink.close();
  }
}

/** Sends every mail and waits until each is a case; answers the milliseconds that each took. */
async function sendAll(
  mails: readonly BenchMail[],
  o: { port: number; senders: number; database: DeskDatabase },
): Promise<number[]> {
  const open = new Map<string, number>();
  const latencies: number[] = [];
  let next = 0;
  let sending = true;
  const look = async (): Promise<void> => {
    while (sending || open.size > 0) {
      await lookOnce(o.database, open, latencies);
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  };
  const sender = async (): Promise<void> => {
    const connection = await SmtpSender.open(o.port);
    for (let mail = mails[next]; mail !== undefined; mail = mails[next]) {
      next += 1;
      const { arrivalId, sentAt }: HandedOver = await connection.send(mail.from, TO, mail.raw);
      open.set(arrivalId, sentAt);
    }
    connection.close();
  };
  const looking = look();
  await Promise.all(Array.from({ length: o.senders }, sender));
  sending = false;
  await looking;
  return latencies;
}

async function lookOnce(database: DeskDatabase, open: Map<string, number>, latencies: number[]): Promise<void> {
  const ids = [...open.keys()].slice(0, 500);
  if (ids.length === 0) return;
  const marks = ids.map(() => '?').join(', ');
  const rows = await database.rows<{ id: string }>(
    `SELECT id FROM arrivals WHERE id IN (${marks}) AND outcome = 'complaint'`,
    ids,
  );
  const now = performance.now();
  for (const { id } of rows) {
    latencies.push(now - (open.get(id) ?? now));
    open.delete(id);
  }
}

async function settledReceipts(sink: ReceiptSink, wanted: number): Promise<void> {
  while (sink.taken < wanted) await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
}
