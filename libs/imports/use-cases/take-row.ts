import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel';
import { HandleComplaint } from '#complaints';
import { ReadArrival, ReceiveItem, SubmitComplaint } from '#intake';
import { ImportLines } from '../data/import-lines.js';
import type { SourceRow } from '../domain/import.js';
import type { RowComplaint } from '../domain/map-row.js';

/** A row of a running import. */
export interface RowToTake {
  importId: string;
  /** SHA-256 of the file. */
  sha256: string;
  source: SourceRow;
  rowHash: string | null;
  names: readonly string[];
}

/** How the rows of a file name themselves in the ledger. */
const SOURCE = 'import';

/**
 * Takes one row in, in one commit: ledger line, sealed row, case, assessment, signals, and the import's own line. The
 * row's identity is the file's digest and its number, so that a row done twice makes nothing new.
 */
@Injectable()
export class TakeRow {
  constructor(
    private readonly submit: SubmitComplaint,
    private readonly receive: ReceiveItem,
    private readonly read: ReadArrival,
    private readonly handling: HandleComplaint,
    private readonly lines: ImportLines,
  ) {}

  /** A row of a table. */
  async table(row: RowToTake, complaint: RowComplaint, actor: Actor): Promise<void> {
    const { closed, warnings, ...fields } = complaint;
    const bytes = Buffer.from(JSON.stringify({ columns: row.names, cells: row.source.cells }), 'utf8');
    const item = await this.submit.execute(
      fields,
      {
        bytes,
        mediaType: 'application/json',
        source: SOURCE,
        idempotencyKey: this.identity(row),
        giveSecret: false,
        mayAcknowledge: false,
        warnings,
        along: async (made) => {
          if (closed !== null) {
            const at = closed.at ?? complaint.receivedAt;
            await this.handling.closeAsImported(made.complaintId, { at, outcome: closed.outcome }, actor);
          }
          await this.keep(row, made.arrivalId);
        },
      },
      actor,
    );
    // The ledger had the row already: an import that lost its own line, or the same file under another import.
    await this.keepMissing(row, item.arrivalId);
  }

  /** A message of a mailbox, by the road of every mail, with the date it arrived; never acknowledged. */
  async mail(row: RowToTake, actor: Actor): Promise<void> {
    const { mail } = row.source;
    if (!mail) throw new Error('the row carries no message');
    const line = await this.receive.execute(
      {
        channel: 'email',
        bytes: mail.bytes,
        mediaType: 'message/rfc822',
        identity: mail.messageId === null ? this.identity(row) : `message-id ${mail.messageId}`,
        ...(mail.writtenAt === null ? {} : { receivedAt: mail.writtenAt }),
        meta: { source: SOURCE },
      },
      actor,
      { readNow: true, also: (entered) => this.keep(row, entered.id) },
    );
    if (line.repeatOf === null) await this.read.execute(line.id);
  }

  private identity({ sha256, source }: RowToTake): string {
    return `import:${sha256}:${String(source.row)}`;
  }

  private async keep(row: RowToTake, arrivalId: string): Promise<void> {
    const { source, rowHash, importId } = row;
    await this.lines.keep(importId, [
      { phase: 'run', row: source.row, line: source.line, outcome: 'taken', rowHash, arrivalId },
    ]);
  }

  private async keepMissing(row: RowToTake, arrivalId: string): Promise<void> {
    const done = await this.lines.done(row.importId, row.source.row, row.source.row);
    if (done.size === 0) await this.keep(row, arrivalId);
  }
}
