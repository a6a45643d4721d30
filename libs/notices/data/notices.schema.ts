import type { FeatureSchema } from '#persistence';
import { AcknowledgementMail } from './acknowledgement.entity.js';
import { CampaignParty, PartyPair, PartySource, PartySourceLine, PartySourcePart, PartyUnit } from './list.entities.js';
import { CreateNotices1764000090001 } from './migrations/1764000090001-create-notices.js';
import { ListsOfParties1764000090021 } from './migrations/1764000090021-lists-of-parties.js';
import { Ladder1764000090031 } from './migrations/1764000090031-ladder.js';
import { NoticeSteps1764000090011 } from './migrations/1764000090011-notice-steps.js';
import { NoticeRulings1764000090045 } from './migrations/1764000090045-notice-rulings.js';
import { CampaignPurpose1764000090046 } from './migrations/1764000090046-campaign-purpose.js';
import { AffectedParty, Notice, NoticeApproval, NoticeAuthor, NoticeCampaign, NoticeEvent } from './notice.entities.js';
import { CampaignTold, Letter, LetterBatch, NoticeCall, SubstituteMeasure } from './ladder.entities.js';
import { NoticeRuling } from './ruling.entity.js';
import { CampaignMinute, CanaryMail, MailSender } from './sending.entities.js';

/** Tables of this feature: affected parties, campaigns, authors, approvals, notices, their events, acknowledgements. */
export const noticesSchema: FeatureSchema = {
  entities: [
    AffectedParty,
    NoticeCampaign,
    NoticeAuthor,
    NoticeApproval,
    Notice,
    NoticeEvent,
    AcknowledgementMail,
    CanaryMail,
    CampaignMinute,
    MailSender,
    CampaignParty,
    PartyUnit,
    PartySource,
    PartySourcePart,
    PartySourceLine,
    PartyPair,
    LetterBatch,
    Letter,
    NoticeCall,
    SubstituteMeasure,
    CampaignTold,
    NoticeRuling,
  ],
  migrations: [
    CreateNotices1764000090001,
    NoticeSteps1764000090011,
    ListsOfParties1764000090021,
    Ladder1764000090031,
    NoticeRulings1764000090045,
    CampaignPurpose1764000090046,
  ],
};
