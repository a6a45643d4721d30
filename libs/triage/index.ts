import type { FeatureSchema } from '#persistence';
import { Certificate } from './certificate/data/certificate.entity.js';
import { Assessment, ReviewDecision, Signal } from './data/assessment.entity.js';
import { ReviewOpening, ReviewTask } from './data/review-task.entity.js';
import { CreateTriage } from './data/migrations/1764000060001-create-triage.js';
import { CreateReviewTasks } from './data/migrations/1764000060002-create-review-tasks.js';
import { CreateCertificates } from './data/migrations/1764000060004-create-certificates.js';

export { triageErrors } from './domain/triage.errors.js';
export { TriageModule } from './triage.module.js';
export { AssessmentRows } from './data/assessment-rows.js';
export { OpenSignals, REPEATED, SIBLING_OF_INCIDENT } from './review/open-signals.js';
export { DecideSignals, type DecisionMade, type DecisionSheet } from './use-cases/decide-signals.js';
export { RecordAssessment, type AssessedComplaint, type Words } from './use-cases/record-assessment.js';
export { REVIEW_PURPOSES, type ReviewPurpose, type ReviewTaskState } from './data/review-task.entity.js';
export { ReviewTasks, type NewTask, type OpenTask } from './review/review-tasks.js';
export { ReviewQueue } from './use-cases/review-queue.js';

/** Tables of triage. */
export const triageSchema: FeatureSchema = {
  entities: [Assessment, Signal, ReviewDecision, ReviewTask, ReviewOpening, Certificate],
  migrations: [CreateTriage, CreateReviewTasks, CreateCertificates],
};
