import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, msBetween, nowInstant, type Actor, type Channel, type Clock, type Instant } from '#kernel';
import { UnitOfWork } from '#persistence';
import { AuditLog } from '#audit';
import { ArrivalLedger } from '../data/arrival-ledger.js';
import { Arrival } from '../data/arrival.entity.js';
import { arrivalsOf } from '../data/arrivals-of.js';
import type { ArrivalMeta, Outcome, ParkedReason } from '../domain/arrival.js';

/** One line of the ledger as people see it. */
export interface ArrivalLine {
  id: string;
  channel: Channel;
  receivedAt: Instant;
  recordedAt: Instant;
  outcome: Outcome;
  parkedReason: string | null;
  complaintId: string | null;
  repeatOf: string | null;
  sha256: string;
  size: number;
  mediaType: string;
  humanMustRead: boolean;
  warnings: string[];
  source: string;
  /** When a person looked at it, if it is parked. */
  reviewedAt: Instant | null;
  /**
   * How long (seconds) it waits: unread since it was recorded, with attached documents unread, or parked with a sign and
   * seen by nobody since it arrived. Null when nothing waits.
   */
  waitingSeconds: number | null;
  /** Our addresses that it was sent to, as the envelope had them. */
  addresses: string[];
}

/** Where a line stands in the order of receipt. */
export interface ArrivalPlace {
  at: Instant;
  id: string;
}

/** Which lines are wanted; all when empty. */
export interface ArrivalFilter {
  outcome?: Outcome | undefined;
  channel?: Channel | undefined;
  parkedReason?: ParkedReason | undefined;
  humanMustRead?: boolean | undefined;
  /** Whether a person has looked at it. */
  reviewed?: boolean | undefined;
}

/** Extension of a download by what the bytes are. */
const EXTENSIONS: Record<string, string> = {
  'message/rfc822': 'eml',
  'image/tiff': 'tif',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'application/pdf': 'pdf',
  'application/json': 'json',
  'text/plain': 'txt',
  'application/x-www-form-urlencoded': 'txt',
};

/** Reads the ledger for people, and hands out originals. */
@Injectable()
export class ListArrivals {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly ledger: ArrivalLedger,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The last received first; `before` is where the page before ended. */
  async page(filter: ArrivalFilter, limit: number, before: ArrivalPlace | null): Promise<ArrivalLine[]> {
    const builder = this.uow.reads.createQueryBuilder(Arrival, 'a').orderBy('a.receivedAt', 'DESC');
    builder.addOrderBy('a.id', 'DESC').limit(limit);
    if (filter.outcome !== undefined) builder.andWhere('a.outcome = :outcome', { outcome: filter.outcome });
    if (filter.channel !== undefined) builder.andWhere('a.channel = :channel', { channel: filter.channel });
    const { parkedReason, humanMustRead, reviewed } = filter;
    if (parkedReason !== undefined) builder.andWhere('a.parkedReason = :parkedReason', { parkedReason });
    if (humanMustRead !== undefined) builder.andWhere('a.humanMustRead = :humanMustRead', { humanMustRead });
    if (reviewed !== undefined) builder.andWhere(`a.reviewedAt IS ${reviewed ? 'NOT ' : ''}NULL`);
    if (before !== null) {
      // The bound stands alone, so that an index begins there.
      builder.andWhere('a.receivedAt <= :at AND (a.receivedAt < :at OR a.id < :id)', before);
    }
    const rows = await builder.getMany();
    return Promise.all(rows.map(async (row) => this.line(row, await this.metaOf(row))));
  }

  /** Every arrival that belongs to a complaint, with the file names opened; for the complaint's page. */
  async ofComplaint(complaintId: string): Promise<(ArrivalLine & { originalId: string; fileName: string | null })[]> {
    const rows = await arrivalsOf(this.uow.reads, complaintId);
    return Promise.all(
      rows.map(async (row) => {
        const meta = await this.metaOf(row);
        return { ...this.line(row, meta), originalId: row.originalId, fileName: meta?.fileName ?? null };
      }),
    );
  }

  /** The bytes as they arrived; the look is in the audit log before they leave. */
  async original(
    id: string,
    actor: Actor,
  ): Promise<{ originalId: string; bytes: Buffer; mediaType: string; downloadName: string }> {
    const row = await this.ledger.row(id, this.uow.reads);
    await this.audit.append({ actor, action: 'arrival.original-read', object: `arrival:${id}` });
    const bytes = await this.ledger.original(row);
    const { originalId, mediaType } = row;
    return { originalId, bytes, mediaType, downloadName: `${originalId}.${EXTENSIONS[mediaType] ?? 'bin'}` };
  }

  private line(row: Arrival, meta: ArrivalMeta | null): ArrivalLine {
    const { id, channel, receivedAt, recordedAt, outcome, parkedReason, complaintId, repeatOf } = row;
    const { sha256, size, mediaType, humanMustRead, source, reviewedAt } = row;
    return {
      ...{ id, channel, receivedAt, recordedAt, outcome, parkedReason, complaintId, repeatOf },
      ...{ sha256, size, mediaType, humanMustRead, source, reviewedAt },
      warnings: JSON.parse(row.warnings) as string[],
      waitingSeconds: this.waitingSeconds(row),
      addresses: meta?.envelopeTo ?? [],
    };
  }

  private waitingSeconds(row: Arrival): number | null {
    const since = waitingSince(row);
    return since === null ? null : Math.max(0, Math.round(msBetween(since, nowInstant(this.clock)) / 1000));
  }

  /** Null once its key was erased. */
  private async metaOf(row: Arrival): Promise<ArrivalMeta | null> {
    try {
      return await this.ledger.meta(row);
    } catch (error) {
      if (error instanceof DomainError && error.code === 'vault.key-erased') return null;
      throw error;
    }
  }
}

function waitingSince(row: Arrival): Instant | null {
  if (row.outcome === 'pending') return row.recordedAt;
  if (row.attachmentsSince !== null) return row.attachmentsSince;
  return row.outcome === 'parked' && row.humanMustRead && row.reviewedAt === null ? row.receivedAt : null;
}
