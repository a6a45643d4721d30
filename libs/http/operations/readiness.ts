import { describeError, log, Settings } from '#kernel';
import { query, UnitOfWork } from '#persistence';
import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { statfs } from 'node:fs/promises';

/** Answers whether a part is ready. May throw: that is a no. */
export type ReadinessCheck = () => boolean | Promise<boolean>;

/** What `/readyz` says: each part by name, no figures, since anybody may ask. */
export interface ReadinessReport {
  ready: boolean;
  checks: Record<string, boolean>;
}

const CHECK_TIMEOUT_MS = 2_000;
/** Free space (bytes) below which nothing more should be sent here: room for a day of mail with attachments. */
const MIN_FREE_BYTES = 256 * 1024 * 1024;

/** Collects checks of every feature: database and disk are ours, `register` adds others, for example the age of pending arrivals. */
@Injectable()
export class Readiness implements BeforeApplicationShutdown {
  private readonly checks = new Map<string, ReadinessCheck>();
  private stopping = false;

  constructor(uow: UnitOfWork, settings: Settings) {
    this.register('database', async () => (await query(uow.reads, 'SELECT 1')).length === 1);
    this.register('disk', async () => {
      const { bavail, bsize } = await statfs(settings.dataDir);
      return bavail * bsize >= MIN_FREE_BYTES;
    });
  }

  /** Adds a check, or puts it in the place of the one with this name. */
  register(name: string, check: ReadinessCheck): void {
    this.checks.set(name, check);
  }

  /** Runs every check, each for two seconds at most. */
  async report(): Promise<ReadinessReport> {
    const names = [...this.checks.keys()];
    const answers = await Promise.all(names.map((name) => this.ask(name)));
    const checks = Object.fromEntries(names.map((name, i) => [name, answers[i] === true]));
    return { ready: !this.stopping && answers.every((answer) => answer), checks };
  }

  beforeApplicationShutdown(): void {
    this.stopping = true;
  }

  private async ask(name: string): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<boolean>((resolve) => {
      timer = setTimeout(resolve, CHECK_TIMEOUT_MS, false);
    });
    try {
      return await Promise.race([Promise.resolve(this.checks.get(name)?.() ?? false), late]);
    } catch (error) {
      log.warn({ check: name, why: describeError(error) }, 'readiness check failed');
      return false;
    } finally {
      clearTimeout(timer);
    }
  }
}
