import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { inRoot, PlainError } from './paths.mjs';

/** The Node release line that the desk runs on. */
const WANTED = 24;
/** The oldest Node that can run the bootstrap itself. */
const OLDEST = 20;

/** Stops with one sentence when the Node that was called is too old even for the bootstrap. */
export function checkCallingNode() {
  if (major(process.versions.node) < OLDEST)
    throw new PlainError(`Node ${OLDEST} or newer is needed to start; this is Node ${process.versions.node}.`);
}

/** Path of the project's own Node 24, else of the Node that was called when it is new enough. */
export function findProjectNode() {
  const os = process.platform === 'win32' ? 'win' : process.platform;
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  const own = [
    inRoot('node_modules', `node-${os}-${process.arch}`, 'bin', file),
    inRoot('node_modules', 'node', 'bin', file),
  ];
  const found = own.find((path) => existsSync(path) && runs(path));
  if (found) return found;
  if (major(process.versions.node) >= WANTED) return process.execPath;
  throw new PlainError(
    `no Node ${WANTED} for ${process.platform}-${process.arch} came with the packages, and this is Node ${process.versions.node}: install Node ${WANTED} and run the same command again.`,
  );
}

/** On Alpine the packaged build is there but wants another C library; elsewhere it need not be tried at each start. */
const runs = (path) => !existsSync('/etc/alpine-release') || spawnSync(path, ['--version']).status === 0;
const major = (version) => Number(version.split('.')[0]);
