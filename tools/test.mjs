/**
 * `npm test [-- PATTERN…]`: the unit specs once, the end-to-end specs on SQLite and again on PostgreSQL.
 * Ends with `N passed, N failed` alone on its line; exit code 1 when something failed or nothing ran.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { inRoot, PlainError, root, say } from './lib/paths.mjs';
import { startPostgres } from './lib/postgres.mjs';
import { runShown } from './lib/run.mjs';
import { specFiles, writeGroups } from './lib/test-groups.mjs';

const cores = Math.min(4, availableParallelism());
/** Bytes of memory from which two lanes of passes fit: each worker holds up to 2 GiB, and browsers and databases want some. */
const ROOMY = 2 * cores * 2 * 1024 ** 3 + 4 * 1024 ** 3;

const passes = [
  { title: 'unit specs', project: 'unit', database: 'sqlite', lane: 1 },
  // The queue's contract holds for pg-boss too, and that needs its database.
  { title: 'the job queue on PostgreSQL', project: 'unit', database: 'postgres', only: 'libs/jobs/', lane: 1 },
  { title: 'end to end on SQLite', project: 'e2e', database: 'sqlite', lane: 2 },
  { title: 'end to end on PostgreSQL', project: 'e2e', database: 'postgres', besides: 'asks-no-database', lane: 1 },
];

/**
 * End-to-end specs that are about wires, files, processes and papers: what they ask of the database, others ask of PostgreSQL
 * too. They run there when named, and under `npm run test:soak`.
 */
const ASKS_NO_DATABASE = [
  'test/browser/',
  'test/command-line/(documented-output|notices-behind-walls)',
  'test/conformance/',
  'test/crash/(backup|durability|import-kill|lookback-kill|mail-doors|party-list-kill|reply-kill)',
  'test/fuzz/',
  'test/incidents/regime-files',
  'test/intake/(answer-to-acknowledgement|bad-input|beside-the-queue|fax-gateway|imap|large-uids|mail-loop|malware|public-door)',
  'test/intake/(no-room|scan-parts|smtp-door|watched-folder|web-files)',
  'test/journeys/(not-examined-as-a-leak|pictures-of-strangers|webmail-of-others)',
  'test/security/(round-the-gates|silence)',
  'test/support/(console-files|operations)',
  'test/triage/(preview|signals-stay)',
];

async function main(patterns) {
  const results = mkdtempSync(join(tmpdir(), 'madoguchi-test-'));
  const postgres = await startPostgres();
  const total = { passed: 0, failed: 0, skipped: 0 };
  const times = new Map();
  const run = async (pass) => {
    if (pass.only && patterns.length > 0 && !patterns.some((pattern) => pattern.startsWith(pass.only))) return;
    say(`${pass.title}${patterns.length > 0 ? ` (${patterns.join(' ')})` : ''}`);
    if (leftOut(pass, patterns)) say(`left out here, run by test:soak: ${ASKS_NO_DATABASE.join(' ')}`);
    const file = join(results, `${passes.indexOf(pass)}.json`);
    const code = await jest(pass, patterns, file, postgres.url);
    const report = read(file);
    add(total, report, code);
    addTimes(times, report, pass);
  };
  try {
    await allOf(lanes(patterns).map((lane) => oneAfterAnother(lane, run)));
  } finally {
    await postgres.stop();
    rmSync(results, { recursive: true, force: true });
  }
  if (total.passed + total.failed === 0) say('no test ran');
  if (patterns.length === 0) tellSlowest(times);
  process.stdout.write(
    `\n${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}\n`,
  );
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}

/**
 * Passes that go at the same time. An end-to-end spec waits a third of its time, for its disk, its database and for programs
 * that it kills, and the last files of a pass leave cores idle: a second lane uses both, where the memory allows it.
 */
function lanes(patterns) {
  if (patterns.length > 0 || totalmem() < ROOMY) return [passes];
  return [passes.filter(({ lane }) => lane === 2), passes.filter(({ lane }) => lane === 1)];
}

