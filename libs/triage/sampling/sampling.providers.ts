import { SamplingRows } from './data/sampling-rows.js';
import {
  ControlReading,
  ElusionFrame,
  ElusionRound,
  ElusionSample,
  ElusionStratum,
  ProofEpoch,
  SetAsideRow,
  StreamReading,
} from './data/sampling.entity.js';
import { SweepSampling } from './jobs/sweep-sampling.js';
import { BeginProofAnew } from './use-cases/begin-proof-anew.js';
import { CountReadings } from './use-cases/count-readings.js';
import { DrawRounds } from './use-cases/draw-rounds.js';
import { ReadAgreement } from './use-cases/read-agreement.js';
import { ReadBound } from './use-cases/read-bound.js';
import { ReleaseSamples } from './use-cases/release-samples.js';
import { SetAsidePolicy } from './use-cases/set-aside-policy.js';
import { WeighEvidence } from './use-cases/weigh-evidence.js';

/** Tables of sampling. */
export const samplingEntities = [
  ElusionRound,
  ElusionStratum,
  ElusionFrame,
  ElusionSample,
  StreamReading,
  ControlReading,
  ProofEpoch,
  SetAsideRow,
];

/** Parts of sampling that others may use. */
export const samplingShared = [BeginProofAnew, ReadBound, SetAsidePolicy, SweepSampling];

/** Parts of sampling that stay inside. */
export const samplingProviders = [
  CountReadings,
  DrawRounds,
  ReadAgreement,
  ReleaseSamples,
  SamplingRows,
  WeighEvidence,
];
