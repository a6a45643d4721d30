/** Says which source files are longer than a person wants to read: 350 lines, specs 500. Exit code 1 when there is one. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { inRoot, root, say } from './lib/paths.mjs';

const limitOf = (name) => (/[.-]spec\.tsx?$/.test(name) ? 500 : 350);
const sources = /\.(ts|tsx|mjs|cjs|js|css|eta)$/;
/** `schema.d.ts` is made by tools/openapi.mjs. */
const passedOver = new Set(['node_modules', 'dist', 'coverage', 'fixtures', 'schema.d.ts']);

function* files(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory() && !passedOver.has(entry.name)) yield* files(join(folder, entry.name));
    if (entry.isFile() && sources.test(entry.name) && !passedOver.has(entry.name)) yield join(folder, entry.name);
  }
}

for (const folder of ['apps', 'libs', 'config', 'tools', 'test']) {
  for (const file of files(inRoot(folder))) {
    const lines = readFileSync(file, 'utf8').split('\n').length - 1;
    if (lines <= limitOf(file)) continue;
    say(`${relative(root, file)} has ${lines} lines: split it (the limit is ${limitOf(file)})`);
    process.exitCode = 1;
  }
}
