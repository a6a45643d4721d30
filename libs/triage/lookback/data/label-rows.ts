import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { SIGNAL_KINDS, type Category, type Severity, type SignalKind } from '#engine';
import { query, UnitOfWork } from '#persistence';
import { Vault } from '#vault';
import { ReviewDecision } from '../../data/assessment.entity.js';
import { openDecision } from '../../data/decision-rows.js';

/** What readers settled of one complaint. */
export interface Settled {
  complaintId: string;
  signal: boolean;
  kind: SignalKind | null;
  category: Category;
  severity: Severity;
  /** Stretches that the decisions cite. */
  cited: string[];
}

interface DecidedRow {
  complaint_id: string;
  category: Category;
  severity: Severity;
  key_id: string;
}

/** Settled decisions, by complaint. */
@Injectable()
export class LabelRows {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly vault: Vault,
  ) {}

  /** Complaints that readers settled, after an identifier and in their order; erased ones are left to the reading of texts. */
  async idsAfter(id: string, limit: number): Promise<string[]> {
    const rows = await query<{ id: string }>(
      this.uow.reads,
      `SELECT DISTINCT complaint_id AS id FROM review_decisions WHERE settles = ? AND complaint_id > ?
       ORDER BY complaint_id LIMIT ?`,
      [true, id, limit],
    );
    return rows.map((row) => row.id);
  }

  /** How many complaints readers settled, and how many of them as a suspicion. */
  async counts(): Promise<{ complaints: number; signals: number }> {
    const [row] = await query<{ complaints: number | string; signals: number | string }>(
      this.uow.reads,
      `SELECT COUNT(DISTINCT complaint_id) AS complaints,
         COUNT(DISTINCT CASE WHEN decision = 'suspected' THEN complaint_id END) AS signals
       FROM review_decisions WHERE settles = ?`,
      [true],
    );
    return { complaints: Number(row?.complaints ?? 0), signals: Number(row?.signals ?? 0) };
  }

  /** What was settled of these complaints, whose keys must not be erased. A suspicion of any reader makes a signal. */
  async of(complaintIds: readonly string[]): Promise<Map<string, Settled>> {
    if (complaintIds.length === 0) return new Map();
    const cases = await query<DecidedRow>(
      this.uow.reads,
      `SELECT id AS complaint_id, category, severity, key_id FROM complaints
       WHERE id IN (${complaintIds.map(() => '?').join(', ')})`,
      complaintIds,
    );
    const decisions = await this.uow.reads.find(ReviewDecision, {
      where: { complaintId: In([...complaintIds]), settles: true },
      order: { id: 'ASC' },
    });
    const settled = new Map<string, Settled>();
    for (const { complaint_id: complaintId, category, severity, key_id } of cases) {
      const own = decisions.filter((decision) => decision.complaintId === complaintId);
      const key = await this.vault.openKey(key_id);
      const suspected = own.filter(({ decision }) => decision === 'suspected');
      const telling = suspected.length > 0 ? suspected : own;
      settled.set(complaintId, {
        complaintId,
        signal: suspected.length > 0,
        kind: kindOf(suspected),
        category,
        severity,
        cited: telling.flatMap((each) => openDecision(this.vault, key, each).evidence.map(({ text }) => text)),
      });
    }
    return settled;
  }
}

/** The first kind that the engine knows; what a member of staff raised has none. */
function kindOf(suspected: readonly ReviewDecision[]): SignalKind | null {
  const kinds = suspected.flatMap(({ kinds }) => JSON.parse(kinds) as string[]);
  return SIGNAL_KINDS.find((kind) => kinds[0] === kind) ?? SIGNAL_KINDS.find((kind) => kinds.includes(kind)) ?? null;
}
