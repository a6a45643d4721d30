import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId, plusMs, type Instant } from '#kernel';
import { BYTES, query, run, UnitOfWork } from '#persistence';
import type { DataKey } from '#vault';
import { Vault } from '#vault';
import type { HandOverResult, NextStep } from '../domain/hand-over.js';
import type { NoticeState } from '../domain/notice-state.js';
import { insertMany } from './insert-many.js';
import { SEALED_PARTY_COLUMNS, type SealedParty } from './party-rows.js';

/** A notice by e-mail whose turn has come. */
export interface DueNotice extends SealedParty {
  id: string;
  token: string;
  attempts: number;
  state: NoticeState;
  merged_into: string | null;
}

/** How one try ended and what follows. */
export interface TryEnd {
  notice: Pick<DueNotice, 'id'>;
  result: HandOverResult;
  step: NextStep;
}

/** Which notices of a campaign are looked at. */
export interface DuePage {
  campaignId: string;
  now: Instant;
  limit: number;
  /** Fresh notices after this identifier. */
  after: string;
  /** Only the persons of the trial run. */
  trialOnly: boolean;
}

/** Mark in `why` of the persons of the trial run. */
export const TRIAL_MARK = 'canary';

/** Most rows of one statement. */
const ROWS_AT_ONCE = 64;
const EVENT_COLUMNS = ['id', 'notice_id', 'at', 'from_state', 'to_state', 'cause', 'smtp_code', 'actor_id'];
const SENDER = 'notices';

