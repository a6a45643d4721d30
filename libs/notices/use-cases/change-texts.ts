import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { CLOCK, DomainError, nowInstant, type Actor, type Clock } from '#kernel';
import { UnitOfWork } from '#persistence';
import { CampaignRows } from '../data/campaign-rows.js';
import { isEditable } from '../domain/campaign-state.js';
import { noticeErrors } from '../domain/notice.errors.js';
import { ListLock } from '../imports/list-lock.js';
import { NOTICE_LANGUAGES, type NoticeLanguage } from '../domain/template-text.js';

/** What is not given stays as it is; null takes a language away. */
export type TextsChange = Partial<Record<NoticeLanguage, { subject: string; body: string } | null | undefined>>;

/** Writes a campaign's words in further languages; every approval becomes void. */
@Injectable()
export class ChangeTexts {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly campaigns: CampaignRows,
    private readonly lock: ListLock,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The campaign's own language is changed by `ChangeCampaign`. Errors: `notices.campaign-not-found`, `notices.campaign-locked`. */
  async execute(id: string, change: TextsChange, actor: Actor): Promise<void> {
    await this.uow.write(async () => {
      const { row } = await this.campaigns.get(id);
      if (!isEditable(row.state)) throw new DomainError(noticeErrors['notices.campaign-locked']);
      const given = NOTICE_LANGUAGES.flatMap((language) => {
        const words = change[language];
        if (words === undefined || language === row.language) return [];
        return [[language, words === null ? null : { subject: words.subject, body: words.body }] as const];
      });
      if (given.length === 0) return;
      await this.campaigns.replaceMore(row, Object.fromEntries(given));
      await this.lock.changed(id, actor.id, nowInstant(this.clock));
      const facts = { languages: given.map(([language]) => language).join(',') };
      await this.audit.append({ actor, action: 'campaign.text-changed', object: `campaign:${id}`, facts });
    });
  }
}
