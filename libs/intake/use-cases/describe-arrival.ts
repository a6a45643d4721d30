import { Injectable } from '@nestjs/common';
import { query, UnitOfWork } from '#persistence';
import { ReviewQueue } from '#triage';
import { ArrivalLedger } from '../data/arrival-ledger.js';
import type { AssessmentSummary, IntakeItem } from '../domain/arrival.js';

/** What intake answers for an arrival, whatever became of it. */
@Injectable()
export class DescribeArrival {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly ledger: ArrivalLedger,
    private readonly review: ReviewQueue,
  ) {}

  /** Error: `intake.arrival-not-found`. */
  async execute(arrivalId: string): Promise<IntakeItem> {
    const row = await this.ledger.row(arrivalId, this.uow.reads);
    // A repeat that came while the first one was still pending: its case is the one that the first became.
    const first = row.repeatOf === null ? row : await this.ledger.row(row.repeatOf, this.uow.reads);
    const complaintId = row.complaintId ?? first.complaintId;
    const slipNumber = complaintId === null ? null : await this.slipOf(complaintId);
    const assessment = complaintId === null ? null : (await this.review.assessments(complaintId)).at(-1);
    return {
      arrivalId: row.id,
      sha256: row.sha256,
      outcome: row.outcome,
      complaintId,
      slipNumber: row.outcome === 'reply' ? null : slipNumber,
      inReplyTo: row.outcome === 'reply' ? slipNumber : null,
      parked: row.parkedReason,
      humanMustRead: row.humanMustRead,
      warnings: JSON.parse(row.warnings) as string[],
      assessment: assessment ? summary(assessment) : null,
    };
  }

  private async slipOf(complaintId: string): Promise<string | null> {
    const rows = await query<{ slip_number: string }>(
      this.uow.reads,
      'SELECT slip_number FROM complaints WHERE id = ?',
      [complaintId],
    );
    return rows[0]?.slip_number ?? null;
  }
}

/** An assessment without its spans. */
export function summary(result: AssessmentSummary): AssessmentSummary {
  const { score, flagged, kinds, clauses, category, severity, engine } = result;
  return { score, flagged, kinds, clauses, category, severity, engine };
}