/** Many notices at a time: what is due, taken, given back, put off and settled. Every move is a conditional UPDATE. */
@Injectable()
export class NoticeBatches {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly vault: Vault,
  ) {}

  /** Notices by e-mail whose turn has come: those that wait for another try or were put off, and fresh ones in order. */
  async due(page: DuePage): Promise<{ again: DueNotice[]; fresh: DueNotice[] }> {
    const trial = page.trialOnly ? `AND n.why = '${TRIAL_MARK}'` : '';
    const limit = String(page.limit);
    const from = `SELECT n.id, n.token, n.attempts, n.state, p.merged_into, ${SEALED_PARTY_COLUMNS}
      FROM notices n JOIN affected_parties p ON p.id = n.party_id WHERE n.campaign_id = ? AND n.step = 'email'`;
    // One that is under way has no time for another try.
    const waiting = `${from} AND n.state = ? AND n.retry_at <= ? ${trial} ORDER BY n.retry_at, n.id LIMIT ${limit}`;
    const fresh = `${from} AND n.state = 'pending' AND n.retry_at IS NULL AND n.id > ? ${trial} ORDER BY n.id LIMIT ${limit}`;
    const m = this.uow.reads;
    return {
      again: [
        ...(await query<DueNotice>(m, waiting, [page.campaignId, 'sending', page.now])),
        ...(await query<DueNotice>(m, waiting, [page.campaignId, 'pending', page.now])),
      ],
      fresh: await query<DueNotice>(m, fresh, [page.campaignId, page.after]),
    };
  }

  /**
   * Takes notices for handing over, those that are still free, whose turn has come, and only while their campaign is
   * being sent; committed before the mail server is spoken to. Answers the identifiers that were taken with the tries
   * made so far: the page may be old, and another process may have tried meanwhile. Inside a unit.
   */
  async claim(m: EntityManager, ids: readonly string[], sender: string, at: Instant): Promise<Map<string, number>> {
    const taken = new Map<string, number>();
    // The write lock is held, so nobody takes one between the two statements.
    const free = `SELECT id, attempts FROM notices WHERE (retry_at IS NULL OR retry_at <= ?)
      AND (state = 'pending' OR (state = 'sending' AND handed_over_at IS NULL))
      AND EXISTS (SELECT 1 FROM notice_campaigns c WHERE c.id = notices.campaign_id AND c.state IN ('canary', 'running'))`;
    for (const asked of filledGroups(ids)) {
      const sql = `${free} AND id IN (${marks(asked)})`;
      for (const row of await query<{ id: string; attempts: number }>(m, sql, [at, ...asked])) {
        taken.set(row.id, row.attempts);
      }
    }
    for (const some of filledGroups([...taken.keys()])) {
      const sql = `UPDATE notices SET state = 'sending', handed_over_at = ?, retry_at = NULL, sender = ?, updated_at = ?,
        first_tried_at = COALESCE(first_tried_at, ?) WHERE id IN (${marks(some)})`;
      await run(m, sql, [at, sender, at, at, ...some]);
    }
    return taken;
  }

  /** Gives back notices that were taken and of which nothing went out; they wait for their turn. Inside a unit. */
  async giveBack(m: EntityManager, ids: readonly string[], sender: string, at: Instant): Promise<void> {
    for (const some of filledGroups(ids)) {
      const sql = `UPDATE notices SET handed_over_at = NULL, retry_at = ?, sender = NULL, updated_at = ?
        WHERE id IN (${marks(some)}) AND state = 'sending' AND sender = ? AND handed_over_at IS NOT NULL`;
      await run(m, sql, [at, at, ...some, sender]);
    }
  }

  /** Puts notices off until the domain of their address has room. Inside a unit. */
  async putOff(m: EntityManager, ids: readonly string[], until: Instant): Promise<void> {
    for (const some of filledGroups(ids)) {
      const sql = `UPDATE notices SET retry_at = ? WHERE id IN (${marks(some)}) AND handed_over_at IS NULL
        AND state IN ('pending', 'sending')`;
      await run(m, sql, [until, ...some]);
    }
  }

  /**
   * Ends untried notices that nobody is to get any more: their party was joined with another one, or has no address.
   * Inside a unit.
   */
  async drop(m: EntityManager, ids: readonly string[], why: string, at: Instant): Promise<void> {
    for (const some of filledGroups(ids)) {
      const sql = `UPDATE notices SET state = 'failed', why = ?, retry_at = NULL, updated_at = ?
        WHERE id IN (${marks(some)}) AND handed_over_at IS NULL AND state IN ('pending', 'sending')`;
      await run(m, sql, [why, at, ...some]);
    }
    const rows = ids.map((id) => [newId(), id, at, 'pending', 'failed', why, null, SENDER]);
    await insertMany(m, { table: 'notice_events', columns: EVENT_COLUMNS, rows });
  }

  /**
   * Writes down how tries ended, and their history. Answers those that were written: a notice that this sender holds no
   * more has been given to a person meanwhile and stays as it is. Inside a unit.
   *
   * @param key of the campaign; the server's words are sealed with it
   */
  async settle(m: EntityManager, ends: readonly TryEnd[], by: { sender: string; key: DataKey; at: Instant }) {
    const held = new Set<string>();
    for (const some of filledGroups(ends.map(({ notice }) => notice.id))) {
      for (const id of await this.heldBy(m, some, by.sender)) held.add(id);
    }
    const settled = ends.filter(({ notice }) => held.has(notice.id));
    for (const some of filledGroups(settled)) await this.write(m, some, by);
    const events = settled.map(({ notice, result, step }) => [
      ...[newId(), notice.id, by.at, 'sending', step.state],
      ...[step.retryInMs === null ? 'smtp-answer' : 'retry', result.code, SENDER],
    ]);
    await insertMany(m, { table: 'notice_events', columns: EVENT_COLUMNS, rows: events });
    return settled;
  }

  private async write(m: EntityManager, ends: readonly TryEnd[], by: { key: DataKey; at: Instant }): Promise<void> {
    const row = `SELECT CAST(? AS text) AS id, CAST(? AS text) AS state, CAST(? AS text) AS retry_at,
      CAST(? AS integer) AS counted, CAST(? AS integer) AS smtp_code, CAST(? AS text) AS smtp_status,
      CAST(? AS ${BYTES}) AS answer`;
    const sql = `UPDATE notices SET state = v.state, handed_over_at = NULL, sender = NULL, retry_at = v.retry_at,
        attempts = attempts + v.counted, smtp_code = v.smtp_code, smtp_status = v.smtp_status,
        sealed_answer = v.answer, updated_at = ?
      FROM (${ends.map(() => row).join(' UNION ALL ')}) AS v WHERE notices.id = v.id`;
    const values = ends.flatMap(({ notice, result, step }) => {
      const place = { table: 'notices', column: 'sealed_answer', row: notice.id };
      const answer = result.answer === null ? null : this.vault.seal(by.key, result.answer, place);
      const retryAt = step.retryInMs === null ? null : plusMs(by.at, step.retryInMs);
      const counted = step.counts ? 1 : 0;
      return [notice.id, step.state, retryAt, counted, result.code, result.status, answer];
    });
    await run(m, sql, [by.at, ...values]);
  }

  private async heldBy(m: EntityManager, ids: readonly string[], sender: string): Promise<string[]> {
    const sql = `SELECT id FROM notices WHERE id IN (${marks(ids)}) AND sender = ? AND state = 'sending'
      AND handed_over_at IS NOT NULL`;
    return (await query<{ id: string }>(m, sql, [...ids, sender])).map((row) => row.id);
  }
}

/**
 * Groups for statements that may name a row twice: each is filled up to a power of two with its last member, so that a
 * group is one statement and few forms of it are kept prepared.
 */
function filledGroups<T>(all: readonly T[]): T[][] {
  const groups: T[][] = [];
  for (let from = 0; from < all.length; from += ROWS_AT_ONCE) {
    const group = all.slice(from, from + ROWS_AT_ONCE);
    const last = group.at(-1);
    const size = 2 ** Math.ceil(Math.log2(group.length));
    while (last !== undefined && group.length < size) group.push(last);
    groups.push(group);
  }
  return groups;
}

function marks(values: readonly unknown[]): string {
  return values.map(() => '?').join(', ');
}
