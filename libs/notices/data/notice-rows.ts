import { Injectable } from '@nestjs/common';
import { newId, plusMs, type Instant } from '#kernel';
import { insert, query, run, UnitOfWork } from '#persistence';
import { Vault } from '#vault';
import type { HandOverResult, NextStep } from '../domain/hand-over.js';
import { newToken } from '../domain/message-token.js';
import { statesBefore, type NoticeState } from '../domain/notice-state.js';
import { firstStep, type NoticeStep } from '../domain/notice-step.js';
import { Notice, NoticeEvent } from './notice.entities.js';
import { SEALED_PARTY_COLUMNS, type SealedParty } from './party-rows.js';

/** A notice whose turn has come. */
export interface DueNotice extends SealedParty {
  id: string;
  token: string;
  attempts: number;
  state: NoticeState;
}

/** Who or what moved a notice, for its history. */
export interface Cause {
  cause: string;
  actorId: string;
  at: Instant;
  smtpCode?: number | null;
}

/** A party that is put on a list. */
export interface ListedParty {
  id: string;
  /** Steps that are possible: a subset of the letters `elp`. */
  reach: string;
}

/** Rows of one INSERT: few statements, and far from the most values that either database takes. */
const ROWS_AT_ONCE = 500;

/** Notices and their history. Every move is one conditional UPDATE, so nothing ever goes backwards. */
@Injectable()
export class NoticeRows {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly vault: Vault,
  ) {}

  /**
   * Puts parties on a campaign's list, each with the first step that its reach allows; those who stand there already
   * stay as they are. Answers how many were added. A list is the parties with a notice of the campaign; the steps are
   * looked at once more when it starts, so a reach may still change. Inside a unit.
   */
  async addMany(campaignId: string, parties: readonly ListedParty[], at: Instant): Promise<number> {
    let added = 0;
    for (let from = 0; from < parties.length; from += ROWS_AT_ONCE) {
      const some = await this.notListed(campaignId, parties.slice(from, from + ROWS_AT_ONCE));
      if (some.length === 0) continue;
      const rows = some.map(() => "(?, ?, ?, ?, 'pending', ?, 0, ?)").join(', ');
      const values = some.flatMap((party) => [
        ...[newId(), campaignId, party.id, firstStep(party.reach)],
        ...[newToken(), at],
      ]);
      const sql = `INSERT INTO notices (id, campaign_id, party_id, step, state, token, attempts, updated_at)
        VALUES ${rows} ON CONFLICT DO NOTHING`;
      added += await run(this.uow.manager, sql, values);
    }
    return added;
  }

  private async notListed(campaignId: string, parties: readonly ListedParty[]): Promise<ListedParty[]> {
    const sql = `SELECT party_id FROM notices WHERE campaign_id = ? AND party_id IN (${parties.map(() => '?').join()})`;
    const rows = await query<{ party_id: string }>(this.uow.manager, sql, [campaignId, ...parties.map(({ id }) => id)]);
    const known = new Set(rows.map((row) => row.party_id));
    return parties.filter(({ id }) => !known.has(id) && known.add(id));
  }

  /** Puts one party on a campaign's list; false when it stands there already. Inside a unit. */
  async add(campaignId: string, partyId: string, at: Instant): Promise<boolean> {
    const [party] = await query<{ channel: string }>(
      this.uow.manager,
      `SELECT channel FROM affected_parties p WHERE id = ?
         AND NOT EXISTS (SELECT 1 FROM notices n WHERE n.campaign_id = ? AND n.party_id = p.id)`,
      [partyId, campaignId],
    );
    if (!party) return false;
    return (await this.addMany(campaignId, [{ id: partyId, reach: party.channel === 'email' ? 'e' : 'p' }], at)) === 1;
  }

  /** Takes an untried notice off a list; answers its party, or null. Inside a unit. */
  async remove(campaignId: string, noticeId: string): Promise<string | null> {
    const m = this.uow.manager;
    const row = await m.findOneBy(Notice, { id: noticeId, campaignId, state: 'pending' });
    if (!row) return null;
    await run(m, 'DELETE FROM notices WHERE id = ?', [noticeId]);
    return row.partyId;
  }

  /** Notices by e-mail whose turn has come, in order, after an identifier. */
  async due(campaignId: string, now: Instant, page: { after: string; limit: number }): Promise<DueNotice[]> {
    const sql = `SELECT n.id, n.token, n.attempts, n.state, ${SEALED_PARTY_COLUMNS}
      FROM notices n JOIN affected_parties p ON p.id = n.party_id
      WHERE n.campaign_id = ? AND n.id > ? AND n.step = 'email'
        AND (n.state = 'pending' OR (n.state = 'sending' AND n.handed_over_at IS NULL AND n.retry_at <= ?))
      ORDER BY n.id LIMIT ${String(page.limit)}`;
    return query<DueNotice>(this.uow.manager, sql, [campaignId, page.after, now]);
  }

  /** How many parties are on a campaign's list. */
  async count(campaignId: string): Promise<number> {
    const sql = 'SELECT COUNT(*) AS n FROM notices WHERE campaign_id = ?';
    const [row] = await query<{ n: number | string }>(this.uow.manager, sql, [campaignId]);
    return Number(row?.n ?? 0);
  }

  /** Whether a notice is one of this campaign. */
  async belongs(noticeId: string, campaignId: string): Promise<boolean> {
    const sql = 'SELECT id FROM notices WHERE id = ? AND campaign_id = ?';
    return (await query(this.uow.manager, sql, [noticeId, campaignId])).length === 1;
  }

  /** How many notices by e-mail a machine still works on. */
  async moving(campaignId: string): Promise<number> {
    const sql = `SELECT COUNT(*) AS n FROM notices
      WHERE campaign_id = ? AND step = 'email' AND state IN ('pending', 'sending')`;
    const [row] = await query<{ n: number | string }>(this.uow.manager, sql, [campaignId]);
    return Number(row?.n ?? 0);
  }

  /**
   * Takes a notice for handing over, when it is still free and its campaign is running; committed before the mail
   * server is spoken to. False when somebody else has it or the campaign was paused. Inside a unit.
   */
  async claim(notice: DueNotice, at: Instant): Promise<boolean> {
    const sql = `UPDATE notices SET state = 'sending', handed_over_at = ?, retry_at = NULL, updated_at = ?,
        first_tried_at = COALESCE(first_tried_at, ?)
      WHERE id = ? AND (state = 'pending' OR (state = 'sending' AND handed_over_at IS NULL))
        AND EXISTS (SELECT 1 FROM notice_campaigns c WHERE c.id = notices.campaign_id AND c.state = 'running')`;
    if ((await run(this.uow.manager, sql, [at, at, at, notice.id])) === 0) return false;
    await this.record(notice.id, notice.state, 'sending', { cause: 'hand-over', actorId: 'notices', at });
    return true;
  }

  /** Writes down how a try ended. False when the notice has moved on meanwhile. Inside a unit. */
  async settle(notice: DueNotice, result: HandOverResult, step: NextStep, at: Instant): Promise<boolean> {
    const key = await this.vault.openKey(notice.key_id);
    const place = { table: 'notices', column: 'sealed_answer', row: notice.id };
    const answer = result.answer === null ? null : this.vault.seal(key, result.answer, place);
    const retryAt = step.retryInMs === null ? null : plusMs(at, step.retryInMs);
    const sql = `UPDATE notices SET state = ?, handed_over_at = NULL, retry_at = ?, attempts = attempts + ?,
        smtp_code = ?, smtp_status = ?, sealed_answer = ?, updated_at = ?
      WHERE id = ? AND state = 'sending' AND handed_over_at IS NOT NULL`;
    const values = [step.state, retryAt, step.counts ? 1 : 0, result.code, result.status, answer, at, notice.id];
    if ((await run(this.uow.manager, sql, values)) === 0) return false;
    const cause = step.retryInMs === null ? 'smtp-answer' : 'retry';
    await this.record(notice.id, 'sending', step.state, { cause, actorId: 'notices', at, smtpCode: result.code });
    return true;
  }

  /** Moves a notice when its state allows; answers the state it came from, or null. Inside a unit. */
  async move(noticeId: string, to: NoticeState, cause: Cause): Promise<NoticeState | null> {
    const m = this.uow.manager;
    const read = 'SELECT state, step FROM notices WHERE id = ?';
    const [row] = await query<{ state: NoticeState; step: NoticeStep }>(m, read, [noticeId]);
    if (!row || !statesBefore(to, row.step).includes(row.state)) return null;
    const sql =
      'UPDATE notices SET state = ?, handed_over_at = NULL, retry_at = NULL, updated_at = ? WHERE id = ? AND state = ?';
    if ((await run(m, sql, [to, cause.at, noticeId, row.state])) === 0) return null;
    await this.record(noticeId, row.state, to, cause);
    return row.state;
  }

  /** Notices whose hand-over began before an instant and never ended: their process died. */
  async orphans(before: Instant): Promise<string[]> {
    const sql = "SELECT id FROM notices WHERE state = 'sending' AND handed_over_at < ? ORDER BY id LIMIT 1000";
    return (await query<{ id: string }>(this.uow.manager, sql, [before])).map((row) => row.id);
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
