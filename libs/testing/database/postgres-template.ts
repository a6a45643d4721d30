import pg from 'pg';
import { newId, type Settings } from '#kernel';
import { openWriter, writerOptions, type FeatureSchema } from '#persistence';
import { templateKey } from './template-key.js';

/** Any number that no one else locks on the test server. */
const TEMPLATE_LOCK = 7_140_026;

/** Makes a database from a migrated template (made when it is missing) and answers its connection URL. */
export async function makeDatabase(
  settings: (databaseUrl: string) => Settings,
  schemas: readonly FeatureSchema[],
): Promise<string> {
  const template = `template_${templateKey(schemas, '')}`;
  const name = `test_${newId().toLowerCase()}`;
  await onServer(async (server) => {
    await server.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const known = await server.query('SELECT 1 FROM pg_database WHERE datname = $1', [template]);
    if (known.rowCount === 0) await makeTemplate(server, template, settings, schemas);
    await server.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  });
  return urlOf(name);
}

/** Drops a database of {@link makeDatabase}, whoever is still connected. */
export async function dropDatabase(url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1);
  await onServer((server) => server.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
}

/** Migrates under another name first: a template that failed half-way is never taken for a whole one. */
async function makeTemplate(
  server: pg.Client,
  template: string,
  settings: (databaseUrl: string) => Settings,
  schemas: readonly FeatureSchema[],
): Promise<void> {
  const unfinished = `${template}_unfinished`;
  await server.query(`DROP DATABASE IF EXISTS ${unfinished} WITH (FORCE)`);
  await server.query(`CREATE DATABASE ${unfinished} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'`);
  const source = await openWriter(writerOptions(settings(urlOf(unfinished)), schemas));
  await source.destroy();
  await server.query(`ALTER DATABASE ${unfinished} RENAME TO ${template}`);
}

async function onServer<T>(work: (server: pg.Client) => Promise<T>): Promise<T> {
  const server = new pg.Client({ connectionString: serverUrl() });
  await server.connect();
  try {
    return await work(server);
  } finally {
    await server.end();
  }
}

function serverUrl(): string {
  const url = process.env['MADOGUCHI_TEST_PG_URL'];
  if (url === undefined) throw new Error('MADOGUCHI_TEST_PG_URL names no PostgreSQL server for the tests');
  return url;
}

function urlOf(name: string): string {
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  return url.href;
}
