import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CLOCK, DomainError, newId, nowInstant, type Clock, type Instant } from '#kernel';
import { insert, query, run, UnitOfWork } from '#persistence';
import { INLINE_LIMIT, Originals, Vault, type DataKey } from '#vault';
import type { ArrivalMeta, IncomingItem, Outcome } from '../domain/arrival.js';
import { intakeErrors } from '../domain/intake.errors.js';
import { Arrival } from './arrival.entity.js';

/** An arrival that stands in the ledger. */
export interface LedgerLine {
  id: string;
  sha256: string;
  keyId: string;
  receivedAt: Instant;
  /** The first arrival of the same item, when this one came again. */
  repeatOf: { id: string; sha256: string; complaintId: string | null } | null;
}

/** What is done in the same commit as the ledger line; not called for a repeat. */
export type AlongWith<T> = (m: EntityManager, line: LedgerLine, key: DataKey) => Promise<T>;

/** How an arrival was settled. */
export interface Settlement {
  outcome: Exclude<Outcome, 'pending' | 'repeat'>;
  parkedReason?: string;
  complaintId?: string;
  humanMustRead: boolean;
  warnings: string[];
  mediaType?: string;
}

/** The ledger: every arrival's line and sealed original, in one commit, before anything parses it. */
@Injectable()
export class ArrivalLedger {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly vault: Vault,
    private readonly originals: Originals,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Writes the line. `along` joins the commit. Errors: storage faults (nothing was recorded then). */
  async enter<T>(item: IncomingItem, along: AlongWith<T>): Promise<{ line: LedgerLine; value: T | null }> {
    if (item.bytes.length <= INLINE_LIMIT) {
      return this.uow.write(async (m) => this.enterWith(m, item, this.vault.draftKey('complaint'), along));
    }
    const id = newId();
    const key = this.vault.draftKey('complaint');
    const prepared = await this.originals.prepare(key, id, item.bytes);
    return this.uow.write(async (m) =>
      this.enterWith(m, item, key, along, { id, store: () => this.originals.store(prepared) }),
    );
  }

  private async enterWith<T>(
    m: EntityManager,
    item: IncomingItem,
    key: DataKey,
    along: AlongWith<T>,
    large?: { id: string; store: () => Promise<void> },
  ): Promise<{ line: LedgerLine; value: T | null }> {
    const id = large?.id ?? newId();
    const now = nowInstant(this.clock);
    const sha256 = createHash('sha256').update(item.bytes).digest('hex');
    const transportHash = this.vault.lookup('transport', `${item.channel}\u0000${item.identity}`);
    const receivedAt = item.receivedAt !== undefined && item.receivedAt < now ? item.receivedAt : now;
    const first = await this.firstOf(m, transportHash, sha256);
    const line: LedgerLine = { id, sha256, keyId: first?.keyId ?? key.id, receivedAt, repeatOf: first };
    if (!first) {
      // Only now: a repeat needs no key, and a crash before the commit leaves none behind.
      await this.vault.recordKey(key);
      await (large ? large.store() : this.originals.store(await this.originals.prepare(key, id, item.bytes)));
    }
    const metaKey = first ? await this.vault.openKey(first.keyId) : key;
    await insert(m, Arrival, {
      id,
      channel: item.channel,
      transportHash,
      sha256,
      size: item.bytes.length,
      mediaType: item.mediaType,
      receivedAt,
      recordedAt: now,
      outcome: first ? 'repeat' : 'pending',
      ...(first ? { settledAt: now, repeatOf: first.id, complaintId: first.complaintId } : {}),
      originalId: first?.originalId ?? id,
      keyId: line.keyId,
      sealedMeta: this.vault.seal(metaKey, JSON.stringify(item.meta), {
        table: 'arrivals',
        column: 'sealed_meta',
        row: id,
      }),
      humanMustRead: false,
      warnings: '[]',
      attempts: 0,
    });
    return { line, value: first ? null : await along(m, line, key) };
  }

  private async firstOf(
    m: EntityManager,
    transportHash: string,
    sha256: string,
  ): Promise<{ id: string; sha256: string; complaintId: string | null; originalId: string; keyId: string } | null> {
    const rows = await query<{
      id: string;
      sha256: string;
      complaint_id: string | null;
      original_id: string;
      key_id: string;
    }>(
      m,
      'SELECT id, sha256, complaint_id, original_id, key_id FROM arrivals WHERE transport_hash = ? AND repeat_of IS NULL ORDER BY id',
      [transportHash],
    );
    const same = rows.find((row) => row.sha256 === sha256);
    if (!same) return null;
    return { id: same.id, sha256, complaintId: same.complaint_id, originalId: same.original_id, keyId: same.key_id };
  }

  /** Settles a pending arrival; false when somebody else already did. Inside a unit. */
  async settle(m: EntityManager, id: string, settlement: Settlement): Promise<boolean> {
    const touched = await run(
      m,
      `UPDATE arrivals SET outcome = ?, parked_reason = ?, complaint_id = ?, human_must_read = ?, warnings = ?,
       media_type = COALESCE(?, media_type), settled_at = ? WHERE id = ? AND outcome = 'pending'`,
      [
        settlement.outcome,
        settlement.parkedReason ?? null,
        settlement.complaintId ?? null,
        settlement.humanMustRead,
        JSON.stringify(settlement.warnings),
        settlement.mediaType ?? null,
        nowInstant(this.clock),
        id,
      ],
    );
    return touched > 0;
  }

  /** Counts an attempt at reading; answers how many there were before. */
  async countAttempt(id: string): Promise<number> {
    return this.uow.write(async (m) => {
      const row = await this.row(id, m);
      await run(m, 'UPDATE arrivals SET attempts = attempts + 1 WHERE id = ?', [id]);
      return row.attempts;
    });
  }

  /** Row by id; fails with `intake.arrival-not-found`. */
  async row(id: string, m: EntityManager = this.uow.manager): Promise<Arrival> {
    const row = await m.findOneBy(Arrival, { id });
    if (!row) throw new DomainError(intakeErrors['intake.arrival-not-found']);
    return row;
  }

  /** The sealed description of an arrival, opened. */
  async meta(row: Arrival): Promise<ArrivalMeta> {
    const key = await this.vault.openKey(row.keyId);
    const at = { table: 'arrivals', column: 'sealed_meta', row: row.id };
    return JSON.parse(this.vault.openText(key, row.sealedMeta, at)) as ArrivalMeta;
  }

  /** The bytes as they arrived. */
  async original(row: Arrival): Promise<Buffer> {
    return this.originals.read(row.originalId);
  }
}
