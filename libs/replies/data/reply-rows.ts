import { hostname } from 'node:os';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DomainError, newId, plusMs, type Instant } from '#kernel';
import { insert, query, run, UnitOfWork } from '#persistence';
import type { HandOverResult, NextStep } from '#notices';
import { Vault, vaultErrors } from '#vault';
import type { Letter } from '../domain/letter-text.js';
import type { ReplyState, StopReason } from '../domain/reply-state.js';
import { MailReply } from './reply.entity.js';

/** A letter with whom it goes to. */
export interface Addressed extends Letter {
  to: string;
}

/** An answer with its letter opened. */
export interface OpenReply extends Omit<
  MailReply,
  'sealedLetter' | 'sealedReason' | 'requestKey' | 'token' | 'sender'
> {
  letter: Addressed;
}

/** Where an answer stands; no content. */
export type ReplyStanding = Pick<MailReply, 'id' | 'state' | 'sendAt' | 'retryAt'>;

type New = Omit<
  MailReply,
  'sealedLetter' | 'sealedReason' | 'attempts' | 'handedOverAt' | 'sender' | 'retryAt' | 'state'
>;

/** Whether something cannot be read any more because it was erased. */
export function isErased(error: unknown): boolean {
  return error instanceof DomainError && error.code === vaultErrors['vault.key-erased'].code;
}

const sealedAt = (column: string, row: string) => ({ table: 'mail_replies', column, row });

