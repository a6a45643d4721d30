import type { Instant } from '#kernel';
import type { StageKind, StageState } from '#incidents';

/** A text of `config/` in both languages. */
interface Bilingual {
  ja: string;
  en: string;
}

/** A call, or word by whatever way, that was promised to the complainant of an open complaint; no content. */
export interface DueCallback {
  complaintId: string;
  slipNumber: string;
  callbackAt: Instant;
  kind: 'call' | 'contact';
  ownerId: string | null;
  overdue: boolean;
}

/** A clock of an incident that goes on. */
export interface DueClock {
  incidentId: string;
  number: string;
  regime: Bilingual;
  recipient: Bilingual;
  stage: Bilingual;
  kind: StageKind;
  /** What it counts to: the desk's own date or target, also once that is missed; the law's where that is over too. */
  bound: 'working' | 'legal';
  /** That date: an instant, or a civil date in `zone`. */
  due: string;
  /** The last instant at which it is still met. */
  endsAt: Instant;
  state: StageState;
}

/** What waits for a second person; the asker did not propose it. */
export const SECOND_WORDS = ['end', 'moment', 'report', 'wall', 'campaign', 'trial'] as const;
export type SecondWord = (typeof SECOND_WORDS)[number];

export interface WaitingForSecond {
  kind: SecondWord;
  /** Of the campaign for `campaign` and `trial`, else of the incident. */
  id: string;
  incidentId: string;
  number: string;
  since: Instant;
}

/** What the notices of one incident ask of a person. */
export interface DueNotices {
  incidentId: string;
  number: string;
  unknown: number;
  undelivered: number;
  notYetTold: number;
}

/** What somebody has to do today, as far as they may see it; each part is null for those whom it does not concern. */
export interface Today {
  at: Instant;
  /** Tokyo date. */
  day: string;
  callbacks: { overdue: number; today: number; items: DueCallback[] } | null;
  review: { waiting: number; oldestReceivedAt: Instant | null } | null;
  clocks: { overdue: number; soon: number; undecided: number; items: DueClock[] } | null;
  /** Questions of investigations to the asker. */
  tasks: { waiting: number; overdue: number; nextDueAt: Instant | null } | null;
  /** What the asker's office asked of others and planned itself. */
  investigation: { answered: number; overdueTasks: number; overdueMeasures: number } | null;
  /** `items` says of which incidents, to those who may know of these. */
  notices: { unknown: number; undelivered: number; notYetTold: number; items: DueNotices[] } | null;
  second: WaitingForSecond[];
  alarms: { open: number; unseen: number } | null;
}

/** How the desk itself is doing; each part is null for those whom it does not concern. */
export interface Running {
  /** The review of who has access, of the present quarter; `by` are the people who draw it up and answer. */
  accessReview: {
    quarter: string;
    state: 'none' | 'open' | 'signed';
    lines: number;
    answered: number;
    by: string[];
  } | null;
  operation: {
    signedIn: number;
    mailboxes: number;
    mailboxTroubles: number;
    lastArrivalAt: Instant | null;
    /** When the command last made a backup; null when it never did. */
    lastBackupAt: Instant | null;
  } | null;
}
