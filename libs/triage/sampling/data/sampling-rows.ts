import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Channel, Instant } from '#kernel';
import { query } from '#persistence';
import type { SetAside } from '../domain/draw.js';
import type { ReadStratum } from '../domain/pile-bound.js';
import type { StreamReadings, WaitingRound } from '../domain/set-aside-state.js';

/** The present beginning of the proof. */
export interface CurrentEpoch {
  epoch: number;
  /** Null for the first: it has no beginning but the desk's. */
  beganAt: Instant | null;
  reason: string | null;
  /** New beginnings since the window's start. */
  restarts: number;
}

/** A stratum of the complete rounds of the window. */
export type WindowStratum = ReadStratum & { roundId: string; stratum: string };

/** What stands in the tables of sampling, read for whoever decides about it. */
@Injectable()
export class SamplingRows {
  /** The epoch that counts, and how often the proof began anew since `from`. */
  async epoch(m: EntityManager, from: Instant): Promise<CurrentEpoch> {
    const [row] = await query<{ epoch: number; began_at: string; reason: string }>(
      m,
      'SELECT epoch, began_at, reason FROM proof_epochs ORDER BY epoch DESC LIMIT 1',
    );
    if (!row) return { epoch: 1, beganAt: null, reason: null, restarts: 0 };
    const [count] = await query<{ n: number | string }>(
      m,
      'SELECT COUNT(*) AS n FROM proof_epochs WHERE began_at > ?',
      [from],
    );
    return { epoch: row.epoch, beganAt: row.began_at, reason: row.reason, restarts: Number(count?.n ?? 0) };
  }

  /** Strata of the complete rounds of an epoch drawn after `from`, with what was read of each. */
  async strata(m: EntityManager, epoch: number, from: Instant): Promise<WindowStratum[]> {
    const rows = await query<{
      round_id: string;
      stratum: string;
      size: number;
      gone: number;
      clean: number | string;
      hits: number | string;
    }>(
      m,
      `SELECT s.round_id, s.stratum, s.size, s.gone,
         COUNT(CASE WHEN x.outcome = 'clean' THEN 1 END) AS clean,
         COUNT(CASE WHEN x.outcome = 'hit' THEN 1 END) AS hits
       FROM elusion_rounds r JOIN elusion_strata s ON s.round_id = r.id
       LEFT JOIN elusion_samples x ON x.round_id = s.round_id AND x.stratum = s.stratum
       WHERE r.epoch = ? AND r.drawn_at > ? AND r.completed_at IS NOT NULL
       GROUP BY s.round_id, s.stratum, s.size, s.gone ORDER BY s.round_id, s.stratum`,
      [epoch, from],
    );
    return rows.map((row) => ({
      roundId: row.round_id,
      stratum: row.stratum,
      size: row.size - row.gone,
      read: Number(row.clean) + Number(row.hits),
      hits: Number(row.hits),
    }));
  }

  /** When the newest complete round after `from` was drawn, and the rounds that wait. */
  async rounds(
    m: EntityManager,
    epoch: number,
    from: Instant,
  ): Promise<{ newestRoundAt: Instant | null; waiting: WaitingRound[]; count: number }> {
    const rows = await query<{ drawn_at: string; completed_at: string | null }>(
      m,
      'SELECT drawn_at, completed_at FROM elusion_rounds WHERE epoch = ? AND drawn_at > ? ORDER BY drawn_at',
      [epoch, from],
    );
    const complete = rows.filter((row) => row.completed_at !== null);
    return {
      newestRoundAt: complete.at(-1)?.drawn_at ?? null,
      waiting: rows.filter((row) => row.completed_at === null).map((row) => ({ drawnAt: row.drawn_at })),
      count: complete.length,
    };
  }

  /** Complaints that were read since `from` because nothing might rest. */
  async stream(m: EntityManager, from: Instant): Promise<StreamReadings> {
    const [row] = await query<{ n: number | string; hits: number | string; newest: string | null }>(
      m,
      `SELECT COUNT(*) AS n, COUNT(CASE WHEN hit = ? THEN 1 END) AS hits, MAX(read_at) AS newest
       FROM stream_readings WHERE read_at > ?`,
      [true, from],
    );
    return { read: Number(row?.n ?? 0), hits: Number(row?.hits ?? 0), newestAt: row?.newest ?? null };
  }

  /** Complaints in the piles of the window's rounds of an epoch, complete or not. */
  async framed(m: EntityManager, epoch: number, from: Instant): Promise<number> {
    const [row] = await query<{ n: number | string | null }>(
      m,
      'SELECT SUM(frame_size) AS n FROM elusion_rounds WHERE epoch = ? AND drawn_at > ?',
      [epoch, from],
    );
    return Number(row?.n ?? 0);
  }

  /** What was set aside since `from` and stands in no round of the epoch: unflagged, nobody asked to read it, readable. */
  async uncovered(m: EntityManager, epoch: number, from: Instant): Promise<SetAside[]> {
    const rows = await query<{ id: string; channel: Channel; state: string; score: number | null }>(
      m,
      `SELECT c.id, c.channel, c.state,
         (SELECT MAX(a.score) FROM assessments a WHERE a.complaint_id = c.id) AS score
       FROM complaints c JOIN data_keys k ON k.id = c.key_id
       WHERE c.flagged = ? AND c.registered_at > ? AND k.erased_at IS NULL
         AND NOT EXISTS (SELECT 1 FROM review_tasks t WHERE t.complaint_id = c.id AND t.state <> 'withdrawn')
         AND NOT EXISTS (SELECT 1 FROM elusion_frames f JOIN elusion_rounds r ON r.id = f.round_id
                         WHERE f.complaint_id = c.id AND r.epoch = ?)`,
      [false, from, epoch],
    );
    return rows.map(({ id, channel, state, score }) => ({
      complaintId: id,
      channel,
      score: score ?? 0,
      closed: state === 'closed',
    }));
  }
}
