/** Notices to affected parties, acknowledgements to complainants, and the outgoing mail under both. */
export { NoticesModule } from './notices.module.js';
/** Tables of this feature. */
export { noticesSchema } from './data/notices.schema.js';
export type { NoticeCounts, NoticeLine, NoticePage } from './data/notice-queries.js';
export { CAMPAIGN_STATES, type CampaignState } from './domain/campaign-state.js';
export { noticeErrors } from './domain/notice.errors.js';
export { isTold, NOTICE_STATES, type NoticeState } from './domain/notice-state.js';
export { Mailer, type MailerState, type OutgoingMail } from './mail/mailer.js';
export { ApproveCampaign } from './use-cases/approve-campaign.js';
export { ChangeCampaign } from './use-cases/change-campaign.js';
export { ChangeList, type ListChange, type PartyInput } from './use-cases/change-list.js';
export { CreateCampaign, type NewCampaign } from './use-cases/create-campaign.js';
export { NoticeTemplates } from './use-cases/notice-templates.js';
export { MarkTold, type ToldMeans } from './use-cases/mark-told.js';
export { ReadCampaign, type CampaignSummary, type CampaignView } from './use-cases/read-campaign.js';
export { RecordBounce } from './use-cases/record-bounce.js';
export { RunCampaign } from './use-cases/run-campaign.js';
export { SendAcknowledgement } from './use-cases/send-acknowledgement.js';
export { SendCampaign, type SendingRun } from './use-cases/send-campaign.js';
export { PlanWaitingMail } from './use-cases/plan-waiting-mail.js';
export { RecoverOrphans } from './use-cases/recover-orphans.js';
