import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** Whether this machine can trace a program's system calls. */
export function canTrace(): boolean {
  return spawnSync('strace', ['-f', '-e', 'trace=exit_group', '-o', '/dev/null', 'true']).status === 0;
}

/** Words before `node` that write what it asks of the disk and says on its sockets to `file`, in order. */
export function tracer(file: string): string[] {
  const calls = 'trace=pwrite64,write,writev,sendmsg,sendto,read,fsync,fdatasync,rename,renameat2';
  return ['strace', '-f', '--seccomp-bpf', '-y', '-s', '80', '-e', calls, '-e', 'signal=none', '-o', file];
}

/** One step of the desk towards an answer. `path` is relative to the data folder. */
export type Step =
  | { kind: 'asked'; of: 'http' | 'smtp' }
  | { kind: 'wrote' | 'synced' | 'renamed'; path: string }
  | { kind: 'answered'; of: 'http' | 'smtp' };

/** The steps of a trace in the order in which they were finished. */
export function stepsOf(file: string, dataDir: string): Step[] {
  if (!existsSync(file)) return [];
  const begun = new Map<string, string>();
  const steps: Step[] = [];
  for (const line of readFileSync(file, 'latin1').split('\n')) {
    const [, pid = '', rest = ''] = /^(\d+)\s+(.*)$/.exec(line) ?? [];
    if (rest.endsWith('<unfinished ...>')) {
      // A write or an answer counts from its beginning, a sync only from its end: the strict way round.
      const call = rest.slice(0, -'<unfinished ...>'.length).trimEnd();
      begun.set(pid, call);
      if (!/^(fsync|fdatasync|rename)/.test(call)) push(steps, call, dataDir);
      continue;
    }
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(rest);
    if (!resumed) push(steps, rest, dataDir);
    else if (/^(fsync|fdatasync|rename|read)/.test(begun.get(pid) ?? '')) {
      push(steps, `${begun.get(pid) ?? ''}${resumed[1] ?? ''}`, dataDir);
    }
  }
  return steps;
}

function push(steps: Step[], call: string, dataDir: string): void {
  const step = stepOf(call, dataDir);
  if (step) steps.push(step);
}

function stepOf(call: string, dataDir: string): Step | null {
  if (/^(write|writev|sendmsg|sendto)\(.*"HTTP\/1\.1 201 /.test(call)) return { kind: 'answered', of: 'http' };
  if (/^(write|writev|sendmsg|sendto)\(.*"250 2\.0\.0 Recorded/.test(call)) return { kind: 'answered', of: 'smtp' };
  if (/^read\(.*"POST \/api\/v1\/complaints /.test(call)) return { kind: 'asked', of: 'http' };
  if (/^(write|writev|sendmsg|sendto)\(.*"354 End data/.test(call)) return { kind: 'asked', of: 'smtp' };
  const synced = /^f(?:data)?sync\(\d+<([^>]*)>\)\s*= 0/.exec(call);
  if (synced) return within('synced', synced[1], dataDir);
  const wrote = /^p?write(?:64|v)?\(\d+<([^>]*)>/.exec(call);
  if (wrote) return within('wrote', wrote[1], dataDir);
  const renamed = /^rename(?:at2)?\(.*"([^"]*)"(?:, \w+)?\)\s*= 0/.exec(call);
  return renamed ? within('renamed', renamed[1], dataDir) : null;
}

function within(kind: 'wrote' | 'synced' | 'renamed', path: string | undefined, dataDir: string): Step | null {
  return path?.startsWith(`${dataDir}/`) === true ? { kind, path: path.slice(dataDir.length + 1) } : null;
}

/** For each answer, the steps between the question and it. */
export function stepsToAnswers(steps: readonly Step[], of: 'http' | 'smtp'): Step[][] {
  const found: Step[][] = [];
  let from: number | null = null;
  steps.forEach((step, index) => {
    if (step.kind === 'asked' && step.of === of) from = index;
    if (step.kind !== 'answered' || step.of !== of) return;
    found.push(from === null ? [] : steps.slice(from, index));
    from = null;
  });
  return found;
}

/** Whether `wanted` occurs within `steps` in this order, with anything in between. */
export function inOrder(steps: readonly Step[], wanted: readonly [Step['kind'], RegExp][]): boolean {
  let at = 0;
  for (const step of steps) {
    const next = wanted[at];
    if (next && step.kind === next[0] && 'path' in step && next[1].test(step.path)) at += 1;
  }
  return at === wanted.length;
}
