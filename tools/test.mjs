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

const passes = [
  { title: 'unit specs', project: 'unit', database: 'sqlite' },
  // The queue's contract holds for pg-boss too, and that needs its database.
  { title: 'the job queue on PostgreSQL', project: 'unit', database: 'postgres', only: 'libs/jobs/' },
  { title: 'end to end on SQLite', project: 'e2e', database: 'sqlite' },
  { title: 'end to end on PostgreSQL', project: 'e2e', database: 'postgres', besides: 'asks-no-database' },
];

/**
 * End-to-end specs that are about wires, files, processes and papers: what they ask of the database, others ask of PostgreSQL
 * too. They run there when named, and under `npm run test:soak`.
 */
const ASKS_NO_DATABASE = [
  'test/browser/',
  'test/command-line/documented-output',
  'test/conformance/',
  'test/crash/(backup|durability|import-kill|lookback-kill|mail-doors|party-list-kill)',
  'test/fuzz/',
  'test/intake/(beside-the-queue|fax-gateway|imap|large-uids|mail-loop|malware|scan-parts|smtp-door|watched-folder|web-files)',
  'test/security/silence',
];

async function main(patterns) {
  const results = mkdtempSync(join(tmpdir(), 'madoguchi-test-'));
  const postgres = await startPostgres();
  const total = { passed: 0, failed: 0, skipped: 0 };
  try {
    for (const [index, pass] of passes.entries()) {
      say(`${pass.title}${patterns.length > 0 ? ` (${patterns.join(' ')})` : ''}`);
      const file = join(results, `${index}.json`);
      if (pass.only && patterns.length > 0 && !patterns.some((pattern) => pattern.startsWith(pass.only))) continue;
      if (leftOut(pass, patterns)) say(`left out here, run by test:soak: ${ASKS_NO_DATABASE.join(' ')}`);
      const code = await jest(pass, patterns, file, postgres.url);
      add(total, read(file), code);
    }
  } finally {
    await postgres.stop();
    rmSync(results, { recursive: true, force: true });
  }
  if (total.passed + total.failed === 0) say('no test ran');
  process.stdout.write(
    `\n${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}\n`,
  );
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}

function leftOut({ besides }, patterns) {
  return besides !== undefined && patterns.length === 0 && process.env.MADOGUCHI_TEST_SCALE !== 'soak';
}

async function jest(pass, patterns, file, url) {
  const { project, database } = pass;
  const groups = patterns.length === 0 ? writeGroups(filesOf(pass), project) : null;
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
    '--testTimeout=60000',
    '--passWithNoTests',
    `--maxWorkers=${workers(project)}`,
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

/**
 * Jest leaves a core free, which on two cores halves the speed. An end-to-end spec waits a third of its time, for its disk,
 * its database and for programs that it kills: one more of them than there are cores, where the memory allows it.
 */
function workers(project) {
  const cores = Math.min(4, availableParallelism());
  return project === 'e2e' && totalmem() > (cores + 1) * 3 * 1024 ** 3 ? cores + 1 : cores;
}

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

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error) => {
    say(error instanceof PlainError ? error.message : (error.stack ?? String(error)));
    process.stdout.write('\n0 passed, 1 failed\n');
    process.exit(1);
  },
);
