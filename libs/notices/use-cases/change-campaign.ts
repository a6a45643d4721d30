import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { CLOCK, DomainError, nowInstant, type Actor, type Clock } from '#kernel';
import { UnitOfWork } from '#persistence';
import { CampaignRows, type CampaignText } from '../data/campaign-rows.js';
import { isEditable } from '../domain/campaign-state.js';
import { noticeErrors } from '../domain/notice.errors.js';
import { ListLock } from '../imports/list-lock.js';

/** What is not given stays as it is. */
export type CampaignChange = { [K in keyof CampaignText]?: CampaignText[K] | undefined };

/** Changes the words of a campaign before it starts; every approval becomes void. */
@Injectable()
export class ChangeCampaign {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly campaigns: CampaignRows,
    private readonly lock: ListLock,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Errors: `notices.campaign-not-found`, `notices.campaign-locked`. */
  async execute(id: string, change: CampaignChange, actor: Actor): Promise<void> {
    await this.uow.write(async () => {
      const { row } = await this.campaigns.get(id);
      if (!isEditable(row.state)) throw new DomainError(noticeErrors['notices.campaign-locked']);
      const before = await this.campaigns.text(row);
      await this.campaigns.replaceText(row, {
        subject: change.subject ?? before.subject,
        body: change.body ?? before.body,
        language: change.language ?? before.language,
      });
      await this.lock.changed(id, actor.id, nowInstant(this.clock));
      await this.audit.append({ actor, action: 'campaign.text-changed', object: `campaign:${id}` });
    });
  }
}
