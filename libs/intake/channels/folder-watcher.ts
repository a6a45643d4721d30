import type { Stats } from 'node:fs';
import { lstat, mkdir, readdir, readFile, unlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { CLOCK, log, Settings, systemActor, toInstant, type Channel, type Clock } from '#kernel';
import { ReceiveItem } from '../use-cases/receive-item.js';

const WATCHER = systemActor('folder-watcher');
/** Names that gateways use while they still write. */
const HALF_WRITTEN = /^\.|\.(part|tmp|filepart|crdownload)$/i;

interface Seen {
  /** What the file looked like; another look means that somebody still writes. */
  look: string;
  sinceMs: number;
  /** Its sealed copy is committed; only the removal failed. */
  taken: boolean;
}

/**
 * Takes faxes and letter scans from watched folders. A file is taken when its size and time have not changed for the
 * settling time, and removed only after its sealed copy is committed. Polling works on network drives, where file
 * events do not.
 */
@Injectable()
export class FolderWatcher implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly seen = new Map<string, Seen>();
  /** Folders and entries that were complained of in the log; once is enough. */
  private readonly told = new Set<string>();
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly settings: Settings,
    private readonly receive: ReceiveItem,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const folders = this.folders();
    if (folders.length === 0) return;
    for (const { path } of folders) await mkdir(path, { recursive: true });
    this.schedule();
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    await this.running;
  }

  /** Looks into every folder once; answers how many files were taken. A folder that is away is in the log. */
  async lookOnce(): Promise<number> {
    let count = 0;
    const present = new Set<string>();
    for (const { channel, path } of this.folders()) {
      for (const name of await this.namesIn(path)) {
        if (HALF_WRITTEN.test(name)) continue;
        present.add(join(path, name));
        if (await this.takeIfSettled(channel, path, name)) count += 1;
      }
    }
    for (const path of this.seen.keys()) if (!present.has(path)) this.seen.delete(path);
    return count;
  }

  private async namesIn(folder: string): Promise<string[]> {
    try {
      const names = await readdir(folder);
      this.told.delete(folder);
      return names;
    } catch (error) {
      this.tellOnce(folder, () => {
        log.error({ err: error }, 'a watched folder cannot be read; nothing is taken from it');
      });
      return [];
    }
  }

  private tellOnce(what: string, tell: () => void): void {
    if (this.told.has(what)) return;
    this.told.add(what);
    tell();
  }

  private folders(): { channel: Channel; path: string }[] {
    const base = process.env['INIT_CWD'] ?? process.cwd();
    return [
      { channel: 'fax' as const, path: this.settings.faxFolder },
      { channel: 'letter' as const, path: this.settings.letterFolder },
    ].flatMap(({ channel, path }) => (path === null ? [] : [{ channel, path: resolve(base, path) }]));
  }

  private schedule(): void {
    this.timer = setTimeout(
      () => {
        this.running = this.lookOnce()
          .catch((error: unknown) => {
            log.error({ err: error }, 'the watched folders could not be looked through');
          })
          .then(() => {
            if (this.timer !== null) this.schedule();
          });
      },
      Math.max(100, this.settings.folderSettleMs / 2),
    );
  }

  /** Links are not followed: what they point to is no scan, and may be anything. */
  private async takeIfSettled(channel: Channel, folder: string, name: string): Promise<boolean> {
    const path = join(folder, name);
    const info = await lstat(path).catch(() => null);
    if (info === null) return false;
    if (!info.isFile()) {
      this.tellOnce(path, () => {
        log.warn({ channel }, 'a watched folder holds a folder or link; only files are taken');
      });
      return false;
    }
    const now = performance.now();
    const before = this.seen.get(path);
    if (before?.look !== lookOf(info)) {
      this.seen.set(path, { look: lookOf(info), sinceMs: now, taken: false });
      return false;
    }
    if (now - before.sinceMs < this.settings.folderSettleMs) return false;
    return this.take(channel, path, { name, info, seen: before });
  }

  private async take(
    channel: Channel,
    path: string,
    file: { name: string; info: Stats; seen: Seen },
  ): Promise<boolean> {
    const { name, info, seen } = file;
    const again = seen.taken;
    try {
      if (!again) seen.taken = await this.record(channel, path, name, info);
      const present = await lstat(path);
      // Written anew since it was read: it stays, and is taken as the file it now is.
      if (!seen.taken || lookOf(present) !== lookOf(info)) return seen.taken;
      await unlink(path);
      this.seen.delete(path);
      return !again;
    } catch (error) {
      this.tellOnce(`${path} ${seen.look}`, () => {
        log.error({ err: error, channel }, 'a file of a watched folder could not be taken or removed; it stays there');
      });
      return seen.taken && !again;
    }
  }

  /** False when the file grew while it was read. */
  private async record(channel: Channel, path: string, name: string, info: Stats): Promise<boolean> {
    const bytes = await readFile(path);
    if (bytes.length !== info.size) return false;
    const now = this.clock.now();
    const line = await this.receive.execute(
      {
        channel,
        bytes,
        identity: `${name}\u0000${String(info.ino)}\u0000${String(info.mtimeMs)}`,
        receivedAt: toInstant(info.mtime < now ? info.mtime : now),
        meta: { source: 'folder', fileName: name },
        mediaType: 'application/octet-stream',
      },
      WATCHER,
    );
    log.info({ arrival: line.id, channel }, 'file taken from watched folder');
    return true;
  }
}

function lookOf(info: Stats): string {
  return `${String(info.ino)} ${String(info.size)} ${String(info.mtimeMs)}`;
}
