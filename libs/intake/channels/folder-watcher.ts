import { mkdir, readdir, readFile, stat, unlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { CLOCK, log, Settings, systemActor, toInstant, type Channel, type Clock } from '#kernel';
import { ReceiveItem } from '../use-cases/receive-item.js';

const WATCHER = systemActor('folder-watcher');
/** Names that gateways use while they still write. */
const HALF_WRITTEN = /^\.|\.(part|tmp|filepart|crdownload)$/i;

interface Seen {
  size: number;
  mtimeMs: number;
  sinceMs: number;
}

/**
 * Takes faxes and letter scans from watched folders. A file is taken when its size and time have not changed for the
 * settling time, and removed only after its sealed copy is committed. Polling works on network drives, where file
 * events do not.
 */
@Injectable()
export class FolderWatcher implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly seen = new Map<string, Seen>();
  private readonly taken = new Set<string>();
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

  async onApplicationShutdown(): Promise<void> {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    await this.running;
  }

  /** Looks into every folder once; answers how many files were taken. */
  async lookOnce(): Promise<number> {
    let count = 0;
    for (const { channel, path } of this.folders()) {
      for (const name of await readdir(path).catch(() => [])) {
        if (!HALF_WRITTEN.test(name) && (await this.takeIfSettled(channel, path, name))) count += 1;
      }
    }
    return count;
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
            log.error({ err: error }, 'watched folder could not be read');
          })
          .then(() => {
            if (this.timer !== null) this.schedule();
          });
      },
      Math.max(100, this.settings.folderSettleMs / 2),
    );
  }

  private async takeIfSettled(channel: Channel, folder: string, name: string): Promise<boolean> {
    const path = join(folder, name);
    const info = await stat(path).catch(() => null);
    if (info?.isFile() !== true) return false;
    const now = performance.now();
    const before = this.seen.get(path);
    if (before?.size !== info.size || before.mtimeMs !== info.mtimeMs) {
      this.seen.set(path, { size: info.size, mtimeMs: info.mtimeMs, sinceMs: now });
      return false;
    }
    if (now - before.sinceMs < this.settings.folderSettleMs) return false;
    const identity = `${name}\u0000${String(info.ino)}\u0000${String(info.mtimeMs)}`;
    if (this.taken.has(identity)) return false;
    return this.take(channel, path, name, identity, info.mtime);
  }

  private async take(
    channel: Channel,
    path: string,
    name: string,
    identity: string,
    writtenAt: Date,
  ): Promise<boolean> {
    try {
      const bytes = await readFile(path);
      const receivedAt = toInstant(writtenAt < this.clock.now() ? writtenAt : this.clock.now());
      const meta = { source: 'folder', fileName: name };
      const mediaType = 'application/octet-stream';
      const line = await this.receive.execute({ channel, bytes, mediaType, identity, receivedAt, meta }, WATCHER);
      this.taken.add(identity);
      this.seen.delete(path);
      await unlink(path);
      log.info({ arrival: line.id, channel }, 'file taken from watched folder');
      return true;
    } catch (error) {
      log.error({ err: error, channel }, 'a file of a watched folder could not be taken or removed; it stays there');
      return false;
    }
  }
}
