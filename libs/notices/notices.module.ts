import { Global, Module } from '@nestjs/common';
import { AcknowledgementRows } from './data/acknowledgement-rows.js';
import { CampaignRows } from './data/campaign-rows.js';
import { NoticeQueries } from './data/notice-queries.js';
import { NoticeRows } from './data/notice-rows.js';
import { PartyRows } from './data/party-rows.js';
import { RulingRows } from './data/ruling-rows.js';
import { CampaignPartsController } from './http/campaign-parts.controller.js';
import { CampaignsController } from './http/campaigns.controller.js';
import { IncidentNoticesController } from './http/incident-notices.controller.js';
import { LadderController } from './http/ladder.controller.js';
import { LettersController } from './http/letters.controller.js';
import { ListsController } from './http/lists.controller.js';
import { PairsController } from './http/pairs.controller.js';
import { SendingController } from './http/sending.controller.js';
import { listProviders } from './imports/providers.js';
import { NoticeJobs } from './jobs/notice-jobs.js';
import { NoticeSubscriptions } from './jobs/on-events.js';
import { ladderProviders, sharedLadder } from './ladder/providers.js';
import { Mailer } from './mail/mailer.js';
import { NodemailerMailer } from './mail/nodemailer-mailer.js';
import { AcknowledgementLetters } from './use-cases/acknowledgement-letters.js';
import { ApproveCampaign } from './use-cases/approve-campaign.js';
import { ChangeCampaign } from './use-cases/change-campaign.js';
import { ChangeTexts } from './use-cases/change-texts.js';
import { CreateCampaign } from './use-cases/create-campaign.js';
import { IncidentGate } from './use-cases/incident-gate.js';
import { MarkTold } from './use-cases/mark-told.js';
import { NoticeProgress } from './use-cases/notice-progress.js';
import { NoticeTemplates } from './use-cases/notice-templates.js';
import { PlanAcknowledgement } from './use-cases/plan-acknowledgement.js';
import { RemoveParty } from './use-cases/remove-party.js';
import { RuleOn } from './use-cases/rule-on.js';
import { ReadCampaign } from './use-cases/read-campaign.js';
import { RecordBounce } from './use-cases/record-bounce.js';
import { SendAcknowledgement } from './use-cases/send-acknowledgement.js';
import { sendingProviders, sendingUseCases } from './use-cases/sending-providers.js';
import { PlanWaitingMail } from './use-cases/plan-waiting-mail.js';
import { RecoverOrphans } from './use-cases/recover-orphans.js';

const useCases = [
  ApproveCampaign,
  ChangeCampaign,
  ChangeTexts,
  CreateCampaign,
  MarkTold,
  ReadCampaign,
  RecordBounce,
  RemoveParty,
  RuleOn,
  SendAcknowledgement,
  PlanWaitingMail,
  RecoverOrphans,
];

/** Affected parties, campaigns, outgoing mail and acknowledgements. */
@Global()
@Module({
  controllers: [
    CampaignsController,
    CampaignPartsController,
    IncidentNoticesController,
    LadderController,
    LettersController,
    ListsController,
    PairsController,
    SendingController,
  ],
  providers: [
    { provide: Mailer, useClass: NodemailerMailer },
    AcknowledgementRows,
    CampaignRows,
    NoticeQueries,
    NoticeRows,
    PartyRows,
    RulingRows,
    ...listProviders,
    ...ladderProviders,
    ...sendingProviders,
    AcknowledgementLetters,
    IncidentGate,
    NoticeProgress,
    NoticeTemplates,
    PlanAcknowledgement,
    NoticeJobs,
    NoticeSubscriptions,
    ...useCases,
  ],
  exports: [Mailer, NoticeTemplates, ...useCases, ...sendingUseCases, ...listProviders, ...sharedLadder],
})
export class NoticesModule {}