/** Answers by mail; the only place that seals and opens them. */
@Injectable()
export class ReplyRows {
  /** This process, so that what it leaves behind when it dies is known at once. */
  private readonly sender = `${hostname()}/${String(process.pid)}/${newId()}`;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly vault: Vault,
  ) {}

  /** Keyed digest of what a client calls one request. */
  requestKey(actorId: string, key: string): string {
    return this.vault.lookup('reply-request', `${actorId} ${key}`);
  }

  /** Inside a unit; `keyId` is the case's. */
  async add(
    row: Omit<New, 'stopReason' | 'smtpCode' | 'messageId'>,
    { keyId, letter, reason }: { keyId: string; letter: Addressed; reason: string | null },
  ): Promise<void> {
    const key = await this.vault.openKey(keyId);
    await insert(this.uow.manager, MailReply, {
      ...row,
      state: 'waiting',
      stopReason: null,
      attempts: 0,
      handedOverAt: null,
      sender: null,
      retryAt: null,
      smtpCode: null,
      messageId: null,
      sealedLetter: this.vault.seal(key, JSON.stringify(letter), sealedAt('sealed_letter', row.id)),
      sealedReason: reason === null ? null : this.vault.seal(key, reason, sealedAt('sealed_reason', row.id)),
    });
  }

  byId(id: string, m: EntityManager = this.uow.manager): Promise<MailReply | null> {
    return m.findOneBy(MailReply, { id });
  }

  byRequest(requestKey: string): Promise<MailReply | null> {
    return this.uow.manager.findOneBy(MailReply, { requestKey });
  }

  byToken(token: string): Promise<MailReply | null> {
    return this.uow.manager.findOneBy(MailReply, { token });
  }

  async letter(row: MailReply, keyId: string): Promise<Addressed> {
    const key = await this.vault.openKey(keyId);
    return JSON.parse(this.vault.openText(key, row.sealedLetter, sealedAt('sealed_letter', row.id))) as Addressed;
  }

  /** Every answer of a case, oldest first, opened. */
  async ofCase(complaintId: string, keyId: string): Promise<OpenReply[]> {
    const rows = await this.uow.reads.find(MailReply, { where: { complaintId }, order: { id: 'ASC' } });
    const open: OpenReply[] = [];
    for (const row of rows) {
      const { sealedLetter, sealedReason, requestKey, token, sender, ...columns } = row;
      void [sealedLetter, sealedReason, requestKey, token, sender];
      open.push({ ...columns, letter: await this.letter(row, keyId) });
    }
    return open;
  }

  /** Where the answers of a case stand, oldest first. */
  async standing(complaintId: string): Promise<ReplyStanding[]> {
    const rows = await this.uow.reads.find(MailReply, { where: { complaintId }, order: { id: 'ASC' } });
    return rows.map(({ id, state, sendAt, retryAt }) => ({ id, state, sendAt, retryAt }));
  }

  /** Answers whose time has come, oldest first. */
  async due(now: Instant, limit: number): Promise<string[]> {
    const sql = `SELECT id FROM mail_replies WHERE (state = 'waiting' AND send_at <= ?)
      OR (state = 'sending' AND handed_over_at IS NULL AND retry_at <= ?) ORDER BY id LIMIT ${String(limit)}`;
    return (await query<{ id: string }>(this.uow.manager, sql, [now, now])).map(({ id }) => id);
  }

  /** Takes the answer for handing over; committed before the mail server is spoken to. Inside a unit. */
  async claim(id: string, now: Instant): Promise<boolean> {
    const sql = `UPDATE mail_replies SET state = 'sending', handed_over_at = ?, sender = ?, retry_at = NULL, updated_at = ?
      WHERE id = ? AND ((state = 'waiting' AND send_at <= ?)
        OR (state = 'sending' AND handed_over_at IS NULL AND retry_at <= ?))`;
    return (await run(this.uow.manager, sql, [now, this.sender, now, id, now, now])) === 1;
  }

  /** Writes down how a try ended; false when somebody gave it up meanwhile. Inside a unit. */
  async settle(id: string, result: HandOverResult, step: NextStep, at: Instant): Promise<boolean> {
    const retryAt = step.retryInMs === null ? null : plusMs(at, step.retryInMs);
    const sql = `UPDATE mail_replies SET state = ?, handed_over_at = NULL, sender = NULL, retry_at = ?,
        attempts = attempts + ?, smtp_code = ?, updated_at = ?
      WHERE id = ? AND state = 'sending' AND handed_over_at IS NOT NULL AND sender = ?`;
    const values = [step.state, retryAt, step.counts ? 1 : 0, result.code, at, id, this.sender];
    return (await run(this.uow.manager, sql, values)) === 1;
  }

  /** Moves an answer that is in no process's hands; false when it is, or stands elsewhere by now. Inside a unit. */
  async move(
    id: string,
    { from, to, why }: { from: readonly ReplyState[]; to: ReplyState; why?: StopReason | null },
    at: Instant,
  ): Promise<boolean> {
    const marks = from.map(() => '?').join(', ');
    const sql = `UPDATE mail_replies SET state = ?, stop_reason = COALESCE(?, stop_reason), retry_at = NULL, updated_at = ?
      WHERE id = ? AND handed_over_at IS NULL AND state IN (${marks})`;
    return (await run(this.uow.manager, sql, [to, why ?? null, at, id, ...from])) === 1;
  }

  /** A bounce counts even while the answer seems to be in somebody's hands. Inside a unit. */
  async bounced(id: string, at: Instant): Promise<boolean> {
    const sql = `UPDATE mail_replies SET state = 'bounced', handed_over_at = NULL, sender = NULL, retry_at = NULL,
      updated_at = ? WHERE id = ? AND state IN ('sending', 'accepted', 'unknown')`;
    return (await run(this.uow.manager, sql, [at, id])) === 1;
  }

  /** The message of the case that the answer became. Inside a unit. */
  async became(id: string, messageId: string): Promise<void> {
    await run(this.uow.manager, 'UPDATE mail_replies SET message_id = ? WHERE id = ?', [messageId, id]);
  }

  /**
   * Tries whose process died become `unknown`: one of this machine is seen to be gone, any other by `before`. Answers
   * them. Inside a unit.
   */
  async orphans(before: Instant, at: Instant): Promise<MailReply[]> {
    const m = this.uow.manager;
    const held = await query<{ id: string; sender: string; handed_over_at: Instant }>(
      m,
      "SELECT id, sender, handed_over_at FROM mail_replies WHERE state = 'sending' AND handed_over_at IS NOT NULL",
      [],
    );
    const lost = held.filter(({ sender, handed_over_at: since }) => since < before || this.isGone(sender));
    const rows: MailReply[] = [];
    for (const { id } of lost) {
      const sql = `UPDATE mail_replies SET state = 'unknown', handed_over_at = NULL, sender = NULL, updated_at = ?
        WHERE id = ? AND state = 'sending'`;
      await run(m, sql, [at, id]);
      const row = await this.byId(id, m);
      if (row) rows.push(row);
    }
    return rows;
  }

  /** How many answers wait for a person. */
  async countOf(states: readonly ReplyState[]): Promise<number> {
    const marks = states.map(() => '?').join(', ');
    const sql = `SELECT COUNT(*) AS n FROM mail_replies WHERE state IN (${marks})`;
    const [row] = await query<{ n: number | string }>(this.uow.manager, sql, [...states]);
    return Number(row?.n ?? 0);
  }

  private isGone(sender: string): boolean {
    const [host, pid] = sender.split('/');
    if (host !== hostname() || sender === this.sender) return false;
    // A new process may have the number of the one that died, in a container above all.
    if (Number(pid) === process.pid) return true;
    try {
      process.kill(Number(pid), 0);
      return false;
    } catch (error) {
      return (error as NodeJS.ErrnoException).code !== 'EPERM';
    }
  }
}
