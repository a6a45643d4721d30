import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { cacheDir, inRoot, PlainError, root, say } from './paths.mjs';
import { runQuietly } from './run.mjs';

const builds = [
  {
    name: 'server',
    sources: ['apps/desk', 'apps/worker', 'apps/cli', 'libs', 'config', 'tsconfig.json', 'tools/tsconfig.build.json'],
    leaveOut: /\.(spec|e2e-spec)\.ts$|^libs\/testing\//,
    stale: ['dist/apps', 'dist/libs', 'dist/config', 'node_modules/.cache/madoguchi/build.tsbuildinfo'],
    made: 'dist/apps/cli/main.js',
    command: ['node_modules/typescript/bin/tsc', '-p', 'tools/tsconfig.build.json'],
  },
  {
    name: 'console',
    sources: ['apps/console'],
    leaveOut: /\.spec\.tsx?$/,
    stale: [],
    made: 'dist/console/index.html',
    command: ['node_modules/vite/bin/vite.js', 'build', 'apps/console', '--logLevel', 'warn'],
  },
];

/** True when dist/ was made from the sources as they stand. */
export const isBuilt = () => builds.every((build) => upToDate(build));

/**
 * Builds what is older than its sources: the server with tsc, the console with vite.
 * @param {string} node path of the Node that runs the compilers
 */
export async function build(node) {
  const todo = builds.filter((one) => !upToDate(one));
  if (todo.length === 0) return;
  say(`building the ${todo.map((one) => one.name).join(' and the ')}`);
  const started = Date.now();
  await Promise.all(todo.map((one) => make(node, one)));
  say(`built in ${Math.round((Date.now() - started) / 1000)} s`);
}

async function make(node, one) {
  // Taken before the compiler reads them: a source changed meanwhile is built again the next time.
  const { text, digest } = fingerprint(one);
  // What tsc remembers to have written is not written again, even where somebody took dist/ away.
  const lost = !existsSync(inRoot(one.made)) || lostSources(one, text);
  if (lost) for (const path of one.stale) rmSync(inRoot(path), { recursive: true, force: true });
  const { code, output } = await runQuietly(node, one.command, {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (code !== 0) throw new PlainError(`the ${one.name} does not build:\n${output.trim()}`);
  mkdirSync(cacheDir, { recursive: true });
  writeFileSync(stampOf(one), digest);
  writeFileSync(`${stampOf(one)}.list`, text);
}

const stampOf = (one) => join(cacheDir, `built-${one.name}`);

function upToDate(one) {
  if (!existsSync(inRoot(one.made)) || !existsSync(stampOf(one))) return false;
  return readFileSync(stampOf(one), 'utf8') === fingerprint(one).digest;
}

/** A deleted source would leave its compiled file behind, so the output is thrown away first. */
function lostSources(one, text) {
  const list = `${stampOf(one)}.list`;
  if (!existsSync(list)) return true;
  const now = new Set(namesIn(text));
  return namesIn(readFileSync(list, 'utf8')).some((name) => !now.has(name));
}

const namesIn = (text) => text.split('\n').map((line) => line.slice(line.indexOf(' ') + 1));

/** Path, size and time of every source: reading 1,000 sources takes a second, asking for their times 10 ms. */
function fingerprint(one) {
  const lines = one.sources.flatMap((source) => [...walk(inRoot(source))]);
  const text = lines.filter((line) => !one.leaveOut.test(line.slice(line.indexOf(' ') + 1))).join('\n');
  return {
    text,
    digest: createHash('sha256')
      .update(text)
      .update(readFileSync(inRoot('package-lock.json')))
      .digest('hex'),
  };
}

function* walk(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return;
  if (!stat.isDirectory()) yield `${stat.size}:${stat.mtimeMs} ${relative(root, path).replaceAll('\\', '/')}`;
  else for (const name of readdirSync(path).sort()) if (name !== 'node_modules') yield* walk(join(path, name));
}