/** Waits for all, also when one fails: the others still use the database. */
async function allOf(works) {
  const failed = (await Promise.allSettled(works)).find(({ status }) => status === 'rejected');
  if (failed) throw failed.reason;
}

async function oneAfterAnother(items, work) {
  for (const item of items) await work(item);
}

function leftOut({ besides }, patterns) {
  return besides !== undefined && patterns.length === 0 && process.env.MADOGUCHI_TEST_SCALE !== 'soak';
}

async function jest(pass, patterns, file, url) {
  const { project, database } = pass;
  const groups = patterns.length === 0 ? writeGroups(filesOf(pass), project, pass.title) : null;
  const node = [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    // Modules that are loaded and thrown away make much young garbage: a larger nursery saves a tenth of the time.
    '--max-semi-space-size=32',
    inRoot('node_modules', 'jest', 'bin', 'jest.js'),
  ];
  const args = [
    ...(groups ? ['--config', groups.config] : ['--selectProjects', project]),
    // A slow machine is no failure: nothing here asserts speed.
    '--testTimeout=180000',
    '--passWithNoTests',
    `--maxWorkers=${workers}`,
    '--json',
    `--outputFile=${file}`,
    '--testLocationInResults',
  ];
  try {
    return await runShown(process.execPath, [...node, ...args, '--', ...patterns], {
      cwd: root,
      env: environment(database, url),
    });
  } finally {
    groups?.remove();
  }
}

/** The files of a pass on a whole run. */
function filesOf(pass) {
  const left = leftOut(pass, []) ? ASKS_NO_DATABASE.map((path) => new RegExp(path)) : [];
  return specFiles(pass.project)
    .filter((file) => pass.only === undefined || file.startsWith(pass.only))
    .filter((file) => !left.some((path) => path.test(file)));
}

/** Jest leaves a core free, which on two cores halves the speed. */
const workers = cores;

/** Settings of the person's own desk must not reach the tests. */
function environment(database, url) {
  const env = { TZ: 'UTC' };
  for (const [name, value] of Object.entries(process.env))
    if (!name.startsWith('MADOGUCHI_') || name.startsWith('MADOGUCHI_TEST_')) env[name] = value;
  // Entity columns are typed when their files load, so a process is on one database for good.
  if (database === 'postgres') env.MADOGUCHI_DATABASE_URL = url;
  return { ...env, MADOGUCHI_LOG_LEVEL: 'silent', MADOGUCHI_TEST_DATABASE: database, MADOGUCHI_TEST_PG_URL: url };
}

function read(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

/** A file that could not even be loaded counts as a failed test, and so does a run that ended without a report. */
function add(total, report, code) {
  const failed = report ? report.numFailedTests + report.numRuntimeErrorTestSuites : 1;
  total.passed += report?.numPassedTests ?? 0;
  total.failed += failed === 0 && code !== 0 ? 1 : failed;
  total.skipped += (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
}

/** Seconds of the tests of each spec file of a pass; in a group, a file is the outermost `describe`. */
function addTimes(times, report, { title }) {
  for (const test of report?.testResults.flatMap(({ assertionResults }) => assertionResults) ?? []) {
    const file = `${test.ancestorTitles[0] ?? '?'} (${title})`;
    times.set(file, (times.get(file) ?? 0) + (test.duration ?? 0) / 1000);
  }
}

/** Where the time of a whole run goes: for whoever wants to make it shorter. */
function tellSlowest(times) {
  const slowest = [...times].toSorted(([, a], [, b]) => b - a).slice(0, 15);
  say(
    `slowest spec files, without loading and hooks:\n${slowest.map(([file, s]) => `  ${s.toFixed(0)} s  ${file}`).join('\n')}`,
  );
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error) => {
    say(error instanceof PlainError ? error.message : (error.stack ?? String(error)));
    process.stdout.write('\n0 passed, 1 failed\n');
    process.exit(1);
  },
);
