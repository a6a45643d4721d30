import { Global, Module } from '@nestjs/common';
import { ComplaintRepository } from './data/complaint-repository.js';
import { ComplaintsController } from './http/complaints.controller.js';
import { ComplaintParts } from './use-cases/complaint-parts.js';
import { ComplaintReader } from './use-cases/complaint-reader.js';
import { HandleComplaint } from './use-cases/handle-complaint.js';
import { ListComplaints } from './use-cases/list-complaints.js';
import { RegisterComplaint } from './use-cases/register-complaint.js';
import { UpdateComplaint } from './use-cases/update-complaint.js';

const shared = [
  ComplaintRepository,
  ComplaintParts,
  ComplaintReader,
  HandleComplaint,
  ListComplaints,
  RegisterComplaint,
  UpdateComplaint,
];

/** The complaint, its handling, look-ups and page. */
@Global()
@Module({ controllers: [ComplaintsController], providers: shared, exports: shared })
export class ComplaintsModule {}
