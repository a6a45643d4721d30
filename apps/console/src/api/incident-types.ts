import type { Schemas, Sure } from './schemas';

/** One step of an obligation: when it is due by law, by the desk's own rule, and when it was done. */
export type ObligationStage = Sure<
  Schemas['StageView'],
  'stage' | 'kind' | 'legalDue' | 'workingDeadline' | 'elapsedHours' | 'reportedAt' | 'state'
>;

/** A rung of a clock's alert ladder that was raised. */
export type ClockAlert = Schemas['AlertView'];

/** A fact that duties are decided on, with the words it can be. */
export type DutyFact = Schemas['IncidentView']['askedFacts'][number];

export type Obligation = Omit<
  Sure<Schemas['ObligationView'], 'id' | 'regimeId' | 'regimeTitle' | 'recipient' | 'decision'>,
  'stages'
> & { stages: ObligationStage[] };

export type IncidentRow = Sure<Schemas['IncidentLine'], 'id' | 'number' | 'title' | 'state' | 'knownAt'>;

export type IncidentState = Schemas['IncidentLine']['state'];

/** An end that one person asked for. */
export type EndPending = NonNullable<Schemas['IncidentView']['endPending']>;

/** A moment that clocks start from. */
export type Moment = Schemas['KnownAtChange']['moment'];

/** A change of knownAt that waits for a second person. */
export type KnownAtPending = Sure<NonNullable<Schemas['IncidentView']['knownAtPending']>, 'knownAt' | 'reason'>;

export type Estimate = Sure<Schemas['Estimate'], 'persons' | 'basis' | 'asOf'>;

export type KnowledgeGap = Schemas['KnowledgeGap'];

export type MemberQuestion = Schemas['MemberQuestion'];

export type MissingField = Sure<Schemas['MissingField'], 'key'>;

export type Incident = Omit<
  Sure<Schemas['IncidentView'], 'id' | 'number' | 'title' | 'state' | 'version' | 'complaints' | 'facts' | Moments>,
  'obligations' | 'estimates' | 'missingFields' | 'timeline' | 'knownAtPending' | 'endPending' | 'closingGates'
> & {
  obligations: Obligation[];
  estimates: Estimate[];
  missingFields: (string | MissingField)[];
  timeline: Sure<Schemas['TimelineEntry'], 'at'>[];
  knownAtPending: KnownAtPending | null;
  endPending: EndPending | null;
  closingGates?: Sure<Schemas['IncidentView']['closingGates'][number], 'name' | 'title' | 'open'>[];
};

type Moments = 'knownAt' | 'occurredAt' | 'firstSignalAt' | 'discoveredAt';

/** What keeps an incident open beside people who count as not told. */
export type OpenMatter = Schemas['OpenMatter'];

export interface NotYetTold {
  total: number;
  /** Persons ruled as not affected. */
  ruledOut: number;
  open: OpenMatter[];
}

export type CampaignRow = Sure<Schemas['CampaignSummary'], 'id' | 'state' | 'purpose'>;

export type Campaign = Schemas['CampaignView'];

/** Somebody who is told, masked. */
export type Party = Schemas['NoticeLine'];

export type NoticeTemplate = Sure<Schemas['NoticeTemplate'], 'id' | 'subject' | 'body' | 'language'>;
