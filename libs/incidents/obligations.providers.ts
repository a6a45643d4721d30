import { ObligationAlerts } from './data/obligation-alerts.js';
import { ObligationRepository } from './data/obligation-repository.js';
import { ObligationScope } from './data/obligation-scope.js';
import { Regimes } from './data/regimes.js';
import { NearIncidents } from './data/near-incidents.js';
import { ClocksController } from './http/clocks.controller.js';
import { ForeseenController } from './http/foreseen.controller.js';
import { FollowIncidents } from './jobs/follow-incidents.js';
import { ObligationJobs } from './jobs/obligation-jobs.js';
import { SweepClocks } from './jobs/sweep-clocks.js';
import { ForeseeSuspicion } from './use-cases/foresee-suspicion.js';
import { HandleObligation } from './use-cases/handle-obligation.js';
import { ObligationAlarms } from './use-cases/obligation-alarms.js';
import { ObligationBoard } from './use-cases/obligation-board.js';
import { ObligationClocks } from './use-cases/obligation-clocks.js';
import { ObligationFacts } from './use-cases/obligation-facts.js';
import { ObligationFollowUp } from './use-cases/obligation-follow-up.js';
import { ObligationProposals } from './use-cases/obligation-proposals.js';

/** Routes of clocks. */
export const obligationControllers = [ClocksController, ForeseenController];

/** Obligations and their clocks, inside this feature. */
export const obligationProviders = [
  Regimes,
  ObligationScope,
  ObligationRepository,
  ObligationAlerts,
  ObligationFacts,
  ObligationProposals,
  ObligationClocks,
  ObligationFollowUp,
  NearIncidents,
  ForeseeSuspicion,
  ObligationAlarms,
  FollowIncidents,
  ObligationJobs,
];

/** What others work with. */
export const sharedObligations = [HandleObligation, ObligationBoard, Regimes, SweepClocks];
