import type { FeatureSchema } from '#persistence';
import { Import, ImportLine, SavedMapping } from './data/import.entity.js';
import { CreateImports } from './data/migrations/1764000075001-create-imports.js';

export type { LineCounts, LineView } from './data/import-lines.js';
export { columnNames, FAULT_COLUMN, LINE_COLUMN } from './domain/columns.js';
export { csvRecords, delimiterOf, type CsvRecord, type Delimiter } from './domain/csv-records.js';
export { charsetOf, type TableCharset } from './domain/decode-table.js';
export { foldWord } from './domain/import-words.js';
export {
  emptyMapping,
  IMPORT_FIELDS,
  type ImportMapping,
  type ImportState,
  type LineOutcome,
} from './domain/import.js';
export { importErrors } from './domain/imports.errors.js';
export { ImportMappingDto, mappingOf } from './http/imports.dto.js';
export { ImportsModule } from './imports.module.js';
export { ControlImport } from './use-cases/control-import.js';
export { ReadImport, type ImportColumns, type ImportView } from './use-cases/read-import.js';
export { IMPORT_LIMIT, ReceiveImport } from './use-cases/receive-import.js';
export { RunImport } from './use-cases/run-import.js';

/** Tables of imports. */
export const importsSchema: FeatureSchema = {
  entities: [Import, ImportLine, SavedMapping],
  migrations: [CreateImports],
};
