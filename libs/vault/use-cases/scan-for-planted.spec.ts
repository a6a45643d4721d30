import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Encoding from 'encoding-japanese';
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { insert } from '#persistence';
import { FakeClock, openTestDatabase, temporaryFolder, type TemporaryFolder } from '#testing';
import { newRing, Originals, FileBlobStore, RingMasterKey, scanForPlanted, Vault, vaultSchema } from '#vault';
import { newId } from '#kernel';
import { DataKeyRow } from '../data/data-key.entity.js';

const TEXT = '知らない人が私の通話履歴の内容を知っていました。番号は公開していません。';
const LATIN = 'A stranger knew what I said on the phone last night';
const NAME = '架空花子';
const planted = [TEXT, LATIN, NAME];
let folder: TemporaryFolder;

beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const encoded = (to: 'SJIS' | 'EUCJP' | 'JIS') => (text: string) =>
  Buffer.from(Encoding.convert(Encoding.stringToCode(text), { to, from: 'UNICODE' }));
const escape = (text: string) =>
  Buffer.from(Array.from(text, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''));
const forms: [string, (text: string) => Buffer][] = [
  ['UTF-8', (text) => Buffer.from(text)],
  ['UTF-16LE', (text) => Buffer.from(text, 'utf16le')],
  ['UTF-16BE', (text) => Buffer.from(text, 'utf16le').swap16()],
  ['CP932', encoded('SJIS')],
  ['EUC-JP', encoded('EUCJP')],
  ['ISO-2022-JP', encoded('JIS')],
  ['percent of UTF-8', (text) => Buffer.from(encodeURIComponent(text))],
  ['\\u escapes', escape],
  ...[0, 1, 2].map((shift): [string, (text: string) => Buffer] => [
    'base64 of UTF-8',
    (text) => Buffer.from(Buffer.from(`${'x'.repeat(shift)}${text}yz`).toString('base64')),
  ]),
  ['base64 of CP932', (text) => Buffer.from(encoded('SJIS')(`ab${text}`).toString('base64'))],
  ['base64 of ISO-2022-JP', (text) => Buffer.from(encoded('JIS')(text).toString('base64'))],
];

async function scanOf(bytes: Buffer): Promise<{ planted: number; form: string; gzipAt: number | null }[]> {
  writeFileSync(join(folder.path, 'file'), bytes);
  return (await scanForPlanted({ paths: [folder.path], planted })).findings;
}

describe('the secrecy scan', () => {
  it.each(forms)('finds a planted text as %s, whole or a piece of it, also inside gzip', async (form, make) => {
    const noise = Buffer.from([0, 255, 129, 27, 200]);
    for (const piece of [TEXT, TEXT.slice(7, 20)]) {
      const bytes = Buffer.concat([noise, make(piece), noise]);
      expect(await scanOf(bytes)).toContainEqual(expect.objectContaining({ planted: 0, form, gzipAt: null }));
      const packed = Buffer.concat([noise, gzipSync(bytes), noise]);
      expect(await scanOf(packed)).toContainEqual(expect.objectContaining({ planted: 0, form, gzipAt: 5 }));
    }
  });

  it.each(['UTF-8', 'UTF-16LE'])('finds a short name and a Latin text as %s', async (form) => {
    const make = forms.find(([name]) => name === form)?.[1] ?? Buffer.from;
    const hits = await scanOf(Buffer.concat([make(NAME), make('。'), make(LATIN)]));
    expect([...new Set(hits.map((hit) => hit.planted))].sort()).toEqual([1, 2]);
    expect(hits.map((hit) => hit.form)).toContain(form);
  });

  it('finds a text that lies across the border of two chunks, and tells where', async () => {
    for (const before of [(1 << 20) - 1, (1 << 20) - 20, (1 << 20) + 3]) {
      writeFileSync(join(folder.path, 'file'), Buffer.concat([Buffer.alloc(before, 46), Buffer.from(NAME)]));
      const { findings } = await scanForPlanted({ paths: [folder.path], planted: [NAME] });
      expect(findings).toMatchObject([{ planted: 0, form: 'UTF-8', offset: before }]);
    }
  });

  it('finds what a gzip member held before its end was cut off', async () => {
    const packed = gzipSync(Buffer.from(`${TEXT}${Array.from({ length: 20_000 }, (_, n) => n * n).join()}`));
    expect(await scanOf(packed.subarray(0, 20_000))).toContainEqual(expect.objectContaining({ planted: 0, gzipAt: 0 }));
  });

  it('finds nothing where nothing was planted, and does not take a ruled line for a trace', async () => {
    writeFileSync(join(folder.path, 'file'), `私は通話の音質に不満があります。${'ー'.repeat(50)}`);
    const { findings, files } = await scanForPlanted({ paths: [folder.path], planted: [TEXT, 'ー'.repeat(30)] });
    expect({ findings, files }).toEqual({ findings: [], files: 1 });
  });

  it('says which texts are too short to look for and which paths it could not read', async () => {
    const gone = join(folder.path, 'gone');
    const report = await scanForPlanted({ paths: [gone], planted: ['あ', TEXT] });
    expect(report).toMatchObject({ tooShort: [0], unreadable: [gone], planted: 2 });
  });

  it('looks into folders in folders', async () => {
    mkdirSync(join(folder.path, 'a', 'b'), { recursive: true });
    writeFileSync(join(folder.path, 'a', 'b', '.hidden'), '');
    appendFileSync(join(folder.path, 'a', 'b', '.hidden'), TEXT);
    expect((await scanForPlanted({ paths: [folder.path], planted })).findings).not.toEqual([]);
  });
});

describe('the data folder', () => {
  it('shows nothing of sealed texts, and shows the one column that was not sealed (control)', async () => {
    const db = await openTestDatabase([vaultSchema]);
    const vault = new Vault(db.uow, new RingMasterKey(newRing('2026-11-25T00:00:00.000Z')), new FakeClock());
    const originals = new Originals(
      db.uow,
      vault,
      new FileBlobStore(join(db.settings.dataDir, 'blobs')),
      new FakeClock(),
    );
    const key = await vault.newKey('complaint');
    await originals.put(key, newId(), Buffer.from(TEXT));
    await originals.put(key, newId(), Buffer.from(TEXT.repeat(2_000)));
    const scan = () => scanForPlanted({ paths: [db.settings.dataDir], planted });
    expect((await scan()).findings).toEqual([]);
    // Wrong on purpose: content in a column that nobody seals.
    const open = {
      id: newId(),
      scope: TEXT,
      masterKeyId: '',
      createdAt: '',
      wrapped: null,
      erasedAt: null,
      hold: false,
    };
    await db.uow.write((m) => insert(m, DataKeyRow, open));
    if (db.settings.databaseUrl === null)
      expect((await scan()).findings).toMatchObject([{ planted: 0, form: 'UTF-8' }]);
    await db.close();
  });
});
