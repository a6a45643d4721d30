import { Injectable } from '@nestjs/common';
import type { Channel, Instant } from '#kernel';
import { query, UnitOfWork } from '#persistence';
import { Vault } from '#vault';
import { Assessment, ReviewDecision, Signal } from '../data/assessment.entity.js';
import { reasonsAt } from '../data/assessment-rows.js';
import { openDecision, type Citation } from '../data/decision-rows.js';
import { wordsOfReason } from '../domain/review-reasons.js';
import { barredLike, MAY_ANSWER } from '../review/review-tasks.js';
import type { Category, EngineResult, Severity } from '#engine';

/**
 * One complaint that waits for a reader. No content, and nothing that tells what the engine thought of it or why it is
 * here: those read blind look like all others.
 */
export interface QueueItem {
  complaintId: string;
  slipNumber: string;
  channel: Channel;
  receivedAt: Instant;
}

/** As the list shows it. */
export interface QueueLine extends QueueItem {
  /** Name of the colleague who has taken it up just now; null when nobody has. */
  holder: string | null;
}

interface QueueRow {
  complaint_id: string;
  slip_number: string;
  channel: Channel;
  received_at: Instant;
}

/** Where the next page of the queue goes on: received first. */
export interface QueueCursor {
  receivedAt: Instant;
  complaintId: string;
}

/** A decision with its note opened and its reason in words; null when the code is no longer in `config/`. */
type OpenDecision = Omit<ReviewDecision, 'sealedNote' | 'sealedEvidence' | 'kinds'> & {
  kinds: string[];
  evidence: Citation[];
  reason: { ja: string; en: string } | null;
  note: string | null;
};

/** An assessment with its reasons opened. */
export type OpenAssessment = Pick<EngineResult, 'score' | 'flagged' | 'engine' | 'reasons'> & {
  id: string;
  assessedAt: Instant;
  source: string;
  kinds: string[];
  leads: string[];
  clauses: string[];
  category: Category;
  severity: Severity;
};

/** A signal of the complaint that is asked for. */
export type OpenSignal = Omit<Signal, 'complaintId'>;

/** What waits for compliance officers, and what is known of one complaint's signals. */
@Injectable()
export class ReviewQueue {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly vault: Vault,
  ) {}

  /**
   * What this reader may answer, received first, keyset-paged; one statement however long the page is. Since when a
   * reading waits is not told: a complaint drawn for a sample waits less long than it is old.
   */
  async page(reader: string, limit: number, after: QueueCursor | null): Promise<QueueItem[]> {
    const beyond = after === null ? '' : 'AND (t.received_at, t.complaint_id) > (?, ?)';
    const rows = await query<QueueRow>(
      this.uow.reads,
      `SELECT c.id AS complaint_id, c.slip_number, c.channel, c.received_at
       FROM (SELECT DISTINCT t.received_at, t.complaint_id FROM review_tasks t
         WHERE t.state = 'open' AND ${MAY_ANSWER} ${beyond} ORDER BY t.received_at, t.complaint_id LIMIT ?) w
       JOIN complaints c ON c.id = w.complaint_id ORDER BY w.received_at, w.complaint_id`,
      [barredLike(reader), ...(after === null ? [] : [after.receivedAt, after.complaintId]), limit],
    );
    return rows.map((row) => ({
      complaintId: row.complaint_id,
      slipNumber: row.slip_number,
      channel: row.channel,
      receivedAt: row.received_at,
    }));
  }

  /** Assessments of a complaint, oldest first, reasons opened. */
  async assessments(complaintId: string): Promise<OpenAssessment[]> {
    const rows = await this.uow.reads.find(Assessment, { where: { complaintId }, order: { id: 'ASC' } });
    const keyId = await this.keyOf(complaintId);
    if (keyId === null) return [];
    const key = await this.vault.openKey(keyId);
    return rows.map(({ sealedReasons, kinds, leads, clauses, complaintId: owner, ...row }) => {
      void owner;
      return {
        ...row,
        kinds: JSON.parse(kinds) as string[],
        leads: JSON.parse(leads) as string[],
        clauses: JSON.parse(clauses) as string[],
        reasons: JSON.parse(this.vault.openText(key, sealedReasons, reasonsAt(row.id))) as EngineResult['reasons'],
      };
    });
  }

  /** Signals of a complaint in every state, oldest first. */
  async signals(complaintId: string): Promise<OpenSignal[]> {
    const rows = await this.uow.reads.find(Signal, { where: { complaintId }, order: { id: 'ASC' } });
    return rows.map(({ complaintId: of, ...signal }) => {
      void of;
      return signal;
    });
  }

  /** Decisions on a complaint, oldest first, notes opened. */
  async decisions(complaintId: string): Promise<OpenDecision[]> {
    const rows = await this.uow.reads.find(ReviewDecision, { where: { complaintId }, order: { id: 'ASC' } });
    const keyId = await this.keyOf(complaintId);
    if (keyId === null) return [];
    const key = await this.vault.openKey(keyId);
    return rows.map(({ sealedNote, sealedEvidence, kinds, ...row }) => ({
      ...row,
      kinds: JSON.parse(kinds) as string[],
      reason: wordsOfReason(row.reasonCode),
      ...openDecision(this.vault, key, { id: row.id, sealedNote, sealedEvidence }),
    }));
  }

  private async keyOf(complaintId: string): Promise<string | null> {
    const [row] = await query<{ key_id: string }>(this.uow.reads, 'SELECT key_id FROM complaints WHERE id = ?', [
      complaintId,
    ]);
    return row?.key_id ?? null;
  }
}
