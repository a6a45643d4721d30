import type { Channel, Instant } from '#kernel';

/** What became of an arrival. `parked` is machine traffic only; whatever a person sent becomes a complaint or a reply. */
export const OUTCOMES = ['pending', 'complaint', 'reply', 'parked', 'repeat'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Why machine traffic was parked. */
export const PARKED_REASONS = [
  'bounce',
  'delivery-report',
  'auto-reply',
  'own-notice',
  'list',
  'loop',
  'receipt',
] as const;
export type ParkedReason = (typeof PARKED_REASONS)[number];

/** What is known of an item besides its bytes; sealed. */
export interface ArrivalMeta {
  fileName?: string;
  envelopeFrom?: string;
  envelopeTo?: string[];
  /** Name of the watched mailbox that it lay in. */
  mailbox?: string;
  /** Bytes that it had, when only its beginning is kept: it was beyond the hard limit. */
  wholeSize?: number;
  /** The program or person that brought it: `smtp`, `imap`, `folder`, `upload`, `api`, `form`, `cli`. */
  source: string;
  /** Number of the letter in its scan, from 2, where a separator sheet parted it. */
  part?: number;
}

/** An item at the door. */
export interface IncomingItem {
  channel: Channel;
  bytes: Buffer;
  mediaType: string;
  /** Transport identity: the same one with the same bytes is the same item come twice. */
  identity: string;
  /** Whether other bytes under the same identity are an error of the sender (a reused key) and not another item. */
  refuseOtherBytes?: boolean;
  /** When it reached the operator; now unless known. Never later than now. */
  receivedAt?: Instant;
  meta: ArrivalMeta;
}

/** What intake answers for an item, on the command line and over HTTP alike. */
export interface IntakeItem {
  arrivalId: string;
  sha256: string;
  outcome: Outcome;
  complaintId: string | null;
  slipNumber: string | null;
  /** Slip number of the case that a reply joined. */
  inReplyTo: string | null;
  parked: string | null;
  humanMustRead: boolean;
  warnings: string[];
  assessment: AssessmentSummary | null;
}

/** The assessment without the spans' text. */
export interface AssessmentSummary {
  score: number;
  flagged: boolean;
  kinds: readonly string[];
  clauses: readonly string[];
  category: string;
  severity: string;
  engine: string;
}
