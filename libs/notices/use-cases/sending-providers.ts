import { ListPreview } from '../data/list-preview.js';
import { MinuteRows } from '../data/minute-rows.js';
import { NoticeBatches } from '../data/notice-batches.js';
import { PlanRows } from '../data/plan-rows.js';
import { SenderRows } from '../data/sender-rows.js';
import { TrialRows } from '../data/trial-rows.js';
import { CampaignWords } from './campaign-words.js';
import { CampaignProgress } from './campaign-progress.js';
import { NoticeAlarms } from './notice-alarms.js';
import { OutgoingRows } from './recover-orphans.js';
import { PreviewCampaign } from './preview-campaign.js';
import { ReleaseCampaign, TrialParts } from './release-campaign.js';
import { RunCampaign, RunControl } from './run-campaign.js';
import { SendCampaign, SendingMeans } from './send-campaign.js';
import { SendingParts, SendingRows } from './sending-parts.js';
import { StopSignals } from './stop-signals.js';
import { TrialMeans, TrialRun } from './trial-run.js';

/** What others use of sending. */
export const sendingUseCases = [CampaignProgress, PreviewCampaign, ReleaseCampaign, RunCampaign, SendCampaign];

/** Everything that carries a campaign from its start to its last message. */
export const sendingProviders = [
  CampaignWords,
  ListPreview,
  MinuteRows,
  NoticeAlarms,
  NoticeBatches,
  OutgoingRows,
  PlanRows,
  RunControl,
  SenderRows,
  SendingMeans,
  SendingParts,
  SendingRows,
  StopSignals,
  TrialMeans,
  TrialParts,
  TrialRows,
  TrialRun,
  ...sendingUseCases,
];
