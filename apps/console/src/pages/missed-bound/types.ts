/** GET /api/v1/triage/bound. */
export interface BoundAnswer {
  at: string;
  setting: 'policy' | 'allow';
  state: {
    allowed: boolean;
    reason: 'proven' | 'setting' | 'start' | 'stale' | 'above-target';
    basis: 'stream' | 'rounds';
    rateAtMost: number | null;
    asOf: string | null;
    since: string | null;
  };
  targets: { rate: number; confidence: number; cleanSamples: number; windowDays: number; staleDays: number };
  bound: {
    pile: number;
    read: number;
    hits: number;
    leastShare: number | null;
    missedAtMost: number;
    unfoundAtMost: number;
    rateAtMost: number;
    confidence: number;
    rounds: number;
    asOf: string | null;
    notYetCovered: number;
  };
  stream: { read: number; hits: number; rateAtMost: number | null; newestAt: string | null; nextLookAt: number | null };
  epoch: { number: number; beganAt: string | null; reason: string | null; restarts: number };
  rounds: Round[];
  strata: { stratum: string; size: number; read: number; hits: number; atMost: number }[];
  sizes: { n: number; atMost: number[] }[];
  control: { sharePercent: number; waiting: number; months: Month[] };
}

export interface Round {
  id: string;
  week: string;
  epoch: number;
  drawnAt: string;
  completedAt: string | null;
  frameSize: number;
  sampleSize: number;
  share: number;
  read: number;
  hits: number;
  erased: number;
  seed: string | null;
}

export interface Month {
  month: string;
  n: number;
  agreed: number;
  kappa: number | null;
  interval: [number, number] | null;
  thirdWaiting: number;
}

/** A share in percent; two digits below 10 %. Never shows a bound smaller than it is. */
export function percent(share: number): string {
  const scale = share < 0.1 ? 100 : 10;
  const up = Math.ceil(share * 100 * scale - 1e-9) / scale;
  return `${up.toFixed(share < 0.1 ? 2 : 1)} %`;
}
