import { Injectable } from '@nestjs/common';
import { DomainError, type Actor } from '#kernel';
import { UnitOfWork } from '#persistence';
import { AuditLog } from '#audit';
import { JobQueue } from '#jobs';
import { ImportRows } from '../data/import-rows.js';
import { resolveColumns } from '../domain/columns.js';
import type { ImportMapping, ImportStep } from '../domain/import.js';
import { importErrors } from '../domain/imports.errors.js';
import { openSource, type SourceFormat } from '../readers/open-source.js';
import type { Import } from '../data/import.entity.js';

/** Job that goes on with an import: its dry run or the import itself. */
export const IMPORT_JOB = 'imports.work';

/** The steps that a person takes; the work itself is a job's. */
@Injectable()
export class ControlImport {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rows: ImportRows,
    private readonly jobs: JobQueue,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Orders a dry run with this mapping. `enqueue` false leaves the work to the caller. Errors: `imports.mapping-incomplete`
   * (with the fields), `imports.step-not-allowed`.
   */
  async check(id: string, mapping: ImportMapping, actor: Actor, enqueue = true): Promise<void> {
    const row = await this.rows.row(id);
    const source = await openSource(await this.rows.bytes(row), formatOfRow(row), mapping.header);
    if (row.kind !== 'mbox') {
      const columns = resolveColumns(mapping, source.names);
      if ('missing' in columns) {
        const errors = columns.missing.map((field) => ({ pointer: `/mapping/columns/${field}`, code: 'no-column' }));
        throw new DomainError(importErrors['imports.mapping-incomplete'], { errors });
      }
    }
    await this.uow.write(async (m) => {
      await this.take(id, 'check', actor);
      await this.rows.setMapping(m, row, mapping);
      if (enqueue) await this.order(id);
    });
  }

  /** Starts a checked import and keeps its mapping for the next file with this heading. */
  async start(id: string, actor: Actor, enqueue = true): Promise<void> {
    const row = await this.rows.row(id);
    const mapping = await this.rows.mapping(row);
    const { names } = await openSource(await this.rows.bytes(row), formatOfRow(row), mapping?.header ?? true);
    await this.uow.write(async (m) => {
      await this.take(id, 'start', actor);
      if (mapping !== null && names.length > 0) await this.rows.saveMapping(m, names, mapping);
      if (enqueue) await this.order(id);
    });
  }

  /** Goes on with a paused import; one that runs gets its job again, if it has none. */
  async resume(id: string, actor: Actor, enqueue = true): Promise<void> {
    await this.uow.write(async () => {
      await this.take(id, 'resume', actor);
      if (enqueue) await this.order(id);
    });
  }

  /** Stops after the rows that are being worked on; what was taken stays. */
  async pause(id: string, actor: Actor): Promise<void> {
    await this.uow.write(() => this.take(id, 'pause', actor));
  }

  /** Ends the import for good; what was taken stays. */
  async cancel(id: string, actor: Actor): Promise<void> {
    await this.uow.write(() => this.take(id, 'cancel', actor));
  }

  private async take(id: string, step: ImportStep, actor: Actor): Promise<void> {
    await this.rows.step(this.uow.manager, id, step);
    await this.audit.append({ actor, action: `import.${step}`, object: `import:${id}` });
  }

  private async order(id: string): Promise<void> {
    await this.jobs.enqueue(IMPORT_JOB, { importId: id }, { key: `import:${id}` });
  }
}

/** How a recorded file is read. */
export function formatOfRow(row: Import): SourceFormat {
  const { kind, charset, delimiter } = row;
  return { kind, charset: charset as SourceFormat['charset'], delimiter: delimiter as SourceFormat['delimiter'] };
}
