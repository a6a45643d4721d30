import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { newId, plusMs, type CivilDate, type Instant } from '#kernel';
import { insert, query, run, UnitOfWork } from '#persistence';
import { Vault } from '#vault';
import type { SuppressionReason } from '../domain/acknowledgement-policy.js';
import type { HandOverResult, NextStep } from '../domain/hand-over.js';
import { newToken } from '../domain/message-token.js';
import { AcknowledgementMail } from './acknowledgement.entity.js';

/** Whether a mail's turn has come. */
function isDue(row: AcknowledgementMail, now: Instant): boolean {
  const again = row.state === 'sending' && row.handedOverAt === null && row.retryAt !== null && row.retryAt <= now;
  return row.state === 'pending' || again;
}

/** Acknowledgement mails. */
@Injectable()
export class AcknowledgementRows {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly vault: Vault,
  ) {}

  /** Keyed hash of a normalised address. */
  lookup(email: string): string {
    return this.vault.lookup('email', email);
  }

  /** Inside the unit that registers the complaint. */
  async add(complaintId: string, mayAcknowledge: boolean, at: Instant): Promise<void> {
    await insert(this.uow.manager, AcknowledgementMail, {
      id: newId(),
      complaintId,
      mayAcknowledge,
      state: mayAcknowledge ? 'pending' : 'suppressed',
      reason: mayAcknowledge ? null : 'machine-sender',
      token: newToken(),
      correspondentLookup: null,
      day: null,
      attempts: 0,
      handedOverAt: null,
      retryAt: null,
      smtpCode: null,
      createdAt: at,
      updatedAt: at,
    });
  }

  /** The mail of a complaint when its turn has come, or null. */
  async due(complaintId: string, now: Instant): Promise<AcknowledgementMail | null> {
    const row = await this.uow.manager.findOneBy(AcknowledgementMail, { complaintId });
    return row && isDue(row, now) ? row : null;
  }

  /** The mails of these complaints that are due. */
  async dueOf(complaintIds: readonly string[], now: Instant): Promise<AcknowledgementMail[]> {
    const rows = await this.uow.manager.find(AcknowledgementMail, {
      where: { complaintId: In([...complaintIds]) },
      order: { id: 'ASC' },
    });
    return rows.filter((row) => isDue(row, now));
  }

  /** Complaints whose acknowledgement waits, oldest first. */
  async waiting(now: Instant, limit: number): Promise<string[]> {
    const sql = `SELECT complaint_id FROM acknowledgement_mails WHERE state = 'pending'
      OR (state = 'sending' AND handed_over_at IS NULL AND retry_at <= ?) ORDER BY id LIMIT ${String(limit)}`;
    return (await query<{ complaint_id: string }>(this.uow.manager, sql, [now])).map((row) => row.complaint_id);
  }

  /** How many acknowledgements were begun to an address on a Tokyo day, without one of them. */
  async begunOn(correspondent: string, day: CivilDate, exceptId: string): Promise<number> {
    const sql =
      'SELECT COUNT(*) AS n FROM acknowledgement_mails WHERE correspondent_lookup = ? AND day = ? AND id <> ?';
    const [row] = await query<{ n: number | string }>(this.uow.manager, sql, [correspondent, day, exceptId]);
    return Number(row?.n ?? 0);
  }

  /** Takes the mail for handing over; committed before the mail server is spoken to. Inside a unit. */
  async claim(id: string, who: { correspondent: string; day: CivilDate }, at: Instant): Promise<boolean> {
    const sql = `UPDATE acknowledgement_mails SET state = 'sending', handed_over_at = ?, retry_at = NULL, updated_at = ?,
        correspondent_lookup = ?, day = COALESCE(day, ?)
      WHERE id = ? AND (state = 'pending' OR (state = 'sending' AND handed_over_at IS NULL))`;
    return (await run(this.uow.manager, sql, [at, at, who.correspondent, who.day, id])) === 1;
  }

  /** Inside a unit. */
  async suppress(id: string, reason: SuppressionReason, at: Instant): Promise<void> {
    const sql =
      "UPDATE acknowledgement_mails SET state = 'suppressed', reason = ?, updated_at = ? WHERE id = ? AND state = 'pending'";
    await run(this.uow.manager, sql, [reason, at, id]);
  }

  /** Writes down how a try ended. Inside a unit. */
  async settle(id: string, result: HandOverResult, step: NextStep, at: Instant): Promise<boolean> {
    const retryAt = step.retryInMs === null ? null : plusMs(at, step.retryInMs);
    const sql = `UPDATE acknowledgement_mails SET state = ?, handed_over_at = NULL, retry_at = ?,
        attempts = attempts + ?, smtp_code = ?, updated_at = ?
      WHERE id = ? AND state = 'sending' AND handed_over_at IS NOT NULL`;
    const values = [step.state, retryAt, step.counts ? 1 : 0, result.code, at, id];
    return (await run(this.uow.manager, sql, values)) === 1;
  }

  /** Mails whose hand-over began before an instant and never ended become `unknown`; answers how many. Inside a unit. */
  async orphansToUnknown(before: Instant, at: Instant): Promise<number> {
    const sql = `UPDATE acknowledgement_mails SET state = 'unknown', handed_over_at = NULL, updated_at = ?
      WHERE state = 'sending' AND handed_over_at < ?`;
    return run(this.uow.manager, sql, [at, before]);
  }

  /** A bounce came back: answers the complaint, or null when the token is none of ours. Inside a unit. */
  async bounced(token: string, at: Instant): Promise<string | null> {
    const m = this.uow.manager;
    const row = await m.findOneBy(AcknowledgementMail, { token });
    if (!row) return null;
    const sql = `UPDATE acknowledgement_mails SET state = 'bounced', handed_over_at = NULL, retry_at = NULL, updated_at = ?
      WHERE id = ? AND state IN ('sending', 'accepted', 'unknown')`;
    await run(m, sql, [at, row.id]);
    return row.complaintId;
  }
}
