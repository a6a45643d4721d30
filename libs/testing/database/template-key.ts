import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { configFile } from '#kernel';
import { createTable, writerOptions, type FeatureSchema } from '#persistence';

/**
 * Names a migrated template after all that shapes it: the text of its migrations and the data in config/ that they
 * may seed from. `run` tells one test run from the next.
 */
export function templateKey(schemas: readonly FeatureSchema[], run: string): string {
  const hash = createHash('sha256').update(run).update(createTable.toString()).update(writerOptions.toString());
  for (const migration of schemas.flatMap((schema) => schema.migrations)) hash.update(migration.toString());
  const config = configFile('.');
  for (const name of readdirSync(config).sort()) {
    if (/\.(ya?ml|json)$/.test(name)) hash.update(readFileSync(join(config, name)));
  }
  return hash.digest('hex').slice(0, 24);
}
