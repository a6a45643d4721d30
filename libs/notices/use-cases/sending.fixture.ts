import type { AuditLog } from '#audit';
import type { DomainEvents, Clock, Settings } from '#kernel';
import type { JobQueue } from '#jobs';
import type { UnitOfWork } from '#persistence';
import type { Vault } from '#vault';
import type { CampaignRows } from '../data/campaign-rows.js';
import { ListPreview } from '../data/list-preview.js';
import { MinuteRows } from '../data/minute-rows.js';
import { NoticeBatches } from '../data/notice-batches.js';
import type { NoticeRows } from '../data/notice-rows.js';
import type { PartyRows } from '../data/party-rows.js';
import { PlanRows } from '../data/plan-rows.js';
import { SenderRows } from '../data/sender-rows.js';
import { TrialRows } from '../data/trial-rows.js';
import { NextStep } from '../ladder/next-step.js';
import type { Mailer } from '../mail/mailer.js';
import { CampaignProgress } from './campaign-progress.js';
import { CampaignWords } from './campaign-words.js';
import type { IncidentGate } from './incident-gate.js';
import { NoticeAlarms } from './notice-alarms.js';
import { PreviewCampaign } from './preview-campaign.js';
import { ReleaseCampaign, TrialParts } from './release-campaign.js';
import { RunCampaign, RunControl } from './run-campaign.js';
import { SendCampaign, SendingMeans } from './send-campaign.js';
import { SendingParts, SendingRows } from './sending-parts.js';
import { StopSignals } from './stop-signals.js';
import { TrialMeans, TrialRun } from './trial-run.js';

/** What all parts of sending stand on. */
export interface SendingTools {
  uow: UnitOfWork;
  clock: Clock;
  vault: Vault;
  audit: AuditLog;
  settings: Settings;
  mailer: Mailer;
  jobs: JobQueue;
  events: DomainEvents;
  incidents: IncidentGate;
  campaigns: CampaignRows;
  notices: NoticeRows;
  parties: PartyRows;
}

/** Sending of one process. */
export interface SendingDesk {
  rows: SendingRows;
  parts: SendingParts;
  run: RunCampaign;
  send: SendCampaign;
  release: ReleaseCampaign;
  progress: CampaignProgress;
  preview: PreviewCampaign;
}

/** Puts the parts of sending together as one process has them, for specs. */
export function sendingOf(tools: SendingTools): SendingDesk {
  const { uow, clock, vault, audit, settings, mailer, jobs, campaigns, notices, parties } = tools;
  const trial = new TrialRows();
  const minutes = new MinuteRows();
  const signals = new StopSignals();
  const rows = new SendingRows(campaigns, notices, parties, new NoticeBatches(uow, vault), new PlanRows(uow), trial);
  const parts = new SendingParts(rows, minutes, new SenderRows(), new NextStep(clock), signals);
  const words = new CampaignWords(campaigns, parties, settings);
  const alarms = new NoticeAlarms(tools.incidents, tools.events);
  const trialParts = new TrialParts(campaigns, trial, alarms);
  const trialRun = new TrialRun(uow, trialParts, words, mailer, new TrialMeans(audit, settings), clock);
  const control = new RunControl(signals, alarms, tools.incidents, settings);
  const means = new SendingMeans(words, trialRun, mailer, vault, settings, alarms);
  return {
    rows,
    parts,
    run: new RunCampaign(uow, campaigns, jobs, audit, control, clock),
    send: new SendCampaign(uow, parts, means, audit, clock),
    release: new ReleaseCampaign(uow, trialParts, jobs, audit, clock),
    progress: new CampaignProgress(uow, campaigns, minutes, trial, clock),
    preview: new PreviewCampaign(campaigns, new ListPreview(uow), parties, words, control, audit),
  };
}
