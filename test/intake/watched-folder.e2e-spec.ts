import {
  chmodSync,
  closeSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { FolderWatcher } from '#intake';
import { DomainEvents } from '#kernel';
import { startDesk, temporaryFolder, until, type HttpClient, type TemporaryFolder, type TestDesk } from '#testing';
import { balance, ledgerLines } from './doors.js';
import { LONG_TEXT, whileFull } from './full-storage.js';

jest.setTimeout(420_000);

const letter = (n: number): string => `${String(n)}通目です。知らない人が私の通話の相手を知っていました。`;
/** "苦情.txt" as Japanese Windows writes it. */
const CP932_NAME = Buffer.from([0x8b, 0xea, 0x8f, 0xee, 0x2e, 0x74, 0x78, 0x74]);

/** Nothing is forbidden to root. */
const ROOT = process.getuid?.() === 0;
if (ROOT) process.stderr.write('NOT RUN: a file that may not be read (root may read every file)\n');

describe('a watched folder', () => {
  let place: TemporaryFolder;
  let folder: string;
  let desk: TestDesk;
  let agent: HttpClient;
  let told: string[];

  beforeEach(async () => {
    place = temporaryFolder();
    folder = join(place.path, 'letters');
    mkdirSync(folder);
    told = [];
    const publish = DomainEvents.prototype.publish;
    jest.spyOn(DomainEvents.prototype, 'publish').mockImplementation(function (this: DomainEvents, name, payload) {
      if (name.startsWith('operations.')) {
        const { code, about } = payload as { code: string; about: string };
        told.push(`${name.replace('operations.', '')} ${code} ${about}`);
      }
      return publish.call(this, name, payload);
    });
    desk = await startDesk({ settings: { letterFolder: folder, folderSettleMs: 100 } });
    agent = await desk.as('supervisor');
  });
  afterEach(async () => {
    await desk.close();
    jest.restoreAllMocks();
    place.remove();
  });

  const put = (name: string, text: string): void => {
    writeFileSync(join(folder, name), text);
  };
  const received = async (): Promise<number> => (await balance(agent)).totals.received;
  /** A file is counted with its commit and removed after it. */
  const onlyIn = (place: string, ...names: string[]) =>
    until(`nothing but ${names.join(' ')} to lie there`, () => readdirSync(place).sort().join('/') === names.join('/'));
  const onlyLeft = (...names: string[]) => onlyIn(folder, ...names);
  const emptied = () => onlyLeft();
  const last = (state: string) => until(state, () => told.at(-1) === state);

  it('takes files from the folders in it too, and leaves those', async () => {
    mkdirSync(join(folder, '2026', '11'), { recursive: true });
    writeFileSync(join(folder, '2026', '11', 'a.txt'), letter(1));
    put('b.txt', letter(2));
    await until('both', async () => (await received()) === 2);
    await onlyLeft('2026');
    await onlyIn(join(folder, '2026'), '11');
    await onlyIn(join(folder, '2026', '11'));
  });

  it('waits for a file that is still written, whether it has another name meanwhile or not', async () => {
    const watcher = desk.get(FolderWatcher);
    // Only the looks of this test: on a slow machine one of the desk's own may come between two bits of writing.
    await watcher.beforeApplicationShutdown();
    put('scan.pdf.part', letter(1));
    put('.hidden', letter(1));
    let text = '';
    for (let n = 0; n < 5; n += 1) {
      text += letter(n);
      put('slow.txt', text);
      const writtenAt = new Date(Date.UTC(2026, 10, 24, 0, 0, n));
      utimesSync(join(folder, 'slow.txt'), writtenAt, writtenAt);
      expect(await watcher.lookOnce()).toBe(0);
    }
    await until('it to be taken', async () => (await watcher.lookOnce()) > 0);
    expect(await received()).toBe(1);
    expect((await ledgerLines(agent))[0]?.size).toBe(Buffer.byteLength(text));
    expect(readdirSync(folder).sort()).toEqual(['.hidden', 'scan.pdf.part']);
  });

  it('knows the same bytes under another name: a repeat that is shown, and no second case', async () => {
    put('first.txt', letter(1));
    await until('one', async () => (await received()) === 1);
    put('second.txt', letter(1));
    put('third.txt', letter(3));
    await until('three', async () => (await received()) === 3);
    const outcomes = (await ledgerLines(agent)).map((line) => line.outcome);
    expect(outcomes.filter((outcome) => outcome === 'repeat')).toHaveLength(1);
  });

  it('takes a file whose name is no UTF-8', async () => {
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), CP932_NAME]), letter(1));
    await emptied();
    expect(await received()).toBe(1);
  });

  it('follows no link, says that something lies there, and goes on with the others', async () => {
    const secret = join(place.path, 'secret.txt');
    writeFileSync(secret, letter(9));
    symlinkSync(secret, join(folder, 'link.txt'));
    symlinkSync(place.path, join(folder, 'folder'));
    put('a.txt', letter(1));
    await until('one', async () => (await received()) === 1);
    await last('alarm intake.files-stuck folder letter');
    await onlyLeft('folder', 'link.txt');
    rmSync(join(folder, 'link.txt'));
    rmSync(join(folder, 'folder'));
    await last('calm intake.files-stuck folder letter');
    expect(await received()).toBe(1);
  });

  it('says when the folder is away, and takes what is in it when it is back', async () => {
    await last('calm intake.files-stuck folder letter');
    renameSync(folder, `${folder}.away`);
    await last('alarm intake.door-closed folder letter');
    writeFileSync(join(`${folder}.away`, 'a.txt'), letter(1));
    renameSync(`${folder}.away`, folder);
    await until('one', async () => (await received()) === 1);
    expect(told.at(-1)).toBe('calm intake.door-closed folder letter');
  });

  (ROOT ? it.skip : it)('says when a file may not be read, and takes it when it may', async () => {
    put('a.txt', letter(1));
    chmodSync(join(folder, 'a.txt'), 0o000);
    await last('alarm intake.files-stuck folder letter');
    chmodSync(join(folder, 'a.txt'), 0o600);
    await until('one', async () => (await received()) === 1);
    await last('calm intake.files-stuck folder letter');
  });

  it('leaves a file that is too large to be a scan, says so, and goes on with the others', async () => {
    const fd = openSync(join(folder, 'huge.tif'), 'w');
    ftruncateSync(fd, 300 * 1024 * 1024);
    closeSync(fd);
    put('a.txt', letter(1));
    await until('one', async () => (await received()) === 1);
    await last('alarm intake.files-stuck folder letter');
    await onlyLeft('huge.tif');
  });

  it('leaves a file where it is while there is no room, and takes it when there is', async () => {
    await whileFull(desk, async () => {
      put('a.txt', LONG_TEXT);
      await until('a try', () => told.includes('alarm intake.files-stuck folder letter'));
    });
    await until('one', async () => (await received()) === 1);
    await emptied();
    expect((await balance(agent)).balanced).toBe(true);
  });

  it('takes a file once, though the desk is restarted over it again and again', async () => {
    for (let n = 0; n < 3; n += 1) {
      put(`${String(n)}.txt`, letter(n));
      await desk.restart();
    }
    agent = await desk.as('supervisor');
    await until('three', async () => (await received()) >= 3);
    await emptied();
    const cases = (await ledgerLines(agent)).filter((line) => line.outcome !== 'repeat');
    expect(cases).toHaveLength(3);
  });
});
