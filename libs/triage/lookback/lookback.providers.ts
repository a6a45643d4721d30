import type { Provider } from '@nestjs/common';
import { ActivationRows } from './data/activation-rows.js';
import { CaseTextRows } from './data/case-texts.js';
import { EngineFiles } from './data/engine-files.js';
import { EngineRows } from './data/engine-rows.js';
import { LabelRows } from './data/label-rows.js';
import { TrialRows } from './data/trial-rows.js';
import { LookBackJobs } from './jobs/look-back-jobs.js';
import { TakeIncomingEngines } from './jobs/take-incoming-engines.js';
import { ActivateEngine } from './use-cases/activate-engine.js';
import { ActiveEngine } from './use-cases/active-engine.js';
import { BringEngine } from './use-cases/bring-engine.js';
import { EngineLibrary } from './use-cases/engine-library.js';
import { ExportLabels } from './use-cases/export-labels.js';
import { OpenActiveEngine } from './use-cases/open-active-engine.js';
import { ReadDifference } from './use-cases/read-difference.js';
import { ReadEngines } from './use-cases/read-engines.js';
import { RunLookBack } from './use-cases/run-look-back.js';
import { RunTrial } from './use-cases/run-trial.js';
import { SignEngine } from './use-cases/sign-engine.js';
import { StartTrial } from './use-cases/start-trial.js';
import { TrialStandings } from './use-cases/trial-standing.js';
import { WithdrawEngine } from './use-cases/withdraw-engine.js';

const activeEngine: Provider = {
  provide: ActiveEngine,
  inject: [OpenActiveEngine],
  useFactory: (opener: OpenActiveEngine) => opener.execute(),
};

/** What other parts of triage and of the desk use of the look-back. */
export const lookbackShared: Provider[] = [
  activeEngine,
  ActivateEngine,
  BringEngine,
  EngineLibrary,
  ExportLabels,
  ReadDifference,
  ReadEngines,
  RunLookBack,
  RunTrial,
  SignEngine,
  StartTrial,
];

/** Everything of the look-back. */
export const lookbackProviders: Provider[] = [
  ActivationRows,
  CaseTextRows,
  EngineFiles,
  EngineRows,
  LabelRows,
  TrialRows,
  TrialStandings,
  WithdrawEngine,
  OpenActiveEngine,
  LookBackJobs,
  TakeIncomingEngines,
  ...lookbackShared,
];
