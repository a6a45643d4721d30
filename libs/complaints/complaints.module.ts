import { Global, Module } from '@nestjs/common';
import { ComplaintRepository } from './data/complaint-repository.js';
import { PromiseRows } from './data/promise-rows.js';
import { ComplaintWords } from './data/complaint-words.js';
import { CaseCareController } from './http/case-care.controller.js';
import { ComplaintsController } from './http/complaints.controller.js';
import { AssignmentController } from './http/assignment.controller.js';
import { ParticipantsController } from './http/participants.controller.js';
import { PromiseController } from './http/promise.controller.js';
import { QueuesController } from './http/queues.controller.js';
import { CareForCase } from './use-cases/care-for-case.js';
import { CaseParticipants } from './use-cases/case-participants.js';
import { ComplaintParts } from './use-cases/complaint-parts.js';
import { ComplaintReader } from './use-cases/complaint-reader.js';
import { ComplaintWalls } from './use-cases/complaint-walls.js';
import { ForgetWithCase } from './use-cases/forget-with-case.js';
import { HandleComplaint } from './use-cases/handle-complaint.js';
import { KeepPromise } from './use-cases/keep-promise.js';
import { ListComplaints } from './use-cases/list-complaints.js';
import { RegisterComplaint } from './use-cases/register-complaint.js';
import { AssignableTo } from './use-cases/assignable-to.js';
import { AssignComplaint } from './use-cases/assign-complaint.js';
import { HandleMany } from './use-cases/handle-many.js';
import { QueueSight } from './use-cases/queue-sight.js';
import { SavedViews } from './use-cases/saved-views.js';
import { TakeUp } from './use-cases/take-up.js';
import { WorkQueues } from './use-cases/work-queues.js';
import { UpdateComplaint } from './use-cases/update-complaint.js';

const shared = [
  CareForCase,
  WorkQueues,
  TakeUp,
  SavedViews,
  QueueSight,
  HandleMany,
  AssignComplaint,
  AssignableTo,
  CaseParticipants,
  ComplaintRepository,
  ComplaintParts,
  ComplaintReader,
  ComplaintWalls,
  ComplaintWords,
  HandleComplaint,
  KeepPromise,
  ListComplaints,
  PromiseRows,
  RegisterComplaint,
  UpdateComplaint,
];

/** The complaint, its handling, look-ups and page. */
@Global()
@Module({
  controllers: [
    CaseCareController,
    ComplaintsController,
    AssignmentController,
    ParticipantsController,
    PromiseController,
    QueuesController,
  ],
  providers: [...shared, ForgetWithCase],
  exports: shared,
})
export class ComplaintsModule {}
