import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { AuditLog } from '#audit';
import { DomainError, Settings, type Actor } from '#kernel';
import { UnitOfWork } from '#persistence';
import { ArrivalLedger } from '../data/arrival-ledger.js';
import type { Arrival } from '../data/arrival.entity.js';
import { intakeErrors } from '../domain/intake.errors.js';
import { LookPool, type LookSaying, type SentLook, type SentLookFacts } from '../readers/index.js';

/** Languages of the page around a letter. */
export const LOOK_LANGUAGES = ['ja', 'en'] as const;
export type LookLanguage = (typeof LOOK_LANGUAGES)[number];

const SAYINGS: Record<LookLanguage, LookSaying> = {
  ja: {
    language: 'ja',
    title: '送信時の見た目のメール',
    pictureOutside: '外部の画像',
    pictureMissing: '表示できない画像',
  },
  en: {
    language: 'en',
    title: 'Mail as it was sent',
    pictureOutside: 'picture from elsewhere',
    pictureMissing: 'picture that cannot be shown',
  },
};

/** Mails as their senders made them, cleaned anew from the sealed original for each look; nothing of it is kept. */
@Injectable()
export class SentLooks implements OnApplicationShutdown {
  private readonly pool = new LookPool();

  constructor(
    private readonly settings: Settings,
    private readonly uow: UnitOfWork,
    private readonly ledger: ArrivalLedger,
    private readonly audit: AuditLog,
  ) {}

  /** The whole document. The look is in the audit log before anything leaves. Errors: `intake.arrival-not-found`, `intake.no-look`. */
  async page(id: string, language: LookLanguage, actor: Actor): Promise<Buffer> {
    const row = await this.ledger.row(id, this.uow.reads);
    await this.audit.append({ actor, action: 'arrival.seen-as-sent', object: `arrival:${id}` });
    const look = await this.lookAt(row, language);
    if (look?.isShown !== true) throw new DomainError(intakeErrors['intake.no-look']);
    return Buffer.from(look.page, 'utf8');
  }

  /** What is told beside a mail's text; null when it has no look of its own. */
  async facts(row: Arrival): Promise<SentLookFacts | null> {
    const look = await this.lookAt(row, 'ja');
    if (look === null) return null;
    const { isShown, picturesOutside, picturesMissing, hasHiddenText } = look;
    return { isShown, picturesOutside, picturesMissing, hasHiddenText };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.close();
  }

  private async lookAt(row: Arrival, language: LookLanguage): Promise<SentLook | null> {
    if (row.channel !== 'email' || row.size > this.settings.smtpMaxBytes) return null;
    return this.pool.look(() => this.ledger.original(row), SAYINGS[language]);
  }
}
