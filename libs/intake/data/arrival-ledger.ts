import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CLOCK, DomainError, newId, nowInstant, type Clock, type Instant } from '#kernel';
import { insert, query, run, UnitOfWork } from '#persistence';
import { INLINE_LIMIT, Originals, Vault, type DataKey, type PreparedOriginal } from '#vault';
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

/** By what an item is known again. */
interface Marks {
  /** Keyed hash of channel and transport identity. */
  transportHash: string;
  sha256: string;
}

interface FirstArrival {
  id: string;
  sha256: string;
  complaintId: string | null;
  originalId: string;
  keyId: string;
}

interface NewLine {
  id: string;
  item: IncomingItem;
  marks: Marks;
  key: DataKey;
  first: FirstArrival | null;
  settlement?: Settlement | undefined;
}

interface FirstRow {
  id: string;
  sha256: string;
  complaint_id: string | null;
  original_id: string;
  key_id: string;
}

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

  /**
   * Writes the line. `along` joins the commit; a `settlement` says that it settles the line there and then. Errors: `intake.key-reused`, storage faults (nothing was recorded then).
   */
  async enter<T>(
    item: IncomingItem,
    along: AlongWith<T>,
    settlement?: Settlement,
  ): Promise<{ line: LedgerLine; value: T | null }> {
    const marks = this.marksOf(item);
    const id = newId();
    const key = this.vault.draftKey('complaint');
    const seal = (): Promise<PreparedOriginal> => this.originals.prepare(key, id, item.bytes);
    // A large original is a file, written before the unit; one that is a repeat already need not be written at all.
    const large = item.bytes.length > INLINE_LIMIT && (await this.firstOf(this.uow.reads, marks, item)) === null;
    const prepared = large ? await seal() : null;
    return this.uow.write(async (m) => {
      const first = await this.firstOf(m, marks, item);
      if (first) {
        const firstKey = await this.vault.openKey(first.keyId);
        return { line: await this.write(m, { id, item, marks, key: firstKey, first }), value: null };
      }
      // Only now: a repeat needs no key, and a crash before the commit leaves none behind.
      await this.vault.recordKey(key);
      await this.originals.store(prepared ?? (await seal()));
      const line = await this.write(m, { id, item, marks, key, first: null, settlement });
      return { line, value: await along(m, line, key) };
    });
  }

  private async write(m: EntityManager, { id, item, marks, key, first, settlement }: NewLine): Promise<LedgerLine> {
    const now = nowInstant(this.clock);
    const receivedAt = item.receivedAt !== undefined && item.receivedAt < now ? item.receivedAt : now;
    await insert(m, Arrival, {
      id,
      channel: item.channel,
      transportHash: marks.transportHash,
      sha256: marks.sha256,
      size: item.bytes.length,
      mediaType: item.mediaType,
      receivedAt,
      recordedAt: now,
      outcome: first ? 'repeat' : (settlement?.outcome ?? 'pending'),
      ...(first ? { settledAt: now, repeatOf: first.id, complaintId: first.complaintId } : {}),
      ...(settlement?.complaintId === undefined ? {} : { settledAt: now, complaintId: settlement.complaintId }),
      originalId: first?.originalId ?? id,
      keyId: key.id,
      sealedMeta: this.vault.seal(key, JSON.stringify(item.meta), metaPlace(id)),
      humanMustRead: settlement?.humanMustRead ?? false,
      warnings: JSON.stringify(settlement?.warnings ?? []),
      attempts: 0,
    });
    return { id, sha256: marks.sha256, keyId: key.id, receivedAt, repeatOf: first };
  }

  private marksOf(item: IncomingItem): Marks {
    return {
      sha256: createHash('sha256').update(item.bytes).digest('hex'),
      transportHash: this.vault.lookup('transport', `${item.channel}\u0000${item.identity}`),
    };
  }

  /** The arrival that this one repeats. Error: `intake.key-reused` when the item's identity must not carry other bytes. */
  private async firstOf(m: EntityManager, marks: Marks, item: IncomingItem): Promise<FirstArrival | null> {
    const rows = await query<FirstRow>(
      m,
      'SELECT id, sha256, complaint_id, original_id, key_id FROM arrivals WHERE transport_hash = ? AND repeat_of IS NULL ORDER BY id',
      [marks.transportHash],
    );
    const same = rows.find((row) => row.sha256 === marks.sha256);
    if (same) {
      const { id, sha256, complaint_id: complaintId, original_id: originalId, key_id: keyId } = same;
      return { id, sha256, complaintId, originalId, keyId };
    }
    if (rows.length > 0 && item.refuseOtherBytes === true) throw new DomainError(intakeErrors['intake.key-reused']);
    return null;
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
    return JSON.parse(this.vault.openText(key, row.sealedMeta, metaPlace(row.id))) as ArrivalMeta;
  }

  /** The bytes as they arrived. */
  async original(row: Arrival): Promise<Buffer> {
    return this.originals.read(row.originalId);
  }
}

function metaPlace(row: string): { table: string; column: string; row: string } {
  return { table: 'arrivals', column: 'sealed_meta', row };
}
