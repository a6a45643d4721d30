import { createCipheriv, createDecipheriv, randomBytes, type Cipheriv } from 'node:crypto';
import { mkdir, open, unlink, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';

/** So much of an item (bytes) waits in memory; what goes beyond waits in a file. */
const IN_MEMORY = 1024 * 1024;
const CIPHER = 'aes-256-ctr';

/**
 * Holds a mail while it comes in. A large one waits in a file that has no name any more and is sealed with a key that only
 * this object has: slow senders take no memory, and nothing can be read from the disk, also after a crash. It is no copy to
 * keep: it is never read after this process.
 */
export class Spool {
  private chunks: Buffer[] = [];
  private file: { handle: FileHandle; cipher: Cipheriv } | null = null;
  private readonly key = randomBytes(32);
  private readonly iv = randomBytes(16);
  size = 0;

  constructor(private readonly folder: string) {}

  /** Adds to the end. Fails when the file cannot be written. */
  async add(chunk: Buffer): Promise<void> {
    this.size += chunk.length;
    this.chunks.push(chunk);
    if (this.size <= IN_MEMORY && this.file === null) return;
    this.file ??= await this.openFile();
    const waiting = this.chunks;
    this.chunks = [];
    await writeAll(this.file.handle, this.file.cipher.update(Buffer.concat(waiting)));
  }

  /** Everything that was added. */
  async bytes(): Promise<Buffer> {
    if (this.file === null) return Buffer.concat(this.chunks);
    const sealed = Buffer.alloc(this.size);
    let at = 0;
    while (at < this.size) {
      const { bytesRead } = await this.file.handle.read(sealed, at, this.size - at, at);
      if (bytesRead === 0) throw new Error('the spool file is shorter than what was written');
      at += bytesRead;
    }
    return createDecipheriv(CIPHER, this.key, this.iv).update(sealed);
  }

  /** Forgets it. */
  async close(): Promise<void> {
    this.chunks = [];
    await this.file?.handle.close();
    this.file = null;
  }

  private async openFile(): Promise<{ handle: FileHandle; cipher: Cipheriv }> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const path = join(this.folder, randomBytes(16).toString('hex'));
    const handle = await open(path, 'wx+', 0o600);
    await unlink(path);
    return { handle, cipher: createCipheriv(CIPHER, this.key, this.iv) };
  }
}

async function writeAll(handle: FileHandle, bytes: Buffer): Promise<void> {
  let at = 0;
  while (at < bytes.length) at += (await handle.write(bytes, at)).bytesWritten;
}
