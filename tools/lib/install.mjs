import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cacheDir, inRoot, PlainError, say } from './paths.mjs';
import { runQuietly } from './run.mjs';

const stamp = join(cacheDir, 'installed');

/** Folder of the project's own Node and its headers, or null on a machine for which the lockfile brings none. */
const nodePackage = () => {
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const wanted = Object.keys(readJson(inRoot('package.json')).optionalDependencies ?? {});
  return wanted.includes(name) ? inRoot('node_modules', name) : null;
};

/** What the longest install script leaves: packages that came without it are not installed. */
const addon = inRoot('node_modules', 'sqlite3', 'build', 'Release', 'node_sqlite3.node');

/** True when node_modules holds what package-lock.json asks for. */
export function isInstalled() {
  if (!existsSync(inRoot('node_modules', '.package-lock.json')) || !existsSync(addon)) return false;
  if (readOr(stamp, '') === lockHash()) return true;
  if (!matchesLockfile()) return false;
  markInstalled();
  return true;
}

/**
 * Runs `npm ci`, then the install scripts that package.json allows. Needs the npm registry and, where sqlite3's prebuilt
 * addon cannot be fetched, a C++ compiler: that takes one core a minute and a half, so that `meanwhile` may use another.
 * @param {() => Promise<void>} meanwhile what needs the packages, but none of their scripts
 */
export async function install(meanwhile) {
  say('installing the packages of package-lock.json (a few minutes the first time)');
  const started = Date.now();
  const ticker = setInterval(() => say(`still installing, ${seconds(started)} s`), 30_000);
  try {
    await npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--include=dev', '--include=optional']);
    const both = await Promise.allSettled([runScripts(), meanwhile()]);
    const failed = both.find(({ status }) => status === 'rejected');
    if (failed) throw failed.reason;
  } finally {
    clearInterval(ticker);
  }
  markInstalled();
  say(`installed in ${seconds(started)} s`);
}

/** Runs the install scripts of the packages that are here and may, whatever the person's own npm settings say of scripts. */
async function runScripts() {
  const names = Object.entries(readJson(inRoot('package.json')).allowScripts)
    .filter(([name, allowed]) => allowed && existsSync(inRoot('node_modules', name)))
    .map(([name]) => name);
  await npm(['rebuild', '--ignore-scripts=false', ...names]);
  if (!existsSync(addon))
    throw new PlainError('npm rebuild left no addon of sqlite3 behind; run the same command again.');
}

async function npm(words) {
  const args = [...words, '--loglevel=error'];
  const script = process.env.npm_execpath;
  const [program, given] =
    script?.endsWith('.js') && existsSync(script) ? [process.execPath, [script, ...args]] : [plainNpm, args];
  const { code, output } = await runQuietly(program, given, { cwd: inRoot(), env: installEnvironment() });
  if (code !== 0) throw new PlainError(whyNot(output, words[0]));
}

const plainNpm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/**
 * The caller's environment without what an outer npm passes on about itself (`npm -s`, `--prefix`, `--omit=dev`, …).
 * Registry, cache, proxy and certificate settings stay. `nodedir` lets sqlite3 build against the headers that
 * come with the project's Node, so that no header download is needed.
 */
function installEnvironment() {
  const kept =
    /^npm_config_(.*registry|cache|userconfig|globalconfig|(https?_)?proxy|https_proxy|noproxy|ca|cafile|strict_ssl|offline|prefer_offline|fetch_.*)$/i;
  const env = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (/^npm_/i.test(name) && !kept.test(name)) continue;
    if (name === 'NODE_ENV' || name === 'NODE_OPTIONS' || name === 'INIT_CWD') continue;
    env[name] = value;
  }
  const headers = nodePackage();
  if (headers) env.npm_config_nodedir = headers;
  env.JOBS ??= 'max';
  return env;
}

function whyNot(output, command) {
  const missing = ['g++', 'make', 'python3'].filter((tool) => spawnSync(tool, ['--version']).error);
  const compiled = /node-gyp|prebuild-install|sqlite3/.test(output);
  if (process.platform !== 'win32' && compiled && missing.length > 0)
    return `sqlite3 has to be compiled here because no prebuilt could be fetched, and this machine lacks ${missing.join(', ')}: install ${missing.length > 1 ? 'them' : 'it'} and run the same command again.`;
  if (/ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|ENOTCACHED/.test(output))
    return `the npm registry cannot be reached, and the packages are not installed yet.\n${tail(output)}`;
  return `npm ${command} failed:\n${tail(output)}`;
}

/** A developer's `npm install` leaves the same tree without our stamp: compare version by version. */
function matchesLockfile() {
  const wanted = readJson(inRoot('package-lock.json')).packages;
  const present = readJson(inRoot('node_modules', '.package-lock.json')).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || entry.link) return true;
    const have = present[path];
    if (!have) return Boolean(entry.optional || entry.devOptional || entry.peer);
    return have.version === entry.version && have.integrity === entry.integrity;
  });
}

function markInstalled() {
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, lockHash());
}

const lockHash = () =>
  createHash('sha256')
    .update(readFileSync(inRoot('package-lock.json')))
    .digest('hex');
const seconds = (since) => Math.round((Date.now() - since) / 1000);
const tail = (output) => output.trim().split('\n').slice(-25).join('\n');
const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

function readOr(file, otherwise) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return otherwise;
  }
}
