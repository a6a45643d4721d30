import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CLOCK, DomainError, nowInstant, type Actor, type Clock } from '#kernel';
import { insert, query, run, UnitOfWork } from '#persistence';
import { Originals, Vault, type SealedAt } from '#vault';
import { importErrors } from '../domain/imports.errors.js';
import { STEPS, type ImportMapping, type ImportStep, type RowFault, type LineOutcome } from '../domain/import.js';
import type { SourceFormat } from '../readers/open-source.js';
import { Import, SavedMapping } from './import.entity.js';

/** A new file, not yet recorded. */
export interface NewImport {
  id: string;
  format: SourceFormat;
  sha256: string;
  bytes: Buffer;
  fileName: string;
}

/** What is kept of a row. */
export interface LineToKeep {
  phase: 'dry' | 'run';
  row: number;
  line: number;
  outcome: LineOutcome;
  faults?: RowFault[];
  rowHash?: string | null;
  arrivalId?: string;
  complaintId?: string | null;
}

const place = (table: string, column: string, row: string): SealedAt => ({ table, column, row });

/** Imports and saved mappings; seals and opens what is content in them. */
@Injectable()
export class ImportRows {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly vault: Vault,
    private readonly originals: Originals,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Records the file, sealed; `also` joins the commit. */
  async add(given: NewImport, actor: Actor, also: () => Promise<void>): Promise<void> {
    const key = this.vault.draftKey('draft');
    const prepared = await this.originals.prepare(key, given.id, given.bytes);
    const now = nowInstant(this.clock);
    await this.uow.write(async (m) => {
      await this.vault.recordKey(key);
      await this.originals.store(prepared);
      await insert(m, Import, {
        id: given.id,
        ...given.format,
        sha256: given.sha256,
        size: given.bytes.length,
        state: 'uploaded',
        keyId: key.id,
        sealedName: this.vault.seal(key, given.fileName, place('imports', 'sealed_name', given.id)),
        sealedMapping: null,
        rowsTotal: null,
        rowsDone: 0,
        createdAt: now,
        createdBy: actor.id,
        changedAt: now,
      });
      await also();
    });
  }

  /** Row by id; fails with `imports.not-found`. */
  async row(id: string, m: EntityManager = this.uow.manager): Promise<Import> {
    const row = await m.findOneBy(Import, { id });
    if (!row) throw new DomainError(importErrors['imports.not-found']);
    return row;
  }

  /** Newest first. */
  async list(limit: number, beforeId: string | null): Promise<Import[]> {
    const builder = this.uow.reads.createQueryBuilder(Import, 'i').orderBy('i.id', 'DESC').limit(limit);
    if (beforeId !== null) builder.where('i.id < :beforeId', { beforeId });
    return builder.getMany();
  }

  /** The newest unfinished import of the very same file. */
  async unfinished(sha256: string): Promise<string | null> {
    const rows = await query<{ id: string }>(
      this.uow.reads,
      `SELECT id FROM imports WHERE sha256 = ? AND state NOT IN ('done', 'cancelled') ORDER BY id DESC LIMIT 1`,
      [sha256],
    );
    return rows[0]?.id ?? null;
  }

  /** Takes a step when the table of steps allows it. Inside a unit. Error: `imports.step-not-allowed`. */
  async step(m: EntityManager, id: string, step: ImportStep): Promise<void> {
    const { from, to } = STEPS[step];
    const touched = await run(
      m,
      `UPDATE imports SET state = ?, changed_at = ? WHERE id = ? AND state IN (${from.map(() => '?').join(', ')})`,
      [to, nowInstant(this.clock), id, ...from],
    );
    if (touched === 0) {
      const { state } = await this.row(id, m);
      throw new DomainError(importErrors['imports.step-not-allowed'], { data: { state, step } });
    }
  }

  /** How far the running phase is; the total when it is known. */
  async progress(id: string, done: number, total?: number): Promise<void> {
    await this.uow.write((m) =>
      run(m, 'UPDATE imports SET rows_done = ?, rows_total = COALESCE(?, rows_total), changed_at = ? WHERE id = ?', [
        done,
        total ?? null,
        nowInstant(this.clock),
        id,
      ]),
    );
  }

  /** The file as it was uploaded. */
  async bytes(row: Import): Promise<Buffer> {
    return this.originals.read(row.id);
  }

  async fileName(row: Import): Promise<string> {
    return this.vault.openText(
      await this.vault.openKey(row.keyId),
      row.sealedName,
      place('imports', 'sealed_name', row.id),
    );
  }

  async mapping(row: Import): Promise<ImportMapping | null> {
    if (row.sealedMapping === null) return null;
    const key = await this.vault.openKey(row.keyId);
    return JSON.parse(
      this.vault.openText(key, row.sealedMapping, place('imports', 'sealed_mapping', row.id)),
    ) as ImportMapping;
  }

  /** Keeps the mapping with the import. Inside a unit. */
  async setMapping(m: EntityManager, row: Import, mapping: ImportMapping): Promise<void> {
    const key = await this.vault.openKey(row.keyId);
    const sealed = this.vault.seal(key, JSON.stringify(mapping), place('imports', 'sealed_mapping', row.id));
    await run(m, 'UPDATE imports SET sealed_mapping = ?, rows_total = NULL, rows_done = 0 WHERE id = ?', [
      sealed,
      row.id,
    ]);
  }

  /** Keeps the mapping for the next file with this heading. Inside a unit. */
  async saveMapping(m: EntityManager, names: readonly string[], mapping: ImportMapping): Promise<void> {
    const headingHash = this.headingHash(names);
    await run(m, 'DELETE FROM import_mappings WHERE heading_hash = ?', [headingHash]);
    const key = await this.vault.newKey('draft');
    const sealed = this.vault.seal(
      key,
      JSON.stringify(mapping),
      place('import_mappings', 'sealed_mapping', headingHash),
    );
    await insert(m, SavedMapping, {
      headingHash,
      keyId: key.id,
      sealedMapping: sealed,
      changedAt: nowInstant(this.clock),
    });
  }

  /** The mapping that was last used for this heading. */
  async savedMapping(names: readonly string[]): Promise<ImportMapping | null> {
    const headingHash = this.headingHash(names);
    const row = await this.uow.reads.findOneBy(SavedMapping, { headingHash });
    if (!row) return null;
    const key = await this.vault.openKey(row.keyId);
    const at = place('import_mappings', 'sealed_mapping', headingHash);
    return JSON.parse(this.vault.openText(key, row.sealedMapping, at)) as ImportMapping;
  }

  private headingHash(names: readonly string[]): string {
    return this.vault.lookup('import-heading', names.join('\u001f'));
  }
}
