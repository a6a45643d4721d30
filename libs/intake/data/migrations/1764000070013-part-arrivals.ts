import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A line of the ledger may be a part of another one: separator sheets parted one scan into several letters. */
export class PartArrivals implements MigrationInterface {
  name = 'PartArrivals1764000070013';

  async up(runner: QueryRunner): Promise<void> {
    // By hand: TypeORM's addColumn copies the whole table on SQLite.
    await runner.query('ALTER TABLE arrivals ADD COLUMN part_of text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE arrivals DROP COLUMN part_of');
  }
}
