import { Global, Module } from '@nestjs/common';
import { Settings } from '#kernel';
import { loadEngine, TriageEngine } from '#engine';
import { ReviewController, TriageController } from './http/review.controller.js';
import { ReviewTasks } from './review/review-tasks.js';
import { DecideSignals } from './use-cases/decide-signals.js';
import { RecordAssessment } from './use-cases/record-assessment.js';
import { ReviewQueue } from './use-cases/review-queue.js';

const shared = [DecideSignals, RecordAssessment, ReviewQueue, ReviewTasks];

/** The engine, its assessments, and the review of what it flags. */
@Global()
@Module({
  controllers: [TriageController, ReviewController],
  providers: [
    {
      provide: TriageEngine,
      inject: [Settings],
      useFactory: (settings: Settings) => loadEngine(settings.triageModel ?? undefined),
    },
    ...shared,
  ],
  exports: [TriageEngine, ...shared],
})
export class TriageModule {}
