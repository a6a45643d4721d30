import { Global, Module } from '@nestjs/common';
import { ComplaintRepository } from './data/complaint-repository.js';
import { ComplaintsController } from './http/complaints.controller.js';
import { ParticipantsController } from './http/participants.controller.js';
import { CaseParticipants } from './use-cases/case-participants.js';
import { ComplaintParts } from './use-cases/complaint-parts.js';
import { ComplaintReader } from './use-cases/complaint-reader.js';
import { ComplaintWalls } from './use-cases/complaint-walls.js';
import { HandleComplaint } from './use-cases/handle-complaint.js';
import { ListComplaints } from './use-cases/list-complaints.js';
import { RegisterComplaint } from './use-cases/register-complaint.js';
import { UpdateComplaint } from './use-cases/update-complaint.js';

const shared = [
  CaseParticipants,
  ComplaintRepository,
  ComplaintParts,
  ComplaintReader,
  ComplaintWalls,
  HandleComplaint,
  ListComplaints,
  RegisterComplaint,
  UpdateComplaint,
];

/** The complaint, its handling, look-ups and page. */
@Global()
@Module({ controllers: [ComplaintsController, ParticipantsController], providers: shared, exports: shared })
export class ComplaintsModule {}
