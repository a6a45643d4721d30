/**
 * `npm run verify`: everything that must hold besides the tests, which it runs too unless CI=true (there they have run).
 * Two checks at a time; all of them run, and the exit code is 1 when one failed.
 */
import { existsSync } from 'node:fs';
import { build } from './lib/build.mjs';
import { inRoot, PlainError, root } from './lib/paths.mjs';
import { runQuietly, runShown } from './lib/run.mjs';

const program =
  (file, ...args) =>
  () =>
    runQuietly(process.execPath, [inRoot(file), ...args], { cwd: root });
const bin = (file, ...args) => program(`node_modules/${file}`, ...args);
const folders = ['apps', 'libs', 'config', 'test', 'tools'].filter((folder) => existsSync(inRoot(folder)));

const checks = {
  lint: bin('eslint/bin/eslint.js', '.'),
  'types of the server': bin('typescript/bin/tsc', '--noEmit'),
  'types of the console': bin('typescript/bin/tsc', '--noEmit', '-p', 'apps/console'),
  format: bin('prettier/bin/prettier.cjs', '--check', '.'),
  architecture: bin(
    'dependency-cruiser/bin/dependency-cruise.mjs',
    '--config',
    'tools/dependency-cruiser.cjs',
    ...folders,
  ),
  duplicates: program('tools/duplicates.mjs'),
  'file length': program('tools/file-length.mjs'),
  'settings in docs': program('tools/settings-docs.mjs'),
  'problem codes in docs': program('tools/error-docs.mjs'),
  build: buildCheck,
  'answers of the API and types of them': apiCheck,
};

let building;
/** Once, whoever asks for it first. */
const buildOnce = () => (building ??= build(process.execPath));

/** The document comes from the built desk. */
async function apiCheck() {
  const { code, output } = await buildCheck();
  return code === 0 ? program('tools/openapi.mjs')() : { code, output: `not looked at: ${output}` };
}

async function buildCheck() {
  try {
    await buildOnce();
    return { code: 0, output: '' };
  } catch (error) {
    if (error instanceof PlainError) return { code: 1, output: error.message };
    throw error;
  }
}

async function main() {
  const failed = [];
  const waiting = Object.entries(checks);
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) if (!(await report(...next))) failed.push(next[0]);
  };
  await Promise.all([worker(), worker()]);
  if (
    process.env.CI !== 'true' &&
    (await runShown(process.execPath, [inRoot('tools', 'test.mjs')], { cwd: root })) !== 0
  )
    failed.push('tests');
  process.stdout.write(failed.length > 0 ? `verify: failed: ${failed.join(', ')}\n` : 'verify: everything holds\n');
  return failed.length > 0 ? 1 : 0;
}

async function report(name, check) {
  const started = performance.now();
  const { code, output } = await check();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)\n`);
  if (code !== 0) process.stdout.write(`${output.trim()}\n\n`);
  return code === 0;
}

process.exit(await main());
