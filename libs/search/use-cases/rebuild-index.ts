import { Injectable } from '@nestjs/common';
import { query, UnitOfWork } from '#persistence';
import { ChangeFeed } from '../data/change-feed.js';
import { SearchIndex } from '../data/search-index.js';
import { SearchTroubles, type SearchTrouble } from '../data/search-troubles.js';
import { SweepSearch } from '../jobs/sweep-search.js';

/** How the index stands. */
export interface SearchStatus {
  /** Complaints of the desk whose content was not erased, and those of them that stand in the index. */
  complaints: number;
  indexed: number;
  /** Documents that no segment has taken in yet. */
  fresh: number;
  segments: number;
  /** Segments that hold buckets of an erased complaint and are about to be written anew. */
  toPurge: number;
  /** Sealed bytes of the index, and for each document. */
  bytes: number;
  bytesEach: number;
  /** Those that could not be entered, the first hundred; they are tried again. */
  troubles: SearchTrouble[];
}

/** Makes the index anew from the complaints, and tells how it stands. */
@Injectable()
export class RebuildIndex {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly index: SearchIndex,
    private readonly feed: ChangeFeed,
    private readonly sweep: SweepSearch,
    private readonly troubles: SearchTroubles,
  ) {}

  /** Empties the index and fills it; until it is full, searches find the less. A desk that runs meanwhile helps. */
  async execute(progress: (status: SearchStatus) => void = () => undefined): Promise<SearchStatus> {
    await this.index.clear();
    this.feed.restart();
    for (let steps = 1; await this.sweep.step(); steps += 1) if (steps % 200 === 0) progress(await this.status());
    return this.status();
  }

  async status(): Promise<SearchStatus> {
    const [row] = await query<Record<keyof StatusRow, number | string | null>>(this.uow.reads, STATUS, [true]);
    const figure = (name: keyof StatusRow): number => Number(row?.[name] ?? 0);
    const bytes = figure('fresh_bytes') + figure('page_bytes');
    const indexed = figure('indexed');
    return {
      complaints: figure('complaints'),
      indexed,
      fresh: figure('fresh'),
      segments: figure('segments'),
      toPurge: figure('to_purge'),
      bytes,
      bytesEach: indexed === 0 ? 0 : Math.round(bytes / indexed),
      troubles: await this.troubles.list(),
    };
  }
}

interface StatusRow {
  complaints: number;
  indexed: number;
  fresh: number;
  fresh_bytes: number;
  segments: number;
  to_purge: number;
  page_bytes: number;
}

const STATUS = `SELECT
  (SELECT COUNT(*) FROM complaints c JOIN data_keys k ON k.id = c.key_id AND k.wrapped IS NOT NULL) AS complaints,
  (SELECT COUNT(*) FROM search_docs) AS indexed,
  (SELECT COUNT(*) FROM search_fresh) AS fresh,
  (SELECT SUM(LENGTH(sealed_buckets)) FROM search_fresh) AS fresh_bytes,
  (SELECT COUNT(*) FROM search_segments) AS segments,
  (SELECT COUNT(*) FROM search_segments WHERE purge = ?) AS to_purge,
  (SELECT SUM(LENGTH(sealed)) FROM search_pages) AS page_bytes`;
