import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { projectRoot } from '#kernel';

interface Chunk {
  file: string;
  isEntry?: boolean;
  imports?: string[];
  dynamicImports?: string[];
  css?: string[];
}

const folder = (): string => join(projectRoot(), 'dist/console');

const manifest = (): Record<string, Chunk> =>
  JSON.parse(readFileSync(join(folder(), '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;

const gzipped = (file: string): number => gzipSync(readFileSync(join(folder(), file)), { level: 9 }).length;

/** Files that must be there before the chunk `name` runs: itself, what it imports, and their style sheets. */
function closure(chunks: Record<string, Chunk>, name: string, found = new Set<string>()): Set<string> {
  const chunk = chunks[name];
  if (!chunk || found.has(chunk.file)) return found;
  found.add(chunk.file);
  for (const sheet of chunk.css ?? []) found.add(sheet);
  for (const part of chunk.imports ?? []) closure(chunks, part, found);
  return found;
}

/** Bytes after gzip that a browser loads to show `page` (a source path under apps/console) for the first time. */
export function firstLoadBytes(page: string): number {
  const chunks = manifest();
  const files = new Set<string>();
  for (const [name, chunk] of Object.entries(chunks)) if (chunk.isEntry === true) closure(chunks, name, files);
  closure(chunks, page, files);
  // The words of one language come by a chunk of their own.
  closure(chunks, 'src/i18n/ja/index.ts', files);
  files.add('index.html');
  return [...files].reduce((sum, file) => sum + gzipped(file), 0);
}

/** The pages of the console that are chunks of their own. */
export function pageChunks(): string[] {
  return Object.keys(manifest()).filter((name) => name.startsWith('src/pages/'));
}
