import type { Channel } from './channel';
import type { Schemas, Sure } from './schemas';

export type { Channel };

export type Role = Schemas['UserDto']['role'];
export type Severity = NonNullable<Schemas['ComplaintLine']['severity']>;
export type ComplaintState = Schemas['ComplaintLine']['state'];

export type SessionInfo = Schemas['CurrentSessionDto'];

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

export type Reason = Schemas['EngineReason'];

/** An assessment as it is kept, or as the preview makes one: leads, questions, or who asked may be missing. */
export type Assessment = Pick<
  Schemas['OpenAssessment'],
  'score' | 'flagged' | 'kinds' | 'clauses' | 'category' | 'reasons' | 'engine'
> &
  Partial<Pick<Schemas['OpenAssessment'], 'leads' | 'id' | 'assessedAt' | 'source'>> &
  Partial<Pick<Schemas['Preview'], 'questions'>> & { severity: Severity };

export interface Contact {
  name?: string | null;
  phone?: string | null;
  email?: string | null;
  address?: string | null;
}

export type ComplaintRow = Schemas['ComplaintLine'];

/** What falls due next: a service target, or a promised call. */
export type Due = Schemas['Due'];

/** What the scanner says of an original; `originalId` is the arrival's or the file's. */
export type ScanRow = Schemas['ScanLine'];

/** A file that came with a web form. */
export type FileRow = Schemas['FileLine'];

/** A line of the ledger; the original's identifier and name are told on a complaint's page only. */
export type ArrivalRow = Omit<Schemas['ArrivalLine'], 'mediaType'> &
  Partial<Pick<Schemas['ComplaintPage']['arrivals'][number], 'originalId' | 'fileName'>> & { mediaType: string | null };

export interface HistoryEntry {
  at: string;
  actorId: string;
  action: string;
  facts: Record<string, unknown> | null;
  note?: string | null;
}

/** A complaint's page; in review it has what the complainant wrote later, and no history. */
export type Complaint = Omit<Sure<Schemas['ComplaintPage'], Known>, OwnView> &
  Partial<Pick<Schemas['ReviewedComplaint'], 'messages'>> & {
    contact: Contact | null;
    history?: HistoryEntry[];
    incidents?: { id: string; state: string; number?: string }[];
    arrivals?: ArrivalRow[];
    assessments?: Assessment[];
    decisions?: DecisionRow[];
  };

type Known = Exclude<keyof ComplaintRow, 'due'> | 'text' | 'subject' | 'language' | 'contact';
type OwnView = 'contact' | 'history' | 'incidents' | 'arrivals' | 'assessments' | 'decisions';

/** A quoted stretch of a complaint. */
export type Citation = Schemas['Citation'];

export type DecisionRow = Sure<Schemas['OpenDecision'], 'decision' | 'reasonCode'>;

export type QueueItem = Schemas['QueueLine'];

export type ReasonCode = Sure<Schemas['ReviewReason'], 'code' | 'ja' | 'en'>;

export interface IntakeResult {
  arrivalId: string;
  sha256: string;
  outcome: string;
  slipNumber: string | null;
  parked: string | null;
  humanMustRead: boolean;
  warnings: string[];
  assessment: Assessment | null;
  complaintId: string | null;
}

export interface UserRow {
  id: string;
  name: string;
  email: string;
  role: Role;
  active: boolean;
  createdAt?: string;
  supervisorId?: string | null;
  organisation?: string | null;
}
