import type { Level } from './dimensions.js';

/** What the detectors may do. All false alarms together: the sum of the four budgets a week, on average, at most. */
export interface WatchOptions {
  /** False alarms a week that each detector may give. */
  budgets: { burst: number; release: number; slow: number; disproportion: number };
  /** Fewest complaints of a cluster, by level. */
  fewest: Record<Level, number>;
  /** Windows (minutes) of bursts. */
  burstMinutes: readonly number[];
  /** Windows (days) of slow clusters. */
  slowDays: readonly number[];
  /** Weeks that bursts are compared with. */
  burstWeeks: number;
  /** Days of the table of shops, and of the history of slow clusters. */
  tableDays: number;
  historyDays: number;
}

/** Used unless `config/clusters.yaml` says otherwise. */
export const WATCH: WatchOptions = {
  budgets: { burst: 0.25, release: 0.05, slow: 0.4, disproportion: 0.2 },
  fewest: { flagged: 3, weak: 4, all: 8 },
  burstMinutes: [15, 60, 240, 1440],
  slowDays: [7, 30],
  burstWeeks: 8,
  tableDays: 90,
  historyDays: 364,
};
