import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { msBetween, type Channel, type Instant } from '#kernel';
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

/**
 * A stratum of a round of the window. Of one that waits for its readers, `read` are all that were drawn: what is not answered
 * yet passes for clean.
 */
export type WindowStratum = ReadStratum & { roundId: string; stratum: string; complete: boolean };

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

  /** Strata of the rounds of an epoch drawn after `from`, with what was read of each; of those that wait, so far. */
  async strata(m: EntityManager, epoch: number, from: Instant): Promise<WindowStratum[]> {
    const rows = await query<{
      round_id: string;
      stratum: string;
      size: number;
      gone: number;
      completed_at: string | null;
      read: number | string;
      hits: number | string;
    }>(
      m,
      `SELECT s.round_id, s.stratum, s.size, s.gone, r.completed_at,
         COUNT(CASE WHEN x.outcome <> 'erased' THEN 1 END) AS read,
         COUNT(CASE WHEN x.outcome = 'hit' THEN 1 END) AS hits
       FROM elusion_rounds r JOIN elusion_strata s ON s.round_id = r.id
       LEFT JOIN elusion_samples x ON x.round_id = s.round_id AND x.stratum = s.stratum
       WHERE r.epoch = ? AND r.drawn_at > ?
       GROUP BY s.round_id, s.stratum, s.size, s.gone, r.completed_at ORDER BY s.round_id, s.stratum`,
      [epoch, from],
    );
    return rows.map((row) => ({
      roundId: row.round_id,
      stratum: row.stratum,
      size: row.size - row.gone,
      read: Number(row.read),
      hits: Number(row.hits),
      complete: row.completed_at !== null,
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

  /**
   * Complaints that were read because nothing might rest: one run of readings, from `beganAt` (null: the desk's beginning) or
   * from the first after a whole window without any. It does not slide with the window, else each day would be another look.
   */
  async stream(
    m: EntityManager,
    beganAt: Instant | null,
    window: { start: Instant; days: number },
  ): Promise<StreamReadings> {
    const days = await query<{ day: string }>(
      m,
      'SELECT DISTINCT SUBSTR(read_at, 1, 10) AS day FROM stream_readings WHERE read_at > ? ORDER BY day',
      [beganAt ?? ''],
    );
    const first = days.findLast(({ day }, at) => at === 0 || daysBetween(days[at - 1]?.day ?? day, day) >= window.days);
    const from = [beganAt ?? '', first?.day ?? ''].sort().at(-1) ?? '';
    const [row] = await query<{ n: number | string; newest: string | null }>(
      m,
      'SELECT COUNT(*) AS n, MAX(read_at) AS newest FROM stream_readings WHERE read_at > ?',
      [from],
    );
    if (!row?.newest || row.newest <= window.start) return { read: 0, hits: 0, hitPlaces: [], newestAt: null };
    const hits = await query<{ place: number | string }>(
      m,
      `SELECT o.place FROM (SELECT hit, ROW_NUMBER() OVER (ORDER BY read_at, task_id) AS place
         FROM stream_readings WHERE read_at > ?) o WHERE o.hit = ? ORDER BY o.place`,
      [from, true],
    );
    const hitPlaces = hits.map(({ place }) => Number(place));
    return { read: Number(row.n), hits: hitPlaces.length, hitPlaces, newestAt: row.newest };
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

  /**
   * What was set aside since `from` and stands in no round of the epoch: unflagged, nobody asked to read it, readable. A
   * complaint whose text grew since its last round and its last answer is one of these again: nobody has read what came.
   */
  async uncovered(m: EntityManager, epoch: number, from: Instant): Promise<SetAside[]> {
    const rows = await query<{ id: string; channel: Channel; state: string; score: number | null }>(
      m,
      `SELECT c.id, c.channel, c.state,
         (SELECT MAX(a.score) FROM assessments a WHERE a.complaint_id = c.id) AS score
       FROM (SELECT p.id, p.channel, p.state, COALESCE(
               (SELECT MAX(g.assessed_at) FROM assessments g
                WHERE g.complaint_id = p.id AND g.source NOT IN ('registration', 'look-back')),
               p.registered_at) AS words_at
             FROM complaints p JOIN data_keys k ON k.id = p.key_id
             WHERE p.flagged = ? AND k.erased_at IS NULL) c
       WHERE c.words_at > ?
         AND NOT EXISTS (SELECT 1 FROM review_tasks t WHERE t.complaint_id = c.id
                         AND (t.state = 'open' OR (t.state = 'answered' AND t.answered_at >= c.words_at)))
         AND NOT EXISTS (SELECT 1 FROM elusion_frames f JOIN elusion_rounds r ON r.id = f.round_id
                         WHERE f.complaint_id = c.id AND r.epoch = ? AND r.drawn_at >= c.words_at)`,
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

function daysBetween(a: string, b: string): number {
  return msBetween(`${a}T00:00:00.000Z`, `${b}T00:00:00.000Z`) / 86_400_000;
}
