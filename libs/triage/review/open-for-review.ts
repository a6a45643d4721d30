import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '#kernel';
import { PermissionTable } from '#access';
import { ComplaintParts, ComplaintReader, type OpenComplaint, type PageParts } from '#complaints';
import type { OpenAssessment, OpenSignal } from '../use-cases/review-queue.js';
import { ReviewTasks, type OpenTask } from './review-tasks.js';
import { SeenAssessments } from './seen-assessments.js';
import { veiled } from './veil.js';

/** What a blind reader sees nothing of. */
type Hidden = Pick<
  OpenComplaint,
  'category' | 'severity' | 'flagged' | 'secrecyInvolved' | 'state' | 'version' | 'ownerId' | 'acknowledgedAt'
> &
  Pick<OpenComplaint, 'firstReplyAt' | 'closedAt' | 'outcome'>;
type OrNull<T> = { [K in keyof T]: T[K] | null };

/** The complaint under review with the parts of its page; what must not be seen yet is null. */
export interface ReviewedComplaint
  extends Omit<OpenComplaint, 'details' | 'keyId' | keyof Hidden>, OrNull<Hidden>, PageParts {
  subject: OpenComplaint['details']['subject'];
  contact: OpenComplaint['details']['contact'];
  /** What the complainant wrote later. */
  messages: Awaited<ReturnType<ComplaintReader['trail']>>['messages'];
}

/** A complaint as a reader of the review queue sees it. The keys are the same whyever it is read. */
export interface ReviewView {
  complaint: ReviewedComplaint;
  /** The newest assessment; null when there is none, or before a blind reader has answered. */
  assessment: OpenAssessment | null;
  signals: OpenSignal[];
  /** Whether an answer of this reader is waited for. */
  answerable: boolean;
}

/** Opens a complaint to a reader, without engine output when the reading is blind. */
@Injectable()
export class OpenForReview implements OnModuleInit {
  constructor(
    private readonly tasks: ReviewTasks,
    private readonly seen: SeenAssessments,
    private readonly reader: ComplaintReader,
    private readonly parts: ComplaintParts,
    private readonly permissions: PermissionTable,
  ) {}

  onModuleInit(): void {
    this.parts.registerVeil(async (complaintId, actor, page) => {
      if (!this.permissions.allows(actor, 'review:decide')) return page;
      const { blind } = await this.tasks.offeredTo(complaintId, actor.id);
      return blind ? veiled(page, 'page') : page;
    });
  }

  /** The look is in the audit log, and what stood before the reader is kept, before anything leaves. Error: `complaints.not-found`. */
  async execute(id: string, actor: Actor): Promise<ReviewView> {
    const { details, keyId, ...complaint } = await this.reader.open(id, actor, 'review');
    void keyId;
    const { tasks, blind } = await this.tasks.offeredTo(id, actor.id);
    await this.seen.opened(id, actor.id, blind);
    const { messages } = await this.reader.trail(id);
    const parts = await this.parts.read(id);
    const { subject, contact } = details;
    const incoming = messages.filter(({ direction }) => direction === 'in');
    const page: ReviewedComplaint = {
      ...complaint,
      subject,
      contact,
      messages: incoming,
      ...parts,
      ...uncoloured(tasks),
    };
    const shown = blind ? veiled(page, 'review') : page;
    const assessments = (shown['assessments'] ?? []) as OpenAssessment[];
    return {
      complaint: shown,
      assessment: assessments.at(-1) ?? null,
      signals: (shown['signals'] ?? []) as OpenSignal[],
      answerable: tasks.length > 0,
    };
  }
}

/** A second person reads what the first read, without being told what the first thought. */
function uncoloured(tasks: readonly OpenTask[]): { decisions?: [] } {
  return tasks.some(({ purpose }) => purpose === 'second-person') ? { decisions: [] } : {};
}
