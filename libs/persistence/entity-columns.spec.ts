import { describe, expect, it } from '@jest/globals';
import { Column, getMetadataArgsStorage } from 'typeorm';
import { indexEntityColumns } from './entity-columns.js';

class Stone {
  @Column({ type: 'text' }) colour!: string;
  @Column({ type: 'integer' }) grams!: number;
}

class Gem extends Stone {
  @Column({ type: 'text' }) cut!: string;
  @Column({ type: 'text' }) declare colour: string;
}

const storage = getMetadataArgsStorage();
const typeorms = Object.getPrototypeOf(storage) as typeof storage;

describe('indexEntityColumns', () => {
  it.each([
    ['a class', [Stone], 2],
    ['a class and what it extends', [Gem, Stone], 3],
    ['an order of its own', [Stone, Gem], 3],
    ['a class without columns', [Date], 0],
    ['none', [], 0],
  ])('finds what TypeORM would find: %s', (_, targets, many) => {
    indexEntityColumns();
    const found = storage.filterColumns(targets);
    expect(found).toEqual(typeorms.filterColumns.call(storage, targets));
    expect(found).toHaveLength(many);
  });

  it('knows columns that are declared later', () => {
    indexEntityColumns();
    storage.filterColumns(Stone);
    class Late {
      @Column({ type: 'text' }) name!: string;
    }
    expect(storage.filterColumns(Late).map(({ propertyName }) => propertyName)).toEqual(['name']);
  });
});
