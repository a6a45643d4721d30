import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CLOCK, nowInstant, plusMs, type Clock, type Instant } from '#kernel';
import { query, rowById, run, UnitOfWork } from '#persistence';
import { EngineActivation } from './lookback.entities.js';

/** After so long (ms) no process reads with the engine before any more. */
const SEEN_BY_ALL_MS = 120_000;

/** How far an activation's look-back is. */
export interface LookBackMove {
  lookBack?: EngineActivation['lookBack'];
  position?: string;
  /** Complaints gone through by this move. */
  done?: number;
}

/** Rows of activations, as their look-back moves on. */
@Injectable()
export class ActivationRows {
  constructor(
    private readonly uow: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws Error when there is none of that id: jobs carry only ids that were committed */
  async row(id: string): Promise<EngineActivation> {
    const row = await rowById(this.uow.reads, EngineActivation, id);
    if (!row) throw new Error('no such activation');
    return row;
  }

  /** Whether no later version became active since. */
  async isPresent(id: string): Promise<boolean> {
    const [newest] = await query<{ id: string }>(
      this.uow.reads,
      'SELECT id FROM engine_activations ORDER BY id DESC LIMIT 1',
    );
    return newest?.id === id;
  }

  /** The threshold of the trial that an activation follows. */
  async threshold({ trialId }: EngineActivation): Promise<number> {
    const sql = 'SELECT threshold FROM engine_trials WHERE id = ?';
    const [trial] = await query<{ threshold: number }>(this.uow.reads, sql, [trialId]);
    if (trial === undefined) throw new Error('an activation without a trial has no look-back');
    return trial.threshold;
  }

  /**
   * From when on readings may be by another engine: the activation itself; for a retreat, the moment from which the
   * version that comes back had not been the active one.
   */
  async lateSince({ id, kind, versionId, activatedAt }: EngineActivation): Promise<Instant> {
    if (kind !== 'retreat') return activatedAt;
    const [row] = await query<{ since: Instant | null }>(
      this.uow.reads,
      `SELECT MIN(activated_at) AS since FROM engine_activations
       WHERE id > (SELECT MAX(id) FROM engine_activations WHERE version_id = ? AND id < ?)`,
      [versionId, id],
    );
    return row?.since ?? activatedAt;
  }

  /** The moment from which every process has seen the activation; null when it has passed. */
  seenByAllAt({ activatedAt }: EngineActivation): Instant | null {
    const at = plusMs(activatedAt, SEEN_BY_ALL_MS);
    return at > nowInstant(this.clock) ? at : null;
  }

  /** Moves the look-back on from where it stands; nothing happens when another process has moved it. */
  async move(from: EngineActivation, { lookBack, position, done }: LookBackMove): Promise<void> {
    await this.uow.write((m) =>
      run(
        m,
        `UPDATE engine_activations SET look_back = ?, position = ?, done = done + ?
         WHERE id = ? AND look_back = ? AND position = ?`,
        [lookBack ?? from.lookBack, position ?? from.position, done ?? 0, from.id, from.lookBack, from.position],
      ),
    );
  }

  /** One complaint more was newly flagged. Inside a unit. */
  async count(m: EntityManager, id: string): Promise<void> {
    await run(m, 'UPDATE engine_activations SET newly_flagged = newly_flagged + 1 WHERE id = ?', [id]);
  }
}
