import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId, type Actor } from '#kernel';
import { UnitOfWork } from '#persistence';
import { RegisterComplaint } from '#complaints';
import type { EngineResult } from '#engine';
import { RecordAssessment } from '#triage';
import { JobQueue } from '#jobs';
import type { CaseDraft } from '../domain/case-draft.js';
import type { DocumentPages } from '../domain/page.js';
import { READ_ATTACHMENTS_JOB, READ_PAGES_JOB } from '../domain/read-jobs.js';
import { ArrivalLedger, type LedgerLine, type Settlement } from '../data/arrival-ledger.js';
import { PageStore } from '../data/page-store.js';

/** Warning of a case whose attached documents are not read yet. */
export const ATTACHMENTS_PENDING = 'attachments-pending';

/** How the ledger line of a case is settled. */
export function settlementOf(draft: CaseDraft, complaintId: string): Settlement {
  const { humanMustRead, warnings, mediaType } = draft;
  return {
    outcome: 'complaint',
    complaintId,
    humanMustRead,
    warnings,
    ...(mediaType === undefined ? {} : { mediaType }),
    attachmentsWait: warnings.includes(ATTACHMENTS_PENDING),
  };
}

/** What a case is made of, and who makes it. */
export interface CaseToMake {
  complaintId: string;
  draft: CaseDraft;
  assessment: EngineResult;
  actor: Actor;
}

/** What a case needs of its ledger line. */
export type CaseLine = Pick<LedgerLine, 'id' | 'keyId' | 'receivedAt'>;

/** How an arrival becomes a case. */
export interface CaseOptions {
  assessment: EngineResult;
  actor: Actor;
  /** The outcome that the arrival has until now; `pending` unless a person takes it out of the parked ones. */
  from?: 'pending' | 'parked';
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
    private readonly jobs: JobQueue,
  ) {}

  /** Runs the engine; outside a unit, for it is the expensive part. The subject is read too. */
  assess(draft: Pick<CaseDraft, 'text' | 'channel' | 'language' | 'details'>): Promise<EngineResult> {
    const { text, channel, language, details } = draft;
    return this.assessments.assessLong({ subject: details.subject, text, channel, language });
  }

  /** Null when the arrival was settled by somebody else meanwhile. Joins the caller's unit. */
  async asCase(line: CaseLine, draft: CaseDraft, o: CaseOptions): Promise<MadeCase | null> {
    const { assessment, actor } = o;
    return this.uow.write(async (m) => {
      const complaintId = newId();
      const settled = await this.ledger.settle(m, line.id, settlementOf(draft, complaintId), o.from);
      if (!settled) return null;
      if (draft.warnings.includes(ATTACHMENTS_PENDING)) await this.orderAttachments(line.id);
      return this.makeCase(line, { complaintId, draft, assessment, actor });
    });
  }

  /** Keeps the readings of pages of an arrival that joins a case. Inside a unit. */
  async keepPages(
    m: EntityManager,
    line: Pick<CaseLine, 'id' | 'keyId'>,
    complaintId: string | null,
    documents: readonly DocumentPages[],
  ): Promise<void> {
    await this.pages.keep(m, { arrivalId: line.id, complaintId, keyId: line.keyId }, documents);
  }

  /** Has a pending mail read by its pages, for which it waits. Inside a unit. */
  async orderPages(arrivalId: string): Promise<void> {
    await this.jobs.enqueue(READ_PAGES_JOB, { arrivalId }, { key: `read:${arrivalId}` });
  }

  /** Has the attached documents of a settled arrival read. Inside a unit. */
  async orderAttachments(arrivalId: string): Promise<void> {
    await this.jobs.enqueue(READ_ATTACHMENTS_JOB, { arrivalId }, { key: `attachments:${arrivalId}` });
  }

  /** The rest of {@link asCase} for a line that was entered as settled ({@link settlementOf}). Joins the caller's unit. */
  async makeCase(line: CaseLine, { complaintId, draft, assessment, actor }: CaseToMake): Promise<MadeCase> {
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
      const assessed = { id: complaintId, keyId: line.keyId, channel: draft.channel };
      await this.assessments.store(assessed, assessment, 'registration');
      await this.pages.keep(m, { arrivalId: line.id, complaintId, keyId: line.keyId }, draft.documents ?? []);
      return { complaintId, slipNumber, assessment };
    });
  }
}
