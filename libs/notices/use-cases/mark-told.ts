import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { CLOCK, DomainError, nowInstant, type Actor, type Clock } from '#kernel';
import { UnitOfWork } from '#persistence';
import { NoticeRows } from '../data/notice-rows.js';
import { noticeErrors } from '../domain/notice.errors.js';
import { CurrentSteps } from '../ladder/current-step.js';

/** How a person was told, or confirmed, outside the campaign's mail. */
export const TOLD_MEANS = ['phone', 'letter', 'in-person', 'reply'] as const;
export type ToldMeans = (typeof TOLD_MEANS)[number];

/** Records that a person on the list was told by a person, or confirmed the notice; written at the person's current step. */
@Injectable()
export class MarkTold {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly notices: NoticeRows,
    private readonly current: CurrentSteps,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Errors: `notices.notice-not-found`, `notices.wrong-state`. */
  async execute(campaignId: string, noticeId: string, means: ToldMeans, actor: Actor): Promise<void> {
    await this.uow.write(async () => {
      if (!(await this.notices.belongs(noticeId, campaignId))) {
        throw new DomainError(noticeErrors['notices.notice-not-found']);
      }
      const cause = { cause: `told-by-person:${means}`, actorId: actor.id, at: nowInstant(this.clock) };
      const from = await this.current.acknowledge(noticeId, cause);
      if (from === null) throw new DomainError(noticeErrors['notices.wrong-state']);
      const facts = { from, means };
      await this.audit.append({ actor, action: 'notice.acknowledged', object: `notice:${noticeId}`, facts });
    });
  }
}
