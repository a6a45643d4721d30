import { InvalidArgumentError, Option, type Command } from 'commander';
import type { EngineChoice } from '#intake';
import { fromCaller, printJson } from '../output.js';

function count(text: string): number {
  const n = Number(text);
  if (!Number.isInteger(n) || n < 1) throw new InvalidArgumentError('a whole number from 1');
  return n;
}

function counts(text: string): number[] {
  return text.split(',').map(count);
}

/** `bench clusters|import|intake|mail|notices|ocr|search|siblings|triage|triage-odd`: figures as JSON on stdout. Nothing here asserts; the limits stand beside the figures. */
export function registerBenchCommands(program: Command): void {
  const bench = program.command('bench').description('measure this machine; JSON on stdout');
  bench
    .command('intake')
    .description('complaints per second over HTTP into SQLite, everything on')
    .option('--n <count>', 'counted complaints', count, 4000)
    .option('--senders <count>', 'senders at once', count, 8)
    .action(async (o: { n: number; senders: number }) => {
      const { runIntakeBench } = await import('../bench/intake.bench.js');
      printJson(await runIntakeBench(o));
    });
  bench
    .command('import')
    .description('rows per second of a dry run and of an import into SQLite, and the memory they take')
    .option('--rows <count>', 'rows of the dry run', count, 100_000)
    .option('--taken <count>', 'rows that are imported', count, 5000)
    .action(async (o: { rows: number; taken: number }) => {
      const { runImportBench } = await import('../bench/import.bench.js');
      printJson(await runImportBench(o));
    });
  bench
    .command('mail')
    .description('mails per second through SMTP to a committed, triaged complaint, receipts on')
    .option('--n <count>', 'counted mails of each run', count, 1500)
    .option('--senders <counts>', 'senders at once, several with commas', counts, [1, 8])
    .option('--runs <count>', 'runs of which the median is told', count, 3)
    .option('--profile <dir>', 'folder for processor profiles of the desk')
    .action(async (o: { n: number; senders: number[]; runs: number; profile?: string }) => {
      const { runMailBench } = await import('../bench/mail.bench.js');
      printJson(await runMailBench(o));
    });
  bench
    .command('notices')
    .description('notices per second to a mail server on this machine, beside a bare nodemailer pool; memory')
    .option('--n <count>', 'people of the timed campaign', count, 100_000)
    .option('--connections <count>', 'connections of the desk', count, 8)
    .option('--bare <counts>', 'connections of the bare pool that are tried', counts, [4, 8, 16, 32])
    .option('--runs <count>', 'runs of which the median is told', count, 1)
    .option('--planned <count>', 'people of a second campaign that is planned whole', count)
    .action(async (o: { n: number; connections: number; bare: number[]; runs: number; planned?: number }) => {
      const { runNoticesBench } = await import('../bench/notices.bench.js');
      printJson(await runNoticesBench({ ...o, planned: o.planned ?? 0 }));
    });
  bench
    .command('queue')
    .description('first page of each queue over HTTP while every complaint is in it, beside the stated limit')
    .option('--n <count>', 'complaints', count, 100_000)
    .option('--requests <count>', 'requests of each kind', count, 40)
    .action(async (o: { n: number; requests: number }) => {
      const { runQueueBench } = await import('../bench/queue.bench.js');
      printJson(await runQueueBench(o));
    });
  bench
    .command('siblings')
    .description('time a complaint takes to be compared, and how many that were told again are suggested')
    .option('--n <count>', 'complaints that stand there already', count, 20_000)
    .option('--pairs <count>', 'complaints told again, of each kind', count, 200)
    .action(async (o: { n: number; pairs: number }) => {
      const { runSiblingsBench } = await import('../bench/siblings.bench.js');
      printJson(await runSiblingsBench(o));
    });
  bench
    .command('search')
    .description('time from question to masked hits over sealed complaints, beside plain full-text indexes; bytes')
    .option('--n <count>', 'complaints', count, 100_000)
    .option('--questions <count>', 'questions of each kind', count, 40)
    .action(async (o: { n: number; questions: number }) => {
      const { runSearchBench } = await import('../bench/search.bench.js');
      printJson(await runSearchBench(o));
    });
  bench
    .command('clusters')
    .description('what the watch for clusters costs: reading, the sweep of a minute, the sweep of a day')
    .option('--n <count>', 'complaints that are counted already', count, 100_000)
    .option('--days <count>', 'days over which they came', count, 365)
    .action(async (o: { n: number; days: number }) => {
      const { runClustersBench } = await import('../bench/clusters.bench.js');
      printJson(await runClustersBench(o));
    });
  bench
    .command('extremes')
    .description('event loop, memory and time for items at the edge of what is taken')
    .option('--scale <share>', '1 for the stated sizes, less for a quick look', Number, 1)
    .option('--patience <seconds>', 'how long one item may take', count, 3600)
    .action(async (o: { scale: number; patience: number }) => {
      const { runExtremesBench } = await import('../bench/extremes.bench.js');
      printJson(await runExtremesBench({ scale: o.scale, patienceSeconds: o.patience }));
    });
  bench
    .command('ocr')
    .description('pages a minute with one and two workers beside the bare engine, errors against true texts')
    .addOption(
      new Option('--engine <engine>', 'whose figures').choices(['auto', 'native', 'tesseract.js']).default('auto'),
    )
    .option('--pages <dir>', 'documents with NAME.pN.txt beside them; default: the fixtures')
    .option('--rounds <count>', 'times each document is read', count, 1)
    .action(async (o: { engine: EngineChoice; pages?: string; rounds: number }) => {
      const { runOcrBench } = await import('../bench/ocr.bench.js');
      const pages = o.pages === undefined ? null : fromCaller(o.pages);
      printJson(await runOcrBench({ engine: o.engine, pages, rounds: o.rounds }));
    });
  bench
    .command('triage')
    .description('texts per second and core, preview while typing, beside plain alternatives')
    .option('--n <count>', 'texts to time', count, 5000)
    .option('--no-compare', 'speed only: train nothing')
    .action(async (o: { n: number; compare: boolean }) => {
      const { runTriageBench } = await import('../bench/triage.bench.js');
      printJson(await runTriageBench({ texts: o.n, compare: o.compare }));
    });
  bench
    .command('triage-odd')
    .description('what odd forms of the same texts cost in recall, on a fold the model has not seen')
    .option('--model <file>', 'try this model instead of training one without the fold')
    .action(async (o: { model?: string }) => {
      const { runTriageOddBench } = await import('../bench/triage-odd.bench.js');
      printJson(await runTriageOddBench(o.model === undefined ? {} : { model: fromCaller(o.model) }));
    });
}
