import { describe, expect, it, jest } from '@jest/globals';
import { schemaDrift } from '#persistence';
import { openTestDatabase } from '#testing';
import { noticesSchema } from './notices.schema.js';

jest.setTimeout(60_000);

describe('the tables of notices', () => {
  it('are what the entities say, once migrated', async () => {
    const db = await openTestDatabase([noticesSchema]);
    expect(await schemaDrift(db.writer)).toEqual([]);
    await db.close();
  });
});
