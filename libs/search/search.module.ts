import { Global, Module } from '@nestjs/common';
import { Candidates } from './data/candidates.js';
import { ChangeFeed } from './data/change-feed.js';
import { HitRows } from './data/hit-rows.js';
import { SearchIndex } from './data/search-index.js';
import { SearchTroubles } from './data/search-troubles.js';
import { SearchWords } from './data/search-words.js';
import { Segments } from './data/segments.js';
import { SearchController } from './http/search.controller.js';
import { SweepSearch } from './jobs/sweep-search.js';
import { IndexCases } from './use-cases/index-cases.js';
import { LookIntoCases } from './use-cases/look-into-cases.js';
import { ReadCases } from './use-cases/read-cases.js';
import { RebuildIndex } from './use-cases/rebuild-index.js';
import { SearchCases } from './use-cases/search-cases.js';
import { SearchSources } from './use-cases/search-sources.js';
import { SearchTrail } from './use-cases/search-trail.js';
import { UnmaskHit } from './use-cases/unmask-hit.js';

const shared = [RebuildIndex, SearchCases, SearchSources, SweepSearch];

/** Search over sealed complaints by a keyed index of pieces of their words. */
@Global()
@Module({
  controllers: [SearchController],
  providers: [
    Candidates,
    ChangeFeed,
    HitRows,
    IndexCases,
    LookIntoCases,
    ReadCases,
    SearchIndex,
    SearchTrail,
    SearchTroubles,
    SearchWords,
    Segments,
    UnmaskHit,
    ...shared,
  ],
  exports: shared,
})
export class SearchModule {}
