import type { Campaign } from './incident-types';

export type NoticeStep = 'email' | 'letter' | 'phone' | 'substitute';

/** A campaign as its own page shows it. */
export interface CampaignView extends Campaign {
  templateId: string | null;
  /** How far the trial run is, and what a person must say before it goes on. */
  stage: 'own' | 'ten' | 'all' | null;
  hold: 'release' | 'canary-failed' | null;
  startsAt: string | null;
  /** Notices by step and state. */
  steps: Record<NoticeStep, Record<string, number>>;
  /** Words in further languages. */
  texts: { language: string; subject: string; body: string }[];
}

/** Figures of the e-mails on their way. */
export interface Progress {
  own: Record<string, number>;
  persons: Record<string, number>;
  remaining: number;
  perMinute: number;
  etaAt: string | null;
}

export interface LetterBatch {
  id: string;
  number: string;
  state: 'printed' | 'posted';
  letters: number;
  returned: number;
  printedBy: string;
  printedAt: string;
  postedBy: string | null;
  postedOn: string | null;
}

export interface Letters {
  waiting: number;
  batches: LetterBatch[];
}

/** What is to be looked at before a batch is printed; letters by their numbers. */
export interface LetterCheck {
  pages: number;
  /** Characters missing from the font, to be written by hand. */
  byHand: string[];
  /** Addresses that do not fit the window. */
  tooTall: string[];
}

export interface ReturnResult {
  returned: string[];
  unknown: string[];
  passedOver: string[];
  notPosted: string[];
}

export interface CallTask {
  id: string;
  label: string;
  calls: number;
  lastOutcome: string | null;
  callBackAt: string | null;
  dueAt: string | null;
  overdue: boolean;
}

export interface CallPage {
  items: CallTask[];
  nextCursor: string | null;
  total: number;
}

/** All that the person at the telephone needs. */
export interface CallSheet {
  id: string;
  name: string | null;
  kana: string | null;
  phone: string | null;
  language: string;
  code: string;
  script: string;
  calls: { at: string; outcome: string; actorId: string; note: string | null; callBackAt: string | null }[];
}

export interface Measure {
  id: string;
  state: 'draft' | 'decided' | 'published';
  text: string;
  hotline: string;
  textHash: string;
  draftedBy: string;
  draftedAt: string;
  decidedBy: string | null;
  decidedAt: string | null;
  reason: string | null;
  persons: number | null;
  publishedBy: string | null;
  publishedOn: string | null;
  place: string | null;
  lint: { code: string }[];
}

export interface SubstituteBoard {
  waiting: number;
  measures: Measure[];
}
