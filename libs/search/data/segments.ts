import { setImmediate as letOthersRun } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DomainError, newId } from '#kernel';
import { query, run, UnitOfWork } from '#persistence';
import { Vault, vaultErrors, type DataKey } from '#vault';
import { packPage, pageOf, PAGES, unpackList, unpackPage, type Slots } from '../domain/posting-page.js';
import { bucketsAt, SearchIndex } from './search-index.js';

/** How large segments are. */
export interface SegmentSizes {
  /** Documents of one of the lowest level. */
  flush: number;
  /** Segments of one level that make one of the next. */
  fan: number;
  topLevel: number;
}

const USUAL_SIZES: SegmentSizes = { flush: 256, fan: 8, topLevel: 2 };
/** A segment is written anew when this share of its documents has moved on. */
const MOST_DEAD = 0.25;
/** Rows that are written by one statement. */
const AT_ONCE = 64;
/** Pages that are unpacked or packed before other work has its turn. */
const IN_ONE_GO = 16;

/** A segment's row. */
export interface SegmentRow {
  id: string;
  first_seq: number;
  last_seq: number;
  level: number;
  key_id: string;
  docs: number;
  dead: number;
  purge: boolean | number;
}

interface FreshRow {
  complaint_id: string;
  seq: number;
  key_id: string;
  sealed_buckets: Buffer;
}

interface Written {
  first: number;
  last: number;
  level: number;
  docs: number;
  pages: (Slots | undefined)[];
}

const SELECT = 'SELECT id, first_seq, last_seq, level, key_id, docs, dead, purge FROM search_segments';

/**
 * The body of the index: who has which bucket, in segments of 256, 2,048 and 16,384 documents, so that a question reads
 * a few pages and a new complaint rewrites nothing. Each segment has a data key of its own: when a complaint is erased,
 * its segment is written anew without it and the old key is erased.
 */
