import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Instant } from '#kernel';
import { insert, query, run, UnitOfWork } from '#persistence';
import { CLAIM_LAPSES_MS, type ClaimState } from '../domain/claim-state.js';
import type { LiveKind } from '../domain/live-news.js';
import { WorkClaim } from './claim.entity.js';

/** What is claimed. */
export interface Claimed {
  kind: LiveKind;
  objectId: string;
}

/** A claim of this age (ms) is nobody's, whoever asked for it. */
export const OVER_AFTER_MS = 2 * CLAIM_LAPSES_MS;

/** The table of claims. */
@Injectable()
export class ClaimRows {
  constructor(private readonly uow: UnitOfWork) {}

  async find({ kind, objectId }: Claimed): Promise<ClaimState | null> {
    const row = await this.uow.manager.findOneBy(WorkClaim, { kind, objectId });
    if (row === null) return null;
    const { holderId, claimedAt, beatAt, askedBy, askedAt, keptFor, keptWord, keptAt } = row;
    return { holderId, claimedAt, beatAt, askedBy, askedAt, keptFor, keptWord, keptAt };
  }

  /** Holders of those of these objects that somebody held after `beatAfter`, by object. */
  async held(kind: LiveKind, ids: readonly string[], beatAfter: Instant): Promise<ReadonlyMap<string, string>> {
    if (ids.length === 0) return new Map();
    const rows = await query<{ object_id: string; holder_id: string }>(
      this.uow.reads,
      `SELECT object_id, holder_id FROM work_claims
       WHERE kind = ? AND beat_at > ? AND object_id IN (${ids.map(() => '?').join(', ')})`,
      [kind, beatAfter, ...ids],
    );
    return new Map(rows.map((row) => [row.object_id, row.holder_id]));
  }

  /** Makes the claim what is given; null takes it away. Inside a unit. */
  async put(m: EntityManager, { kind, objectId }: Claimed, claim: ClaimState | null): Promise<void> {
    await run(m, 'DELETE FROM work_claims WHERE kind = ? AND object_id = ?', [kind, objectId]);
    if (claim !== null) await insert(m, WorkClaim, { kind, objectId, ...claim });
  }

  /** The holder is still at it. Inside a unit. */
  async beat(m: EntityManager, { kind, objectId }: Claimed, at: Instant): Promise<void> {
    await run(m, 'UPDATE work_claims SET beat_at = ? WHERE kind = ? AND object_id = ?', [at, kind, objectId]);
  }

  /** Takes away what has long lapsed; answers how many. */
  sweep(beatBefore: Instant): Promise<number> {
    return this.uow.write((m) => run(m, 'DELETE FROM work_claims WHERE beat_at <= ?', [beatBefore]));
  }
}
