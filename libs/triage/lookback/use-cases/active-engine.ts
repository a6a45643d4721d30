import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { log } from '#kernel';
import type { TriageEngine } from '#engine';

/** How often (ms) a process looks whether another one has activated an engine. */
const LOOK_MS = 15_000;

/** A version with its engine in memory. */
export interface LoadedEngine {
  /** Null where the engine is no version of the desk's. */
  versionId: string | null;
  engine: TriageEngine;
  /** The active version could not be read; this is the shipped one in its place. */
  instead: boolean;
}

/** Gives the engine that is active now when that is another version than `have`; null when it is the same. */
export type LoadActive = (have: string | null) => Promise<LoadedEngine | null>;

/**
 * The engine that reads complaints now. An activation is seen by the process that makes it when it commits, by every
 * other one within {@link LOOK_MS}.
 */
@Injectable()
export class ActiveEngine implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;

  constructor(
    private loaded: LoadedEngine,
    private readonly load: LoadActive,
  ) {}

  /** One engine that never changes, for tests. */
  static always(engine: TriageEngine): ActiveEngine {
    return new ActiveEngine({ versionId: null, engine, instead: false }, () => Promise.resolve(null));
  }

  /** The engine for the next text; ask for it again for each text. */
  current(): TriageEngine {
    return this.loaded.engine;
  }

  /** The version that {@link current} is. */
  get versionId(): string | null {
    return this.loaded.versionId;
  }

  /** Whether the shipped engine stands in for the active one, which could not be read. */
  get standsIn(): boolean {
    return this.loaded.instead;
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.refresh().catch((error: unknown) => {
        log.error({ err: error }, 'looking for another active engine failed; the present one goes on');
      });
    }, LOOK_MS);
    this.timer.unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.looking?.catch(() => undefined);
  }

  /** Looks now. An engine that cannot be read leaves the present one in place, and the error is the caller's. */
  refresh(): Promise<void> {
    this.looking ??= this.look().finally(() => {
      this.looking = undefined;
    });
    return this.looking;
  }

  private async look(): Promise<void> {
    const found = await this.load(this.loaded.instead ? null : this.loaded.versionId);
    if (found === null) return;
    this.loaded = found;
    log.info({ engine: found.engine.version }, 'another engine reads complaints from now on');
  }
}
