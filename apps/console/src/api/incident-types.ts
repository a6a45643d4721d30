/** One step of an obligation: when it is due by law, by the desk's own rule, and when it was done. */
export interface ObligationStage {
  stage: string;
  title?: { ja: string; en: string };
  /** The law's own words for the time. */
  wording?: string;
  kind: 'soft' | 'hard';
  legalDue: string | null;
  workingDeadline: string | null;
  elapsedHours: number | null;
  reportedAt: string | null;
  state: string;
  mark?: string;
  channel?: string | null;
  form?: string | null;
  /** What starts the clock, and when it did; null while that has not happened. */
  anchor?: string;
  anchorAt?: string | null;
  /** Knowledge stands in for a moment that is not on record. */
  anchorStandsIn?: boolean;
  zone?: string;
  /** The last instant at which the date is still met, in its own zone. */
  endsAt?: string | null;
  target?: { at: string; setBy: string | null; reason: string | null } | null;
  alerts?: ClockAlert[];
}

/** A rung of a clock's alert ladder that was raised. */
export interface ClockAlert {
  id: string;
  rung: string;
  due: string;
  raisedAt: string;
  acknowledgedBy: string | null;
  acknowledgedAt: string | null;
}

interface Bilingual {
  ja: string;
  en: string;
}

/** A fact that duties are decided on, with the words it can be. */
export interface DutyFact {
  id: string;
  title: Bilingual;
  choices: string[];
}

export interface Obligation {
  id: string;
  regimeId: string;
  regimeTitle: string | { ja: string; en: string };
  recipient: string | { ja: string; en: string };
  decision: string;
  why?: string | null;
  citation?: string;
  ruleVersion?: string;
  newerRule?: string | null;
  effectiveMark?: string;
  supplement?: string | null;
  /** Statements of the regime that nobody could verify yet. */
  unverified?: string[];
  decidedBy?: string | null;
  decidedAt?: string | null;
  /** What the data propose; a person decides. */
  proposal?: { decision: string; why: Bilingual };
  facts?: { fact: string; title: Bilingual; value: string | null }[];
  /** What is another fact than at the decision. */
  changed?: { fact: string; title: Bilingual; before: string | null; now: string | null }[];
  askAgain?: { why: string; since: string } | null;
  /** Counted already, binding only if the incident is confirmed. */
  ifConfirmed?: boolean;
  stages: ObligationStage[];
}

export interface IncidentRow {
  id: string;
  number: string;
  title: string;
  state: IncidentState;
  knownAt: string | null;
  complaintCount?: number;
  nextDue?: string | null;
}

export type IncidentState = 'lead' | 'suspected' | 'confirmed' | 'closed' | 'unfounded';

/** An end that one person asked for. */
export interface EndPending {
  to: IncidentState;
  reason: string;
  proposedBy: string;
  proposedAt: string;
}

/** A moment that clocks start from. */
export type Moment = 'known' | 'occurred' | 'discovered';

/** A change of knownAt that waits for a second person. */
export interface KnownAtPending {
  knownAt: string;
  /** Of which moment; known when absent. */
  moment?: Moment;
  reason: string | null;
  proposedBy?: string;
  proposedAt?: string;
}

export interface Estimate {
  id?: string;
  persons: number | null;
  lines?: number | null;
  accounts?: number | null;
  messages?: number | null;
  basis: string;
  asOf: string;
}

export interface KnowledgeGap {
  firstSignalAt: string | null;
  knownAt: string | null;
  suspectedAt: string | null;
  firstReportAt: string | null;
  signalToKnownHours: number | null;
  knownToSuspectedHours: number | null;
  knownToReportHours: number | null;
  knownEarlier: string[];
}

export interface MemberQuestion {
  id: string;
  complaintId: string;
  slipNumber: string;
  askedAt: string;
  answer: 'covered' | 'changes' | null;
  reason: string | null;
  answeredBy: string | null;
}

export interface MissingField {
  key: string;
  ja?: string;
  en?: string;
}

export interface Incident extends IncidentRow {
  occurredAt: string | null;
  firstSignalAt: string | null;
  discoveredAt: string | null;
  knownAtPending: KnownAtPending | null;
  /** An end that waits for a second person. */
  endPending: EndPending | null;
  complaints: { id: string; slipNumber: string; linkedAt: string }[];
  obligations: Obligation[];
  askedFacts?: DutyFact[];
  estimates: Estimate[];
  facts: Record<string, unknown>;
  missingFields: (string | MissingField)[];
  /** What still keeps the incident from being closed; gates without open points are passed. */
  closingGates?: { name: string; title: { ja: string; en: string }; before?: string[]; open: string[] }[];
  /** How long it took from the first sign to knowledge, decision and report, in whole hours. */
  gap?: KnowledgeGap;
  /** Obligations that apply, and how many have every dated report made. */
  reported?: { of: number; done: number };
  secrecyAnswers?: { askedFor: string; involved: boolean; reason: string; answeredBy: string; answeredAt: string }[];
  /** Complaints that joined after the decisions. */
  memberQuestions?: MemberQuestion[];
  reopenedAt?: string | null;
  /** Oldest first; the first value stays visible for ever. */
  knownAtHistory?: { toAt: string; state: string; reason: string | null }[];
  timeline: {
    at: string;
    action?: string;
    actorId?: string;
    facts?: Record<string, unknown> | null;
    note?: string | null;
  }[];
  version: number;
}

/** What keeps an incident open beside people who count as not told. */
export interface OpenMatter {
  kind: 'list-open' | 'rows-refused' | 'estimate-unlisted';
  /** Identifier of the list or the estimate. */
  subject: string;
  /** Rows that were refused, or persons of the estimate. */
  count: number;
}

export interface NotYetTold {
  total: number;
  /** Persons ruled as not affected. */
  ruledOut: number;
  open: OpenMatter[];
}

export interface CampaignRow {
  id: string;
  state: string;
  purpose: 'first' | 'correction';
  language?: string;
  createdAt?: string;
}

export interface Campaign extends CampaignRow {
  incidentId: string;
  subject: string;
  body: string;
  /** What keeps the text from being approved. */
  lint: { code: string; pointer: string; item?: string }[];
  /** Sent back with an approval, so that it binds exactly what was on the screen. */
  bindingHash: string;
  approvalsNeeded: number;
  counts: Record<string, number>;
  approvals: { approverId: string; approvedAt: string; counts: boolean }[];
  /** Why a running campaign does not move: no mail server, or a dry run. */
  waitingFor: 'no-server' | 'dry-run' | null;
  /** A page of the list. */
  parties: Party[];
  nextCursor: string | null;
}

/** Somebody who is told, masked. */
export interface Party {
  /** Notice of the current step; null before the campaign starts. */
  id: string | null;
  partyId: string;
  label: string;
  role: string;
  step: 'email' | 'letter' | 'phone' | 'substitute' | null;
  why: string | null;
  channel: string;
  state: string;
  updatedAt: string;
}

export interface NoticeTemplate {
  id: string;
  title?: string | { ja: string; en: string };
  subject: string;
  body: string;
  language: string;
}
