import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { CLOCK, log, nowInstant, plusMs, Settings, type Clock, type Instant } from '#kernel';
import { UnitOfWork } from '#persistence';
import { Vault } from '#vault';
import type { NoticeCampaign } from '../data/notice.entities.js';
import { DomainPace } from '../domain/domain-pace.js';
import { FIRST_WAIT_MS, SERVER_AWAY_DELAY_MS } from '../domain/hand-over.js';
import { RefusalWatch } from '../domain/refusal-watch.js';
import { Mailer } from '../mail/mailer.js';
import { CampaignWords } from './campaign-words.js';
import { HandOverRun, NOTICE_SENDER } from './hand-over-run.js';
import { NoticeAlarms, REFUSED_ALARM } from './notice-alarms.js';
import { SendingParts } from './sending-parts.js';
import { TrialRun } from './trial-run.js';

/** Notices after which one run ends and asks for the next, so that a job never lasts for hours. */
const RUN_LIMIT = 20_000;

/** What one run did. */
export interface SendingRun {
  handedOver: number;
  /**
   * Why the run ended early, or null. `held`: a person must let the trial run go on. `refused`: the mail server refuses
   * so many messages that a person must look.
   */
  stopped: 'not-running' | 'no-server' | 'dry-run' | 'server-away' | 'run-limit' | 'held' | 'refused' | null;
}

const NOT_RUNNING: SendingRun = { handedOver: 0, stopped: 'not-running' };

/** What fills in messages, and what seals the answers to them. */
@Injectable()
export class SendingMeans {
  constructor(
    readonly words: CampaignWords,
    readonly trial: TrialRun,
    readonly mailer: Mailer,
    readonly vault: Vault,
    readonly settings: Settings,
    readonly alarms: NoticeAlarms,
  ) {}
}

/** Sends what is due of a campaign: plans it when its time has come, then its trial run, then everybody. */
@Injectable()
export class SendCampaign {
  private readonly pace: DomainPace;
  /** Until then a server that was away is left alone. */
  private awayUntil: Instant = '';
  /** Campaigns that this process is at; a second job for one has nothing to do. */
  private readonly active = new Set<string>();
  private readonly watches = new Map<string, RefusalWatch>();

  constructor(
    private readonly uow: UnitOfWork,
    private readonly parts: SendingParts,
    private readonly means: SendingMeans,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.pace = new DomainPace(means.settings.mailPerMinute);
  }

  /** Error: `notices.campaign-not-found`. */
  async execute(campaignId: string): Promise<SendingRun> {
    if (this.active.has(campaignId)) return NOT_RUNNING;
    this.active.add(campaignId);
    try {
      return await this.run(campaignId);
    } finally {
      this.active.delete(campaignId);
    }
  }

  private async run(campaignId: string): Promise<SendingRun> {
    const row = await this.sending(campaignId);
    if (row === null) return NOT_RUNNING;
    if (row.hold !== null) return { handedOver: 0, stopped: 'held' };
    const { state } = this.means.mailer;
    if (state !== 'ready') {
      log.info({ campaignId, mailer: state }, 'notices wait');
      return { handedOver: 0, stopped: state };
    }
    if (nowInstant(this.clock) < this.awayUntil) return { handedOver: 0, stopped: 'server-away' };
    return row.stage === 'own' ? this.sendOwn(row) : this.sendDue(row);
  }

  /** The campaign, when messages may go out; one whose time has come is planned first. */
  private async sending(campaignId: string): Promise<NoticeCampaign | null> {
    const { signals } = this.parts;
    const { mark } = signals;
    const { row } = await this.parts.campaigns.get(campaignId);
    const now = nowInstant(this.clock);
    if (row.state === 'scheduled' && row.startsAt !== null && row.startsAt <= now) {
      await this.uow.write(() => this.parts.campaigns.move(campaignId, 'scheduled', 'canary', now));
    } else if (row.state !== 'canary' && row.state !== 'running') return null;
    // Stopped here, let go on elsewhere: only the table knows.
    signals.clearUpTo(campaignId, mark);
    if (row.stage === null && !(await this.plan(campaignId))) return null;
    const { row: ready } = await this.parts.campaigns.get(campaignId);
    return ready.state === 'canary' || ready.state === 'running' ? ready : null;
  }

