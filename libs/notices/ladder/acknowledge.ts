import { Injectable } from '@nestjs/common';
import { DomainError, PUBLIC_ACTOR, type Actor } from '#kernel';
import { UnitOfWork } from '#persistence';
import { tokenStartOf } from '../domain/ack-code.js';
import { noticeErrors } from '../domain/notice.errors.js';
import { LadderBook } from './ladder-book.js';
import { LadderNotices } from './ladder-notices.js';

/** How a person confirmed a notice. */
export type ConfirmedBy = 'page' | 'phone' | 'letter' | 'in-person';

/** Confirmations by the code that stands in the notice. They tell nothing back about the person or the incident. */
@Injectable()
export class AcknowledgeByCode {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly book: LadderBook,
    private readonly ladder: LadderNotices,
  ) {}

  /** Somebody typed a code into the public page; false when no notice has it. Typed again it is the same answer. */
  async onPage(typed: string): Promise<boolean> {
    return (await this.confirm(typed, 'page', PUBLIC_ACTOR)) !== null;
  }

  /** Staff heard the code; answers the notice's campaign. Error: `notices.code-unknown`. */
  async byStaff(typed: string, by: ConfirmedBy, actor: Actor): Promise<{ campaignId: string; noticeId: string }> {
    const found = await this.confirm(typed, by, actor);
    if (found === null) throw new DomainError(noticeErrors['notices.code-unknown']);
    return found;
  }

  private async confirm(
    typed: string,
    by: ConfirmedBy,
    actor: Actor,
  ): Promise<{ campaignId: string; noticeId: string } | null> {
    const start = tokenStartOf(typed);
    if (start === null) return null;
    const [found, another] = await this.ladder.current.byTokenStart(start);
    if (found === undefined || (await this.book.isHidden(found.campaignId, actor))) return null;
    // A code whose message never left the house is nobody's to confirm; one that two notices share tells nothing.
    if (another !== undefined || (found.step === 'email' && found.state === 'pending')) return null;
    await this.uow.write(async () => {
      const cause = { cause: `confirmed:${by}`, actorId: actor.id, at: this.book.now() };
      const from = await this.ladder.current.acknowledge(found.id, cause);
      if (from === null) return;
      await this.book.log(actor, 'notice.acknowledged', `notice:${found.id}`, { from, means: by });
    });
    return { campaignId: found.campaignId, noticeId: found.id };
  }
}
