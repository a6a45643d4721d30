import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Settings, systemActor } from '#kernel';
import { ControlImport, ReadImport, ReceiveImport, RunImport } from '#imports';
import { openContext } from '../context.js';
import { demoTexts } from '../demo/demo-texts.js';
import { machine, rounded } from './machine.js';

const BENCH = systemActor('bench');

/** How the import is measured. */
export interface ImportBenchOptions {
  /** Rows that are judged (dry run). */
  rows: number;
  /** Rows that are imported; the first of the same file. */
  taken: number;
}

/** Rows per second of the dry run and of the import itself, and the memory at their highest. */
export async function runImportBench({ rows, taken }: ImportBenchOptions): Promise<object> {
  const dataDir = mkdtempSync(join(tmpdir(), 'madoguchi-bench-'));
  const context = await openContext(Settings.load({ MADOGUCHI_DATA_DIR: dataDir, MADOGUCHI_LOG_LEVEL: 'warn' }));
  const watch = new MemoryWatch();
  try {
    const receive = context.get(ReceiveImport, { strict: false });
    const control = context.get(ControlImport, { strict: false });
    const reader = context.get(ReadImport, { strict: false });
    const runner = context.get(RunImport, { strict: false });
    const upload = async (n: number): Promise<string> => {
      const id = await receive.execute({ bytes: benchFile(n), fileName: 'bench.csv' }, BENCH);
      await control.check(id, (await reader.columns(id, BENCH)).mapping, BENCH, false);
      return id;
    };
    const idleMiB = watch.now();
    const large = await upload(rows);
    const checkSeconds = await seconds(() => runner.execute(large));
    const checkMiB = watch.highest();
    const small = await upload(taken);
    await runner.execute(small);
    await control.start(small, BENCH, false);
    const cpu = process.cpuUsage();
    const runSeconds = await seconds(() => runner.execute(small));
    const { user, system } = process.cpuUsage(cpu);
    const { counts } = await reader.one(small);
    return {
      bench: 'import',
      what: 'CSV, UTF-8, texts of complaints; dry run of all rows, import of the first ones into SQLite with everything on',
      machine: machine(),
      dryRun: { rows, mebibytes: rounded(benchFile(rows).length / 2 ** 20), perSecond: rounded(rows / checkSeconds) },
      import: {
        rows: counts.taken,
        perSecond: rounded(taken / runSeconds),
        cpuMsEach: rounded((user + system) / 1000 / taken),
      },
      memoryMiB: { idle: rounded(idleMiB), dryRun: rounded(checkMiB), highest: rounded(watch.highest()) },
    };
  } finally {
    watch.stop();
    await context.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function benchFile(rows: number): Buffer {
  const texts = demoTexts().map(({ text }) => text);
  const lines = Array.from({ length: rows }, (_, i) => {
    const text = (texts[i % texts.length] ?? '').replaceAll('"', '""');
    const day = String((i % 28) + 1).padStart(2, '0');
    return `令和7年${String((i % 12) + 1)}月${day}日,電話,試験 太郎,090-0000-${String(i % 10_000).padStart(4, '0')},"${text}",B-${String(i)}`;
  });
  return Buffer.from(['受付日,受付経路,お客様名,電話番号,申出内容,管理番号', ...lines].join('\r\n'), 'utf8');
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

/** Looks at the resident memory ten times a second. */
class MemoryWatch {
  private most = 0;
  private readonly timer = setInterval(() => {
    this.most = Math.max(this.most, this.now());
  }, 100);

  now(): number {
    return process.memoryUsage().rss / 2 ** 20;
  }

  highest(): number {
    return Math.max(this.most, this.now());
  }

  stop(): void {
    clearInterval(this.timer);
  }
}
