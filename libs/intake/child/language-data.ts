import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

const require = createRequire(import.meta.url);
/** Integer conversion of the "best" models: the only variant that reads photographs of letters well. */
const VARIANT = '4.0.0_best_int';

/** Trained data of one language, unpacked, from its npm package. Never from the network. */
export async function trainedData(language: string): Promise<Buffer> {
  const folder = dirname(require.resolve(`@tesseract.js-data/${language}/package.json`));
  const packed = await readFile(join(folder, VARIANT, `${language}.traineddata.gz`));
  return promisify(gunzip)(packed);
}

/** Puts the unpacked data of the languages into `cacheDir`, where the native engine reads them. */
export async function unpackTrainedData(languages: readonly string[], cacheDir: string): Promise<void> {
  await mkdir(cacheDir, { recursive: true });
  for (const language of languages) {
    const file = join(cacheDir, `${language}.traineddata`);
    if (existsSync(file)) continue;
    const half = `${file}.${process.pid.toString()}`;
    await writeFile(half, await trainedData(language));
    await rename(half, file);
  }
}
