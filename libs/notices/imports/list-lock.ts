import { Injectable } from '@nestjs/common';
import { DomainError, type Instant } from '#kernel';
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
    private readonly campaigns: CampaignRows,
    private readonly sources: SourceRows,
  ) {}

  /** The campaign, when its list may still change. Errors: `notices.campaign-not-found`, `notices.campaign-locked`. */
  async editable(campaignId: string): Promise<NoticeCampaign> {
    const { row } = await this.campaigns.get(campaignId);
    if (!isEditable(row.state)) throw new DomainError(noticeErrors['notices.campaign-locked']);
    return row;
  }

  /**
   * Words or list changed: approvals void, who changed them is an author; hashed anew unless a file still fills the list.
   * Inside a unit. Error: `notices.campaign-locked`.
   */
  async changed(campaignId: string, by: string, at: Instant): Promise<void> {
    if ((await this.sources.underWay(campaignId)).length > 0) await this.begin(campaignId, by, at);
    else await this.campaigns.changed(campaignId, by, at);
  }

  /** The list begins to change and will not be whole for a while. Inside a unit. Error: `notices.campaign-locked`. */
  async begin(campaignId: string, by: string, at: Instant): Promise<void> {
    await this.campaigns.backToDraft(campaignId, BEING_LISTED, by, at);
  }

  /** A file fills the list no more; a campaign that was started is left as it is. Inside a unit. */
  async ended(campaignId: string, by: string, at: Instant): Promise<void> {
    const { row } = await this.campaigns.get(campaignId);
    if (isEditable(row.state)) await this.changed(campaignId, by, at);
  }
}
