import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { CLOCK, DomainError, nowInstant, type Actor, type Clock } from '#kernel';
import { UnitOfWork } from '#persistence';
import { CampaignRows } from '../data/campaign-rows.js';
import { isEditable } from '../domain/campaign-state.js';
import { noticeErrors } from '../domain/notice.errors.js';
import { ListLock } from '../imports/list-lock.js';
import { NOTICE_LANGUAGES, type NoticeLanguage } from '../domain/template-text.js';
import { conflictOver, type WordsConflict } from '../domain/words-version.js';

/** What is not given stays as it is; null takes a language away. */
export type TextsChange = Partial<Record<NoticeLanguage, { subject: string; body: string } | null | undefined>>;

/** Versions over which the words were written; '' and null for none. */
export type SeenTexts = Partial<Record<NoticeLanguage, string | null | undefined>>;

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

  /**
   * The campaign's own language is changed by `ChangeCampaign`. Errors: `notices.campaign-not-found`,
   * `notices.campaign-locked`, `notices.words-unseen` for a language of which `seen` does not speak,
   * `notices.words-changed` with both words of the first language that somebody else changed.
   */
  async execute(
    id: string,
    { change, seen }: { change: TextsChange; seen?: SeenTexts | null | undefined },
    actor: Actor,
  ): Promise<void> {
    const conflict = await this.uow.write(async (): Promise<WordsConflict | null> => {
      const { row } = await this.campaigns.get(id);
      if (!isEditable(row.state)) throw new DomainError(noticeErrors['notices.campaign-locked']);
      const given = NOTICE_LANGUAGES.flatMap((language) => {
        const words = change[language];
        if (words === undefined || language === row.language) return [];
        return [[language, words === null ? null : { subject: words.subject, body: words.body }] as const];
      });
      if (given.length === 0) return null;
      const standing = await this.campaigns.texts(row);
      for (const [language, written] of given) {
        const other = conflictOver(language, { standing: standing[language], written, seen: seenIn(seen, language) });
        if (other === null) continue;
        // Its writer is shown what stands there.
        await this.audit.append({ actor, action: 'campaign.read', object: `campaign:${id}` });
        return other;
      }
      await this.campaigns.replaceMore(row, Object.fromEntries(given));
      await this.lock.changed(id, actor.id, nowInstant(this.clock));
      const facts = { languages: given.map(([language]) => language).join(',') };
      await this.audit.append({ actor, action: 'campaign.text-changed', object: `campaign:${id}`, facts });
      return null;
    });
    if (conflict !== null) throw new DomainError(noticeErrors['notices.words-changed'], { data: { ...conflict } });
  }
}

/** The version that its writer saw in a language. Null says that nothing stood there; to say nothing is an error. */
function seenIn(seen: SeenTexts | null | undefined, language: NoticeLanguage): string {
  const version = seen === null ? null : seen?.[language];
  if (version === undefined) throw new DomainError(noticeErrors['notices.words-unseen']);
  return version ?? '';
}
