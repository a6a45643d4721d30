import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CLOCK, DomainError, newId, nowInstant, sha256InSteps, type Channel, type Clock, type Instant } from '#kernel';
import { insert, query, run, UnitOfWork } from '#persistence';
import { INLINE_LIMIT, Originals, Vault, type DataKey, type PreparedOriginal } from '#vault';
import type { ArrivalMeta, IncomingItem, Outcome } from '../domain/arrival.js';
import { partsInCommon } from '../domain/mail-copy.js';
import { intakeErrors } from '../domain/intake.errors.js';
import { Arrival } from './arrival.entity.js';

/** An arrival that stands in the ledger. */
export interface LedgerLine {
  id: string;
  channel: Channel;
  size: number;
  sha256: string;
  keyId: string;
  receivedAt: Instant;
  /** The first arrival of the same item, when this one came again. */
  repeatOf: { id: string; sha256: string; complaintId: string | null; receivedAt: Instant } | null;
}

/** What is done in the same commit as the ledger line; not called for a repeat. */
export type AlongWith<T> = (m: EntityManager, line: LedgerLine, key: DataKey) => Promise<T>;

/** By what an item is known again. */
interface Marks {
  /** Keyed hash of channel and transport identity. */
  transportHash: string;
  sha256: string;
  /** SHA-256 of a mail without what its way added; null for what is no mail with a Message-ID. */
  contentHash: string | null;
}

interface FirstArrival {
  id: string;
  sha256: string;
  complaintId: string | null;
  originalId: string;
  keyId: string;
  receivedAt: Instant;
}

interface NewLine {
  id: string;
  item: IncomingItem;
  marks: Marks;
  key: DataKey;
  first: FirstArrival | null;
  /** False for a repeat of the very same bytes, whose original is kept already. */
  ownOriginal: boolean;
  entry: EnterOptions;
}

interface FirstRow {
  id: string;
  sha256: string;
  content_hash: string | null;
  complaint_id: string | null;
  original_id: string;
  key_id: string;
  received_at: Instant;
}

/** How a line is entered. */
export interface EnterOptions {
  /** The line is settled there and then. */
  settlement?: Settlement;
  /** Whoever enters it reads it at once: a first try that need not be counted later. */
  readAtOnce?: boolean;
  /** The key under which a part of the item was sealed before; one of its own unless given. */
  key?: DataKey;
}

/** How an arrival was settled. */
export interface Settlement {
  outcome: Exclude<Outcome, 'pending' | 'repeat'>;
  parkedReason?: string;
  complaintId?: string;
  humanMustRead: boolean;
  warnings: string[];
  mediaType?: string;
  /** Attached documents are read later. */
  attachmentsWait?: boolean;
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
   * Writes the line. `along` joins the commit. Errors: `intake.key-reused`, storage faults (nothing was recorded then).
   */
  async enter<T>(
    item: IncomingItem,
    along: AlongWith<T>,
    entry: EnterOptions = {},
  ): Promise<{ line: LedgerLine; value: T | null }> {
    const marks = await this.marksOf(item);
    const id = newId();
    const draft = entry.key ?? this.vault.draftKey('complaint');
    const seal = (key: DataKey): Promise<PreparedOriginal> => this.originals.prepare(key, id, item.bytes, marks.sha256);
    // A large original is a file, written before the unit; one that is kept already need not be written at all.
    const known = item.bytes.length > INLINE_LIMIT ? await this.firstOf(this.uow.reads, marks, item) : null;
    const large = item.bytes.length > INLINE_LIMIT && known?.sha256 !== marks.sha256;
    const prepared = large ? await seal(draft) : null;
    return this.uow.write(async (m) => {
      const first = await this.firstOf(m, marks, item);
      const ownOriginal = first?.sha256 !== marks.sha256;
      // A repeat lives under the key of the first one, but for a large copy that was sealed before the first was known.
      const shared = first !== null && prepared === null;
      const key = shared ? await this.vault.openKey(first.keyId) : draft;
      // Only now: a repeat needs no key, and a crash before the commit leaves none behind.
      if (!shared) await this.vault.recordKey(key);
      if (ownOriginal) await this.originals.store(prepared ?? (await seal(key)));
      const line = await this.write(m, { id, item, marks, key, first, ownOriginal, entry });
      return { line, value: first ? null : await along(m, line, key) };
    });
  }

