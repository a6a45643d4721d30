export { createTable, type ColumnSpec, type TableExtras } from './create-table.js';
export {
  configureWriter,
  migrationsOf,
  openWriter,
  readerOptions,
  schemaDrift,
  sqliteFile,
  writerOptions,
  type AnyClass,
  type FeatureSchema,
} from './data-sources.js';
export { BYTES, profile, profileFor, REAL, type DatabaseProfile } from './database-profile.js';
export { PersistenceModule } from './persistence.module.js';
export { affected, insert, portable, query, rowById, run } from './statements.js';
export { storageErrors } from './storage-errors.js';
export { UnitOfWork } from './unit-of-work.js';
