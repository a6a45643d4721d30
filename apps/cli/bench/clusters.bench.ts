import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ComplaintRepository } from '#complaints';
import { RegisterRows, SweepClusters } from '#clusters';
import { newId, nowInstant, Settings, SystemClock } from '#kernel';
import { query, run, UnitOfWork } from '#persistence';
import { Vault } from '#vault';
import { openContext } from '../context.js';
import { Random } from '../demo/random.js';
import { machine, quantile, rounded } from './machine.js';
import { inventedText } from './siblings-corpus.js';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** Complaints that are read from their words, in one go; the others are entered as already read. */
const READ = 2000;
const BATCH = 500;
const MINUTES = 60;

/** How the watch is measured. */
export interface ClustersBenchOptions {
  /** Complaints that are counted already. */
  n: number;
  /** Days over which they came. */
  days: number;
}

/**
 * What the watch costs on a desk of the given size: reading a complaint, the sweep of a minute with and without new
 * complaints, the first one after a start, the sweep of a day; processor time and the longest stretch without the loop.
 */
export async function runClustersBench({ n, days }: ClustersBenchOptions): Promise<object> {
  const dataDir = mkdtempSync(join(tmpdir(), 'madoguchi-bench-'));
  const context = await openContext(Settings.load({ MADOGUCHI_DATA_DIR: dataDir, MADOGUCHI_LOG_LEVEL: 'warn' }));
  try {
    const random = new Random(11);
    const filled = new FilledDesk(context.get(UnitOfWork), random);
    const now = Date.parse(nowInstant(new SystemClock()));
    await filled.traits(n, { from: now - days * DAY_MS, to: now - MINUTE_MS });
    const sweep = context.get(SweepClusters);
    const registers = context.get(RegisterRows);
    const first = await measured(() => sweep.minute());
    const day = await measured(() => sweep.day());
    await context.get(UnitOfWork).write(() => registers.setProgress('days', '0'));
    const week = await measured(() => sweep.day());
    const idle: number[] = [];
    const busy: number[] = [];
    for (let minute = 0; minute < MINUTES; minute += 1) {
      idle.push((await measured(() => sweep.minute())).cpuMs);
      await filled.traits(3, { from: now, to: now + 1000 });
      busy.push((await measured(() => sweep.minute())).cpuMs);
    }
    const read = await measured(() => filled.complaints(context.get(ComplaintRepository), context.get(Vault), READ));
    const reading = await measured(() => sweep.readWaiting(600_000));
    return {
      bench: 'clusters',
      what: 'invented codes; SQLite, one process',
      machine: machine(),
      n,
      days,
      reading: { n: READ, cpuMsEach: rounded(reading.cpuMs / READ), registering: rounded(read.cpuMs / READ) },
      firstMinute: first,
      minute: { nothingNew: summary(idle), threeNew: summary(busy) },
      firstDay: day,
      again: week,
      bytesEach: await filled.bytesEach(),
    };
  } finally {
    await context.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

interface Cost {
  cpuMs: number;
  wallMs: number;
  /** Longest stretch in which nothing else of the process could run. */
  blockedMs: number;
}

/** Processor time, wall time, and how long the loop was kept from others, by a timer of five milliseconds. */
async function measured(work: () => Promise<unknown>): Promise<Cost> {
  let blocked = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    blocked = Math.max(blocked, now - last - 5);
    last = now;
  }, 5);
  const cpu = process.cpuUsage();
  const began = performance.now();
  await work();
  const { user, system } = process.cpuUsage(cpu);
  const wallMs = performance.now() - began;
  await new Promise((resolve) => setTimeout(resolve, 6));
  clearInterval(timer);
  return { cpuMs: rounded((user + system) / 1000), wallMs: rounded(wallMs), blockedMs: rounded(blocked) };
}

function summary(ms: readonly number[]): { cpuMsMedian: number; cpuMsP95: number } {
  return { cpuMsMedian: rounded(quantile([...ms], 0.5)), cpuMsP95: rounded(quantile([...ms], 0.95)) };
}

/** Fills tables past intake and engine: codes drawn at random, small numbers more often. */
class FilledDesk {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly random: Random,
  ) {}

  async traits(n: number, { from, to }: { from: number; to: number }): Promise<void> {
    for (let done = 0; done < n; done += BATCH) {
      const rows = Array.from({ length: Math.min(BATCH, n - done) }, (_, k) =>
        this.row(from + ((to - from) * (done + k + this.random.next())) / n),
      );
      await this.uow.write(async (m) => {
        for (const row of rows)
          await run(
            m,
            `INSERT INTO cluster_traits (complaint_id, received_at, day, known_on, channel, score, flagged, kind, service,
               area, shop, step, placed_by, read_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?)`,
            row,
          );
      });
    }
  }

  async complaints(complaints: ComplaintRepository, vault: Vault, n: number): Promise<void> {
    for (let done = 0; done < n; done += BATCH)
      await this.uow.write(async (m) => {
        for (let k = 0; k < Math.min(BATCH, n - done); k += 1) {
          const { id: keyId } = await vault.newKey('complaint');
          const at = nowInstant(new SystemClock());
          const text = inventedText(this.random);
          const seen = { humanMustRead: false, viaRelay: false, callbackAt: null, occurredOn: null, secretHash: null };
          const judged = { category: 'other', severity: 'low', flagged: false, messageIds: [] } as const;
          const row = {
            id: newId(),
            arrivalId: newId(),
            keyId,
            channel: 'web',
            language: 'ja',
            receivedAt: at,
          } as const;
          const details = { subject: null, contact: {} };
          await complaints.add(m, { ...row, text, details, ...seen, ...judged, messageIds: [] }, at);
        }
      });
  }

  async bytesEach(): Promise<number | null> {
    try {
      const [row] = await query<{ bytes: number; n: number }>(
        this.uow.reads,
        `SELECT (SELECT SUM(pgsize) FROM dbstat WHERE name LIKE '%cluster_traits%') AS bytes,
           (SELECT COUNT(*) FROM cluster_traits) AS n`,
      );
      return row === undefined ? null : Math.round(row.bytes / row.n);
    } catch {
      return null;
    }
  }

  private row(at: number): unknown[] {
    const { random } = this;
    const day = Math.floor((at + 9 * 3_600_000) / DAY_MS);
    const draw = random.next();
    const flagged = draw < 0.02;
    const maybe = (share: number, prefix: string, n: number): string | null =>
      random.chance(share) ? `${prefix}${String(Math.floor(n * random.next() ** 2))}` : null;
    const instant = new Date(at).toISOString();
    return [
      newId(),
      instant,
      day,
      day,
      random.pick(['phone', 'web', 'email', 'letter', 'fax']),
      flagged ? 600 : draw < 0.1 ? 100 : 10,
      flagged,
      flagged ? `k${String(Math.floor(12 * random.next()))}` : null,
      maybe(0.8, 's', 12),
      maybe(0.5, 'a', 47),
      maybe(0.3, 'p', 300),
      maybe(0.5, 't', 11),
      instant,
    ];
  }
}
