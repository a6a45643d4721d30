import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { inRoot, say } from './paths.mjs';

/** Stands in dist/ and not in node_modules/, which `npm ci` takes away. */
const lockFile = inRoot('dist', '.bootstrap.lock');

/** Runs `work` while no other bootstrap of this checkout installs or builds. A lock whose holder died is taken over. */
export async function withLock(work) {
  mkdirSync(inRoot('dist'), { recursive: true });
  let told = false;
  while (!tryLock()) {
    if (holderIsGone()) continue;
    if (!told) say('another start of this checkout is installing or building; waiting for it');
    told = true;
    await wait(250);
  }
  const release = () => rmSync(lockFile, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

function tryLock() {
  try {
    writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Moves a dead holder's lock aside; the rename lets only one waiter do it. */
function holderIsGone() {
  let holder;
  try {
    holder = readFileSync(lockFile, 'utf8');
  } catch {
    return true;
  }
  if (holder === '' || isAlive(Number(holder))) return false;
  const aside = `${lockFile}.${process.pid}`;
  try {
    renameSync(lockFile, aside);
    rmSync(aside, { force: true });
  } catch {
    // Another waiter was quicker.
  }
  return true;
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
