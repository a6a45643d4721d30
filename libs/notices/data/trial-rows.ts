import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId, type Instant } from '#kernel';
import { insert, query, run } from '#persistence';
import { CANARY_PERSONS } from '../domain/campaign-state.js';
import { newToken } from '../domain/message-token.js';
import type { NoticeState } from '../domain/notice-state.js';
import { TRIAL_MARK } from './notice-batches.js';
import { CanaryMail, type CanaryState } from './sending.entities.js';

/** Persons among whom those of the trial run are drawn: a long list is not sorted as a whole for ten. */
const DRAWN_FROM = 10_000;

/** The trial run of a campaign: messages to our own addresses, and the persons who get theirs before all others. */
@Injectable()
export class TrialRows {
  /** Writes down that a message to one of our own addresses is about to go out. Inside a unit. */
  async begin(
    m: EntityManager,
    campaignId: string,
    place: number,
    at: Instant,
  ): Promise<{ id: string; token: string }> {
    const mail = { id: newId(), token: newToken() };
    await insert(m, CanaryMail, { ...mail, campaignId, place, state: 'sending', smtpCode: null, updatedAt: at });
    return mail;
  }

  /** Writes down how it ended; null when the server was not reached and it is tried again. Inside a unit. */
  async end(m: EntityManager, id: string, end: { state: CanaryState; code: number | null } | null, at: Instant) {
    if (end === null) await run(m, 'DELETE FROM canary_mails WHERE id = ?', [id]);
    else {
      const sql = 'UPDATE canary_mails SET state = ?, smtp_code = ?, updated_at = ? WHERE id = ?';
      await run(m, sql, [end.state, end.code, at, id]);
    }
  }

  /** Tries that never ended become `unknown`: the process died. Answers how many. Inside a unit. */
  async orphansToUnknown(m: EntityManager, before: Instant, at: Instant): Promise<number> {
    const sql = "UPDATE canary_mails SET state = 'unknown', updated_at = ? WHERE state = 'sending' AND updated_at < ?";
    return run(m, sql, [at, before]);
  }

  /** A message to one of our own addresses came back. Answers whether the token is one of theirs. Inside a unit. */
  async bounced(m: EntityManager, token: string, at: Instant): Promise<boolean> {
    const sql = "UPDATE canary_mails SET state = 'failed', updated_at = ? WHERE token = ?";
    return (await run(m, sql, [at, token])) > 0;
  }

  /** The messages to our own addresses so far, by their places in the settings. */
  async own(m: EntityManager, campaignId: string): Promise<{ id: string; place: number; state: CanaryState }[]> {
    const sql = 'SELECT id, place, state FROM canary_mails WHERE campaign_id = ? ORDER BY place';
    return query(m, sql, [campaignId]);
  }

  /** Draws the persons of the trial run among the first of the list. Inside a unit. */
  async draw(m: EntityManager, campaignId: string): Promise<number> {
    const fresh = `SELECT id, token FROM notices WHERE campaign_id = ? AND step = 'email' AND state = 'pending'
      AND retry_at IS NULL ORDER BY id LIMIT ${String(DRAWN_FROM)}`;
    // Tokens are random, so their order is.
    const sql = `UPDATE notices SET why = '${TRIAL_MARK}' WHERE id IN
      (SELECT id FROM (${fresh}) AS f ORDER BY token LIMIT ${String(CANARY_PERSONS)})`;
    return run(m, sql, [campaignId]);
  }

  /** Where the notices of the trial run's persons stand. */
  async persons(m: EntityManager, campaignId: string): Promise<NoticeState[]> {
    const sql = `SELECT state FROM notices WHERE campaign_id = ? AND step = 'email' AND why = '${TRIAL_MARK}'`;
    return (await query<{ state: NoticeState }>(m, sql, [campaignId])).map((row) => row.state);
  }

  /** Whether anything of a campaign is still on its way: by e-mail alone, or by any step. */
  async moving(m: EntityManager, campaignId: string, steps: 'email' | 'any'): Promise<boolean> {
    const which = steps === 'email' ? "= 'email'" : "IN ('email', 'letter', 'phone', 'substitute')";
    const sql = `SELECT id FROM notices WHERE campaign_id = ? AND step ${which}
      AND state IN ('pending', 'sending') LIMIT 1`;
    return (await query(m, sql, [campaignId])).length > 0;
  }
}
