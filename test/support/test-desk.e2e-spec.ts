import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getDataSourceToken } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Settings } from '#kernel';
import { readerOptions, schemaDrift } from '#persistence';
import { startDesk, type TestDesk } from '#testing';

const writerOf = (desk: TestDesk): DataSource => desk.app.get<DataSource>(getDataSourceToken(), { strict: false });
const migrationsIn = (source: DataSource): Promise<unknown[]> =>
  source.query('SELECT name FROM migrations ORDER BY id');

describe('the desk under test', () => {
  let desk: TestDesk;

  beforeAll(async () => {
    desk = await startDesk();
  });

  afterAll(() => desk.close());

  it('answers over real HTTP and knows who asks', async () => {
    expect((await desk.client().get('/api/v1/session')).status).toBe(401);
    const agent = await desk.as('agent');
    const session = await agent.get('/api/v1/session');
    expect(session.status).toBe(200);
    expect(session.body).toMatchObject({ user: { role: 'agent' } });
  });

  it('refuses an unsafe request without the CSRF token of the session (control of the client)', async () => {
    const agent = (await desk.as('agent')).useCsrfToken(null);
    expect((await agent.delete('/api/v1/session')).status).toBe(403);
  });

  it('runs on the database that this pass is about', async () => {
    const wanted = process.env['MADOGUCHI_TEST_DATABASE'] === 'postgres' ? 'postgres:' : null;
    expect(desk.settings.databaseUrl ? new URL(desk.settings.databaseUrl).protocol : null).toBe(wanted);
  });

  it('keeps its data over a restart', async () => {
    const user = await desk.addUser('compliance');
    await desk.restart();
    const client = await desk.client().signIn(user.email, user.password);
    expect((await client.get('/api/v1/session')).status).toBe(200);
  });

  it('makes its tables itself where there are none, the same as those of the copy that it starts on', async () => {
    const before: unknown[] = [];
    const look = async (settings: Settings): Promise<void> => {
      const source = await new DataSource(readerOptions(settings, [])).initialize();
      before.push(...(await migrationsIn(source)));
      await source.destroy();
    };
    const fresh = await startDesk({ empty: true, before: look });
    try {
      expect(before).toHaveLength(1);
      expect(await migrationsIn(writerOf(fresh))).toEqual(await migrationsIn(writerOf(desk)));
      expect(await schemaDrift(writerOf(fresh))).toEqual([]);
    } finally {
      await fresh.close();
    }
  });
});
