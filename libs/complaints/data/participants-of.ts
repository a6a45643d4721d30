import { IsNull, type EntityManager } from 'typeorm';
import { CaseParticipant } from './case-participant.entity.js';

/** Who takes part in a case now, in the order they were added; the removed are left out. */
export function participantsOf(m: EntityManager, complaintId: string): Promise<CaseParticipant[]> {
  return m.find(CaseParticipant, { where: { complaintId, removedAt: IsNull() }, order: { id: 'ASC' } });
}
