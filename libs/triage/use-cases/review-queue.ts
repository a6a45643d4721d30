import { Injectable } from '@nestjs/common';
import type { Channel, Instant } from '#kernel';
import { query, UnitOfWork } from '#persistence';
import { Vault } from '#vault';
import { Assessment, ReviewDecision, Signal } from '../data/assessment.entity.js';
import { wordsOfReason } from '../domain/review-reasons.js';
import type { EngineResult } from '#engine';

/** One complaint that waits for a decision; no content. */
export interface QueueItem {
  complaintId: string;
  slipNumber: string;
  channel: Channel;
  receivedAt: Instant;
  waitingSince: Instant;
  severity: string;
  kinds: string[];
  score: number;
}

interface QueueRow {
  complaint_id: string;
  waiting_since: Instant;
  slip_number: string;
  channel: Channel;
  received_at: Instant;
  severity: string;
  score: number | null;
}

/** Where the next page of the queue goes on: longest waiting first. */
export interface QueueCursor {
  waitingSince: Instant;
  complaintId: string;
}

/** A decision with its note opened and its reason in words; null when the code is no longer in `config/`. */
type OpenDecision = Omit<ReviewDecision, 'sealedNote' | 'kinds'> & {
  kinds: string[];
  reason: { ja: string; en: string } | null;
  note: string | null;
};

/** An assessment with its reasons opened. */
export type OpenAssessment = Pick<EngineResult, 'score' | 'flagged' | 'engine' | 'reasons'> & {
  id: string;
  assessedAt: Instant;
  source: string;
  kinds: string[];
  clauses: string[];
  category: string;
  severity: string;
};

/** What waits for compliance officers, and what is known of one complaint's signals. */
@Injectable()
export class ReviewQueue {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly vault: Vault,
  ) {}

  /** Longest waiting first, keyset-paged; two statements however long the page is. */
  async page(limit: number, after: QueueCursor | null): Promise<QueueItem[]> {
    const having =
      after === null ? '' : 'HAVING MIN(s.created_at) > ? OR (MIN(s.created_at) = ? AND s.complaint_id > ?)';
    const rows = await query<QueueRow>(
      this.uow.reads,
      `SELECT w.complaint_id, w.waiting_since, c.slip_number, c.channel, c.received_at, c.severity,
         (SELECT MAX(a.score) FROM assessments a WHERE a.complaint_id = w.complaint_id) AS score
       FROM (SELECT s.complaint_id, MIN(s.created_at) AS waiting_since FROM signals s WHERE s.state = 'open'
             GROUP BY s.complaint_id ${having} ORDER BY waiting_since, s.complaint_id LIMIT ?) w
       JOIN complaints c ON c.id = w.complaint_id ORDER BY w.waiting_since, w.complaint_id`,
      after === null ? [limit] : [after.waitingSince, after.waitingSince, after.complaintId, limit],
    );
    const kinds = await this.openKinds(rows.map((row) => row.complaint_id));
    return rows.map((row) => ({
      complaintId: row.complaint_id,
      slipNumber: row.slip_number,
      channel: row.channel,
      receivedAt: row.received_at,
      waitingSince: row.waiting_since,
      severity: row.severity,
      kinds: kinds.get(row.complaint_id) ?? [],
      score: row.score ?? 0,
    }));
  }

  /** Assessments of a complaint, oldest first, reasons opened. */
  async assessments(complaintId: string): Promise<OpenAssessment[]> {
    const rows = await this.uow.reads.find(Assessment, { where: { complaintId }, order: { id: 'ASC' } });
    const keyId = await this.keyOf(complaintId);
    if (keyId === null) return [];
    const key = await this.vault.openKey(keyId);
    return rows.map(({ sealedReasons, kinds, clauses, complaintId: owner, ...row }) => {
      void owner;
      const at = { table: 'assessments', column: 'sealed_reasons', row: row.id };
      return {
        ...row,
        kinds: JSON.parse(kinds) as string[],
        clauses: JSON.parse(clauses) as string[],
        reasons: JSON.parse(this.vault.openText(key, sealedReasons, at)) as EngineResult['reasons'],
      };
    });
  }

  /** Signals of a complaint in every state, oldest first. */
  async signals(complaintId: string): Promise<Omit<Signal, 'complaintId'>[]> {
    return this.uow.reads.find(Signal, { where: { complaintId }, order: { id: 'ASC' } });
  }

  /** Decisions on a complaint, oldest first, notes opened. */
  async decisions(complaintId: string): Promise<OpenDecision[]> {
    const rows = await this.uow.reads.find(ReviewDecision, { where: { complaintId }, order: { id: 'ASC' } });
    const keyId = await this.keyOf(complaintId);
    if (keyId === null) return [];
    const key = await this.vault.openKey(keyId);
    return rows.map(({ sealedNote, kinds, ...row }) => ({
      ...row,
      kinds: JSON.parse(kinds) as string[],
      reason: wordsOfReason(row.reasonCode),
      note:
        sealedNote === null
          ? null
          : this.vault.openText(key, sealedNote, { table: 'review_decisions', column: 'sealed_note', row: row.id }),
    }));
  }

  private async keyOf(complaintId: string): Promise<string | null> {
    const [row] = await query<{ key_id: string }>(this.uow.reads, 'SELECT key_id FROM complaints WHERE id = ?', [
      complaintId,
    ]);
    return row?.key_id ?? null;
  }

  private async openKinds(complaintIds: string[]): Promise<Map<string, string[]>> {
    if (complaintIds.length === 0) return new Map();
    const rows = await query<{ complaint_id: string; kind: string }>(
      this.uow.reads,
      `SELECT complaint_id, kind FROM signals WHERE state = 'open'
       AND complaint_id IN (${complaintIds.map(() => '?').join(', ')}) ORDER BY id`,
      complaintIds,
    );
    const kinds = new Map<string, string[]>();
    for (const row of rows) kinds.set(row.complaint_id, [...(kinds.get(row.complaint_id) ?? []), row.kind]);
    return kinds;
  }
}
