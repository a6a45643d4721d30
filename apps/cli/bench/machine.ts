import { cpus, totalmem } from 'node:os';

/** The machine a figure was measured on. */
export function machine(): { cpu: string; cores: number; memoryGiB: number; node: string; platform: string } {
  const all = cpus();
  return {
    cpu: all[0]?.model ?? 'unknown',
    cores: all.length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    platform: `${process.platform}-${process.arch}`,
  };
}

/** The value below which the share `q` (0..1) of the figures lies. */
export function quantile(figures: readonly number[], q: number): number {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0;
}

/** The middle one of the figures. */
export function median(figures: readonly number[]): number {
  return quantile(figures, 0.5);
}

/** Two decimals. */
export function rounded(figure: number): number {
  return Math.round(figure * 100) / 100;
}
