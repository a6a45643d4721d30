import type { Channel } from './channel';
import type { Danger, LetterFold, MailReply } from './reply-types';
import type { SiblingGroup } from './sibling-types';

export type { Channel };

/** What the desk's HTTP API sends and takes, as the console uses it. Instants are UTC ISO strings, spans UTF-16, end exclusive. */
export type Role = 'agent' | 'supervisor' | 'compliance' | 'manager' | 'auditor' | 'admin';
export type Severity = 'low' | 'medium' | 'high';
export type ComplaintState = 'received' | 'acknowledged' | 'in_handling' | 'replied' | 'closed' | 'reopened';

export interface SessionInfo {
  user: { id: string; name: string; email: string; role: Role };
  permissions: string[];
  csrfToken: string;
}

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

export interface Reason {
  start: number;
  end: number;
  text: string;
  why: string;
}

export interface Assessment {
  score: number;
  flagged: boolean;
  kinds: string[];
  /** Lead classes L1-L10. */
  leads?: string[];
  clauses: string[];
  category: string;
  severity: Severity;
  reasons: Reason[];
  engine: string;
  questions?: string[];
  id?: string;
  assessedAt?: string;
  /** Why the engine ran: `registration`, `correction`, `follow-up`. */
  source?: string;
}

export interface Contact {
  name?: string | null;
  phone?: string | null;
  email?: string | null;
  address?: string | null;
}

export interface ComplaintRow {
  id: string;
  slipNumber: string;
  channel: Channel;
  receivedAt: string;
  state: ComplaintState;
  category: string | null;
  severity: Severity | null;
  /** Like the other labels null while a blind reading of the complaint waits for who looks. */
  flagged: boolean | null;
  humanMustRead: boolean;
  ownerId: string | null;
  /** The team it is with, by whom leads it. */
  teamId: string | null;
  callbackAt: string | null;
  /** What is owed to the complainant next, in the desk's open hours; null when it is closed. */
  due: Due | null;
  version: number;
}

/** What falls due next: a service target, or a promised call. */
export interface Due {
  what: 'acknowledge' | 'reply' | 'close' | 'callback';
  at: string;
  late: boolean;
}

/** What the scanner says of an original; `originalId` is the arrival's or the file's. */
export interface ScanRow {
  originalId: string;
  state: 'clean' | 'found' | 'not-scanned';
  finding: string | null;
  scannedAt: string;
}

/** A file that came with a web form. */
export interface FileRow {
  id: string;
  fileName: string;
  mediaType: string;
  size: number;
  sha256: string;
  readable: boolean;
}

export interface ArrivalRow {
  id: string;
  /** On a complaint's page only. */
  originalId?: string;
  channel: Channel;
  receivedAt: string;
  sha256: string;
  size: number;
  mediaType: string | null;
  outcome: string;
  fileName: string | null;
  /** Our addresses that it was sent to. */
  addresses: string[];
  warnings: string[];
}

export interface HistoryEntry {
  at: string;
  actorId: string;
  action: string;
  facts: Record<string, unknown> | null;
  note?: string | null;
}

export interface Complaint extends Omit<ComplaintRow, 'due'> {
  text: string;
  subject: string | null;
  language: string;
  contact: Contact | null;
  details?: Record<string, unknown> | null;
  /** Set when the telephone number is what a fax gateway told. */
  phoneFrom?: 'gateway' | null;
  viaRelay?: boolean;
  occurredOn?: string | null;
  /** The complainant cannot, or does not wish to, speak on the telephone. */
  cannotSpeakOnPhone?: boolean;
  /** Who speaks on the complainant's behalf. */
  representative?: string | null;
  lineNumber?: string | null;
  callbackWish?: string | null;
  occurredAsTyped?: string | null;
  /** Behind the marks Q1, Q2 … in the note of a call. */
  askedQuestions?: string[];
  /** The case's number in the register that it was imported from. */
  externalRef?: string | null;
  imported?: { importId: string; row: number } | null;
  arrivals?: ArrivalRow[];
  files?: FileRow[];
  /** Verdicts of the scanner; absent when none is set. */
  scans?: ScanRow[];
  /** Pages that were read of faxes and letters, and how many of them wait for a person. */
  reading?: { pages: number; open: number };
  assessments?: Assessment[];
  signals?: { id: string; kind: string; state: string; createdAt: string }[];
  decisions?: DecisionRow[];
  history?: HistoryEntry[];
  replies?: { id: string; at: string; channel: Channel; text: string; actorId: string; direction?: 'in' | 'out' }[];
  /** What the complainant wrote later; in review only. */
  messages?: { id: string; at: string; channel: Channel; text: string }[];
  incidents?: { id: string; state: string; number?: string }[];
  /** Answers by mail, from their writing on. */
  mailReplies?: MailReply[];
  /** What of mails may be folded: `text` for the complaint itself, else the message's id. */
  folds?: Record<string, LetterFold>;
  danger?: Danger;
  withdrawn?: { at: string; actorId: string } | null;
  /** Ways by which the complainant does not wish to be reached. */
  doNotContactBy?: Channel[];
  /** Complaints that a person said belong to this one. */
  group?: SiblingGroup | null;
}

/** A quoted stretch of a complaint. */
export interface Citation {
  start: number;
  end: number;
  text: string;
}

export interface DecisionRow {
  id?: string;
  stage?: string;
  evidence?: Citation[];
  decision: string;
  reasonCode: string;
  reason?: { ja: string; en: string } | null;
  note?: string | null;
  decidedAt?: string;
  at?: string;
  decidedBy?: string;
  incidentId?: string | null;
}

export interface QueueItem {
  complaintId: string;
  slipNumber: string;
  channel: Channel;
  receivedAt: string;
}

export interface ReasonCode {
  code: string;
  ja: string;
  en: string;
  decision?: string;
}

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
