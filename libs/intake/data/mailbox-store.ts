import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, nowInstant, type Clock, type Instant } from '#kernel';
import { insert, query, run, UnitOfWork } from '#persistence';
import type { MailboxLook, MailboxStart, Reconciliation } from '../domain/mailbox.js';
import { MailboxMessage, MailboxRow } from './mailbox.entity.js';

/** How far a mailbox was taken in. */
export interface MailboxPoint {
  uidValidity: string;
  lastUid: number;
}

/** A watched mailbox as it stands. */
export interface MailboxState {
  mailbox: string;
  name: string;
  look: MailboxLook | null;
  acceptedAt: Instant | null;
  acceptedBy: string | null;
  start: MailboxStart;
  reconciled: Reconciliation | null;
}

interface Row {
  mailbox: string;
  name: string;
  look: string | null;
  accepted_at: Instant | null;
  accepted_by: string | null;
  start_validity: string | null;
  start_uid: number | string;
  start_from: Instant | null;
  reconciled: string | null;
}

const COLUMNS = 'mailbox, name, look, accepted_at, accepted_by, start_validity, start_uid, start_from, reconciled';

/** Watched mailboxes: where each stands, and which of its mails are in the ledger. */
@Injectable()
export class MailboxStore {
  constructor(
    private readonly uow: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Null for a mailbox that was never connected to. */
  async state(mailbox: string): Promise<MailboxState | null> {
    const rows = await query<Row>(this.uow.reads, `SELECT ${COLUMNS} FROM mailboxes WHERE mailbox = ?`, [mailbox]);
    return rows[0] ? stateOf(rows[0]) : null;
  }

  /** Every mailbox that was ever connected to. */
  async all(): Promise<MailboxState[]> {
    return (await query<Row>(this.uow.reads, `SELECT ${COLUMNS} FROM mailboxes ORDER BY name`)).map(stateOf);
  }

  /** Keeps what the first look found; nothing of an accepted mailbox changes but its name. */
  async keepLook(mailbox: string, name: string, look: MailboxLook | null): Promise<void> {
    await this.uow.write(async (m) => {
      const json = look === null ? null : JSON.stringify(look);
      const sql = `UPDATE mailboxes SET name = ?, look = CASE WHEN accepted_at IS NULL THEN ? ELSE look END WHERE mailbox = ?`;
      if ((await run(m, sql, [name, json, mailbox])) > 0) return;
      await insert(m, MailboxRow, { mailbox, name, look: json, startUid: 1 });
    });
  }

  /** Lets a mailbox in. Inside a unit; false when it is unknown or was let in before. */
  async accept(mailbox: string, by: string | null, start: MailboxStart): Promise<boolean> {
    const sql = `UPDATE mailboxes SET accepted_at = ?, accepted_by = ?, start_validity = ?, start_uid = ?, start_from = ?
       WHERE mailbox = ? AND accepted_at IS NULL`;
    const values = [nowInstant(this.clock), by, start.uidValidity, start.uid, start.from, mailbox];
    return (await run(this.uow.manager, sql, values)) > 0;
  }

  /** Lets a mailbox in that no person need let in: by the setting, or because it was taken from before. */
  async acceptAlone(mailbox: string, name: string, start: MailboxStart): Promise<void> {
    await this.uow.write(async () => {
      await this.keepLook(mailbox, name, null);
      await this.accept(mailbox, null, start);
    });
  }

  /** Another UIDVALIDITY: the start counts in its UIDs now. */
  async restart(mailbox: string, start: MailboxStart): Promise<void> {
    const sql = 'UPDATE mailboxes SET start_validity = ?, start_uid = ?, start_from = ? WHERE mailbox = ?';
    await this.uow.write((m) => run(m, sql, [start.uidValidity, start.uid, start.from, mailbox]));
  }

  async keepReconciliation(mailbox: string, found: Reconciliation): Promise<void> {
    const sql = 'UPDATE mailboxes SET reconciled = ? WHERE mailbox = ?';
    await this.uow.write((m) => run(m, sql, [JSON.stringify(found), mailbox]));
  }

  /** The committed point; null before the first mail. */
  async point(mailbox: string): Promise<MailboxPoint | null> {
    const [row] = await query<{ uid_validity: string; last_uid: number | string }>(
      this.uow.reads,
      'SELECT uid_validity, last_uid FROM mailbox_positions WHERE mailbox = ?',
      [mailbox],
    );
    return row ? { uidValidity: row.uid_validity, lastUid: Number(row.last_uid) } : null;
  }

  /** Moves the committed point: every UID up to it is in the ledger, or is not to be. */
  async movePoint(mailbox: string, { uidValidity, lastUid }: MailboxPoint): Promise<void> {
    const sql = `INSERT INTO mailbox_positions (mailbox, uid_validity, last_uid, updated_at) VALUES (?, ?, ?, ?)
       ON CONFLICT (mailbox) DO UPDATE SET uid_validity = excluded.uid_validity, last_uid = excluded.last_uid, updated_at = excluded.updated_at`;
    await this.uow.write((m) => run(m, sql, [mailbox, uidValidity, lastUid, nowInstant(this.clock)]));
  }

  /** Notes that a mail stands in the ledger; inside the unit of its line. */
  async noteTaken(message: Pick<MailboxMessage, 'mailbox' | 'uidValidity' | 'uid' | 'arrivalId'>): Promise<void> {
    const sql = `INSERT INTO mailbox_messages (mailbox, uid_validity, uid, arrival_id) VALUES (?, ?, ?, ?)
       ON CONFLICT (mailbox, uid_validity, uid) DO NOTHING`;
    await run(this.uow.manager, sql, [message.mailbox, message.uidValidity, message.uid, message.arrivalId]);
  }

  /** UIDs from `fromUid` on that stand in the ledger. */
  async taken(mailbox: string, uidValidity: string, fromUid = 1): Promise<Set<number>> {
    const rows = await query<{ uid: number | string }>(
      this.uow.reads,
      `SELECT x.uid AS uid FROM mailbox_messages x JOIN arrivals a ON a.id = x.arrival_id
       WHERE x.mailbox = ? AND x.uid_validity = ? AND x.uid >= ?`,
      [mailbox, uidValidity, fromUid],
    );
    return new Set(rows.map((row) => Number(row.uid)));
  }

  /**
   * Where the same bytes stood under an earlier UIDVALIDITY: the n-th such place for the n-th such mail, so that two
   * equal mails stay two. Null when they were never there.
   */
  async earlierPlace(
    mailbox: string,
    uidValidity: string,
    sha256: string,
  ): Promise<{ uidValidity: string; uid: number } | null> {
    const rows = await query<{ uid_validity: string; uid: number | string }>(
      this.uow.reads,
      `SELECT x.uid_validity AS uid_validity, x.uid AS uid FROM mailbox_messages x JOIN arrivals a ON a.id = x.arrival_id
       WHERE x.mailbox = ? AND a.sha256 = ? ORDER BY a.id`,
      [mailbox, sha256],
    );
    const newer = rows.filter((row) => row.uid_validity === uidValidity).length;
    const firstValidity = rows.find((row) => row.uid_validity !== uidValidity)?.uid_validity;
    const row = rows.filter((one) => one.uid_validity === firstValidity)[newer];
    return row ? { uidValidity: row.uid_validity, uid: Number(row.uid) } : null;
  }
}

function stateOf(row: Row): MailboxState {
  return {
    mailbox: row.mailbox,
    name: row.name,
    look: row.look === null ? null : (JSON.parse(row.look) as MailboxLook),
    acceptedAt: row.accepted_at,
    acceptedBy: row.accepted_by,
    start: { uidValidity: row.start_validity, uid: Number(row.start_uid), from: row.start_from },
    reconciled: row.reconciled === null ? null : (JSON.parse(row.reconciled) as Reconciliation),
  };
}
