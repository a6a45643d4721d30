import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, linkSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { projectRoot } from '#kernel';

/** Where unpacked test equipment is kept; goes away together with node_modules. */
export const equipment = () => join(projectRoot(), 'node_modules', '.cache', 'madoguchi');

/** The browser to test with: CHROMIUM_PATH, else the one out of `@sparticuz/chromium`, unpacked once. */
export async function chromiumFile(): Promise<string> {
  const given = process.env['CHROMIUM_PATH'];
  if (given) return given;
  const home = packageFolder('@sparticuz/chromium');
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string };
  const file = join(equipment(), `chromium-${version}`);
  if (!existsSync(file)) await unpackOnce(join(home, 'bin', 'chromium.br'), file);
  return file;
}

/**
 * Unpacks beside the file and gives it its name when whole, so that nobody starts half a browser. Of two processes that
 * unpack at once the first one's stays: a browser whose file is replaced cannot start its own processes any more.
 */
export async function unpackOnce(packed: string, file: string): Promise<void> {
  mkdirSync(dirname(file), { recursive: true });
  const unfinished = `${file}.${randomUUID()}`;
  await pipeline(createReadStream(packed), createBrotliDecompress(), createWriteStream(unfinished, { mode: 0o755 }));
  try {
    linkSync(unfinished, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(unfinished);
  }
}

/** Folder of an installed package, whatever it exports. */
export function packageFolder(name: string): string {
  const paths = createRequire(import.meta.url).resolve.paths(name) ?? [];
  const found = paths.map((path) => join(path, name)).find((path) => existsSync(join(path, 'package.json')));
  if (found === undefined) throw new Error(`the package ${name} is not installed`);
  return found;
}
