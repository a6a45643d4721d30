import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel';
import { query, UnitOfWork } from '#persistence';
import { ArrivalFiles, type FileLine } from '../data/arrival-files.js';

/** Extension of a download by what the bytes are; never by the name that was sent. */
const EXTENSIONS: Record<string, string> = {
  'image/tiff': 'tif',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'application/pdf': 'pdf',
  'application/zip': 'zip',
};

/** Shows and hands out files that came with web forms. */
@Injectable()
export class ReadFiles {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly files: ArrivalFiles,
  ) {}

  /** Files of every arrival of a complaint; for the complaint's page, whose look is audited. */
  async ofComplaint(complaintId: string): Promise<FileLine[]> {
    const arrivals = await query<{ id: string }>(
      this.uow.reads,
      "SELECT id FROM arrivals WHERE complaint_id = ? AND channel = 'web' AND repeat_of IS NULL",
      [complaintId],
    );
    const rows = await this.files.rowsOf(arrivals.map(({ id }) => id));
    return Promise.all(rows.map((row) => this.files.line(row)));
  }

  /** The bytes for a person; audited before they leave. Error: `intake.file-not-found`. */
  async open(id: string, actor: Actor): Promise<{ bytes: Buffer; mediaType: string; downloadName: string }> {
    const { row, bytes } = await this.files.open(id, actor);
    return { bytes, mediaType: row.mediaType, downloadName: `${row.id}.${EXTENSIONS[row.mediaType] ?? 'bin'}` };
  }
}
