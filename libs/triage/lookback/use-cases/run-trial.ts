import { setImmediate } from 'node:timers/promises';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { systemActor } from '#kernel';
import { UnitOfWork } from '#persistence';
import { AuditLog } from '#audit';
import type { EngineResult } from '#engine';
import { CaseTextRows } from '../data/case-texts.js';
import { EngineRows } from '../data/engine-rows.js';
import type { EngineTrial, TrialDifference } from '../data/lookback.entities.js';
import { TrialRows } from '../data/trial-rows.js';
import { count, differenceOf, type Compared, type Difference, type TrialReport } from '../domain/difference.js';
import { mayStep } from '../domain/engine-state.js';
import { readCase, type CaseTexts, type TextReader } from '../domain/read-case.js';
import { EngineLibrary } from './engine-library.js';

const LOOKBACK = systemActor('look-back');
/** Complaints of one commit; a killed process reads at most so many again. */
const BATCH = 100;

/** The two engines of a trial. */
interface Pair {
  before: TextReader;
  after: TextReader;
}

/** Told after each batch. */
export type TrialProgress = (done: number, total: number) => void;

/** Reads all history with a candidate and with the active engine, and keeps where they differ. Changes no complaint. */
@Injectable()
export class RunTrial implements OnModuleDestroy {
  private stopping = false;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly trials: TrialRows,
    private readonly rows: EngineRows,
    private readonly library: EngineLibrary,
    private readonly cases: CaseTextRows,
    private readonly audit: AuditLog,
  ) {}

  onModuleDestroy(): void {
    this.stopping = true;
  }

  /** Goes on from where the trial stands, to its end; repeating it doubles nothing. Error: `lookback.trial-not-found`. */
  async execute(trialId: string, progress: TrialProgress = () => undefined): Promise<void> {
    for (;;) {
      // As a failure, so that its job waits for the next start.
      if (this.stopping) throw new Error('the process ends between two batches of a trial');
      const trial = await this.trials.trial(trialId, this.uow.reads);
      if (trial.state !== 'running') return;
      progress(trial.done, Math.max(trial.total, trial.done));
      const ids = await this.cases.idsAfter(trial.position, BATCH);
      if (ids.length > 0) await this.batch(trial, ids);
      else await this.finish(trial);
    }
  }

  private async batch(trial: EngineTrial, ids: readonly string[]): Promise<void> {
    const [first, last] = [ids[0] ?? '', ids.at(-1) ?? ''];
    await this.audit.append({
      actor: LOOKBACK,
      action: 'complaint.read-by-engine',
      object: `trial:${trial.id}`,
      purpose: 'look-back',
      facts: { from: first, to: last, complaints: ids.length },
    });
    const pair = {
      before: await this.library.reader(trial.baseId, trial.baseThreshold),
      after: await this.library.reader(trial.versionId, trial.threshold),
    };
    const cases = await this.cases.open(ids);
    const report = JSON.parse(trial.report) as TrialReport;
    const differences: Omit<TrialDifference, 'trialId'>[] = [];
    for (const each of cases) {
      const compared = await compare(pair, each);
      const difference = differenceOf(compared);
      count(report, compared, difference);
      if (difference !== null) differences.push(lineOf(each, compared, difference));
      // Others have the loop between two complaints.
      await setImmediate();
    }
    const erased = ids.length - cases.length;
    await this.trials.advance(trial.id, {
      from: trial.position,
      to: last,
      done: ids.length,
      erased,
      report,
      differences,
    });
  }

  private async finish(trial: EngineTrial): Promise<void> {
    const sha256 = await this.trials.hash(trial);
    await this.uow.write(async (m) => {
      if (!(await this.trials.finish(m, trial.id, trial.position, sha256))) return;
      const { state } = await this.rows.version(trial.versionId, m);
      if (mayStep(state, 'try')) await this.rows.step(trial.versionId, 'try');
      const { newlyFlagged, newlyDropped, changed } = (JSON.parse(trial.report) as TrialReport).all;
      const facts = { complaints: trial.done, newlyFlagged, newlyDropped, changed, sha256 };
      await this.audit.append({ actor: LOOKBACK, action: 'lookback.finished', object: `trial:${trial.id}`, facts });
    });
  }
}

async function compare({ before, after }: Pair, each: CaseTexts): Promise<Compared> {
  return {
    channel: each.channel,
    language: each.language,
    standsFlagged: each.flagged,
    before: await readCase(before, each),
    after: await readCase(after, each),
  };
}

function lineOf(
  each: CaseTexts,
  { before, after }: Compared,
  difference: Difference,
): Omit<TrialDifference, 'trialId'> {
  const json = (list: EngineResult['kinds'] | EngineResult['leads']): string => JSON.stringify(list);
  return {
    complaintId: each.id,
    difference,
    channel: each.channel,
    language: each.language,
    scoreBefore: before.score,
    scoreAfter: after.score,
    kindsBefore: json(before.kinds),
    kindsAfter: json(after.kinds),
    leadsBefore: json(before.leads),
    leadsAfter: json(after.leads),
  };
}
