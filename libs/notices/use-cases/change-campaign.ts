import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { CLOCK, DomainError, nowInstant, type Actor, type Clock } from '#kernel';
import { UnitOfWork } from '#persistence';
import { CampaignRows, type CampaignText } from '../data/campaign-rows.js';
import { isEditable } from '../domain/campaign-state.js';
import { noticeErrors } from '../domain/notice.errors.js';
import { conflictOver, type WordsConflict } from '../domain/words-version.js';
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

  /**
   * `seen`: the version over which the writer wrote. Errors: `notices.campaign-not-found`, `notices.campaign-locked`,
   * `notices.words-unseen` without `seen`, `notices.words-changed` with both words.
   */
  async execute(
    id: string,
    { seen, ...change }: CampaignChange & { seen?: string | null | undefined },
    actor: Actor,
  ): Promise<void> {
    const conflict = await this.uow.write(async (): Promise<WordsConflict | null> => {
      const { row } = await this.campaigns.get(id);
      if (!isEditable(row.state)) throw new DomainError(noticeErrors['notices.campaign-locked']);
      if (seen === undefined || seen === null) throw new DomainError(noticeErrors['notices.words-unseen']);
      const before = await this.campaigns.text(row);
      const text = {
        subject: change.subject ?? before.subject,
        body: change.body ?? before.body,
        language: change.language ?? before.language,
      };
      const other = conflictOver(row.language, { standing: before, written: text, seen });
      if (other !== null) {
        // Its writer is shown what stands there.
        await this.audit.append({ actor, action: 'campaign.read', object: `campaign:${id}` });
        return other;
      }
      await this.campaigns.replaceText(row, text);
      await this.lock.changed(id, actor.id, nowInstant(this.clock));
      await this.audit.append({ actor, action: 'campaign.text-changed', object: `campaign:${id}` });
      return null;
    });
    if (conflict !== null) throw new DomainError(noticeErrors['notices.words-changed'], { data: { ...conflict } });
  }
}
