import type { FeatureSchema } from '#persistence';
import { CreateSearch1764000055001 } from './data/migrations/1764000055001-create-search.js';
import { SearchDoc, SearchFresh, SearchPage, SearchProgress, SearchSegment } from './data/search.entity.js';

export { SearchModule } from './search.module.js';
export { foldForSearch } from './data/search-words.js';
export { searchErrors } from './domain/search.errors.js';
export { SweepSearch } from './jobs/sweep-search.js';
export { RebuildIndex, type SearchStatus } from './use-cases/rebuild-index.js';
export { SearchCases, type SearchHit, type SearchRequest } from './use-cases/search-cases.js';
export { SearchSources } from './use-cases/search-sources.js';

/** Tables of the index for search. */
export const searchSchema: FeatureSchema = {
  entities: [SearchDoc, SearchFresh, SearchSegment, SearchPage, SearchProgress],
  migrations: [CreateSearch1764000055001],
};
