import { readFileSync } from 'node:fs';
import { residentMb } from '#intake';

const TICKS_PER_SECOND = 100;
const SAMPLE_MS = 100;

/** Watches the processes and the helpers they start: processor seconds used and the highest memory together, in MiB. */
export function processTree(pids: () => readonly number[]): { stop(): { cpuSeconds: number; peakMiB: number } } {
  const before = cpuSeconds(pids());
  let peakMiB = 0;
  const timer = setInterval(() => {
    peakMiB = Math.max(
      peakMiB,
      pids().reduce((sum, pid) => sum + residentMb(pid), 0),
    );
  }, SAMPLE_MS);
  return {
    stop: () => {
      clearInterval(timer);
      return { cpuSeconds: cpuSeconds(pids()) - before, peakMiB };
    },
  };
}

/** User and system time of the processes and of the helpers they have waited for (fields 14 to 17 of /proc/PID/stat). */
function cpuSeconds(pids: readonly number[]): number {
  let ticks = 0;
  for (const pid of pids) {
    try {
      const fields = readFileSync(`/proc/${pid.toString()}/stat`, 'latin1').split(') ')[1]?.split(' ') ?? [];
      for (const field of fields.slice(11, 15)) ticks += Number(field);
    } catch {
      // Ended meanwhile; what it used is lost.
    }
  }
  return ticks / TICKS_PER_SECOND;
}
