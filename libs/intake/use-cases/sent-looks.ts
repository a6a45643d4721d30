import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { AuditLog } from '#audit';
import { DomainError, Settings, type Actor } from '#kernel';
import { UnitOfWork } from '#persistence';
import { ArrivalLedger } from '../data/arrival-ledger.js';
import type { Arrival } from '../data/arrival.entity.js';
import { intakeErrors } from '../domain/intake.errors.js';
import { LookGivenUp, LookPool, type LookSaying, type SentLook, type SentLookFacts } from '../readers/index.js';

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

/** Mails of which it is remembered what was found, without anything of what they say. */
const MAX_KNOWN = 500;
/** Milliseconds that a mail's text waits for word of its look. */
const FACTS_MS = 2000;
/** Milliseconds that a look waits for its turn. */
const PAGE_MS = 30_000;
const UNSHOWN: SentLookFacts = { isShown: false, picturesOutside: 0, picturesMissing: 0, hasHiddenText: false };

/** Mails as their senders made them, cleaned anew from the sealed original for each look; nothing of them is kept. */
@Injectable()
export class SentLooks implements OnApplicationShutdown {
  private readonly pool = new LookPool();
  /** By original, the one asked for longest ago first; null: it has no look. */
  private readonly known = new Map<string, SentLookFacts | null>();

  constructor(
    private readonly settings: Settings,
    private readonly uow: UnitOfWork,
    private readonly ledger: ArrivalLedger,
    private readonly audit: AuditLog,
  ) {}

  /**
   * The whole document. The look is in the audit log before anything leaves. Errors: `intake.arrival-not-found`,
   * `intake.no-look`, `intake.looks-busy`.
   */
  async page(id: string, language: LookLanguage, actor: Actor): Promise<Buffer> {
    const row = await this.ledger.row(id, this.uow.reads);
    await this.audit.append({ actor, action: 'arrival.seen-as-sent', object: `arrival:${id}` });
    const look = await this.lookAt(row, language, AbortSignal.timeout(PAGE_MS)).catch((error: unknown) => {
      if (!(error instanceof LookGivenUp)) throw error;
      throw new DomainError(intakeErrors['intake.looks-busy'], { data: { retryAfterSeconds: 20 } });
    });
    if (look?.isShown !== true) throw new DomainError(intakeErrors['intake.no-look']);
    return Buffer.from(look.page, 'utf8');
  }

  /**
   * What is told beside a mail's text; null when it has no look of its own. The text never waits longer than a moment:
   * what is not known by then is told as a mail that cannot be shown, and is known the next time.
   */
  facts(row: Arrival): Promise<SentLookFacts | null> {
    const known = this.known.get(row.originalId);
    if (known !== undefined) return Promise.resolve(known);
    const signal = AbortSignal.timeout(FACTS_MS);
    const late = new Promise<SentLookFacts>((resolve) => {
      signal.addEventListener('abort', () => {
        resolve(UNSHOWN);
      });
    });
    const found = this.lookAt(row, 'ja', signal).then(
      (look) => factsOf(look),
      () => UNSHOWN,
    );
    return Promise.race([found, late]);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.close();
  }

  private async lookAt(row: Arrival, language: LookLanguage, signal: AbortSignal): Promise<SentLook | null> {
    if (row.channel !== 'email' || row.size > this.settings.smtpMaxBytes) return null;
    const unfit = (): void => {
      const known = this.known.get(row.originalId);
      if (known === null || known?.isShown === false) throw new DomainError(intakeErrors['intake.no-look']);
    };
    unfit();
    const load = async (): Promise<Buffer> => {
      // Others may have asked for the same mail meanwhile.
      unfit();
      return this.ledger.original(row);
    };
    const look = await this.pool.look(load, SAYINGS[language], signal);
    this.remember(row.originalId, factsOf(look));
    return look;
  }

  private remember(originalId: string, facts: SentLookFacts | null): void {
    this.known.delete(originalId);
    this.known.set(originalId, facts);
    const [oldest] = this.known.keys();
    if (this.known.size > MAX_KNOWN && oldest !== undefined) this.known.delete(oldest);
  }
}

function factsOf(look: SentLook | null): SentLookFacts | null {
  if (look === null) return null;
  const { isShown, picturesOutside, picturesMissing, hasHiddenText } = look;
  return { isShown, picturesOutside, picturesMissing, hasHiddenText };
}
