import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const cache = new Map<string, unknown>();

/** The project's root folder: the nearest one above this file that holds `nest-cli.json`. */
export function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'nest-cli.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('The project folder (with nest-cli.json) was not found');
    folder = parent;
  }
  return folder;
}

/** Absolute path of a file in `config/`; `MADOGUCHI_CONFIG_DIR` takes the folder's place when set. */
export function configFile(relative: string): string {
  return resolve(process.env['MADOGUCHI_CONFIG_DIR'] ?? join(projectRoot(), 'config'), relative);
}

/** Reads a YAML file of `config/` once. The caller checks its shape. */
export function loadYaml<T>(relative: string): T {
  const path = configFile(relative);
  if (!cache.has(path)) cache.set(path, parse(readFileSync(path, 'utf8')));
  return cache.get(path) as T;
}
