import { Injectable } from '@nestjs/common';
import { newId, type Actor } from '#kernel';
import { UnitOfWork } from '#persistence';
import { RegisterComplaint } from '#complaints';
import { RecordAssessment, type EngineResult } from '#triage';
import type { CaseDraft } from '../domain/case-draft.js';
import { ArrivalLedger, type LedgerLine } from '../data/arrival-ledger.js';

/** A case that was just made. */
export interface MadeCase {
  complaintId: string;
  slipNumber: string;
  assessment: EngineResult;
}

/** Makes a case of an arrival: ledger outcome, complaint, assessment and signals in one commit. */
@Injectable()
export class SettleArrival {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly ledger: ArrivalLedger,
    private readonly register: RegisterComplaint,
    private readonly assessments: RecordAssessment,
  ) {}

  /** Runs the engine; outside a unit, for it is the expensive part. The subject is read too. */
  assess(draft: Pick<CaseDraft, 'text' | 'channel' | 'language' | 'details'>): EngineResult {
    const subject = draft.details.subject ?? '';
    if (subject === '') return this.assessments.assess(draft.text, draft.channel, draft.language);
    const result = this.assessments.assess(`${subject}\n${draft.text}`, draft.channel, draft.language);
    return { ...result, reasons: result.reasons.map((reason) => shift(reason, subject.length + 1)) };
  }

  /** Null when the arrival was settled by somebody else meanwhile. Joins the caller's unit. */
  async asCase(
    line: Pick<LedgerLine, 'id' | 'keyId' | 'receivedAt'>,
    draft: CaseDraft,
    assessment: EngineResult,
    actor: Actor,
  ): Promise<MadeCase | null> {
    return this.uow.write(async (m) => {
      const complaintId = newId();
      const { humanMustRead, warnings, mediaType } = draft;
      const settled = await this.ledger.settle(m, line.id, {
        outcome: 'complaint',
        complaintId,
        humanMustRead,
        warnings,
        ...(mediaType === undefined ? {} : { mediaType }),
      });
      if (!settled) return null;
      const slipNumber = await this.register.execute(
        {
          id: complaintId,
          arrivalId: line.id,
          keyId: line.keyId,
          channel: draft.channel,
          language: draft.language,
          receivedAt: line.receivedAt,
          text: draft.text,
          details: draft.details,
          humanMustRead,
          viaRelay: draft.viaRelay ?? false,
          callbackAt: draft.callbackAt ?? null,
          occurredOn: draft.occurredOn ?? null,
          category: assessment.category,
          severity: assessment.severity,
          flagged: assessment.flagged,
          secretHash: draft.secretHash ?? null,
          messageIds: draft.messageIds ?? [],
        },
        actor,
        draft.mayAcknowledge,
      );
      await this.assessments.store({ id: complaintId, keyId: line.keyId }, assessment, 'registration');
      return { complaintId, slipNumber, assessment };
    });
  }
}

/** Moves a span from "subject, line break, text" to the text; one that lies in the subject keeps its words at 0-0. */
function shift(reason: EngineResult['reasons'][number], by: number): EngineResult['reasons'][number] {
  if (reason.end <= by) return { ...reason, start: 0, end: 0 };
  const start = Math.max(0, reason.start - by);
  return {
    ...reason,
    start,
    end: reason.end - by,
    text: reason.start < by ? reason.text.slice(by - reason.start) : reason.text,
  };
}
