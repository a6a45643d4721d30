import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CLOCK, nowInstant, type Clock, type Instant } from '#kernel';
import { insert, query, run, UnitOfWork } from '#persistence';
import { ReviewTasks } from '../../review/review-tasks.js';
import { ElusionSample } from '../data/sampling.entity.js';
import { drawingOrder } from '../domain/draw.js';
import { sampleOf } from './draw-rounds.js';

interface WaitingSample {
  round_id: string;
  complaint_id: string;
  stratum: string;
  seed: string;
  task_id: string | null;
  release_at: Instant;
  erased_at: string | null;
}

/** Mixes drawn complaints into the review queue when their time has come, and draws others for those that were erased. */
@Injectable()
export class ReleaseSamples {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly tasks: ReviewTasks,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    await this.uow.write(async (m) => {
      const waiting = await this.waiting(m);
      for (const sample of waiting.filter((one) => one.erased_at !== null)) await this.replace(m, sample);
      const now = nowInstant(this.clock);
      const due = waiting.filter((one) => one.erased_at === null && one.task_id === null && one.release_at <= now);
      for (const { round_id: roundId, complaint_id: complaintId } of due) {
        const taskId = await this.tasks.add(m, { complaintId, purpose: 'elusion', blind: true, roundId });
        const sql = 'UPDATE elusion_samples SET task_id = ? WHERE round_id = ? AND complaint_id = ?';
        await run(m, sql, [taskId, roundId, complaintId]);
      }
      await closeRounds(m, now);
    });
  }

  private async waiting(m: EntityManager): Promise<WaitingSample[]> {
    return query<WaitingSample>(
      m,
      `SELECT x.round_id, x.complaint_id, x.stratum, x.task_id, x.release_at, r.seed, k.erased_at
       FROM elusion_samples x JOIN elusion_rounds r ON r.id = x.round_id
       JOIN complaints c ON c.id = x.complaint_id JOIN data_keys k ON k.id = c.key_id
       WHERE x.outcome = 'waiting' ORDER BY x.release_at, x.complaint_id`,
    );
  }

  /**
   * The next of the stratum in its order takes the erased one's place: the first readable ones of a random order are a random
   * sample of the readable ones. Where none is left, what is gone can neither be read nor missed.
   */
  private async replace(m: EntityManager, erased: WaitingSample): Promise<void> {
    const { round_id: roundId, complaint_id: complaintId, stratum, seed } = erased;
    await run(
      m,
      "UPDATE elusion_samples SET outcome = 'erased', answered_at = ? WHERE round_id = ? AND complaint_id = ?",
      [nowInstant(this.clock), roundId, complaintId],
    );
    await this.tasks.withdraw(m, complaintId, ['elusion']);
    const rest = await query<{ complaint_id: string }>(
      m,
      `SELECT f.complaint_id FROM elusion_frames f JOIN complaints c ON c.id = f.complaint_id
       JOIN data_keys k ON k.id = c.key_id
       WHERE f.round_id = ? AND f.stratum = ? AND k.erased_at IS NULL AND NOT EXISTS
         (SELECT 1 FROM elusion_samples x WHERE x.round_id = f.round_id AND x.complaint_id = f.complaint_id)`,
      [roundId, stratum],
    );
    const [next] = drawingOrder(
      seed,
      rest.map((row) => row.complaint_id),
    );
    if (next === undefined) await this.noteGone(m, roundId, stratum);
    else
      await insert(m, ElusionSample, sampleOf({ roundId, stratum, complaintId: next }, seed, nowInstant(this.clock)));
  }

  private async noteGone(m: EntityManager, roundId: string, stratum: string): Promise<void> {
    await run(
      m,
      `UPDATE elusion_strata SET gone = size - (SELECT COUNT(*) FROM elusion_samples x
         WHERE x.round_id = elusion_strata.round_id AND x.stratum = elusion_strata.stratum AND x.outcome <> 'erased')
       WHERE round_id = ? AND stratum = ?`,
      [roundId, stratum],
    );
  }
}

/** A round of which nothing waits any more counts from now on. Inside a unit. */
export async function closeRounds(m: EntityManager, at: Instant): Promise<void> {
  await run(
    m,
    `UPDATE elusion_rounds SET completed_at = ? WHERE completed_at IS NULL AND NOT EXISTS
       (SELECT 1 FROM elusion_samples x WHERE x.round_id = elusion_rounds.id AND x.outcome = 'waiting')`,
    [at],
  );
}
