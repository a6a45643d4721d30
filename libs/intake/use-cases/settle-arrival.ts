import { Injectable } from '@nestjs/common';
import { newId, type Actor } from '#kernel';
import { UnitOfWork } from '#persistence';
import { RegisterComplaint } from '#complaints';
import type { EngineResult } from '#engine';
import { RecordAssessment } from '#triage';
import type { CaseDraft } from '../domain/case-draft.js';
import { ArrivalLedger, type LedgerLine, type Settlement } from '../data/arrival-ledger.js';
import { PageStore } from '../data/page-store.js';

/** How the ledger line of a case is settled. */
export function settlementOf(draft: CaseDraft, complaintId: string): Settlement {
  const { humanMustRead, warnings, mediaType } = draft;
  return {
    outcome: 'complaint',
    complaintId,
    humanMustRead,
    warnings,
    ...(mediaType === undefined ? {} : { mediaType }),
  };
}

/** What a case is made of, and who makes it. */
export interface CaseToMake {
  complaintId: string;
  draft: CaseDraft;
  assessment: EngineResult;
  actor: Actor;
}

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
    private readonly pages: PageStore,
  ) {}

  /** Runs the engine; outside a unit, for it is the expensive part. The subject is read too. */
  assess(draft: Pick<CaseDraft, 'text' | 'channel' | 'language' | 'details'>): EngineResult {
    const { text, channel, language, details } = draft;
    return this.assessments.assess({ subject: details.subject, text, channel, language });
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
      const settled = await this.ledger.settle(m, line.id, settlementOf(draft, complaintId));
      return settled ? this.makeCase(line, { complaintId, draft, assessment, actor }) : null;
    });
  }

  /** The rest of {@link asCase} for a line that was entered as settled ({@link settlementOf}). Joins the caller's unit. */
  async makeCase(
    line: Pick<LedgerLine, 'id' | 'keyId' | 'receivedAt'>,
    { complaintId, draft, assessment, actor }: CaseToMake,
  ): Promise<MadeCase> {
    return this.uow.write(async (m) => {
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
          humanMustRead: draft.humanMustRead,
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
      await this.pages.keep(m, { arrivalId: line.id, complaintId, keyId: line.keyId }, draft.documents ?? []);
      return { complaintId, slipNumber, assessment };
    });
  }
}
