import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, nowInstant, sha256InSteps, type Clock } from '#kernel';
import { insert, query, UnitOfWork } from '#persistence';
import type { DataKey } from '../domain/data-key.js';
import type { SealedAt } from '../domain/sealed-box.js';
import { vaultErrors } from '../domain/vault.errors.js';
import { blobPath, BlobStore } from './blob-store.js';
import { SealedOriginalRow } from './sealed-original.entity.js';
import { Vault } from './vault.js';

/** Originals up to this many bytes stay in their row; larger ones become a file. */
export const INLINE_LIMIT = 64 * 1024;

/** An original that is sealed, and on disk when it is large, but has no row yet. */
export interface PreparedOriginal {
  readonly originalId: string;
  readonly keyId: string;
  /** SHA-256 of the bytes as they arrived, in hex. */
  readonly sha256: string;
  /** Their number. */
  readonly size: number;
  readonly inline: Buffer | null;
  readonly blobPath: string | null;
}

type StoredOriginal = Pick<SealedOriginalRow, 'sha256' | 'inline'> & { key_id: string; blob_path: string | null };

/** The raw bytes that arrived, sealed under their complaint's key. */
@Injectable()
export class Originals {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly vault: Vault,
    private readonly blobs: BlobStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** {@link prepare} and {@link store} in one, outside a unit of work. */
  async put(key: DataKey, originalId: string, bytes: Uint8Array): Promise<{ sha256: string; size: number }> {
    const prepared = await this.prepare(key, originalId, bytes);
    await this.store(prepared);
    return { sha256: prepared.sha256, size: prepared.size };
  }

  /**
   * Seals the bytes; a large original is a durable file when the promise is fulfilled. Call it outside a unit of work.
   * `digest` is their SHA-256 in hex when the caller has it.
   * When the unit that should store the row fails, the file is a leftover that {@link BlobCheck} finds.
   * Error: `vault.store-unavailable`.
   */
  async prepare(key: DataKey, originalId: string, bytes: Uint8Array, digest?: string): Promise<PreparedOriginal> {
    const large = bytes.length > INLINE_LIMIT;
    if (large && this.uow.inside)
      throw new Error('Originals.prepare() writes a file and must be called outside a unit of work');
    const sha256 = digest ?? (await sha256InSteps(bytes));
    const common = { originalId, keyId: key.id, sha256, size: bytes.length };
    if (!large) return { ...common, inline: this.vault.seal(key, bytes, place(originalId)), blobPath: null };
    const path = blobPath(originalId);
    await this.blobs.write(path, await this.vault.sealInSteps(key, bytes, place(originalId)));
    return { ...common, inline: null, blobPath: path };
  }

  /** Records a prepared original; joins the running unit. */
  async store(prepared: PreparedOriginal): Promise<void> {
    const { originalId, ...row } = prepared;
    await this.uow.write((m) =>
      insert(m, SealedOriginalRow, { id: originalId, ...row, storedAt: nowInstant(this.clock) }),
    );
  }

  /**
   * The bytes as they arrived, checked against their digest. Errors: `vault.original-unknown`, `vault.blob-missing`,
   * `vault.tampered`, `vault.key-erased`.
   */
  async read(originalId: string): Promise<Buffer> {
    const sql = 'SELECT key_id, sha256, inline, blob_path FROM sealed_originals WHERE id = ?';
    const [row] = await query<StoredOriginal>(this.uow.manager, sql, [originalId]);
    if (!row) throw new DomainError(vaultErrors['vault.original-unknown']);
    const key = await this.vault.openKey(row.key_id);
    const sealed = row.inline ?? (await this.blobs.read(row.blob_path ?? blobPath(originalId)));
    const bytes = await this.vault.openInSteps(key, sealed, place(originalId));
    if ((await sha256InSteps(bytes)) !== row.sha256) {
      throw new DomainError(vaultErrors['vault.tampered']);
    }
    return bytes;
  }
}

function place(originalId: string): SealedAt {
  return { table: 'sealed_originals', column: 'bytes', row: originalId };
}