@Injectable()
export class Segments {
  /** Specs work with small ones. */
  sizes = USUAL_SIZES;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly vault: Vault,
    private readonly index: SearchIndex,
  ) {}

  all(m: EntityManager = this.uow.reads): Promise<SegmentRow[]> {
    return query<SegmentRow>(m, `${SELECT} ORDER BY first_seq`);
  }

  /** Does the most urgent piece of keeping, if any: erasure first, then taking in, then joining. True when one was done. */
  async keep(): Promise<boolean> {
    const segments = await this.all();
    const spoilt = segments.find(({ purge, dead, docs }) => Boolean(purge) || dead > docs * MOST_DEAD);
    if (spoilt !== undefined) return this.rewrite([spoilt], spoilt.level);
    if (await this.takeIn(segments)) return true;
    const full = fullRun(segments, this.sizes);
    return full !== null && this.rewrite(full, (full[0]?.level ?? 0) + 1);
  }

  /** Makes a segment of the oldest fresh documents when there are enough. */
  private async takeIn(segments: readonly SegmentRow[]): Promise<boolean> {
    const after = (segments.at(-1)?.last_seq ?? 0) + 1;
    const [waiting] = await query<{ n: number | string }>(
      this.uow.reads,
      'SELECT COUNT(*) AS n FROM search_docs WHERE seq >= ?',
      [after],
    );
    if (Number(waiting?.n ?? 0) < this.sizes.flush) return false;
    const fresh = await query<FreshRow>(
      this.uow.reads,
      `SELECT d.complaint_id AS complaint_id, d.seq AS seq, d.key_id AS key_id, f.sealed_buckets AS sealed_buckets
       FROM search_docs d JOIN search_fresh f ON f.seq = d.seq WHERE d.seq >= ? ORDER BY d.seq LIMIT ?`,
      [after, this.sizes.flush],
    );
    // Numbers are never given twice: between two segments some may belong to nobody.
    const first = fresh[0]?.seq ?? after;
    const pages: (Slots | undefined)[] = [];
    for (const row of fresh) {
      const buckets = await this.open(row);
      if (buckets === null) return this.forgotten(row);
      for (const bucket of buckets) {
        const { page, slot } = pageOf(bucket);
        ((pages[page] ??= [])[slot] ??= []).push(row.seq - first);
      }
    }
    const last = fresh.at(-1)?.seq ?? first;
    return this.write([], { first, last, level: 0, docs: fresh.length, pages });
  }

  /** Null when the complaint's key was erased. */
  private async open(row: FreshRow): Promise<number[] | null> {
    try {
      const key = await this.vault.openKey(row.key_id);
      return unpackList(this.vault.open(key, row.sealed_buckets, bucketsAt(row.complaint_id)));
    } catch (error) {
      if (error instanceof DomainError && error.code === vaultErrors['vault.key-erased'].code) return null;
      throw error;
    }
  }

  private async forgotten({ key_id: keyId }: FreshRow): Promise<boolean> {
    await this.index.forget(keyId);
    return true;
  }

  /** One segment in place of some that follow each other, without the documents that moved on or were erased. */
  private async rewrite(sources: readonly SegmentRow[], level: number): Promise<boolean> {
    const first = sources[0]?.first_seq ?? 0;
    const last = sources.at(-1)?.last_seq ?? 0;
    const live = await this.live(this.uow.reads, first, last);
    const pages: (Slots | undefined)[] = [];
    for (let from = 0; from < PAGES; from += IN_ONE_GO) {
      for (const { segment, page, slots } of await this.pagesOf(sources, from)) {
        const shift = segment.first_seq - first;
        for (const [slot, documents] of slots.entries()) {
          const kept = documents.map((each) => each + shift).filter((each) => live.has(each + first));
          if (kept.length > 0) ((pages[page] ??= [])[slot] ??= []).push(...kept);
        }
      }
      await letOthersRun();
    }
    return this.write(sources, { first, last, level, docs: live.size, pages });
  }

  private async pagesOf(
    sources: readonly SegmentRow[],
    from: number,
  ): Promise<{ segment: SegmentRow; page: number; slots: number[][] }[]> {
    const found: { segment: SegmentRow; page: number; slots: number[][] }[] = [];
    for (const segment of sources) {
      const key = await this.vault.openKey(segment.key_id);
      const rows = await query<{ page: number; sealed: Buffer }>(
        this.uow.reads,
        'SELECT page, sealed FROM search_pages WHERE segment_id = ? AND page >= ? AND page < ? ORDER BY page',
        [segment.id, from, from + IN_ONE_GO],
      );
      for (const { page, sealed } of rows)
        found.push({ segment, page, slots: unpackPage(this.vault.open(key, sealed, pageAt(segment.id, page))) });
    }
    return found;
  }

  private async live(m: EntityManager, first: number, last: number): Promise<Set<number>> {
    const sql = 'SELECT seq FROM search_docs WHERE seq >= ? AND seq <= ?';
    return new Set((await query<{ seq: number }>(m, sql, [first, last])).map(({ seq }) => seq));
  }

  /**
   * Puts a segment in the place of others. Nothing is written, and it is tried again later, when meanwhile one of its
   * documents moved on or was erased, or another process did the same.
   */
  private async write(sources: readonly SegmentRow[], made: Written): Promise<boolean> {
    const id = newId();
    const key = this.vault.draftKey('search');
    const rows = made.docs === 0 ? [] : await this.sealed(id, key, made);
    return this.uow.write(async (m) => {
      if ((await this.live(m, made.first, made.last)).size !== made.docs) return false;
      if (!(await this.replaces(m, sources, made))) return false;
      if (made.docs === 0) return true;
      await this.vault.recordKey(key);
      await run(
        m,
        `INSERT INTO search_segments (id, first_seq, last_seq, level, key_id, docs, dead, purge)
         VALUES (?, ?, ?, ?, ?, ?, 0, ?)`,
        [id, made.first, made.last, made.level, key.id, made.docs, false],
      );
      for (let from = 0; from < rows.length; from += AT_ONCE) {
        const some = rows.slice(from, from + AT_ONCE);
        const marks = some.map(() => '(?, ?, ?)').join(', ');
        await run(m, `INSERT INTO search_pages (segment_id, page, sealed) VALUES ${marks}`, some.flat());
      }
      await run(m, 'DELETE FROM search_fresh WHERE seq <= ?', [made.last]);
      return true;
    });
  }

  private async sealed(id: string, key: DataKey, made: Written): Promise<(string | number | Buffer)[][]> {
    const width = made.last - made.first + 1;
    const rows: (string | number | Buffer)[][] = [];
    for (const [page, slots] of made.pages.entries()) {
      if (slots !== undefined) rows.push([id, page, this.vault.seal(key, packPage(slots, width), pageAt(id, page))]);
      if (page % IN_ONE_GO === 0) await letOthersRun();
    }
    return rows;
  }

  /** Takes the old segments away, with their keys. False when they, or the end of the index, are not what they were. */
  private async replaces(m: EntityManager, sources: readonly SegmentRow[], made: Written): Promise<boolean> {
    if (sources.length === 0) {
      const [row] = await query<{ last: number | null }>(m, 'SELECT MAX(last_seq) AS last FROM search_segments');
      return (row?.last ?? 0) < made.first;
    }
    const marks = sources.map(() => '?').join(', ');
    const ids = sources.map(({ id }) => id);
    const there = await query<{ id: string }>(m, `SELECT id FROM search_segments WHERE id IN (${marks})`, ids);
    if (there.length !== ids.length) return false;
    await run(m, `DELETE FROM search_pages WHERE segment_id IN (${marks})`, ids);
    await run(m, `DELETE FROM search_segments WHERE id IN (${marks})`, ids);
    for (const { key_id: keyId } of sources) await this.vault.eraseKey(keyId);
    return true;
  }
}

/** Where a page is sealed. */
export function pageAt(segmentId: string, page: number): { table: string; column: string; row: string } {
  return { table: 'search_pages', column: 'sealed', row: `${segmentId}:${String(page)}` };
}

/** The first segments of one level that follow each other and are enough for the next. */
function fullRun(segments: readonly SegmentRow[], { fan, topLevel }: SegmentSizes): SegmentRow[] | null {
  for (let from = 0; from + fan <= segments.length; from += 1) {
    const some = segments.slice(from, from + fan);
    const level = some[0]?.level ?? topLevel;
    if (level < topLevel && some.every((each) => each.level === level)) return some;
  }
  return null;
}
