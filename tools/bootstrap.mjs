/**
 * The one way in: `node tools/bootstrap.mjs demo|start|worker|madoguchi|bench|test|verify|prepare [arguments…]`.
 * Runs on plain Node >= 20 without any package; installs and builds when something changed, then hands over to the
 * project's Node 24. Everything it says goes to standard error.
 */
import { existsSync } from 'node:fs';
import { delimiter, dirname } from 'node:path';
import { build, isBuilt } from './lib/build.mjs';
import { install, isInstalled } from './lib/install.mjs';
import { withLock } from './lib/lock.mjs';
import { checkCallingNode, findProjectNode } from './lib/node.mjs';
import { inRoot, PlainError, root, say } from './lib/paths.mjs';
import { handOver } from './lib/run.mjs';

const commands = {
  demo: (args) => ['dist/apps/cli/main.js', 'demo', 'serve', ...args],
  start: (args) => ['dist/apps/desk/main.js', ...args],
  worker: (args) => ['dist/apps/worker/main.js', ...args],
  madoguchi: (args) => ['dist/apps/cli/main.js', ...args],
  bench: (args) => ['dist/apps/cli/main.js', 'bench', ...args],
  test: (args) => ['tools/test.mjs', ...args],
  verify: (args) => ['tools/verify.mjs', ...args],
  /** Packages and build alone, before they are needed. */
  prepare: () => [],
};

async function main([name, ...args]) {
  const command = Object.hasOwn(commands, name ?? '') ? commands[name] : null;
  if (!command) {
    say(`usage: node tools/bootstrap.mjs ${Object.keys(commands).join('|')} [arguments…]`);
    process.exit(2);
  }
  checkCallingNode();
  // `verify` reports on the build as one of its steps.
  const needsBuild = name !== 'verify';
  if (!isInstalled() || (needsBuild && !isBuilt()))
    await withLock(async () => {
      const make = async () => (needsBuild ? build(findProjectNode()) : undefined);
      await (isInstalled() ? make() : install(make));
    });
  if (name === 'prepare') return;
  const node = findProjectNode();
  const [script, ...rest] = command(args);
  // The settings of a desk may stand in .env; tests and checks must not see them.
  const own = name === 'test' || name === 'verify' ? [] : [...sparing(node), ...settingsFile()];
  handOver(node, [...own, inRoot(script), ...rest], { cwd: root, env: environmentFor(node) });
}

/**
 * glibc keeps what large mails and pages needed; with these it goes back to the system when they are done (a fifth less at
 * the peak, `bench extremes`). Other C libraries ignore them.
 */
const SPARING = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '1048576',
  MALLOC_TRIM_THRESHOLD_: '1048576',
};

/**
 * Node on a large machine keeps a nursery of 128 MiB and doubles the heap before it looks for what can go. A desk lives on
 * 80 MiB: a nursery of 2 x 16 MiB and a look after each quarter more take a third of its memory away (`bench notices`).
 */
const SPARING_NODE = ['--max-semi-space-size=16', '--heap-growing-percent=25'];

/** Node says on each start that there is no such file, where there is none. */
const settingsFile = () => (existsSync(inRoot('.env')) ? [`--env-file=${inRoot('.env')}`] : []);

/** A Node that the packages did not bring may be a newer one, which would not start with a flag that it does not know. */
const sparing = (node) => (node === process.execPath && !/^24\./.test(process.versions.node) ? [] : SPARING_NODE);

/**
 * Paths in arguments resolve against INIT_CWD, where the person stands; TZ=UTC because instants are kept in UTC;
 * compiled modules are kept, which takes most of the start-up time away.
 */
function environmentFor(node) {
  return {
    ...SPARING,
    ...process.env,
    TZ: 'UTC',
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? inRoot('node_modules/.cache/madoguchi/compiled'),
    INIT_CWD: process.env.INIT_CWD ?? process.cwd(),
    PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`,
  };
}

main(process.argv.slice(2)).catch((error) => {
  say(error instanceof PlainError ? error.message : (error.stack ?? String(error)));
  process.exit(1);
});
