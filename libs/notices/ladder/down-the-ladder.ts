import { Injectable } from '@nestjs/common';
import { DomainError, type Actor } from '#kernel';
import { UnitOfWork } from '#persistence';
import { noticeErrors } from '../domain/notice.errors.js';
import { LadderBook } from './ladder-book.js';
import { LadderNotices } from './ladder-notices.js';

/**
 * A person's ruling that a message did not tell its person: one whose fate nobody knows, or one that ended and was
 * followed by nothing. The next step begins.
 */
@Injectable()
export class DownTheLadder {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly book: LadderBook,
    private readonly ladder: LadderNotices,
  ) {}

  /** Errors: `notices.notice-not-found`, `notices.wrong-state` when it may still tell its person or was followed already. */
  async execute(campaignId: string, noticeId: string, reason: string, actor: Actor): Promise<void> {
    await this.uow.write(async (m) => {
      const { row } = await this.book.campaign(campaignId);
      if (!(await this.ladder.notices.belongs(noticeId, campaignId))) {
        throw new DomainError(noticeErrors['notices.notice-not-found']);
      }
      const opened = await this.ladder.next.advanceRuled(m, noticeId);
      if (opened === 0) throw new DomainError(noticeErrors['notices.wrong-state']);
      await this.book.record(row, {
        actor,
        action: 'notice-ruled-not-told',
        facts: { notice: noticeId },
        note: reason,
      });
    });
  }
}
