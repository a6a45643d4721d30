/**
 * `node tools/openapi.mjs [--write]`: what the API answers (libs/http/operations/answers.json, from the types of the
 * controllers) and the console's types of it (apps/console/src/api/schema.d.ts, from the OpenAPI document of the built
 * desk). Without --write it only says whether they are up to date (exit code 1 when not).
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import openapiTypes, { astToString } from 'openapi-typescript';
import { build } from './lib/build.mjs';
import { findAnswers } from './lib/find-answers.mjs';
import { inRoot, say } from './lib/paths.mjs';

const ANSWERS = 'libs/http/operations/answers.json';
const TYPES = 'apps/console/src/api/schema.d.ts';
const HEAD = '/** Made by tools/openapi.mjs from the OpenAPI document of the desk; do not edit. */\n';

/** One operation and one component a line, so that a change shows as what it is. */
function inLines({ operations, schemas }) {
  const part = (name, entries) =>
    `  ${JSON.stringify(name)}: {\n${Object.entries(entries)
      .map(([key, value]) => `    ${JSON.stringify(key)}: ${JSON.stringify(value)}`)
      .join(',\n')}\n  }`;
  return `{\n${part('operations', operations)},\n${part('schemas', schemas)}\n}\n`;
}

/** The document as the built desk would serve it; it takes the answers from their file. */
async function documentOfDesk() {
  await build(process.execPath);
  process.env.TZ = 'UTC';
  process.env.MADOGUCHI_LOG_LEVEL = 'silent';
  const built = (path) => import(pathToFileURL(inRoot('dist', path)).href);
  const { documentDesk } = await built('apps/desk/create-desk.js');
  const { Settings } = await built('libs/kernel/index.js');
  // As JSON has it, like everybody who reads it over HTTP.
  return JSON.parse(JSON.stringify(await documentDesk(Settings.load())));
}

/** Pairs such as `[start, end]` stay pairs. */
const typesOf = async (document) => astToString(await openapiTypes(document, { arrayLength: true }));

function settle(name, text) {
  const path = inRoot(name);
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return true;
  if (process.argv.includes('--write')) writeFileSync(path, text);
  say(
    process.argv.includes('--write') ? `wrote ${name}` : `${name} is out of date: run node tools/openapi.mjs --write`,
  );
  return process.argv.includes('--write');
}

const answers = settle(ANSWERS, inLines(findAnswers()));
const types = answers && settle(TYPES, HEAD + (await typesOf(await documentOfDesk())));
process.exit(types ? 0 : 1);
