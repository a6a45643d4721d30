import { Injectable } from '@nestjs/common';
import { engineOf, type TriageEngine } from '#engine';
import { EngineFiles } from '../data/engine-files.js';
import { EngineRows } from '../data/engine-rows.js';
import { ActiveThreshold } from '../../certificate/use-cases/active-threshold.js';
import type { TextReader } from '../domain/read-case.js';
import { ActiveEngine } from './active-engine.js';

/** Engines of earlier and later versions, beside the active one; the last one that was asked for stays in memory. */
@Injectable()
export class EngineLibrary {
  private last: { versionId: string; engine: TriageEngine } | undefined;

  constructor(
    private readonly rows: EngineRows,
    private readonly files: EngineFiles,
    private readonly active: ActiveEngine,
    private readonly thresholds: ActiveThreshold,
  ) {}

  /**
   * The engine of a version; for the active one that could not be read, the one that stands in for it.
   * @throws DomainError `lookback.version-not-found`; Error when its files cannot be read
   */
  async engine(versionId: string): Promise<TriageEngine> {
    if (await this.readsNow(versionId)) return this.active.current();
    if (this.last?.versionId === versionId) return this.last.engine;
    const row = await this.rows.version(versionId);
    const model = await this.files.read(row.modelSha256);
    const engine = engineOf(model, await this.files.read(row.lexiconSha256));
    this.last = { versionId, engine };
    return engine;
  }

  /** Looks whether another version is active now. */
  refresh(): Promise<void> {
    return this.active.refresh();
  }

  /** A version that flags from a score on. */
  async reader(versionId: string, threshold: number): Promise<TextReader> {
    const engine = await this.engine(versionId);
    return { version: engine.version, assess: (input) => engine.assess(input, { threshold }) };
  }

  /**
   * The score from which a version flags: what is in force for the active one; the model's own for another, which has
   * no certificate yet.
   */
  async threshold(versionId: string): Promise<number> {
    if (await this.readsNow(versionId)) return this.thresholds.current().probability;
    return (await this.engine(versionId)).card.threshold.probability;
  }

  /** Whether complaints are read by this version now, or by another one in its place. */
  private async readsNow(versionId: string): Promise<boolean> {
    if (versionId === this.active.versionId) return true;
    return this.active.standsIn && (await this.rows.active())?.id === versionId;
  }
}
