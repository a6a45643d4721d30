import { Injectable } from '@nestjs/common';
import { Settings, type CivilDate, type Instant } from '#kernel';
import { query, UnitOfWork } from '#persistence';
import { SamplingRows, type WindowStratum } from '../data/sampling-rows.js';
import { provenBySizes, type ProvenBySize } from '../domain/clopper-pearson.js';
import { pileBound } from '../domain/pile-bound.js';
import { streamBound, type SetAsideState } from '../domain/set-aside-state.js';
import { nextLookAt } from '../domain/stream-looks.js';
import { ReadAgreement, type ControlSet } from './read-agreement.js';
import { SetAsidePolicy } from './set-aside-policy.js';
import { WeighEvidence, type Weighed } from './weigh-evidence.js';

/** A round as the proof shows it. What would tell a reader who was drawn (seed, strata) shows when it is complete. */
export interface RoundLine {
  id: string;
  week: CivilDate;
  epoch: number;
  drawnAt: Instant;
  completedAt: Instant | null;
  frameSize: number;
  sampleSize: number;
  share: number;
  read: number;
  hits: number;
  erased: number;
  seed: string | null;
}

/** A stratum over all complete rounds of the window. `atMost` is its own bound, for orientation: not one of all together. */
export interface StratumLine {
  stratum: string;
  size: number;
  read: number;
  hits: number;
  atMost: number;
}

/** Everything that is known of missed signals, without content. */
export interface BoundAnswer {
  at: Instant;
  /** What the operator set: `policy`, or `allow` when everything rests whatever is proven. */
  setting: 'policy' | 'allow';
  state: SetAsideState & { since: Instant | null };
  targets: { rate: number; confidence: number; cleanSamples: number; windowDays: number; staleDays: number };
  /** Over the complete rounds of the window. */
  bound: {
    pile: number;
    read: number;
    hits: number;
    leastShare: number | null;
    missedAtMost: number;
    /** Without those that the sample found. */
    unfoundAtMost: number;
    rateAtMost: number;
    confidence: number;
    rounds: number;
    asOf: Instant | null;
    /** Set aside, but in no complete round yet. */
    notYetCovered: number;
  };
  /** Complaints that were all read because nothing might rest. */
  stream: {
    read: number;
    hits: number;
    rateAtMost: number | null;
    newestAt: Instant | null;
    nextLookAt: number | null;
  };
  epoch: { number: number; beganAt: Instant | null; reason: string | null; restarts: number };
  rounds: RoundLine[];
  strata: StratumLine[];
  sizes: ProvenBySize[];
  control: ControlSet;
}

/** Reads the proof of what is missed. */
@Injectable()
export class ReadBound {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rows: SamplingRows,
    private readonly weigh: WeighEvidence,
    private readonly policy: SetAsidePolicy,
    private readonly agreement: ReadAgreement,
    private readonly settings: Settings,
  ) {}

  async execute(): Promise<BoundAnswer> {
    const m = this.uow.reads;
    const weighed = await this.weigh.execute(m);
    const { evidence, state, targets, epoch } = weighed;
    const standing = await this.policy.standing(m);
    const { hitPlaces: _, ...stream } = evidence.stream;
    const { settings } = this;
    return {
      at: evidence.now,
      setting: settings.setAside,
      state: { ...state, since: standing?.reason === state.reason ? standing.since : null },
      targets: {
        rate: targets.target,
        confidence: targets.confidence,
        cleanSamples: targets.cleanSamples,
        windowDays: settings.sampleWindowDays,
        staleDays: settings.sampleStaleDays,
      },
      bound: await this.boundOf(weighed),
      stream: {
        ...stream,
        rateAtMost: streamBound(evidence.stream, targets),
        nextLookAt: nextLookAt(stream.read, targets),
      },
      epoch: { number: epoch.epoch, beganAt: epoch.beganAt, reason: epoch.reason, restarts: epoch.restarts },
      rounds: await this.roundLines(),
      strata: strataLines(weighed.strata, targets.confidence),
      sizes: provenBySizes(targets.confidence),
      control: await this.agreement.execute(),
    };
  }

  private async boundOf({ bound, evidence, rounds, epoch }: Weighed): Promise<BoundAnswer['bound']> {
    const start = this.weigh.windowStart();
    const framed = await this.rows.framed(this.uow.reads, epoch.epoch, start);
    const uncovered = await this.rows.uncovered(this.uow.reads, epoch.epoch, start);
    return {
      ...bound,
      unfoundAtMost: bound.missedAtMost - bound.hits,
      rounds,
      asOf: evidence.newestRoundAt,
      notYetCovered: Math.max(0, framed - bound.pile) + uncovered.length,
    };
  }

  private async roundLines(): Promise<RoundLine[]> {
    const rows = await query<{
      id: string;
      week: string;
      epoch: number;
      drawn_at: string;
      completed_at: string | null;
      frame_size: number;
      sample_size: number;
      share: number;
      seed: string;
      read: number | string;
      hits: number | string;
      erased: number | string;
    }>(
      this.uow.reads,
      `SELECT r.id, r.week, r.epoch, r.drawn_at, r.completed_at, r.frame_size, r.sample_size, r.share, r.seed,
         COUNT(CASE WHEN x.outcome IN ('clean', 'hit') THEN 1 END) AS read,
         COUNT(CASE WHEN x.outcome = 'hit' THEN 1 END) AS hits,
         COUNT(CASE WHEN x.outcome = 'erased' THEN 1 END) AS erased
       FROM elusion_rounds r LEFT JOIN elusion_samples x ON x.round_id = r.id WHERE r.drawn_at > ?
       GROUP BY r.id, r.week, r.epoch, r.drawn_at, r.completed_at, r.frame_size, r.sample_size, r.share, r.seed
       ORDER BY r.drawn_at DESC`,
      [this.weigh.windowStart()],
    );
    return rows.map((row) => ({
      id: row.id,
      week: row.week,
      epoch: row.epoch,
      drawnAt: row.drawn_at,
      completedAt: row.completed_at,
      frameSize: row.frame_size,
      sampleSize: row.sample_size,
      share: row.share,
      read: Number(row.read),
      hits: Number(row.hits),
      erased: Number(row.erased),
      seed: row.completed_at === null ? null : row.seed,
    }));
  }
}

function strataLines(strata: readonly WindowStratum[], confidence: number): StratumLine[] {
  const names = [...new Set(strata.map(({ stratum }) => stratum))].sort();
  return names.map((stratum) => {
    const of = strata.filter((one) => one.stratum === stratum);
    const { pile, read, hits, rateAtMost } = pileBound(of, confidence);
    return { stratum, size: pile, read, hits, atMost: rateAtMost };
  });
}
