import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, nowInstant, type Actor, type Clock } from '#kernel';
import { insert, UnitOfWork } from '#persistence';
import { AuditLog } from '#audit';
import { engineOf, lexiconOf, type TriageEngine } from '#engine';
import { lookbackErrors } from '../../domain/lookback.errors.js';
import { EngineFiles, sha256Of } from '../data/engine-files.js';
import { EngineRows } from '../data/engine-rows.js';
import { EngineVersion, type EngineOrigin } from '../data/lookback.entities.js';
import { newVersion } from '../data/new-version.js';

/** Files of a candidate; the part that is absent is taken from the active version. */
export interface BroughtFiles {
  model?: Buffer;
  lexicon?: Buffer;
}

/** A version that was brought; `known` when the desk had these very files already. */
export interface BroughtEngine {
  version: EngineVersion;
  known: boolean;
}

/** Takes a model, a lexicon or both in as a candidate. Nothing is read with it until it is tried. */
@Injectable()
export class BringEngine {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly files: EngineFiles,
    private readonly rows: EngineRows,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Errors: `lookback.nothing-new`, `lookback.bad-model`, `lookback.bad-lexicon`. */
  async execute(given: BroughtFiles, origin: EngineOrigin, actor: Actor): Promise<BroughtEngine> {
    if (given.model === undefined && given.lexicon === undefined)
      throw new DomainError(lookbackErrors['lookback.nothing-new']);
    const active = await this.rows.active();
    if (active === null) throw new Error('no engine is active');
    const model = given.model ?? (await this.files.read(active.modelSha256));
    const lexicon = given.lexicon ?? (await this.files.read(active.lexiconSha256));
    const engine = checked(model, lexicon);
    const kept = [await this.files.keep(model, true), await this.files.keep(lexicon, true)];
    const hashes = { model: sha256Of(model), lexicon: sha256Of(lexicon) };
    return this.uow.write(async (m) => {
      const known = await this.rows.byFiles(hashes.model, hashes.lexicon);
      if (known) return { version: known, known: true };
      for (const file of kept) await this.files.record(file);
      const version = {
        ...newVersion(engine, hashes, nowInstant(this.clock)),
        origin,
        broughtBy: actor.id,
      };
      await insert(m, EngineVersion, version);
      const facts = { engine: version.engine, origin, model: hashes.model, lexicon: hashes.lexicon };
      await this.audit.append({ actor, action: 'engine.brought', object: `engine:${version.id}`, facts });
      return { version, known: false };
    });
  }
}

function checked(model: Buffer, lexicon: Buffer): TriageEngine {
  try {
    lexiconOf(lexicon);
  } catch (cause) {
    throw new DomainError(lookbackErrors['lookback.bad-lexicon'], { cause });
  }
  try {
    return engineOf(model, lexicon);
  } catch (cause) {
    throw new DomainError(lookbackErrors['lookback.bad-model'], { cause });
  }
}
