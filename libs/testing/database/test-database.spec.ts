import { describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { createTable, insert } from '#persistence';
import { openTestDatabase } from './test-database.js';

@Entity('pebbles')
class Pebble {
  @PrimaryColumn({ type: 'text' }) id!: string;
  @Column({ type: 'integer' }) grams!: number;
}

class CreatePebbles1764999990001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'pebbles', { id: { type: 'text', primary: true }, grams: { type: 'integer' } });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('pebbles');
  }
}

const schema = { entities: [Pebble], migrations: [CreatePebbles1764999990001] };

describe('openTestDatabase', () => {
  it('gives each caller a migrated database that nobody else sees', async () => {
    const [first, second] = await Promise.all([openTestDatabase([schema]), openTestDatabase([schema])]);
    await first.uow.write((m) => insert(m, Pebble, { id: 'a', grams: 12 }));
    expect(await first.reads.find(Pebble)).toEqual([{ id: 'a', grams: 12 }]);
    expect(await second.reads.count(Pebble)).toBe(0);
    await Promise.all([first.close(), second.close()]);
  });

  it('takes more commits one after another than the writer has connections', async () => {
    const database = await openTestDatabase([schema]);
    for (let n = 0; n < 20; n += 1) await database.uow.write((m) => insert(m, Pebble, { id: `p${n}`, grams: n }));
    expect(await database.reads.count(Pebble)).toBe(20);
    await database.close();
  });

  it('leaves nothing behind after close', async () => {
    const database = await openTestDatabase([schema]);
    expect(existsSync(database.settings.dataDir)).toBe(true);
    await database.close();
    expect(existsSync(database.settings.dataDir)).toBe(false);
  });

  it('has only the tables of the schemas it was given', async () => {
    const database = await openTestDatabase([]);
    await expect(database.reads.query('SELECT grams FROM pebbles')).rejects.toThrow(/pebbles/);
    await database.close();
  });
});
