import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { temporaryFolder, type TemporaryFolder } from '#testing';
import { unpackOnce } from './chromium-file.js';

let folder: TemporaryFolder;

beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  folder.remove();
});

describe('unpacking the browser', () => {
  it('leaves the file that is there: a browser may run from it', async () => {
    const [packed, file] = [join(folder.path, 'packed.br'), join(folder.path, 'cache', 'browser')];
    writeFileSync(packed, brotliCompressSync('the browser'));
    await unpackOnce(packed, file);
    const first = statSync(file);
    await Promise.all([unpackOnce(packed, file), unpackOnce(packed, file)]);
    expect(statSync(file).ino).toBe(first.ino);
    expect(first.mode & 0o111).toBe(0o111);
    expect(readFileSync(file, 'utf8')).toBe('the browser');
    expect(readdirSync(join(folder.path, 'cache'))).toEqual(['browser']);
  });
});
