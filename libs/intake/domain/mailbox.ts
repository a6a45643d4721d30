import type { Instant } from '#kernel';

/** What a first look into a mailbox found. No content. */
export interface MailboxLook {
  at: Instant;
  uidValidity: string;
  /** UID that the next mail gets: what comes after this look has at least this one. */
  uidNext: number;
  mails: number;
  bytes: number;
  oldest: Instant | null;
  newest: Instant | null;
  /** How many mails were read to see what they are; all of them, or some spread evenly. */
  sampled: number;
  /** What the sampled mails would become: `complaint`, or the reason they would be parked for. */
  wouldBecome: Record<string, number>;
}

/** From where on the mails of a mailbox are taken. */
export interface MailboxStart {
  /** UIDVALIDITY that `uid` belongs to; null until the first look. */
  uidValidity: string | null;
  /** Every UID from here on is taken. */
  uid: number;
  /** Those before `uid` are taken when they came at this moment or later; null: none of them. */
  from: Instant | null;
}

/** The server's own list beside the ledger. */
export interface Reconciliation {
  at: Instant;
  /** Mails on the server, up to the committed point, that are to be taken. */
  onServer: number;
  /** Those of them that stand in the ledger. */
  inLedger: number;
  /** UIDs that stand on the server and not in the ledger; at most {@link MISSING_SHOWN}. */
  missing: number[];
}

/** So many missing UIDs are kept by number; the count is exact. */
export const MISSING_SHOWN = 1_000;

/** How a person lets a mailbox in. */
export type AcceptHow = { take: 'all' } | { take: 'new' } | { take: 'from'; from: Instant };

/** Where taking begins when a person, having seen `look`, says `how`. */
export function startAt(look: MailboxLook, how: AcceptHow): MailboxStart {
  const { uidValidity, uidNext } = look;
  switch (how.take) {
    case 'all':
      return { uidValidity, uid: 1, from: null };
    case 'new':
      return { uidValidity, uid: uidNext, from: null };
    case 'from':
      return { uidValidity, uid: uidNext, from: how.from };
  }
}

/**
 * Where taking begins when the server has renumbered its mails. Everything, if everything was wanted; else what came
 * since the moment that was named, or since the mailbox was let in.
 */
export function startAfterRenumbering(start: MailboxStart, since: Instant, now: MailboxNow): MailboxStart {
  const all = start.uid === 1;
  return { uidValidity: now.uidValidity, uid: all ? 1 : now.uidNext, from: all ? null : (start.from ?? since) };
}

/** How the server numbers now. */
export interface MailboxNow {
  uidValidity: string;
  uidNext: number;
}

/** At most `n` of the list, spread evenly, first and last among them. */
export function spread<T>(list: readonly T[], n: number): T[] {
  if (list.length <= n) return [...list];
  return Array.from({ length: n }, (_, i) => list[Math.round((i * (list.length - 1)) / Math.max(1, n - 1))] as T);
}