  private async write(m: EntityManager, line: NewLine): Promise<LedgerLine> {
    const { id, item, marks, key, first, ownOriginal, entry } = line;
    const { settlement } = entry;
    const now = nowInstant(this.clock);
    const receivedAt = item.receivedAt !== undefined && item.receivedAt < now ? item.receivedAt : now;
    await insert(m, Arrival, {
      id,
      channel: item.channel,
      ...marks,
      source: sourceOf(item.meta),
      size: item.bytes.length,
      mediaType: item.mediaType,
      receivedAt,
      recordedAt: now,
      outcome: first ? 'repeat' : (settlement?.outcome ?? 'pending'),
      ...(first ? { settledAt: now, repeatOf: first.id, complaintId: first.complaintId } : {}),
      ...(settlement?.complaintId === undefined ? {} : { settledAt: now, complaintId: settlement.complaintId }),
      originalId: ownOriginal ? id : (first?.originalId ?? id),
      keyId: key.id,
      sealedMeta: this.vault.seal(key, JSON.stringify(item.meta), metaPlace(id)),
      humanMustRead: settlement?.humanMustRead ?? false,
      warnings: JSON.stringify(settlement?.warnings ?? []),
      attempts: entry.readAtOnce === true ? 1 : 0,
      ...(first === null && settlement?.attachmentsWait === true ? { attachmentsSince: now } : {}),
    });
    const { channel, bytes } = item;
    return { id, channel, size: bytes.length, sha256: marks.sha256, keyId: key.id, receivedAt, repeatOf: first };
  }

  private async marksOf(item: IncomingItem): Promise<Marks> {
    const common = isNamedMail(item) ? partsInCommon(item.bytes) : null;
    return {
      sha256: await sha256InSteps(item.bytes),
      transportHash: this.vault.lookup('transport', `${item.channel}\u0000${item.identity}`),
      contentHash: common === null ? null : await sha256InSteps(common[0], Buffer.from([0]), common[1]),
    };
  }

  /** The arrival that this one repeats. Error: `intake.key-reused` when the item's identity must not carry other bytes. */
  private async firstOf(m: EntityManager, marks: Marks, item: IncomingItem): Promise<FirstArrival | null> {
    const rows = await query<FirstRow>(
      m,
      `SELECT id, sha256, content_hash, complaint_id, original_id, key_id, received_at FROM arrivals
       WHERE transport_hash = ? AND repeat_of IS NULL ORDER BY id`,
      [marks.transportHash],
    );
    // The same bytes, or the same mail that came by another way: only its trace headers differ, nothing that is read.
    const same =
      rows.find((row) => row.sha256 === marks.sha256) ??
      rows.find((row) => row.content_hash !== null && row.content_hash === marks.contentHash);
    if (same) {
      const { id, sha256, complaint_id: complaintId, original_id: originalId, key_id: keyId, received_at } = same;
      return { id, sha256, complaintId, originalId, keyId, receivedAt: received_at };
    }
    if (rows.length > 0 && item.refuseOtherBytes === true) throw new DomainError(intakeErrors['intake.key-reused']);
    return null;
  }

