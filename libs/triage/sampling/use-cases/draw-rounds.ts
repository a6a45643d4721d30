import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  addDays,
  CLOCK,
  newId,
  nowInstant,
  plusMs,
  Settings,
  systemActor,
  tokyoDate,
  type CivilDate,
  type Clock,
  type Instant,
} from '#kernel';
import { insert, query, run, UnitOfWork } from '#persistence';
import { AuditLog } from '#audit';
import { ElusionRound, ElusionSample, ElusionStratum } from '../data/sampling.entity.js';
import { SamplingRows } from '../data/sampling-rows.js';
import { sizeThatProves } from '../domain/clopper-pearson.js';
import { drawRound, releaseDelay, shareToRead, type DrawnStratum } from '../domain/draw.js';
import { WeighEvidence } from './weigh-evidence.js';

/** Time (ms) over which a round's items appear in the queue. */
export const RELEASE_MS = 3 * 86_400_000;

/** Draws the round of the week from what was set aside since the draw before it. */
@Injectable()
export class DrawRounds {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rows: SamplingRows,
    private readonly weigh: WeighEvidence,
    private readonly audit: AuditLog,
    private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Draws this week's round unless it stands; answers its identifier, or null. After weeks in which the desk stood still, one
   * round takes up all that was set aside meanwhile: every complaint stands in the pile of one round, and of one only.
   */
  async execute(): Promise<string | null> {
    return this.uow.write(async (m) => {
      const week = mondayOf(tokyoDate(this.clock.now()));
      const start = this.weigh.windowStart();
      const { epoch, restarts } = await this.rows.epoch(m, start);
      const [known] = await query<{ id: string }>(m, 'SELECT id FROM elusion_rounds WHERE epoch = ? AND week = ?', [
        epoch,
        week,
      ]);
      if (known) return null;
      const frame = await this.rows.uncovered(m, epoch, start);
      const { target, confidence } = this.weigh.targets(restarts);
      const limits = {
        needed: sizeThatProves(target, this.settings.sampleSpareHits, confidence),
        least: this.settings.sampleWeeklyMin,
        most: this.settings.sampleWeeklyMax,
      };
      const share = shareToRead(frame.length, await this.rows.framed(m, epoch, start), limits);
      const seed = randomBytes(16).toString('hex');
      const strata = drawRound(seed, frame, { share, stratumMinimum: this.settings.sampleStratumMin });
      return this.keep(m, { epoch, week, seed, share }, strata);
    });
  }

  private async keep(
    m: EntityManager,
    of: Pick<ElusionRound, 'epoch' | 'week' | 'seed' | 'share'>,
    strata: readonly DrawnStratum[],
  ): Promise<string> {
    const id = newId();
    const drawnAt = nowInstant(this.clock);
    const frameSize = strata.reduce((sum, { size }) => sum + size, 0);
    const sampleSize = strata.reduce((sum, { count }) => sum + count, 0);
    const completedAt = frameSize === 0 ? drawnAt : null;
    await insert(m, ElusionRound, { id, ...of, drawnAt, frameSize, sampleSize, completedAt });
    for (const { stratum, size, count, order } of strata) {
      await insert(m, ElusionStratum, { roundId: id, stratum, size, drawn: count, gone: 0 });
      await keepFrame(m, { roundId: id, stratum }, order);
      await insert(
        m,
        ElusionSample,
        order.slice(0, count).map((complaintId) => sampleOf({ roundId: id, stratum, complaintId }, of.seed, drawnAt)),
      );
    }
    const facts = { week: of.week, frame: frameSize, sample: sampleSize };
    await this.audit.append({
      actor: systemActor('sampling'),
      action: 'elusion.drawn',
      object: `elusion:${id}`,
      facts,
    });
    return id;
  }
}

/** Rows of one statement: a frame may hold thousands, and nobody else writes meanwhile. */
const ROWS_AT_ONCE = 300;

async function keepFrame(
  m: EntityManager,
  { roundId, stratum }: { roundId: string; stratum: string },
  complaintIds: readonly string[],
): Promise<void> {
  for (let at = 0; at < complaintIds.length; at += ROWS_AT_ONCE) {
    const some = complaintIds.slice(at, at + ROWS_AT_ONCE);
    await run(
      m,
      `INSERT INTO elusion_frames (complaint_id, round_id, stratum) VALUES ${some.map(() => '(?, ?, ?)').join(', ')}`,
      some.flatMap((complaintId) => [complaintId, roundId, stratum]),
    );
  }
}

/** A drawn complaint that waits until it is mixed into the queue. */
export function sampleOf(
  of: Pick<ElusionSample, 'roundId' | 'stratum' | 'complaintId'>,
  seed: string,
  from: Instant,
): ElusionSample {
  const releaseAt = plusMs(from, Math.floor(RELEASE_MS * releaseDelay(seed, of.complaintId)));
  return { ...of, releaseAt, taskId: null, outcome: 'waiting', answeredAt: null };
}

/** The Monday of a day's week. */
export function mondayOf(day: CivilDate): CivilDate {
  return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
}
