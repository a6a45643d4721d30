import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { CLOCK, log, nowInstant, plusMs, Settings, systemActor, type Clock, type Instant } from '#kernel';
import { UnitOfWork } from '#persistence';
import { CampaignRows, type CampaignText } from '../data/campaign-rows.js';
import { NoticeRows, type DueNotice } from '../data/notice-rows.js';
import { PartyRows, type OpenParty } from '../data/party-rows.js';
import { DomainPace } from '../domain/domain-pace.js';
import { nextStep, SERVER_AWAY_DELAY_MS, type HandOverResult } from '../domain/hand-over.js';
import { domainOf } from '../domain/mail-address.js';
import { fill } from '../domain/template-text.js';
import { Mailer, type OutgoingMail } from '../mail/mailer.js';

const PAGE = 64;
/** Notices after which one run ends; the sweep starts the next, so that a job never lasts for hours. */
const RUN_LIMIT = 2000;
const SENDER = systemActor('notices');

/** What one run did. */
export interface SendingRun {
  handedOver: number;
  /** Why the run ended early, or null. */
  stopped: 'not-running' | 'no-server' | 'dry-run' | 'server-away' | 'run-limit' | null;
}

interface Run extends SendingRun {
  text: CampaignText;
}

/** The tables that sending works on. */
@Injectable()
export class SendingRows {
  constructor(
    readonly campaigns: CampaignRows,
    readonly notices: NoticeRows,
    readonly parties: PartyRows,
  ) {}
}

/**
 * Sends what is due of a running campaign. Each notice is committed as `sending` before the mail server is spoken to
 * (invariant OnceEach); how it ended is committed afterwards. A crash in between leaves an orphan, which the sweep
 * turns into `unknown`.
 */
@Injectable()
export class SendCampaign {
  private readonly pace: DomainPace;
  /** Until then a server that was away is left alone. */
  private awayUntil: Instant = '';

  constructor(
    private readonly uow: UnitOfWork,
    private readonly rows: SendingRows,
    private readonly mailer: Mailer,
    private readonly audit: AuditLog,
    private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.pace = new DomainPace(settings.mailPerMinute);
  }

  async execute(campaignId: string): Promise<SendingRun> {
    const { row } = await this.rows.campaigns.get(campaignId);
    if (row.state !== 'running') return { handedOver: 0, stopped: 'not-running' };
    const { state } = this.mailer;
    if (state !== 'ready') {
      log.info({ campaignId, mailer: state, waiting: await this.rows.notices.moving(campaignId) }, 'notices wait');
      return { handedOver: 0, stopped: state };
    }
    if (nowInstant(this.clock) < this.awayUntil) return { handedOver: 0, stopped: 'server-away' };
    const run: Run = { handedOver: 0, stopped: null, text: await this.rows.campaigns.text(row) };
    await this.sendDue(campaignId, run);
    await this.finish(campaignId);
    return { handedOver: run.handedOver, stopped: run.stopped };
  }

  private async sendDue(campaignId: string, run: Run): Promise<void> {
    let after = '';
    while (run.stopped === null) {
      const page = await this.rows.notices.due(campaignId, nowInstant(this.clock), { after, limit: PAGE });
      const last = page.at(-1);
      if (last === undefined) return;
      after = last.id;
      const lines = Array.from({ length: this.mailer.connections }, () => this.sendLine(page, run));
      await Promise.all(lines);
    }
  }

  /** One of several lines that take notices off the same page until it is empty. */
  private async sendLine(page: DueNotice[], run: Run): Promise<void> {
    for (let notice = page.shift(); notice !== undefined && run.stopped === null; notice = page.shift()) {
      await this.sendOne(notice, run);
    }
  }

  private async sendOne(notice: DueNotice, run: Run): Promise<void> {
    const party = await this.rows.parties.open(notice);
    if (party.email === null) return;
    if (this.pace.take(domainOf(party.email), nowInstant(this.clock)) > 0) return;
    const mail = this.mailFor(notice, { ...party, email: party.email }, run.text);
    if (!(await this.uow.write(() => this.rows.notices.claim(notice, nowInstant(this.clock))))) return;
    const result = await this.mailer.send(mail);
    run.handedOver += 1;
    if (run.handedOver >= RUN_LIMIT) run.stopped = 'run-limit';
    if (result.outcome === 'server-away') {
      run.stopped = 'server-away';
      this.awayUntil = plusMs(nowInstant(this.clock), SERVER_AWAY_DELAY_MS);
    }
    await this.settle(notice, result);
  }

  private async settle(notice: DueNotice, result: HandOverResult): Promise<void> {
    const step = nextStep(result.outcome, notice.attempts + 1);
    await this.uow.write(async () => {
      const settled = await this.rows.notices.settle(notice, result, step, nowInstant(this.clock));
      if (!settled || step.retryInMs !== null) return;
      const facts = { code: result.code, status: result.status };
      await this.audit.append({ actor: SENDER, action: `notice.${step.state}`, object: `notice:${notice.id}`, facts });
    });
  }

  private mailFor(notice: DueNotice, party: OpenParty & { email: string }, text: CampaignText): OutgoingMail {
    const { companyName, mailFromName, contactLine, mailFrom } = this.settings;
    const values = {
      name: party.name ?? (text.language === 'ja' ? 'お客様' : 'customer'),
      company: companyName ?? mailFromName,
      contact: contactLine ?? mailFrom,
    };
    return {
      to: { name: party.name, address: party.email },
      subject: fill(text.subject, values),
      text: fill(text.body, values),
      language: text.language,
      token: notice.token,
      autoSubmitted: 'auto-generated',
    };
  }

  private async finish(campaignId: string): Promise<void> {
    await this.uow.write(async () => {
      if ((await this.rows.notices.moving(campaignId)) > 0) return;
      const done = await this.rows.campaigns.move(campaignId, 'running', 'done', nowInstant(this.clock));
      if (done) await this.audit.append({ actor: SENDER, action: 'campaign.done', object: `campaign:${campaignId}` });
    });
  }
}