  /**
   * Enters a line for a part of a scan, which shares the original and the moments of `whole` and lives under a key of its
   * own. It waits to be settled in the same unit. Inside a unit.
   */
  async enterPart(
    m: EntityManager,
    whole: Arrival,
    part: number,
  ): Promise<Pick<LedgerLine, 'id' | 'keyId' | 'receivedAt'>> {
    const id = newId();
    const key = this.vault.draftKey('complaint');
    await this.vault.recordKey(key);
    const meta: ArrivalMeta = { ...(await this.meta(whole)), part };
    const { channel, sha256, source, size, mediaType, receivedAt, recordedAt, originalId } = whole;
    await insert(m, Arrival, {
      ...{ id, channel, sha256, source, size, mediaType, receivedAt, recordedAt, originalId },
      // By this no transport ever brings it again: the whole is known by its own mark.
      transportHash: this.vault.lookup('transport-part', `${whole.id}\u0000${String(part)}`),
      outcome: 'pending',
      keyId: key.id,
      sealedMeta: this.vault.seal(key, JSON.stringify(meta), metaPlace(id)),
      humanMustRead: false,
      warnings: '[]',
      attempts: 1,
      partOf: whole.id,
    });
    return { id, keyId: key.id, receivedAt };
  }

  /** Settles a pending arrival; false when somebody else already did. Inside a unit. */
  async settle(m: EntityManager, id: string, settlement: Settlement, from: Outcome = 'pending'): Promise<boolean> {
    const now = nowInstant(this.clock);
    const touched = await run(
      m,
      `UPDATE arrivals SET outcome = ?, parked_reason = ?, complaint_id = ?, human_must_read = ?, warnings = ?,
       media_type = COALESCE(?, media_type), settled_at = ?, attachments_since = ? WHERE id = ? AND outcome = ?`,
      [
        settlement.outcome,
        settlement.parkedReason ?? null,
        settlement.complaintId ?? null,
        settlement.humanMustRead,
        JSON.stringify(settlement.warnings),
        settlement.mediaType ?? null,
        now,
        settlement.attachmentsWait === true ? now : null,
        id,
        from,
      ],
    );
    return touched > 0;
  }

  /** What was read of a settled arrival's attached documents; false when somebody else was quicker. Inside a unit. */
  async settleAttachments(
    m: EntityManager,
    id: string,
    found: { warnings: readonly string[]; humanMustRead: boolean },
  ): Promise<boolean> {
    const touched = await run(
      m,
      `UPDATE arrivals SET attachments_since = NULL, warnings = ?, human_must_read = ?
       WHERE id = ? AND attachments_since IS NOT NULL`,
      [JSON.stringify(found.warnings), found.humanMustRead, id],
    );
    return touched > 0;
  }

  /** A person looked at a parked arrival; the last look counts. Inside a unit. */
  async review(
    m: EntityManager,
    row: Pick<Arrival, 'id' | 'keyId'>,
    look: { at: Instant; by: string; note: string },
  ): Promise<void> {
    const place = { table: 'arrivals', column: 'sealed_review', row: row.id };
    const sealed = look.note === '' ? null : this.vault.seal(await this.vault.openKey(row.keyId), look.note, place);
    await run(m, 'UPDATE arrivals SET reviewed_at = ?, reviewed_by = ?, sealed_review = ? WHERE id = ?', [
      ...[look.at, look.by, sealed, row.id],
    ]);
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
  original(row: Pick<Arrival, 'originalId'>): Promise<Buffer> {
    return this.originalOf(row.originalId);
  }

  /** The same by the original's identifier, which is that of the arrival it came with. */
  originalOf(originalId: string): Promise<Buffer> {
    return this.originals.read(originalId);
  }
}

/** A mail that its Message-ID names. */
function isNamedMail(item: IncomingItem): boolean {
  return item.channel === 'email' && item.identity.startsWith('message-id ');
}

/** `api USER` and the like without the name. */
function sourceOf({ source }: ArrivalMeta): string {
  return source.split(/[ \u0000]/, 1)[0] ?? '';
}

function metaPlace(row: string): { table: string; column: string; row: string } {
  return { table: 'arrivals', column: 'sealed_meta', row };
}
