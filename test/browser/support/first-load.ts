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

/** The file of words of a group, as `app.tsx` names the group. */
const wordsFile = (group: string): string =>
  `src/i18n/ja/${group === 'desk' ? 'group-desk' : group === 'partyLists' ? 'party-lists' : group}.ts`;

/** Groups of words that `app.tsx` loads with a page (a source path under apps/console); those of the desk come with any. */
function wordsOf(page: string): string[] {
  const source = readFileSync(join(projectRoot(), 'apps/console/src/app.tsx'), 'utf8');
  const path = `./${page.replace(/^src\//, '').replace(/(\/index)?\.tsx$/, '')}`;
  const [, groups = ''] = new RegExp(`saying\\(\\[([^\\]]*)\\], \\(\\) => import\\('${path}'\\)`).exec(source) ?? [];
  return ['desk', ...[...groups.matchAll(/'(\w+)'/g)].map(([, group = '']) => group)];
}

/** Bytes after gzip that a browser loads to show `page` (a source path under apps/console) for the first time. */
export function firstLoadBytes(page: string): number {
  const chunks = manifest();
  const files = new Set<string>(['index.html']);
  for (const [name, chunk] of Object.entries(chunks)) {
    // The one style sheet stands in the manifest by itself.
    if (chunk.file.endsWith('.css')) files.add(chunk.file);
    if (chunk.isEntry === true) closure(chunks, name, files);
  }
  closure(chunks, page, files);
  for (const group of wordsOf(page)) {
    const words = wordsFile(group);
    if (chunks[words] === undefined) throw new Error(`the console has no chunk of words ${words}`);
    closure(chunks, words, files);
  }
  return [...files].reduce((sum, file) => sum + gzipped(file), 0);
}

/** The pages of the console that are chunks of their own, as `app.tsx` opens them. */
export function pageChunks(): string[] {
  const source = readFileSync(join(projectRoot(), 'apps/console/src/app.tsx'), 'utf8');
  const opened = new Set([...source.matchAll(/import\('\.\/(pages\/[^']+)'\)/g)].map(([, path = '']) => path));
  return Object.keys(manifest()).filter((name) =>
    opened.has(name.replace(/^src\//, '').replace(/(\/index)?\.tsx$/, '')),
  );
}

/** Classes of Mantine's components that the console uses and its style sheet says nothing of, though Mantine's does. */
export function unstyledClasses(): string[] {
  const files = Object.values(manifest()).map(({ file }) => file);
  const textOf = (ending: string): string =>
    files
      .filter((file) => file.endsWith(ending))
      .map((file) => readFileSync(join(folder(), file), 'utf8'))
      .join('');
  const classesIn = (text: string): Set<string> => new Set(text.match(/m_[0-9a-f]{6,8}/g));
  const mantine = classesIn(readFileSync(join(projectRoot(), 'node_modules/@mantine/core/styles.css'), 'utf8'));
  const ours = classesIn(textOf('.css'));
  return [...classesIn(textOf('.js'))].filter((name) => mantine.has(name) && !ours.has(name));
}
