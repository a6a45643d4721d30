import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SCHEMAS } from '#assembly';
import { profile, schemaDrift } from '#persistence';
import { openTestDatabase, type TestDatabase } from '#testing';

describe(`the schema on ${profile.kind}`, () => {
  let db: TestDatabase;

  beforeEach(async () => {
    db = await openTestDatabase(SCHEMAS);
  });

  afterEach(() => db.close());

  it('is after all migrations exactly what the entities say', async () => {
    expect(await schemaDrift(db.writer)).toEqual([]);
  });

  it('is seen to drift when a table has another column (control)', async () => {
    await db.writer.query('ALTER TABLE signals ADD COLUMN stray text');
    expect((await schemaDrift(db.writer)).length).toBeGreaterThan(0);
  });

  it('can be taken back to nothing by undoing every migration', async () => {
    for (let left = db.writer.migrations.length; left > 0; left -= 1) {
      await db.writer.undoLastMigration({ transaction: 'each' });
    }
    const tables = await db.writer.createQueryRunner().getTables();
    const ours = tables
      .map((table) => table.name.replace(/^public\./, ''))
      .filter((name) => !/^(migrations|sqlite_|pg_catalog|information_schema)/.test(name));
    expect(ours).toEqual([]);
  });
});
