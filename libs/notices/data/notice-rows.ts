import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId, type Instant } from '#kernel';
import { insert, query, run, UnitOfWork } from '#persistence';
import { statesBefore, type NoticeState } from '../domain/notice-state.js';
import type { NoticeStep } from '../domain/notice-step.js';
import { NoticeEvent } from './notice.entities.js';

/** Who or what moved a notice, for its history. */
export interface Cause {
  cause: string;
  actorId: string;
  at: Instant;
  smtpCode?: number | null;
}

/** Notices and their history. Every move is one conditional UPDATE, so nothing ever goes backwards. */
@Injectable()
export class NoticeRows {
  constructor(private readonly uow: UnitOfWork) {}

  /** Whether a notice is one of this campaign. */
  async belongs(noticeId: string, campaignId: string): Promise<boolean> {
    const sql = 'SELECT id FROM notices WHERE id = ? AND campaign_id = ?';
    return (await query(this.uow.manager, sql, [noticeId, campaignId])).length === 1;
  }

  /** Moves a notice when its state allows; answers the state it came from, or null. Inside a unit. */
  async move(noticeId: string, to: NoticeState, cause: Cause): Promise<NoticeState | null> {
    const m = this.uow.manager;
    const read = 'SELECT state, step FROM notices WHERE id = ?';
    const [row] = await query<{ state: NoticeState; step: NoticeStep }>(m, read, [noticeId]);
    if (!row || !statesBefore(to, row.step).includes(row.state)) return null;
    const sql = `UPDATE notices SET state = ?, handed_over_at = NULL, sender = NULL, retry_at = NULL, updated_at = ?,
        first_tried_at = COALESCE(first_tried_at, ?) WHERE id = ? AND state = ?`;
    if ((await run(m, sql, [to, cause.at, cause.at, noticeId, row.state])) === 0) return null;
    await this.record(noticeId, row.state, to, cause);
    return row.state;
  }

  /** Notices whose hand-over never ended: their sender is no more, or it began before an instant. Inside a unit. */
  async orphans(m: EntityManager, of: { before: Instant; senders: readonly string[] }): Promise<string[]> {
    const gone = of.senders.length === 0 ? '' : `OR sender IN (${of.senders.map(() => '?').join(', ')})`;
    const sql = `SELECT id FROM notices WHERE state = 'sending' AND handed_over_at IS NOT NULL
      AND (handed_over_at < ? ${gone}) ORDER BY id LIMIT 1000`;
    return (await query<{ id: string }>(m, sql, [of.before, ...of.senders])).map((row) => row.id);
  }

  /** The notice with this token. */
  async byToken(token: string): Promise<{ id: string; state: NoticeState } | null> {
    const sql = 'SELECT id, state FROM notices WHERE token = ?';
    return (await query<{ id: string; state: NoticeState }>(this.uow.manager, sql, [token]))[0] ?? null;
  }

  /** Adds to a notice's history. Inside a unit. */
  async record(noticeId: string, fromState: NoticeState, toState: NoticeState, cause: Cause): Promise<void> {
    const { at, actorId, smtpCode = null } = cause;
    await insert(this.uow.manager, NoticeEvent, {
      id: newId(),
      noticeId,
      at,
      fromState,
      toState,
      cause: cause.cause,
      smtpCode,
      actorId,
    });
  }
}
