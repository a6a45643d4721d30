import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdtemp, open, rm, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Strings in a block, blocks that stay open. A workbook names its strings about in the order in which it uses them. */
const BLOCK = 4096;
const OPEN_BLOCKS = 32;
const NONCE = 12;
const TAG = 16;

interface Block {
  offset: number;
  size: number;
}

/**
 * The shared strings of a workbook, by number. They may be millions, so they lie in a temporary file, sealed under a key
 * that nobody but this process ever has; the file is gone when it is closed, and worthless when the process dies.
 */
export class StringsOnDisk {
  private readonly key = randomBytes(32);
  private readonly blocks: Block[] = [];
  private readonly opened = new Map<number, string[]>();
  private filling: string[] = [];
  private offset = 0;
  private folder: string | null = null;
  private file: FileHandle | null = null;

  /** Appends one; they are numbered from 0. */
  async add(text: string): Promise<void> {
    this.filling.push(text);
    if (this.filling.length === BLOCK) await this.flush();
  }

  /** The string with this number, or '' when there is none. */
  async get(index: number): Promise<string> {
    const number = Math.floor(index / BLOCK);
    if (number >= this.blocks.length) return this.filling[index - this.blocks.length * BLOCK] ?? '';
    const block = this.opened.get(number) ?? (await this.read(number));
    return block[index % BLOCK] ?? '';
  }

  /** A string that needs no reading, or null; most are. */
  ready(index: number): string | null {
    return this.opened.get(Math.floor(index / BLOCK))?.[index % BLOCK] ?? null;
  }

  async close(): Promise<void> {
    await this.file?.close();
    if (this.folder !== null) await rm(this.folder, { recursive: true, force: true });
    this.file = null;
  }

  private async flush(): Promise<void> {
    const file = await this.opening();
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce, { authTagLength: TAG });
    cipher.setAAD(Buffer.from(String(this.blocks.length)));
    const sealed = Buffer.concat([nonce, cipher.update(JSON.stringify(this.filling), 'utf8'), cipher.final()]);
    const bytes = Buffer.concat([sealed, cipher.getAuthTag()]);
    await file.write(bytes, 0, bytes.length, this.offset);
    this.blocks.push({ offset: this.offset, size: bytes.length });
    this.offset += bytes.length;
    this.filling = [];
  }

  private async read(number: number): Promise<string[]> {
    const { offset, size } = this.blocks[number] ?? { offset: 0, size: 0 };
    const bytes = Buffer.alloc(size);
    await (await this.opening()).read(bytes, 0, size, offset);
    const decipher = createDecipheriv('aes-256-gcm', this.key, bytes.subarray(0, NONCE), { authTagLength: TAG });
    decipher.setAAD(Buffer.from(String(number)));
    decipher.setAuthTag(bytes.subarray(size - TAG));
    const plain = Buffer.concat([decipher.update(bytes.subarray(NONCE, size - TAG)), decipher.final()]);
    const strings = JSON.parse(plain.toString('utf8')) as string[];
    const [oldest] = this.opened.keys();
    if (this.opened.size >= OPEN_BLOCKS && oldest !== undefined) this.opened.delete(oldest);
    this.opened.set(number, strings);
    return strings;
  }

  private async opening(): Promise<FileHandle> {
    if (this.file !== null) return this.file;
    this.folder = await mkdtemp(join(tmpdir(), 'madoguchi-'));
    this.file = await open(join(this.folder, 'strings'), 'w+', 0o600);
    return this.file;
  }
}
