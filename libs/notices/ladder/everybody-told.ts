import { Injectable } from '@nestjs/common';
import { DomainEvents, systemActor } from '#kernel';
import { insert, query, run, UnitOfWork } from '#persistence';
import { NoticeQueries } from '../data/notice-queries.js';
import { LadderBook } from './ladder-book.js';
import { CampaignTold } from '../data/ladder.entities.js';

const WATCHER = systemActor('ladder');

interface Candidate {
  id: string;
  incident_id: string;
  told_at: string | null;
}

/**
 * Notices when the last person on the lists of an incident has been told, whichever way it came about, and says so once
 * for each campaign; when a letter comes back or a bounce arrives late, it takes that back and will say it again.
 */
@Injectable()
export class WatchEverybodyTold {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: NoticeQueries,
    private readonly book: LadderBook,
    private readonly events: DomainEvents,
  ) {}

  /** Answers the campaigns whose people have all been told since the last look. */
  async execute(): Promise<string[]> {
    const done: string[] = [];
    for (const campaign of await this.candidates()) {
      await this.uow.write(async () => {
        const open = await this.queries.countNotYetTold(campaign.incident_id);
        if (open === 0 && campaign.told_at === null && (await this.say(campaign))) done.push(campaign.id);
        if (open > 0 && campaign.told_at !== null) await this.takeBack(campaign);
      });
    }
    return done;
  }

  /**
   * Campaigns under way in which nothing waits for a machine: the cheap half of the question, so that a million
   * messages on their way are not counted every few seconds.
   */
  private async candidates(): Promise<Candidate[]> {
    const open = `EXISTS (SELECT 1 FROM notices n JOIN affected_parties p ON p.id = n.party_id AND p.merged_into IS NULL
      WHERE n.campaign_id = c.id
      AND n.step IN ('email', 'letter', 'phone', 'substitute') AND n.state IN ('pending', 'sending', 'unknown')
      AND NOT EXISTS (SELECT 1 FROM notices g WHERE g.campaign_id = n.campaign_id AND g.party_id = n.party_id
        AND g.state IN ('accepted', 'acknowledged')))`;
    const sql = `SELECT c.id, c.incident_id, t.told_at FROM notice_campaigns c
      LEFT JOIN campaigns_told t ON t.campaign_id = c.id
      WHERE c.started_at IS NOT NULL AND (t.told_at IS NULL) <> ${open} ORDER BY c.id`;
    return query<Candidate>(this.uow.reads, sql);
  }

  private async say({ id: campaignId, incident_id: incidentId }: Candidate): Promise<boolean> {
    const m = this.uow.manager;
    const told = await query(m, 'SELECT campaign_id FROM campaigns_told WHERE campaign_id = ?', [campaignId]);
    if (told.length > 0) return false;
    const at = this.book.now();
    await insert(m, CampaignTold, { campaignId, toldAt: at });
    await this.book.record({ id: campaignId, incidentId }, { actor: WATCHER, action: 'everybody-told' });
    await this.events.publish('notices.everybody-told', { incidentId, campaignId, at });
    return true;
  }

  private async takeBack({ id, incident_id: incidentId }: Candidate): Promise<void> {
    await run(this.uow.manager, 'DELETE FROM campaigns_told WHERE campaign_id = ?', [id]);
    await this.book.record({ id, incidentId }, { actor: WATCHER, action: 'somebody-not-told-again' });
    await this.events.publish('notices.somebody-not-told', { incidentId, campaignId: id });
  }
}
