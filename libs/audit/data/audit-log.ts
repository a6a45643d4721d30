import { createSecretKey, type KeyObject } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CLOCK, log, nowInstant, type Clock } from '#kernel';
import { insert, profile, query, run, UnitOfWork } from '#persistence';
import { MasterKey } from '#vault';
import { isSigned, lineFor, signHead, type AuditEvent, type AuditHead } from '../domain/chain.js';
import { AuditEntryRow } from './audit.entities.js';
import { verifyChain, type AuditAnchor, type AuditVerdict } from './verify-chain.js';

/** Stands for the signature once a head was found altered: from then on the log is never again called sound. */
const UNTRUSTED = 'untrusted';
/** Most entries that one unit of work may add at the same time. */
const MOST_AT_ONCE = 1_000;
const READ_HEAD = 'SELECT seq, hash, at, signature FROM audit_heads WHERE id = 1';
const MOVE_HEAD = `UPDATE audit_heads SET seq = ?, hash = ?, at = ?, signature = ?
  WHERE id = 1 AND seq = ? AND hash = ? AND signature = ?`;

/** The chained log of who did what to which object, and why. Entries carry identifiers and figures, never content. */
@Injectable()
export class AuditLog {
  private signingKey: KeyObject | undefined;
  /** Where this process last saw the head. Only a guess: {@link MOVE_HEAD} succeeds only where it is still true. */
  private lastSeen: AuditHead | undefined;
  private readonly listeners: ((event: AuditEvent) => Promise<void>)[] = [];

  constructor(
    private readonly uow: UnitOfWork,
    private readonly master: MasterKey,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Calls `listener` in the unit of each entry that this process adds; one that throws refuses the unit. */
  onEntry(listener: (event: AuditEvent) => Promise<void>): void {
    this.listeners.push(listener);
  }

  /**
   * Adds an entry. Joins the running unit of work, or opens one: then the entry is durable when the promise is
   * fulfilled, so content may leave after it. Error: `audit.purpose-too-long`.
   */
  async append(event: AuditEvent): Promise<void> {
    await this.uow.write(async (m) => {
      await this.add(m, event);
      for (const listener of this.listeners) await listener(event);
    });
  }

  /** Reads the whole log in pages and says what is wrong first, if anything; `anchors` are heads noted elsewhere. */
  verify(anchors: readonly AuditAnchor[] = []): Promise<AuditVerdict> {
    return verifyChain(this.uow.reads, this.key(), anchors);
  }

  /** The signed head, to be printed where the database cannot reach it. `seq` 0 when nothing was logged yet. */
  async head(): Promise<AuditHead> {
    const [head] = await query<AuditHead>(this.uow.manager, READ_HEAD);
    if (!head) throw new Error('the audit head row is missing');
    return head;
  }

  private async add(m: EntityManager, event: AuditEvent): Promise<void> {
    if (this.lastSeen && (await this.extend(m, this.lastSeen, event))) return;
    // Under the write lock only another append of the same unit can have been quicker.
    for (let n = 0; n < MOST_AT_ONCE; n += 1) if (await this.extend(m, await this.lockHead(m), event)) return;
    throw new Error('the audit head moved under its lock');
  }

  /** Moves the head from `from` and writes the line. False, with nothing written, when the head is elsewhere. */
  private async extend(m: EntityManager, from: AuditHead, event: AuditEvent): Promise<boolean> {
    const line = lineFor(event, from.seq + 1, nowInstant(this.clock), from.hash);
    const unsigned = { seq: line.seq, hash: line.hash, at: line.at };
    const signature = from.signature === UNTRUSTED ? UNTRUSTED : signHead(this.key(), unsigned);
    const moved = await run(m, MOVE_HEAD, [
      ...[line.seq, line.hash, line.at, signature],
      ...[from.seq, from.hash, from.signature],
    ]);
    if (moved === 0) return false;
    await insert(m, AuditEntryRow, line);
    this.lastSeen = { ...unsigned, signature };
    return true;
  }

  /** The head, inside the unit's write lock, checked before anything is chained to it. */
  private async lockHead(m: EntityManager): Promise<AuditHead> {
    const [head] = await query<AuditHead>(m, profile.kind === 'postgres' ? `${READ_HEAD} FOR UPDATE` : READ_HEAD);
    const [last] = await query<{ seq: number; hash: string }>(
      m,
      'SELECT seq, hash FROM audit_entries ORDER BY seq DESC LIMIT 1',
    );
    if (!head) return this.replaceHead(m, { seq: 0, hash: '', at: '', signature: '' }, last);
    const lastSeq = last?.seq ?? 0;
    const sound = head.seq === 0 ? head.signature === '' : isSigned(this.key(), head);
    if ((sound && head.seq >= lastSeq) || (head.signature === UNTRUSTED && head.seq === lastSeq)) return head;
    return this.replaceHead(m, head, last);
  }

  /**
   * The head was altered or lost. Refusing to log would stop the desk, and signing would launder the change: the log
   * goes on after its last line under a head that never verifies again.
   */
  private async replaceHead(
    m: EntityManager,
    bad: AuditHead,
    last: { seq: number; hash: string } | undefined,
  ): Promise<AuditHead> {
    log.error({ seq: bad.seq, lastSeq: last?.seq ?? 0 }, 'the audit head was altered; run audit verify');
    const useLast = last !== undefined && last.seq >= bad.seq;
    const head = { ...bad, ...(useLast ? { seq: last.seq, hash: last.hash } : {}), signature: UNTRUSTED };
    await run(m, 'DELETE FROM audit_heads WHERE id = 1');
    await run(m, 'INSERT INTO audit_heads (id, seq, hash, at, signature) VALUES (1, ?, ?, ?, ?)', [
      ...[head.seq, head.hash, head.at, head.signature],
    ]);
    return head;
  }

  private key(): KeyObject {
    this.signingKey ??= createSecretKey(this.master.derive('audit-head'));
    return this.signingKey;
  }
}
