import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Settings } from '#kernel';
import { freshDatabase, runMadoguchi, type FreshDatabase } from '#testing';

let place: FreshDatabase;
beforeAll(async () => {
  place = await freshDatabase([]);
});
afterAll(() => place.remove());

it('demo load tells the persons affected without a mail server: their mails are kept in a folder', async () => {
  const settings = Settings.from(place.values);
  expect(settings.smtpUrl).toBeNull();
  const made = await runMadoguchi(['demo', 'load', '--complaints', '150', '--months', '1', '--json'], { settings });
  expect([made.code, made.stderr.includes('notices.not-sending')]).toEqual([0, false]);
  expect(made.json<{ accounts: { role: string }[] }>().accounts.length).toBeGreaterThan(5);
  expect(readdirSync(join(settings.dataDir, 'outbox')).filter((name) => name.endsWith('.eml'))).not.toEqual([]);
}, 300_000);
