import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, nowInstant, Settings, type Clock } from '#kernel';
import { insert, query, UnitOfWork } from '#persistence';
import { Vault, writeDurably, type DataKey } from '#vault';
import { EngineFile } from './lookback.entities.js';

/** Folder of the data folder that holds models and lexicons by their hash. */
export const ENGINE_FOLDER = 'engines';

/** A file that lies in the folder and has no row yet. */
export interface KeptFile {
  sha256: string;
  size: number;
  key: DataKey | null;
}

/** SHA-256 in hex. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * The bytes of every engine that the desk ever had, so that an earlier one can come back and a report can be made
 * again. What did not come with the software is sealed: a model trained at the desk holds hashes of what people wrote.
 */
@Injectable()
export class EngineFiles {
  constructor(
    private readonly settings: Settings,
    private readonly uow: UnitOfWork,
    private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Writes the file durably unless it is kept already; outside a unit. {@link record} gives it its row. */
  async keep(bytes: Uint8Array, sealed: boolean): Promise<KeptFile | { sha256: string; known: true }> {
    const sha256 = sha256Of(bytes);
    const [known] = await query(this.uow.reads, 'SELECT 1 FROM engine_files WHERE sha256 = ?', [sha256]);
    if (known !== undefined) return { sha256, known: true };
    const key = sealed ? this.vault.draftKey('engine') : null;
    const stored = key === null ? bytes : await this.vault.sealInSteps(key, bytes, place(sha256));
    await writeDurably(this.path(sha256, key?.id ?? null), stored);
    return { sha256, size: bytes.length, key };
  }

  /** Inside a unit: the file is kept when it commits. */
  async record(file: KeptFile | { sha256: string; known: true }): Promise<void> {
    if ('known' in file) return;
    const { sha256, size, key } = file;
    const m = this.uow.manager;
    const [known] = await query(m, 'SELECT 1 FROM engine_files WHERE sha256 = ?', [sha256]);
    if (known !== undefined) return;
    if (key !== null) await this.vault.recordKey(key);
    await insert(m, EngineFile, { sha256, size, keyId: key?.id ?? null, keptAt: nowInstant(this.clock) });
  }

  /** The bytes, checked against their hash. @throws Error when the file is gone or altered */
  async read(sha256: string): Promise<Buffer> {
    const [row] = await query<{ key_id: string | null }>(
      this.uow.manager,
      'SELECT key_id FROM engine_files WHERE sha256 = ?',
      [sha256],
    );
    if (row === undefined) throw new Error(`the engine file ${sha256} is not kept`);
    const stored = await readFile(this.path(sha256, row.key_id));
    const bytes =
      row.key_id === null
        ? stored
        : await this.vault.openInSteps(await this.vault.openKey(row.key_id), stored, place(sha256));
    if (sha256Of(bytes) !== sha256) throw new Error(`the engine file ${sha256} was altered`);
    return bytes;
  }

  /** A sealed file carries its key's name: two processes that keep the same bytes at once do not take each other's place. */
  private path(sha256: string, keyId: string | null): string {
    return join(this.settings.dataDir, ENGINE_FOLDER, engineFileName(sha256, keyId));
  }
}

/** Name of a kept file within {@link ENGINE_FOLDER}. */
export function engineFileName(sha256: string, keyId: string | null): string {
  return keyId === null ? sha256 : `${sha256}.${keyId}`;
}

function place(sha256: string): { table: string; column: string; row: string } {
  return { table: 'engine_files', column: 'file', row: sha256 };
}
