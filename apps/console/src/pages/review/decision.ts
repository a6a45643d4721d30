import { fromTokyoInput, toTokyoInput } from '../../lib/format';

export interface DecisionDraft {
  decision: 'set_aside' | 'suspected';
  reasonCode: string;
  note: string;
  /** Value of a datetime-local field, Tokyo time. */
  knownAt: string;
  knownAtReason: string;
  /** '' opens a new incident. */
  incidentId: string;
}

/** Whether the typed moment of knowledge is later than the receipt, which needs a reason. Whole minutes are compared. */
export function laterThanReceipt(draft: DecisionDraft, receivedAt: string): boolean {
  return draft.decision === 'suspected' && draft.knownAt > toTokyoInput(receivedAt);
}

/** What is still missing before the decision can be recorded. */
export function isComplete(draft: DecisionDraft, receivedAt: string): boolean {
  if (draft.reasonCode === '') return false;
  if (draft.decision === 'set_aside') return true;
  if (fromTokyoInput(draft.knownAt) === null) return false;
  return !laterThanReceipt(draft, receivedAt) || draft.knownAtReason.trim() !== '';
}

/** The body of POST /review/:id/decision. An untouched moment is sent as the exact instant of receipt, not cut to the minute. */
export function decisionBody(draft: DecisionDraft, receivedAt: string): Record<string, string> {
  const body: Record<string, string> = { decision: draft.decision, reasonCode: draft.reasonCode };
  if (draft.note.trim() !== '') body['note'] = draft.note.trim();
  if (draft.decision === 'set_aside') return body;
  const untouched = draft.knownAt === toTokyoInput(receivedAt);
  body['knownAt'] = untouched ? receivedAt : (fromTokyoInput(draft.knownAt) ?? receivedAt);
  if (laterThanReceipt(draft, receivedAt)) body['knownAtReason'] = draft.knownAtReason.trim();
  if (draft.incidentId !== '') body['incidentId'] = draft.incidentId;
  return body;
}
