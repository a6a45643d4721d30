import { opendir, readFile, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { DomainError } from '#kernel';
import { vaultErrors } from '../domain/vault.errors.js';
import { TEMPORARY_PREFIX, writeDurably } from './durable-file.js';

/** A file of the blob store; `temporary` ones were being written. `path` is relative to the store. */
export interface StoredBlob {
  path: string;
  temporary: boolean;
  modifiedMs: number;
}

/** Port: where sealed bytes too large for a row are kept. */
export abstract class BlobStore {
  /** Keeps the bytes; when the promise is fulfilled they survive a power cut. Error: `vault.store-unavailable`. */
  abstract write(path: string, bytes: Uint8Array): Promise<void>;
  /** Error: `vault.blob-missing`. */
  abstract read(path: string): Promise<Buffer>;
  /** Whether the file is there. */
  abstract has(path: string): Promise<boolean>;
  /** Removes the file; one that is gone already is no error. */
  abstract remove(path: string): Promise<void>;
  /** Every file there is. */
  abstract list(): AsyncIterable<StoredBlob>;
}

/** Blobs as files of a folder, spread over subfolders by the end of their id. */
export class FileBlobStore extends BlobStore {
  constructor(readonly folder: string) {
    super();
  }

  override async write(path: string, bytes: Uint8Array): Promise<void> {
    try {
      await writeDurably(join(this.folder, path), bytes);
    } catch (cause) {
      throw new DomainError(vaultErrors['vault.store-unavailable'], { cause });
    }
  }

  override async read(path: string): Promise<Buffer> {
    try {
      return await readFile(join(this.folder, path));
    } catch (cause) {
      if (!isMissing(cause)) throw cause;
      throw new DomainError(vaultErrors['vault.blob-missing']);
    }
  }

  override async has(path: string): Promise<boolean> {
    return (await stat(join(this.folder, path)).catch(() => null)) !== null;
  }

  override async remove(path: string): Promise<void> {
    await unlink(join(this.folder, path)).catch((error: unknown) => {
      if (!isMissing(error)) throw error;
    });
  }

  override async *list(): AsyncIterable<StoredBlob> {
    for await (const folder of this.entries('')) {
      if (!folder.isDirectory()) continue;
      for await (const file of this.entries(folder.name)) {
        const path = `${folder.name}/${file.name}`;
        const found = await stat(join(this.folder, path)).catch(() => null);
        if (found?.isFile() !== true) continue;
        yield { path, temporary: file.name.startsWith(TEMPORARY_PREFIX), modifiedMs: found.mtimeMs };
      }
    }
  }

  private async *entries(relative: string): AsyncIterable<{ name: string; isDirectory(): boolean }> {
    try {
      yield* await opendir(join(this.folder, relative));
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
  }
}

/** The path of a blob within its store: `ab/<id>`, by the last two characters, which are random. */
export function blobPath(id: string): string {
  return `${id.slice(-2).toLowerCase()}/${id}`;
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}
