import { Injectable } from '@nestjs/common';
import { DomainError, type Instant } from '#kernel';
import { run, UnitOfWork } from '#persistence';
import { CampaignRows } from '../data/campaign-rows.js';
import type { NoticeCampaign } from '../data/notice.entities.js';
import { isEditable } from '../domain/campaign-state.js';
import { noticeErrors } from '../domain/notice.errors.js';
import { SourceRows } from './source-rows.js';

/** Stands instead of a list's hash while the list is being made; no approval can bind it. */
export const BEING_LISTED = 'being-listed';

/** The list of a campaign as something that is changed, locked while it is being made, and hashed when it is whole. */
@Injectable()
export class ListLock {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly campaigns: CampaignRows,
    private readonly sources: SourceRows,
  ) {}

  /** The campaign, when its list may still change. Errors: `notices.campaign-not-found`, `notices.campaign-locked`. */
  async editable(campaignId: string): Promise<NoticeCampaign> {
    const { row } = await this.campaigns.get(campaignId);
    if (!isEditable(row.state)) throw new DomainError(noticeErrors['notices.campaign-locked']);
    return row;
  }

  /** The list changed: approvals void, who changed it is an author; hashed anew unless a file still fills it. Inside a unit. */
  async changed(campaignId: string, by: string, at: Instant): Promise<void> {
    if ((await this.sources.underWay(campaignId)).length > 0) await this.begin(campaignId, by, at);
    else await this.campaigns.changed(campaignId, by, at);
  }

  /** The list begins to change and will not be whole for a while. Inside a unit. */
  async begin(campaignId: string, by: string, at: Instant): Promise<void> {
    const m = this.uow.manager;
    await run(m, `UPDATE notice_campaigns SET list_hash = ?, state = 'draft', updated_at = ? WHERE id = ?`, [
      BEING_LISTED,
      at,
      campaignId,
    ]);
    await run(m, 'UPDATE notice_approvals SET voided_at = ? WHERE campaign_id = ? AND voided_at IS NULL', [
      at,
      campaignId,
    ]);
    await run(m, 'INSERT INTO notice_authors (campaign_id, author_id) VALUES (?, ?) ON CONFLICT DO NOTHING', [
      campaignId,
      by,
    ]);
  }
}
