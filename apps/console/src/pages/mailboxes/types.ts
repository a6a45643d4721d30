/** What a first look into a mailbox found; no content. */
export interface MailboxLook {
  at: string;
  mails: number;
  bytes: number;
  oldest: string | null;
  newest: string | null;
  sampled: number;
  /** What the sampled mails would become: `complaint`, or why they would be parked. */
  wouldBecome: Record<string, number>;
}

/** A watched mailbox. */
export interface Mailbox {
  name: string;
  state: 'configured' | 'waiting' | 'taking' | 'removed';
  look: MailboxLook | null;
  acceptedAt: string | null;
  acceptedBy: string | null;
  /** Mails before this UID are taken only when they came at `startFrom` or later. */
  startUid: number | null;
  startFrom: string | null;
  lastUid: number | null;
  reconciled: { at: string; onServer: number; inLedger: number; missing: number[] } | null;
}

/** What a recheck did. */
export interface Recheck {
  name: string;
  taken: number;
  failed: number;
  onServer: number;
  inLedger: number;
  missing: number;
}
