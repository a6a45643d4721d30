import type { FeatureSchema } from '#persistence';
import { Complaint, ComplaintEvent, ComplaintLookup, ComplaintMessage, SlipCounter } from './data/complaint.entity.js';
import { CaseParticipant } from './data/case-participant.entity.js';
import { CreateComplaints } from './data/migrations/1764000050001-create-complaints.js';
import { Promises1764000050021 } from './data/migrations/1764000050021-promises.js';
import { Queues1764000050011 } from './data/migrations/1764000050011-queues.js';
import { SavedView } from './data/saved-view.entity.js';
import { CreateParticipants1764000050002 } from './data/migrations/1764000050002-create-participants.js';

export { ComplaintsModule } from './complaints.module.js';
export { ComplaintRepository, type OpenComplaint } from './data/complaint-repository.js';
export { PromiseRows } from './data/promise-rows.js';
export { ComplaintWords, type CaseWords } from './data/complaint-words.js';
export {
  COMPLAINT_STATES,
  type ComplaintDetails,
  type ComplaintState,
  type Contact,
  type NewComplaint,
} from './domain/complaint.js';
export { complaintErrors } from './domain/complaints.errors.js';
export { LOOKUP_KINDS, normaliseFor, normalisePhone, type LookupKind } from './domain/normalise.js';
export { ContactDto, MAX_TEXT } from './http/complaint.dto.js';
export { CareForCase, type CaseCare } from './use-cases/care-for-case.js';
export { CaseParticipants, type OpenParticipant } from './use-cases/case-participants.js';
export { ComplaintParts, type HiddenFrom, type PageParts } from './use-cases/complaint-parts.js';
export { ComplaintReader } from './use-cases/complaint-reader.js';
export { ComplaintWalls } from './use-cases/complaint-walls.js';
export { HandleComplaint, type FollowUp, type HandlingStep } from './use-cases/handle-complaint.js';
export { QueueSight } from './use-cases/queue-sight.js';
export { COUNT_MOST, WorkQueues } from './use-cases/work-queues.js';
export { AssignComplaint } from './use-cases/assign-complaint.js';
export { ListComplaints, type ComplaintLine } from './use-cases/list-complaints.js';
export { RegisterComplaint } from './use-cases/register-complaint.js';
export { UpdateComplaint, type ComplaintEdit } from './use-cases/update-complaint.js';

/** Tables of the complaint. */
export const complaintsSchema: FeatureSchema = {
  entities: [Complaint, ComplaintLookup, ComplaintEvent, ComplaintMessage, SlipCounter, CaseParticipant, SavedView],
  migrations: [CreateComplaints, CreateParticipants1764000050002, Queues1764000050011, Promises1764000050021],
};
