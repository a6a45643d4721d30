import { Injectable } from '@nestjs/common';
import { DomainError, type Actor, type CivilDate } from '#kernel';
import { UnitOfWork } from '#persistence';
import { noticeErrors } from '../domain/notice.errors.js';
import { LadderBook } from '../ladder/ladder-book.js';
import { LadderNotices } from '../ladder/ladder-notices.js';
import { assertPerson } from './assert-person.js';

/** How a person was told, or confirmed, outside the campaign's mail. */
export const TOLD_MEANS = ['phone', 'letter', 'in-person', 'reply'] as const;
export type ToldMeans = (typeof TOLD_MEANS)[number];

/** What somebody who told a person says about it. */
export interface ToldRecord {
  means: ToldMeans;
  /** Day on which the person was told, in Tokyo. */
  on: CivilDate;
  /** What can be checked afterwards: who spoke, from which number, what was answered. Sealed. */
  note: string;
}

/** Records that a person on the list was told by a person, or confirmed the notice; written at the person's current step. */
@Injectable()
export class MarkTold {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly book: LadderBook,
    private readonly ladder: LadderNotices,
  ) {}

  /** Errors: `notices.notice-not-found`, `notices.wrong-state`, `notices.person-must-say`, `notices.future-date`. */
  async execute(campaignId: string, noticeId: string, told: ToldRecord, actor: Actor): Promise<void> {
    assertPerson(actor);
    this.book.assertPast(told.on);
    await this.uow.write(async () => {
      const { row } = await this.book.campaign(campaignId);
      if (!(await this.ladder.notices.belongs(noticeId, campaignId))) {
        throw new DomainError(noticeErrors['notices.notice-not-found']);
      }
      const { means, on, note } = told;
      const cause = { cause: `told-by-person:${means}`, actorId: actor.id, at: this.book.now() };
      const from = await this.ladder.current.acknowledge(noticeId, cause);
      if (from === null) throw new DomainError(noticeErrors['notices.wrong-state']);
      await this.book.record(row, { actor, action: 'person-told', facts: { notice: noticeId, means, on }, note });
      await this.book.log(actor, 'notice.acknowledged', `notice:${noticeId}`, { from, means, on });
    });
  }
}
