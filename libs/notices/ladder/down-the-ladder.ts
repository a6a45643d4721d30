import { Injectable } from '@nestjs/common';
import { DomainError, type Actor } from '#kernel';
import { UnitOfWork } from '#persistence';
import { noticeErrors } from '../domain/notice.errors.js';
import { assertPerson } from '../use-cases/assert-person.js';
import { LadderBook } from './ladder-book.js';
import { LadderNotices } from './ladder-notices.js';
import { LostAgain } from './lost-again.js';

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
    private readonly lost: LostAgain,
  ) {}

  /**
   * A person rules that what counts as told reached somebody else: the person counts as not told, and the next step
   * begins. Errors: `notices.notice-not-found`, `notices.wrong-state` when the person does not count as told.
   */
  async reachedAnother(campaignId: string, noticeId: string, reason: string, actor: Actor): Promise<void> {
    assertPerson(actor);
    await this.uow.write(async (m) => {
      const { row } = await this.book.campaign(campaignId);
      const belongs = await this.ladder.notices.belongs(noticeId, campaignId);
      const current = belongs ? await this.ladder.current.of(noticeId) : null;
      if (current === null) throw new DomainError(noticeErrors['notices.notice-not-found']);
      const cause = { cause: 'reached-somebody-else', actorId: actor.id, at: this.book.now() };
      if ((await this.ladder.notices.move(current.id, 'misdelivered', cause)) === null)
        throw new DomainError(noticeErrors['notices.wrong-state']);
      await this.lost.follow(m, current.id);
      const facts = { notice: current.id, step: current.step, was: current.state };
      await this.book.record(row, { actor, action: 'notice-misdelivered', facts, note: reason });
    });
  }

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
