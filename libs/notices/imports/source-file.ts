import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError, newId } from '#kernel';
import { insert, query, UnitOfWork } from '#persistence';
import { Originals, type DataKey } from '#vault';
import { PartySourcePart } from '../data/list.entities.js';
import { noticeErrors } from '../domain/notice.errors.js';
import { CharsetWatch } from './charset-watch.js';
import type { TableCharset } from '#imports';

/** Bytes of a piece. A file is never whole in memory, nor unsealed on disk. */
export const PART_SIZE = 4 * 1024 * 1024;
/** Largest file in bytes: about ten million rows. */
export const SOURCE_LIMIT = 2 * 1024 * 1024 * 1024;

/** What is known of a file once it is whole. */
export interface StoredFile {
  sha256: string;
  size: number;
  charset: TableCharset;
  /** The first bytes, up to one piece. */
  start: Buffer;
}

interface PartRow {
  part: number;
  original_id: string;
  size: number;
}

/** Files of lists, in sealed pieces. */
@Injectable()
export class SourceFiles {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly originals: Originals,
  ) {}

  /** Takes a file in, piece by piece, each on disk before the next. Errors: `notices.source-too-large`, `notices.source-unreadable` (empty). */
  async store(sourceId: string, key: DataKey, bytes: AsyncIterable<Buffer>): Promise<StoredFile> {
    const hash = createHash('sha256');
    const watch = new CharsetWatch();
    let start: Buffer | null = null;
    let [size, part] = [0, 0];
    for await (const piece of pieces(bytes)) {
      size += piece.length;
      if (size > SOURCE_LIMIT) throw new DomainError(noticeErrors['notices.source-too-large']);
      start ??= piece;
      hash.update(piece);
      watch.feed(piece);
      const originalId = newId();
      const prepared = await this.originals.prepare(key, originalId, piece);
      const row = { sourceId, part, originalId, size: piece.length };
      await this.uow.write(async (m) => {
        await this.originals.store(prepared);
        await insert(m, PartySourcePart, row);
      });
      part += 1;
    }
    if (start === null) throw new DomainError(noticeErrors['notices.source-unreadable']);
    return { sha256: hash.digest('hex'), size, charset: watch.charset(), start };
  }

  /** The stored file. */
  async open(sourceId: string): Promise<SourceBytes> {
    const sql = 'SELECT part, original_id, size FROM party_source_parts WHERE source_id = ? ORDER BY part';
    return new SourceBytes(this.originals, await query<PartRow>(this.uow.manager, sql, [sourceId]));
  }
}

/** Bytes of a stored file, in order or from any place; at most two pieces are open at a time. */
export class SourceBytes {
  readonly size: number;
  private readonly offsets: number[] = [];
  private readonly opened = new Map<number, Promise<Buffer>>();

  constructor(
    private readonly originals: Originals,
    private readonly parts: readonly PartRow[],
  ) {
    let offset = 0;
    for (const { size } of parts) {
      this.offsets.push(offset);
      offset += size;
    }
    this.size = offset;
  }

  /** From `start` to before `end`. */
  async *range(start: number, end: number): AsyncGenerator<Buffer> {
    let at = start;
    while (at < end) {
      const index = this.partAt(at);
      const offset = this.offsets[index] ?? 0;
      const bytes = await this.part(index);
      const slice = bytes.subarray(at - offset, Math.min(bytes.length, end - offset));
      yield slice;
      at += slice.length;
    }
  }

  private partAt(position: number): number {
    let [low, high] = [0, this.offsets.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.offsets[middle] ?? 0) <= position) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  private part(index: number): Promise<Buffer> {
    const known = this.opened.get(index);
    if (known !== undefined) return known;
    const [oldest] = this.opened.keys();
    if (this.opened.size >= 2 && oldest !== undefined) this.opened.delete(oldest);
    const reading = this.originals.read(this.parts[index]?.original_id ?? '');
    this.opened.set(index, reading);
    return reading;
  }
}

/** Cuts a stream into pieces of {@link PART_SIZE}, the last one shorter. */
async function* pieces(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    held.push(chunk);
    size += chunk.length;
    while (size >= PART_SIZE) {
      const whole = Buffer.concat(held, size);
      yield whole.subarray(0, PART_SIZE);
      held = [whole.subarray(PART_SIZE)];
      size -= PART_SIZE;
    }
  }
  if (size > 0) yield Buffer.concat(held, size);
}
