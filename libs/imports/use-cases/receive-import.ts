import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError, newId, type Actor } from '#kernel';
import { AuditLog } from '#audit';
import { ImportRows } from '../data/import-rows.js';
import { importErrors } from '../domain/imports.errors.js';
import { formatOf, openSource } from '../readers/open-source.js';

/** Largest file on the command line, in bytes; the API's limit is that of an upload. It is sealed in one piece. */
export const IMPORT_LIMIT = 100 * 1024 * 1024;

/** Takes a file to be imported: sealed and on disk when this answers, nothing of it imported yet. */
@Injectable()
export class ReceiveImport {
  constructor(
    private readonly rows: ImportRows,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Answers the import's identifier; the same file again answers its unfinished import. Errors: `imports.too-large`,
   * `imports.unreadable`.
   */
  async execute(file: { bytes: Buffer; fileName: string }, actor: Actor): Promise<string> {
    if (file.bytes.length > IMPORT_LIMIT) throw new DomainError(importErrors['imports.too-large']);
    const sha256 = createHash('sha256').update(file.bytes).digest('hex');
    const unfinished = await this.rows.unfinished(sha256);
    if (unfinished !== null) return unfinished;
    const format = formatOf(file.bytes);
    await openSource(file.bytes, format, true);
    const id = newId();
    await this.rows.add({ id, format, sha256, ...file }, actor, async () => {
      const facts = { kind: format.kind, size: file.bytes.length, sha256 };
      await this.audit.append({ actor, action: 'import.received', object: `import:${id}`, facts });
    });
    return id;
  }
}
