import { loadYaml } from '#kernel';
import type { Level } from './dimensions.js';
import { WATCH, type WatchOptions } from './watch-options.js';

/** A value of a dimension and the words by which a text names it. */
export interface Named {
  code: string;
  ja: string;
  en?: string;
  words: string[];
}

/** Why a cluster was put aside. */
export interface DismissalReason {
  code: string;
  ja: string;
  en: string;
}

/** `config/clusters.yaml`. */
export interface WatchFile {
  version: string;
  weak_from: number;
  false_alarms_per_week: WatchOptions['budgets'];
  fewest: Record<Level, number>;
  comes_back_at: number;
  over_after_days: number;
  services: Named[];
  steps: Named[];
  areas: Named[];
  reasons: DismissalReason[];
}

/** What complaints are counted by and how careful the detectors are. */
export function watchFile(): WatchFile {
  return loadYaml<WatchFile>('clusters.yaml');
}

/** The detectors' options as the file has them. */
export function watchOptions(file: WatchFile = watchFile()): WatchOptions {
  return { ...WATCH, budgets: file.false_alarms_per_week, fewest: file.fewest };
}