  /** Makes the notices of the whole list, page by page; false when it was stopped meanwhile. Again it goes on. */
  private async plan(campaignId: string): Promise<boolean> {
    const { plan, campaigns, signals } = this.parts;
    await this.uow.write((m) => plan.dropUnlisted(m, campaignId));
    for (let after: string | null = ''; after !== null;) {
      const from: string = after;
      if (signals.has(campaignId)) return false;
      after = await this.uow.write((m) => plan.planSome(m, campaignId, from, nowInstant(this.clock)));
    }
    return this.uow.write(async () => {
      const at = nowInstant(this.clock);
      const moved = await campaigns.setStage(campaignId, { stage: null, hold: null }, { stage: 'own', hold: null }, at);
      if (moved)
        await this.audit.append({ actor: NOTICE_SENDER, action: 'campaign.planned', object: `campaign:${campaignId}` });
      return true;
    });
  }

  private async sendOwn(row: NoticeCampaign): Promise<SendingRun> {
    if (!(await this.means.trial.sendOwn(row))) return this.away(0);
    return { handedOver: 0, stopped: 'held' };
  }

  private async sendDue(row: NoticeCampaign): Promise<SendingRun> {
    const { words, mailer, vault } = this.means;
    const texts = await words.texts(row);
    const order = {
      campaignId: row.id,
      key: await vault.openKey(row.keyId),
      trialOnly: row.stage === 'ten',
      mailFor: (notice: Parameters<CampaignWords['toParty']>[0]) => words.toParty(notice, texts, row),
    };
    const { uow, parts, audit, pace, clock } = this;
    const run = new HandOverRun(
      { uow, parts, mailer, audit, pace, clock, firstWaitMs: this.firstWaitMs, watch: this.watchOf(row.id) },
      order,
      RUN_LIMIT,
    );
    await run.execute();
    const { handedOver } = run;
    if (await this.refused(row)) return { handedOver, stopped: 'refused' };
    if (handedOver > 0 && (run.serverAway || (run.accepted === 0 && run.awayInARow === handedOver))) {
      return this.away(handedOver);
    }
    if (row.stage === 'ten' && (await this.means.trial.judge(row)) !== null) return { handedOver, stopped: 'held' };
    if (handedOver >= RUN_LIMIT) return { handedOver, stopped: 'run-limit' };
    await this.finish(row);
    return { handedOver, stopped: null };
  }

  private watchOf(campaignId: string): RefusalWatch {
    const watch = this.watches.get(campaignId) ?? new RefusalWatch();
    this.watches.set(campaignId, watch);
    return watch;
  }

  /** Stops a campaign whose messages are refused one after the other, and raises the alarm; answers whether it did. */
  private async refused({ id, state, stage, incidentId }: NoticeCampaign): Promise<boolean> {
    if (!this.watchOf(id).tripped) return false;
    // Whoever lets it go on has looked; from then on it is counted anew.
    this.watches.delete(id);
    await this.uow.write(async () => {
      if (!(await this.parts.campaigns.move(id, state, 'paused', nowInstant(this.clock)))) return;
      await this.means.alarms.raise(REFUSED_ALARM, incidentId, {});
      const facts = { from: state, stage, cause: 'mail-refused' };
      await this.audit.append({ actor: NOTICE_SENDER, action: 'campaign.paused', object: `campaign:${id}`, facts });
    });
    return true;
  }

  private get firstWaitMs(): number {
    return this.means.settings.mailRetrySeconds * 1000;
  }

  private away(handedOver: number): SendingRun {
    this.awayUntil = plusMs(nowInstant(this.clock), (SERVER_AWAY_DELAY_MS * this.firstWaitMs) / FIRST_WAIT_MS);
    return { handedOver, stopped: 'server-away' };
  }

  /** A campaign is done when nothing of it is on its way any more, by e-mail or by any later step. */
  private async finish({ id, state }: NoticeCampaign): Promise<void> {
    if (state !== 'canary' && state !== 'running') return;
    if (await this.parts.trial.moving(this.uow.reads, id, 'any')) return;
    await this.uow.write(async (m) => {
      if (await this.parts.trial.moving(m, id, 'any')) return;
      const done = await this.parts.campaigns.move(id, state, 'done', nowInstant(this.clock));
      if (done) await this.audit.append({ actor: NOTICE_SENDER, action: 'campaign.done', object: `campaign:${id}` });
    });
  }
}
