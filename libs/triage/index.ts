import type { FeatureSchema } from '#persistence';
import { Certificate } from './certificate/data/certificate.entity.js';
import { Assessment, ReviewDecision, Signal } from './data/assessment.entity.js';
import { ReviewOpening, ReviewTask } from './data/review-task.entity.js';
import { lookbackEntities } from './lookback/data/lookback.entities.js';
import { CreateTriage } from './data/migrations/1764000060001-create-triage.js';
import { CreateSampling } from './data/migrations/1764000060003-create-sampling.js';
import { samplingEntities } from './sampling/sampling.providers.js';
import { CreateReviewTasks } from './data/migrations/1764000060002-create-review-tasks.js';
import { CreateLookback } from './data/migrations/1764000060005-create-lookback.js';
import { ReviewWaiting1764000060011 } from './data/migrations/1764000060011-review-waiting.js';
import { ReviewOrder1764000060012 } from './data/migrations/1764000060012-review-order.js';
import { CreateCertificates } from './data/migrations/1764000060004-create-certificates.js';

export { certificateErrors } from './domain/certificate.errors.js';
export { ActiveThreshold, type Threshold } from './certificate/use-cases/active-threshold.js';
export { CertifiedReading } from './certificate/use-cases/certified-reading.js';
export { IssueCertificate } from './certificate/use-cases/issue-certificate.js';
export {
  ShowCertificate,
  type CertificateNow,
  type CertificateView,
} from './certificate/use-cases/show-certificate.js';
export { lookbackErrors } from './domain/lookback.errors.js';
export { triageErrors } from './domain/triage.errors.js';
export { ENGINE_FOLDER, engineFileName } from './lookback/data/engine-files.js';
export { ActivateEngine } from './lookback/use-cases/activate-engine.js';
export { ActiveEngine } from './lookback/use-cases/active-engine.js';
export { DIFFERENCES, type Difference } from './lookback/domain/difference.js';
export { BringEngine } from './lookback/use-cases/bring-engine.js';
export { ExportLabels } from './lookback/use-cases/export-labels.js';
export { ReadDifference } from './lookback/use-cases/read-difference.js';
export { ReadEngines, type TrialView, type VersionView } from './lookback/use-cases/read-engines.js';
export { RunLookBack } from './lookback/use-cases/run-look-back.js';
export { RunTrial } from './lookback/use-cases/run-trial.js';
export { StartTrial } from './lookback/use-cases/start-trial.js';
export { TriageModule } from './triage.module.js';
export { AssessmentRows } from './data/assessment-rows.js';
export { OpenForReview } from './review/open-for-review.js';
export { OpenSignals, RAISED_BY_STAFF, REPEATED, SIBLING_OF_INCIDENT } from './review/open-signals.js';
export { DecideSignals, type DecisionMade, type DecisionSheet } from './use-cases/decide-signals.js';
export { RecordAssessment, type AssessedComplaint, type Words } from './use-cases/record-assessment.js';
export { REVIEW_PURPOSES, type ReviewPurpose, type ReviewTaskState } from './data/review-task.entity.js';
export { barredLike, MAY_ANSWER, ReviewTasks, type NewTask, type OpenTask } from './review/review-tasks.js';
export { ReadBound, type BoundAnswer } from './sampling/use-cases/read-bound.js';
export { BeginProofAnew } from './sampling/use-cases/begin-proof-anew.js';
export { SET_ASIDE_STOPPED, SetAsidePolicy } from './sampling/use-cases/set-aside-policy.js';
export { SweepSampling } from './sampling/jobs/sweep-sampling.js';
export { ReviewQueue } from './use-cases/review-queue.js';

/** Tables of triage. */
export const triageSchema: FeatureSchema = {
  entities: [
    Assessment,
    Signal,
    ReviewDecision,
    ReviewTask,
    ReviewOpening,
    Certificate,
    ...lookbackEntities,
    ...samplingEntities,
  ],
  migrations: [
    CreateTriage,
    CreateReviewTasks,
    CreateSampling,
    CreateCertificates,
    CreateLookback,
    ReviewWaiting1764000060011,
    ReviewOrder1764000060012,
  ],
};
