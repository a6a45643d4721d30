import { ComplaintReader } from '#complaints';
import type { AssessInput, EngineResult, SignalKind, TriageEngine } from '#engine';
import { EmbeddedJobQueue } from '#jobs';
import { newId, nowInstant, type Actor, type Clock } from '#kernel';
import { insert, type UnitOfWork } from '#persistence';
import { AssessmentRows } from '../../data/assessment-rows.js';
import { TriageDesk } from '../../use-cases/triage-desk.fixture.js';
import { ActivationRows } from '../data/activation-rows.js';
import { CaseTextRows } from '../data/case-texts.js';
import { EngineRows } from '../data/engine-rows.js';
import { EngineVersion } from '../data/lookback.entities.js';
import { TrialRows } from '../data/trial-rows.js';
import { ActivateEngine } from './activate-engine.js';
import type { EngineLibrary } from './engine-library.js';
import { ReadDifference } from './read-difference.js';
import { RunLookBack } from './run-look-back.js';
import { RunTrial } from './run-trial.js';
import { SignEngine } from './sign-engine.js';
import { StartTrial } from './start-trial.js';
import { TrialStandings } from './trial-standing.js';
import { WithdrawEngine } from './withdraw-engine.js';

/** People who may sign. */
export const ren: Actor = { kind: 'user', id: 'ren', role: 'compliance' };
export const yui: Actor = { kind: 'user', id: 'yui', role: 'manager' };
export const saki: Actor = { kind: 'user', id: 'saki', role: 'manager' };

/** An engine that flags a text which names one of its kinds, `#misdelivery`, and that flags nothing else. */
function engineFor(name: string, kinds: readonly SignalKind[]): TriageEngine {
  const assess = ({ text }: AssessInput): EngineResult => {
    const found = kinds.filter((kind) => text.includes(`#${kind}`));
    const flagged = found.length > 0;
    const reasons = found.map((kind) => {
      const start = text.indexOf(`#${kind}`);
      return { start, end: start + kind.length + 1, text: `#${kind}`, why: name };
    });
    const labels = { leads: [], clauses: [], category: 'other', severity: 'low' } as const;
    return { score: flagged ? 0.9 : 0.1, flagged, kinds: found, ...labels, reasons, engine: name };
  };
  const card = { version: name, threshold: { probability: 0.5 } };
  return { assess, card, version: name } as unknown as TriageEngine;
}

/** The look-back over one database, with engines that are told what to flag. The first version is active. */
export class LookbackDesk {
  readonly triage: TriageDesk;
  readonly rows: EngineRows;
  readonly trials: TrialRows;
  readonly start: StartTrial;
  readonly trial: RunTrial;
  readonly sign: SignEngine;
  readonly activate: ActivateEngine;
  readonly lookBack: RunLookBack;
  readonly differences: ReadDifference;
  readonly withdraw: WithdrawEngine;
  private readonly engines = new Map<string, TriageEngine>();

  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    triage = new TriageDesk(uow, clock),
  ) {
    this.triage = triage;
    const { audit, repository, record } = this.triage;
    const jobs = new EmbeddedJobQueue(uow, clock);
    const library = this.library();
    const cases = new CaseTextRows(uow, repository, new AssessmentRows(this.triage.vault, clock));
    this.rows = new EngineRows(uow, clock);
    this.trials = new TrialRows(uow, clock);
    const standings = new TrialStandings(uow, this.rows, this.trials, library, clock);
    this.start = new StartTrial(uow, this.rows, this.trials, library, audit, jobs);
    this.trial = new RunTrial(uow, this.trials, this.rows, library, cases, audit);
    this.sign = new SignEngine(uow, this.rows, standings, audit, clock);
    this.activate = new ActivateEngine(uow, this.rows, standings, library, audit, jobs);
    this.lookBack = new RunLookBack(uow, new ActivationRows(uow, clock), library, cases, record, audit);
    const reader = new ComplaintReader(repository, audit, clock);
    this.differences = new ReadDifference(uow, this.trials, library, cases, reader, this.triage.blind);
    this.withdraw = new WithdrawEngine(uow, this.rows, audit);
  }

  /** The same desk in a new process: its engines are those of before. */
  again(): LookbackDesk {
    const next = new LookbackDesk(this.uow, this.clock, this.triage);
    for (const [id, engine] of this.engines) next.engines.set(id, engine);
    return next;
  }

  /** A version whose engine flags these kinds; the first one becomes active. */
  async version(kinds: readonly SignalKind[], broughtBy = 'cli'): Promise<string> {
    const id = newId();
    const name = `engine ${String(this.engines.size + 1)}`;
    this.engines.set(id, engineFor(name, kinds));
    const isFirst = this.engines.size === 1;
    const now = nowInstant(this.clock);
    await this.uow.write(async (m) => {
      await insert(m, EngineVersion, {
        id,
        engine: name,
        modelSha256: id,
        lexiconSha256: id,
        modelVersion: name,
        lexiconVersion: '1',
        origin: 'brought',
        broughtAt: now,
        broughtBy,
        state: isFirst ? 'active' : 'candidate',
        changedAt: now,
        firstActiveAt: isFirst ? now : null,
      });
      if (isFirst)
        await this.rows.activate(m, {
          versionId: id,
          previousId: null,
          kind: 'first',
          trialId: null,
          activatedBy: 'start',
        });
    });
    await this.triage.engines.refresh();
    return id;
  }

  /** Tries a version to the end; answers the trial and the hash of its report. */
  async tried(versionId: string): Promise<{ trialId: string; reportSha256: string }> {
    const trialId = await this.start.execute(versionId, ren, false);
    await this.trial.execute(trialId);
    return { trialId, reportSha256: (await this.trials.trial(trialId)).reportSha256 ?? '' };
  }

  /** Two people sign a tried version, it becomes active, and the history is read again; answers the activation. */
  async activated(versionId: string): Promise<string> {
    const { reportSha256 } = await this.tried(versionId);
    for (const actor of [ren, yui]) await this.sign.execute(versionId, { purpose: 'activation', reportSha256 }, actor);
    return this.lookBackTo(versionId);
  }

  /** Two people sign for an earlier version and the desk goes back to it; answers the activation. */
  async retreated(versionId: string): Promise<string> {
    for (const actor of [yui, ren]) await this.sign.execute(versionId, { purpose: 'retreat' }, actor);
    return this.lookBackTo(versionId);
  }

  private async lookBackTo(versionId: string): Promise<string> {
    const activationId = await this.activate.execute(versionId, yui);
    await this.triage.engines.refresh();
    await this.lookBack.execute(activationId);
    return activationId;
  }

  private library(): EngineLibrary {
    const engine = (id: string): Promise<TriageEngine> => {
      const found = this.engines.get(id);
      return found ? Promise.resolve(found) : Promise.reject(new Error('no such engine'));
    };
    this.triage.loadActive = async (have) => {
      const active = await this.rows.active(this.uow.reads);
      if (active === null || active.id === have) return null;
      return { versionId: active.id, engine: await engine(active.id), instead: false };
    };
    const threshold = async (id: string): Promise<number> => (await engine(id)).card.threshold.probability;
    const refresh = (): Promise<void> => this.triage.engines.refresh();
    return { engine, reader: engine, threshold, refresh } as unknown as EngineLibrary;
  }
}
