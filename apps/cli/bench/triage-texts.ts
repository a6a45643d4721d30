import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { configFile } from '#kernel';
import type { LabelledText } from '#engine';

/** The labelled texts of `config/corpus`, in order of file name; the project's own further texts are not among them. */
export async function readCorpus(): Promise<LabelledText[]> {
  const folder = configFile('corpus');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).sort();
  const parts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return parts.flatMap((part) =>
    part
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line) as LabelledText),
  );
}

/** Rounded to so many decimals. */
export function round(value: number, digits = 2): number {
  return Number(value.toFixed(digits));
}

/** The first tenth warms up and is not counted. */
export function timed<T>(items: readonly T[], read: (item: T) => unknown): Record<string, number> {
  const warm = Math.ceil(items.length / 10);
  for (const item of items.slice(0, warm)) read(item);
  const cpuBefore = process.cpuUsage();
  const times = items.slice(warm).map((item) => {
    const start = performance.now();
    read(item);
    return performance.now() - start;
  });
  const used = process.cpuUsage(cpuBefore);
  const cpuMs = (used.user + used.system) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number): number => round(times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0);
  return {
    textsPerSecond: round((times.length / times.reduce((sum, ms) => sum + ms, 0)) * 1000),
    textsPerCpuSecond: round((times.length / cpuMs) * 1000),
    ...{ p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99), cpuMsEach: round(cpuMs / times.length, 3) },
  };
}
