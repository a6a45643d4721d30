import type { FeatureSchema } from '#persistence';
import { CreateSearch1764000055001 } from './data/migrations/1764000055001-create-search.js';
import { SearchTroubles1764000055002 } from './data/migrations/1764000055002-search-troubles.js';
import {
  SearchDoc,
  SearchFresh,
  SearchPage,
  SearchProgress,
  SearchSegment,
  SearchTroubleRow,
} from './data/search.entity.js';

export { SearchModule } from './search.module.js';
export { foldForSearch } from './data/search-words.js';
export { searchErrors } from './domain/search.errors.js';
export { SweepSearch } from './jobs/sweep-search.js';
export { RebuildIndex, type SearchStatus } from './use-cases/rebuild-index.js';
export { SearchCases, type SearchHit, type SearchRequest } from './use-cases/search-cases.js';
export { SearchSources } from './use-cases/search-sources.js';

/** Tables of the index for search. */
export const searchSchema: FeatureSchema = {
  entities: [SearchDoc, SearchFresh, SearchSegment, SearchPage, SearchProgress, SearchTroubleRow],
  migrations: [CreateSearch1764000055001, SearchTroubles1764000055002],
};
