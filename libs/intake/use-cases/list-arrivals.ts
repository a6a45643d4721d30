import { Injectable } from '@nestjs/common';
import type { Actor, Channel, Instant } from '#kernel';
import { UnitOfWork } from '#persistence';
import { AuditLog } from '#audit';
import { ArrivalLedger } from '../data/arrival-ledger.js';
import { Arrival } from '../data/arrival.entity.js';
import type { Outcome } from '../domain/arrival.js';

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
  ) {}

  /** Newest first; `beforeId` is the last id of the page before. */
  async page(
    filter: { outcome?: Outcome | undefined; channel?: Channel | undefined },
    limit: number,
    beforeId: string | null,
  ): Promise<ArrivalLine[]> {
    const builder = this.uow.reads.createQueryBuilder(Arrival, 'a').orderBy('a.id', 'DESC').limit(limit);
    if (filter.outcome !== undefined) builder.andWhere('a.outcome = :outcome', { outcome: filter.outcome });
    if (filter.channel !== undefined) builder.andWhere('a.channel = :channel', { channel: filter.channel });
    if (beforeId !== null) builder.andWhere('a.id < :beforeId', { beforeId });
    return (await builder.getMany()).map(toLine);
  }

  /** Every arrival that belongs to a complaint, with the file names opened; for the complaint's page. */
  async ofComplaint(complaintId: string): Promise<(ArrivalLine & { fileName: string | null })[]> {
    const rows = await this.uow.reads.find(Arrival, { where: { complaintId }, order: { id: 'ASC' } });
    return Promise.all(
      rows.map(async (row) => ({ ...toLine(row), fileName: (await this.ledger.meta(row)).fileName ?? null })),
    );
  }

  /** The bytes as they arrived; the look is in the audit log before they leave. */
  async original(id: string, actor: Actor): Promise<{ bytes: Buffer; mediaType: string; downloadName: string }> {
    const row = await this.ledger.row(id, this.uow.reads);
    await this.audit.append({ actor, action: 'arrival.original-read', object: `arrival:${id}` });
    const bytes = await this.ledger.original(row);
    return { bytes, mediaType: row.mediaType, downloadName: `${row.originalId}.${EXTENSIONS[row.mediaType] ?? 'bin'}` };
  }
}

function toLine(row: Arrival): ArrivalLine {
  const {
    id,
    channel,
    receivedAt,
    recordedAt,
    outcome,
    parkedReason,
    complaintId,
    repeatOf,
    sha256,
    size,
    mediaType,
    humanMustRead,
  } = row;
  const warnings = JSON.parse(row.warnings) as string[];
  return {
    id,
    channel,
    receivedAt,
    recordedAt,
    outcome,
    parkedReason,
    complaintId,
    repeatOf,
    sha256,
    size,
    mediaType,
    humanMustRead,
    warnings,
  };
}
