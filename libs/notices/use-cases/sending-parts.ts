import { Injectable } from '@nestjs/common';
import { CampaignRows } from '../data/campaign-rows.js';
import { MinuteRows } from '../data/minute-rows.js';
import { NoticeBatches } from '../data/notice-batches.js';
import { NoticeRows } from '../data/notice-rows.js';
import { PartyRows } from '../data/party-rows.js';
import { PlanRows } from '../data/plan-rows.js';
import { SenderRows } from '../data/sender-rows.js';
import { TrialRows } from '../data/trial-rows.js';
import { AfterEmail } from './after-email.js';
import { StopSignals } from './stop-signals.js';

/** The tables that sending works on. */
@Injectable()
export class SendingRows {
  constructor(
    readonly campaigns: CampaignRows,
    readonly notices: NoticeRows,
    readonly parties: PartyRows,
    readonly batches: NoticeBatches,
    readonly plan: PlanRows,
    readonly trial: TrialRows,
  ) {}
}

/** Tables and signals of one process that sends. */
@Injectable()
export class SendingParts {
  constructor(
    private readonly rows: SendingRows,
    readonly minutes: MinuteRows,
    readonly senders: SenderRows,
    readonly after: AfterEmail,
    readonly signals: StopSignals,
  ) {}

  get campaigns(): CampaignRows {
    return this.rows.campaigns;
  }

  get notices(): NoticeRows {
    return this.rows.notices;
  }

  get parties(): PartyRows {
    return this.rows.parties;
  }

  get batches(): NoticeBatches {
    return this.rows.batches;
  }

  get plan(): PlanRows {
    return this.rows.plan;
  }

  get trial(): TrialRows {
    return this.rows.trial;
  }
}
