import { readFile } from 'node:fs/promises';
import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, log, nowInstant, Settings, systemActor, type Clock } from '#kernel';
import { insert, UnitOfWork } from '#persistence';
import { AuditLog } from '#audit';
import { engineOf, shippedEngineFiles, type TriageEngine } from '#engine';
import { EngineFiles, sha256Of } from '../data/engine-files.js';
import { EngineRows } from '../data/engine-rows.js';
import { EngineVersion } from '../data/lookback.entities.js';
import { newVersion } from '../data/new-version.js';
import { ActiveEngine, type LoadedEngine } from './active-engine.js';

const START = systemActor('start');

/** The bytes of the engine that came with software and configuration. */
interface ShippedBytes {
  model: Buffer;
  lexicon: Buffer;
}

/** The shipped engine as it was read last: a first start asks for it twice, and a process may open several desks. */
let lastShipped: { files: string; engine: TriageEngine } | undefined;

/** The engine of the shipped files; it holds no state of a desk. Throws as {@link engineOf}. */
function shippedEngine({ model, lexicon }: ShippedBytes): TriageEngine {
  const files = `${sha256Of(model)} ${sha256Of(lexicon)}`;
  if (lastShipped?.files !== files) lastShipped = { files, engine: engineOf(model, lexicon) };
  return lastShipped.engine;
}

/**
 * Opens the desk's active engine. The first start makes the shipped one active; when another one is shipped later, by an
 * upgrade or by an edited `config/signals.yaml`, it becomes a candidate and the desk goes on with the active one.
 */
@Injectable()
export class OpenActiveEngine {
  constructor(
    private readonly settings: Settings,
    private readonly uow: UnitOfWork,
    private readonly files: EngineFiles,
    private readonly rows: EngineRows,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws Error when the shipped engine is new to the desk and cannot be read: that stops the start */
  async execute(): Promise<ActiveEngine> {
    const paths = shippedEngineFiles(this.settings.triageModel ?? undefined);
    const shipped = { model: await readFile(paths.model), lexicon: await readFile(paths.lexicon) };
    const version = await this.adopt(shipped);
    return new ActiveEngine(await this.first(version, shipped), (have) => this.load(have));
  }

  /** The shipped version's row, made when it is new. */
  private async adopt({ model, lexicon }: ShippedBytes): Promise<EngineVersion> {
    const known = await this.rows.byFiles(sha256Of(model), sha256Of(lexicon));
    if (known) return known;
    const engine = shippedEngine({ model, lexicon });
    const files = [await this.files.keep(model, false), await this.files.keep(lexicon, false)];
    return this.uow.write(async (m) => {
      const meanwhile = await this.rows.byFiles(sha256Of(model), sha256Of(lexicon));
      if (meanwhile) return meanwhile;
      const now = nowInstant(this.clock);
      const isFirst = (await this.rows.active(m)) === null;
      const row = {
        ...newVersion(engine, { model: sha256Of(model), lexicon: sha256Of(lexicon) }, now),
        origin: 'shipped' as const,
        broughtBy: START.id,
        ...(isFirst ? { state: 'active' as const, firstActiveAt: now } : {}),
      };
      for (const file of files) await this.files.record(file);
      await insert(m, EngineVersion, row);
      const first = {
        versionId: row.id,
        previousId: null,
        kind: 'first',
        trialId: null,
        activatedBy: START.id,
      } as const;
      // A desk that begins: nobody decided anything, and a command that only looks must not add to the log.
      if (isFirst) await this.rows.activate(m, first);
      else {
        const facts = { engine: row.engine, origin: row.origin };
        await this.audit.append({ actor: START, action: 'engine.brought', object: `engine:${row.id}`, facts });
      }
      return row;
    });
  }

  private async first(shippedVersion: EngineVersion, bytes: ShippedBytes): Promise<LoadedEngine> {
    const shipped = (): TriageEngine => shippedEngine(bytes);
    if (shippedVersion.state === 'active') return { versionId: shippedVersion.id, engine: shipped(), instead: false };
    try {
      const loaded = await this.load(null);
      if (loaded) return loaded;
    } catch (error) {
      log.error({ err: error }, 'the active engine cannot be read; the shipped one reads complaints in its place');
    }
    return { versionId: shippedVersion.id, engine: shipped(), instead: true };
  }

  private async load(have: string | null): Promise<LoadedEngine | null> {
    const active = await this.rows.active(this.uow.reads);
    if (active === null || active.id === have) return null;
    const model = await this.files.read(active.modelSha256);
    const engine = engineOf(model, await this.files.read(active.lexiconSha256));
    return { versionId: active.id, engine, instead: false };
  }
}
