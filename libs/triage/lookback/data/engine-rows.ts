import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CLOCK, DomainError, newId, nowInstant, type Clock } from '#kernel';
import { insert, query, rowById, run, UnitOfWork } from '#persistence';
import { lookbackErrors } from '../../domain/lookback.errors.js';
import { ENGINE_STEPS, type EngineStep } from '../domain/engine-state.js';
import { EngineActivation, EngineSignature, EngineVersion, type SignaturePurpose } from './lookback.entities.js';

/** What an activation is begun with. */
export type NewActivation = Pick<EngineActivation, 'versionId' | 'previousId' | 'kind' | 'trialId' | 'activatedBy'>;

/** What is read again: all history after a trial; after a retreat what came in while the version was not active. */
const LOOK_BACKS = { first: 'done', activation: 'all', retreat: 'late' } as const;

/** Rows of versions, signatures and activations. */
@Injectable()
export class EngineRows {
  constructor(
    private readonly uow: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The version that reads complaints; null before the first start. */
  async active(m: EntityManager = this.uow.manager): Promise<EngineVersion | null> {
    const [row] = await query<{ id: string }>(m, "SELECT id FROM engine_versions WHERE state = 'active'");
    return row === undefined ? null : rowById(m, EngineVersion, row.id);
  }

  /** Fails with `lookback.version-not-found`. */
  async version(id: string, m: EntityManager = this.uow.manager): Promise<EngineVersion> {
    const row = await rowById(m, EngineVersion, id);
    if (!row) throw new DomainError(lookbackErrors['lookback.version-not-found']);
    return row;
  }

  /** The version of these two files, if the desk knows it. */
  async byFiles(modelSha256: string, lexiconSha256: string): Promise<EngineVersion | null> {
    return this.uow.manager.findOneBy(EngineVersion, { modelSha256, lexiconSha256 });
  }

  /** Newest first. */
  all(): Promise<EngineVersion[]> {
    return this.uow.reads.find(EngineVersion, { order: { id: 'DESC' } });
  }

  /** Takes a step where the table of steps allows it. Inside a unit. Error: `lookback.step-not-allowed`. */
  async step(id: string, step: EngineStep): Promise<void> {
    const { from, to } = ENGINE_STEPS[step];
    const now = nowInstant(this.clock);
    const m = this.uow.manager;
    const moved = await run(
      m,
      `UPDATE engine_versions SET state = ?, changed_at = ? WHERE id = ? AND state IN (${from.map(() => '?').join(', ')})`,
      [to, now, id, ...from],
    );
    if (moved === 0) {
      const { state } = await this.version(id, m);
      throw new DomainError(lookbackErrors['lookback.step-not-allowed'], { data: { state, step } });
    }
    if (step !== 'activate') return;
    await run(m, 'UPDATE engine_versions SET first_active_at = ? WHERE id = ? AND first_active_at IS NULL', [now, id]);
  }

  /** Signatures given for one report or retreat, oldest first. */
  signatures(versionId: string, about: string, m: EntityManager = this.uow.manager): Promise<EngineSignature[]> {
    return m.find(EngineSignature, { where: { versionId, about }, order: { id: 'ASC' } });
  }

  /** The activation under which the desk runs now; null before the first start. */
  async activation(m: EntityManager = this.uow.manager): Promise<EngineActivation | null> {
    const [row] = await query<{ id: string }>(m, 'SELECT id FROM engine_activations ORDER BY id DESC LIMIT 1');
    return row === undefined ? null : rowById(m, EngineActivation, row.id);
  }

  /** Notes an activation and answers its id. Inside a unit. */
  async activate(m: EntityManager, given: NewActivation): Promise<string> {
    const id = newId();
    await insert(m, EngineActivation, {
      ...given,
      id,
      activatedAt: nowInstant(this.clock),
      lookBack: LOOK_BACKS[given.kind],
      position: '',
      done: 0,
      newlyFlagged: 0,
    });
    return id;
  }

  /** What two people signed last for a version, if both did: the trial's id, or the activation that a retreat ends. */
  async signedFor(versionId: string): Promise<{ purpose: SignaturePurpose; about: string } | null> {
    const [last] = await query<{ purpose: SignaturePurpose; about: string }>(
      this.uow.manager,
      'SELECT purpose, about FROM engine_signatures WHERE version_id = ? ORDER BY id DESC LIMIT 1',
      [versionId],
    );
    if (last === undefined) return null;
    const signatures = await this.signatures(versionId, last.about);
    return new Set(signatures.map((each) => each.signedBy)).size < 2 ? null : last;
  }
}
