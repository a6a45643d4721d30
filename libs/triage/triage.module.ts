import { Global, Module } from '@nestjs/common';
import { certificateProviders, certificateShared } from './certificate/certificate.providers.js';
import { CertificateController } from './certificate/http/certificate.controller.js';
import { RegisterController } from './http/register.controller.js';
import { ReviewController, TriageController } from './http/review.controller.js';
import { AssessmentRows } from './data/assessment-rows.js';
import { DecisionRows } from './data/decision-rows.js';
import { EnginesController, TrialsController } from './lookback/http/engines.controller.js';
import { lookbackProviders, lookbackShared } from './lookback/lookback.providers.js';
import { BlindReadings } from './review/blind-readings.js';
import { DecisionRegister } from './review/decision-register.js';
import { HoldClosing } from './review/hold-closing.js';
import { UnreadOfIncident } from './review/unread-of-incident.js';
import { OpenForReview } from './review/open-for-review.js';
import { OpenSignals } from './review/open-signals.js';
import { ReviewTasks } from './review/review-tasks.js';
import { SeenAssessments } from './review/seen-assessments.js';
import { WaitingReadings } from './review/waiting-readings.js';
import { BoundController } from './sampling/http/bound.controller.js';
import { samplingProviders, samplingShared } from './sampling/sampling.providers.js';
import { DecideSignals } from './use-cases/decide-signals.js';
import { RecordAssessment } from './use-cases/record-assessment.js';
import { ReviewQueue } from './use-cases/review-queue.js';

const shared = [DecideSignals, OpenSignals, RecordAssessment, ReviewQueue, ReviewTasks];
const inside = [
  AssessmentRows,
  BlindReadings,
  DecisionRegister,
  DecisionRows,
  HoldClosing,
  UnreadOfIncident,
  OpenForReview,
  SeenAssessments,
  WaitingReadings,
];

/** The engine, its assessments, and the review of what it flags. */
@Global()
@Module({
  controllers: [
    BoundController,
    CertificateController,
    EnginesController,
    TrialsController,
    TriageController,
    RegisterController,
    ReviewController,
  ],
  providers: [
    ...certificateProviders,
    ...lookbackProviders,
    ...samplingProviders,
    ...samplingShared,
    ...inside,
    ...shared,
  ],
  exports: [...certificateShared, ...lookbackShared, ...samplingShared, ...shared],
})
export class TriageModule {}
