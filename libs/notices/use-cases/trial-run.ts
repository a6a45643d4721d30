import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { CLOCK, nowInstant, Settings, type Clock } from '#kernel';
import { UnitOfWork } from '#persistence';
import type { NoticeCampaign } from '../data/notice.entities.js';
import type { CanaryState } from '../data/sending.entities.js';
import type { CampaignHold } from '../domain/campaign-state.js';
import type { HandOverOutcome } from '../domain/hand-over.js';
import { Mailer } from '../mail/mailer.js';
import { CampaignWords } from './campaign-words.js';
import { NOTICE_SENDER } from './hand-over-run.js';
import { TrialParts } from './release-campaign.js';

/** What an answer to a message to ourselves means; null: the server was not reached, and it is tried again. */
const OWN_STATES: Record<HandOverOutcome, CanaryState | null> = {
  accepted: 'accepted',
  'refused-recipient': 'failed',
  'refused-message': 'failed',
  later: 'failed',
  unknown: 'unknown',
  'server-away': null,
};

/** Own addresses and the log. */
@Injectable()
export class TrialMeans {
  constructor(
    readonly audit: AuditLog,
    private readonly settings: Settings,
  ) {}

  /** Addresses that get the message before anybody else; the sender's when none are set. */
  get ownAddresses(): string[] {
    const { canaryAddresses, mailFrom } = this.settings;
    const given = (canaryAddresses ?? '').split(',').map((address) => address.trim());
    const set = given.filter((address) => address !== '');
    return set.length > 0 ? set : [mailFrom];
  }
}

/** The trial run of a campaign: first our own addresses, then ten persons; after each a person lets it go on. */
@Injectable()
export class TrialRun {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly parts: TrialParts,
    private readonly words: CampaignWords,
    private readonly mailer: Mailer,
    private readonly means: TrialMeans,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Sends to our own addresses what they have not got. False when the mail server is away. */
  async sendOwn(row: NoticeCampaign): Promise<boolean> {
    const texts = await this.words.texts(row);
    const known = new Set((await this.parts.trial.own(this.uow.reads, row.id)).map(({ place }) => place));
    for (const [place, address] of this.means.ownAddresses.entries()) {
      if (known.has(place)) continue;
      const begun = await this.uow.write((m) => this.parts.trial.begin(m, row.id, place, this.now()));
      const result = await this.mailer.send(this.words.toOurselves(address, begun.token, texts, row));
      const state = OWN_STATES[result.outcome];
      const end = state === null ? null : { state, code: result.code };
      await this.uow.write((m) => this.parts.trial.end(m, begun.id, end, this.now()));
      if (end === null) return false;
    }
    await this.judge(row);
    return true;
  }

  /** Looks at how the part in hand went, and asks a person when it is over. */
  async judge(row: NoticeCampaign): Promise<CampaignHold | null> {
    const { id, stage } = row;
    if (stage !== 'own' && stage !== 'ten') return null;
    const m = this.uow.reads;
    const { trial, campaigns } = this.parts;
    const hold = await this.parts.verdict(m, row);
    if (hold === null) return null;
    if (stage === 'ten' && hold === 'release' && !(await trial.moving(m, id, 'email'))) {
      await this.passOn(row);
      return null;
    }
    await this.uow.write(async () => {
      const asked =
        hold === 'canary-failed'
          ? await this.parts.failed(row, this.now())
          : await campaigns.setStage(id, { stage, hold: null }, { stage, hold }, this.now());
      if (asked) await this.log(`campaign.${hold === 'release' ? 'trial-passed' : 'trial-failed'}`, row);
    });
    return hold;
  }

  /**
   * Nobody is left whom a release by a person could concern. Letters, calls and what else waits for persons go on; with
   * nothing of that either, the trial run was the whole campaign.
   */
  private async passOn(row: NoticeCampaign): Promise<void> {
    await this.uow.write(async (m) => {
      const { trial, campaigns } = this.parts;
      if (!(await trial.moving(m, row.id, 'any'))) return;
      const from = { stage: row.stage, hold: row.hold };
      if (!(await campaigns.setStage(row.id, from, { stage: 'all', hold: null }, this.now()))) return;
      await campaigns.move(row.id, 'canary', 'running', this.now());
      await this.log('campaign.trial-passed', row);
    });
  }

  private async log(action: string, { id, stage }: NoticeCampaign): Promise<void> {
    await this.means.audit.append({ actor: NOTICE_SENDER, action, object: `campaign:${id}`, facts: { stage } });
  }

  private now(): string {
    return nowInstant(this.clock);
  }
}
