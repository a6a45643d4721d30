import type { Answer, Schemas } from './schemas';

export type NoticeStep = 'email' | 'letter' | 'phone' | 'substitute';

/** A campaign as its own page shows it. */
export type CampaignView = Schemas['CampaignView'];

/** How the words arrive at the first of the list. */
export type CampaignPreview = Schemas['CampaignPreview'];

/** Figures of the e-mails on their way. */
export type Progress = Schemas['CampaignProgressView'];

export type LetterBatch = Schemas['BatchLine'];
export type Letters = Answer<'Letters_list', 200>;

/** What is to be looked at before a batch is printed, letters by their numbers: characters missing from the font, addresses that do not fit. */
export type LetterCheck = Answer<'Letters_check', 200>;

export type ReturnResult = Schemas['ReturnResult'];

export type CallTask = Schemas['CallTask'];
export type CallPage = Schemas['CallPage'];

/** All that the person at the telephone needs. */
export type CallSheet = Schemas['CallSheet'];

export type SubstituteBoard = Schemas['SubstituteBoard'];
export type Measure = SubstituteBoard['measures'][number];
