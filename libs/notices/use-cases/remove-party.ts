import { Injectable } from '@nestjs/common';
import { DomainError, type Actor } from '#kernel';
import { run, UnitOfWork } from '#persistence';
import { RulingRows } from '../data/ruling-rows.js';
import { noticeErrors } from '../domain/notice.errors.js';
import { ListLock } from '../imports/list-lock.js';
import { LadderBook } from '../ladder/ladder-book.js';
import { assertPerson } from './assert-person.js';

/**
 * Takes somebody off a list before sending, with a reason. What is known of them stays, ruled as not affected when they
 * stand on no other list, so that nobody disappears; listed again they count again.
 */
@Injectable()
export class RemoveParty {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly lock: ListLock,
    private readonly rulings: RulingRows,
    private readonly book: LadderBook,
  ) {}

  /** Errors: `notices.campaign-not-found`, `notices.campaign-locked`, `notices.party-not-found`, `notices.person-must-say`. */
  async execute(campaignId: string, partyId: string, reason: string, actor: Actor): Promise<void> {
    assertPerson(actor);
    await this.uow.write(async (m) => {
      const campaign = await this.lock.editable(campaignId);
      const sql = 'DELETE FROM campaign_parties WHERE campaign_id = ? AND party_id = ?';
      if ((await run(m, sql, [campaignId, partyId])) === 0)
        throw new DomainError(noticeErrors['notices.party-not-found']);
      const { incidentId } = campaign;
      const at = this.book.now();
      const ruled = await this.rulings.isUnlistedParty(incidentId, partyId);
      if (ruled) await this.rulings.add(m, { about: 'party', subject: partyId, incidentId, by: actor.id, at });
      await this.lock.changed(campaignId, actor.id, at);
      const facts = { party: partyId, notAffected: ruled };
      await this.book.record(campaign, { actor, action: 'party-taken-off', facts, note: reason });
      await this.book.log(actor, 'campaign.party-removed', `campaign:${campaignId}`, { count: 1, ...facts });
    });
  }
}
