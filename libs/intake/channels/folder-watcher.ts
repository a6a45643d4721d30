import { lstat, mkdir, unlink } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { CLOCK, log, Settings, systemActor, toInstant, type Channel, type Clock } from '#kernel';
import { ReceiveItem } from '../use-cases/receive-item.js';
import { DoorAlarms } from './door-alarms.js';
import { lookInto, lookOf, nameText, readUnchanged, type FoundFile } from './folder/found-files.js';

const WATCHER = systemActor('folder-watcher');
/** A larger file (bytes) is no fax and no scan; it stays, and a person is told. */
const MAX_FILE = 256 * 1024 * 1024;
const DOOR_CLOSED = 'intake.door-closed';
const FILES_STUCK = 'intake.files-stuck';

interface Seen {
  /** What the file looked like; another look means that somebody still writes. */
  look: string;
  sinceMs: number;
  /** Its sealed copy is committed; only the removal failed. */
  taken: boolean;
}

interface Folder {
  channel: Channel;
  path: string;
}

/** What became of a file at one look. */
type Result = 'taken' | 'waits' | 'stuck';

/**
 * Takes faxes and letter scans from watched folders and the folders in them. A file is taken when its size and time have
 * not changed for the settling time, and removed only after its sealed copy is committed. Polling works on network
 * drives, where file events do not. The same bytes come twice are a repeat, whatever the file is called.
 */
@Injectable()
export class FolderWatcher implements OnApplicationBootstrap, BeforeApplicationShutdown {
  /** By the path's bytes. */
  private readonly seen = new Map<string, Seen>();
  /** Files that were complained of in the log; once is enough. */
  private readonly told = new Set<string>();
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly settings: Settings,
    private readonly receive: ReceiveItem,
    private readonly alarms: DoorAlarms,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const folders = this.folders();
    if (folders.length === 0) return;
    // One that cannot be made is an alarm at the first look.
    for (const { path } of folders) await mkdir(path, { recursive: true }).catch(() => undefined);
    this.schedule();
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    await this.running;
  }

  /** Looks into every folder once; answers how many files were taken. */
  async lookOnce(): Promise<number> {
    const present = new Set<string>();
    let taken = 0;
    for (const folder of this.folders()) taken += await this.lookAt(folder, present);
    for (const path of this.seen.keys()) if (!present.has(path)) this.seen.delete(path);
    return taken;
  }

  private async lookAt({ channel, path }: Folder, present: Set<string>): Promise<number> {
    const about = `folder ${channel}`;
    const look = await lookInto(Buffer.from(path)).catch((error: unknown) => error as NodeJS.ErrnoException);
    if (!('files' in look)) {
      await this.alarms.raise({ code: DOOR_CLOSED, about, facts: { reason: look.code ?? 'unknown' } });
      return 0;
    }
    await this.alarms.calm(DOOR_CLOSED, about);
    let stuck = look.refused;
    let taken = 0;
    for (const file of look.files) {
      present.add(file.path.toString('latin1'));
      const result = await this.takeIfSettled(channel, file);
      if (result === 'taken') taken += 1;
      if (result === 'stuck') stuck += 1;
    }
    if (stuck === 0) await this.alarms.calm(FILES_STUCK, about);
    else await this.alarms.raise({ code: FILES_STUCK, about, facts: { files: stuck } });
    return taken;
  }

  private folders(): Folder[] {
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

  private async takeIfSettled(channel: Channel, file: FoundFile): Promise<Result> {
    const key = file.path.toString('latin1');
    const now = performance.now();
    const before = this.seen.get(key);
    if (before?.look !== lookOf(file.info)) {
      this.seen.set(key, { look: lookOf(file.info), sinceMs: now, taken: false });
      return 'waits';
    }
    if (now - before.sinceMs < this.settings.folderSettleMs) return 'waits';
    if (file.info.size > MAX_FILE) return 'stuck';
    return this.take(channel, file, before);
  }

  private async take(channel: Channel, file: FoundFile, seen: Seen): Promise<Result> {
    const again = seen.taken;
    try {
      if (!again) seen.taken = await this.record(channel, file);
      if (!seen.taken) return 'waits';
      const present = await lstat(file.path);
      // Written anew since it was read: it stays, and is taken as the file it now is.
      if (lookOf(present) !== lookOf(file.info)) return 'taken';
      await unlink(file.path);
      this.seen.delete(file.path.toString('latin1'));
      return again ? 'waits' : 'taken';
    } catch (error) {
      const about = `${file.path.toString('latin1')} ${seen.look}`;
      if (!this.told.has(about))
        log.error({ err: error, channel }, 'a file of a watched folder could not be taken or removed; it stays there');
      this.told.add(about);
      return 'stuck';
    }
  }

  /** False when the file changed while it was read. */
  private async record(channel: Channel, file: FoundFile): Promise<boolean> {
    const bytes = await readUnchanged(file);
    if (bytes === null) return false;
    const now = this.clock.now();
    const { mtime } = file.info;
    const line = await this.receive.execute(
      {
        channel,
        bytes,
        // By its bytes alone: a gateway that hands over the same fax again gives it another name.
        identity: 'watched folder',
        receivedAt: toInstant(mtime < now ? mtime : now),
        meta: { source: 'folder', fileName: nameText(file.name) },
        mediaType: 'application/octet-stream',
      },
      WATCHER,
    );
    log.info({ arrival: line.id, channel }, 'file taken from watched folder');
    return true;
  }
}
