import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '#testing';
import { lookInto, nameText, readUnchanged } from './found-files.js';

const folder = temporaryFolder();
afterAll(() => {
  folder.remove();
});

describe('the name of a file', () => {
  it.each([
    [[0xe8, 0x8b, 0xa6, 0xe6, 0x83, 0x85], '苦情'],
    [[0x8b, 0xea, 0x8f, 0xee], '苦情'],
    [[0x41, 0xff, 0xfe], 'A\u00ff\u00fe'],
  ])('is read as UTF-8, as Japanese Windows writes it, or byte by byte', (bytes, name) => {
    expect(nameText(Buffer.from(bytes))).toBe(name);
  });
});

describe('a look into a folder', () => {
  it('finds files and those of its subfolders, and counts what it refuses', async () => {
    const base = join(folder.path, 'look');
    const deep = join(base, 'a', 'b', 'c', 'd', 'e', 'f');
    mkdirSync(deep, { recursive: true });
    for (const path of [join(base, '1.tif'), join(base, 'a', '2.tif'), join(deep, '3.tif'), join(base, 'x.part')])
      writeFileSync(path, 'x');
    symlinkSync('/etc', join(base, 'link'));
    const { files, refused } = await lookInto(Buffer.from(base));
    expect(files.map((file) => file.name.toString()).sort()).toEqual(['1.tif', '2.tif']);
    expect(refused).toBe(2);
    await expect(lookInto(Buffer.from(join(base, 'nowhere')))).rejects.toThrow();
  });

  it('gives no bytes of a file that changed since, nor of a link that took its place', async () => {
    const base = join(folder.path, 'change');
    mkdirSync(base);
    for (const name of ['same', 'grown', 'replaced', 'linked', 'gone']) writeFileSync(join(base, name), 'before');
    const { files } = await lookInto(Buffer.from(base));
    writeFileSync(join(base, 'grown'), 'before and more');
    writeFileSync(join(folder.path, 'other'), 'befora');
    renameSync(join(folder.path, 'other'), join(base, 'replaced'));
    renameSync(join(base, 'linked'), join(base, 'target'));
    symlinkSync(join(base, 'target'), join(base, 'linked'));
    renameSync(join(base, 'gone'), join(folder.path, 'elsewhere'));
    const read = await Promise.all(
      files.map(async (file) => [file.name.toString(), await readUnchanged(file)] as const),
    );
    expect(new Map(read.map(([name, bytes]) => [name, bytes?.toString() ?? null]))).toEqual(
      new Map([
        ['same', 'before'],
        ['grown', null],
        ['replaced', null],
        ['linked', null],
        ['gone', null],
      ]),
    );
  });
});
