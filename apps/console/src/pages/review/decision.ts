import type { Citation } from '../../api/types';
import { fromTokyoInput, toTokyoInput } from '../../lib/format';
import type { ComingClock } from './context';

export interface DecisionDraft {
  decision: 'set_aside' | 'suspected';
  reasonCode: string;
  note: string;
  /** Value of a date field: a moment, Tokyo time. */
  knownAt: string;
  knownAtReason: string;
  /** '' opens a new incident; null: nothing was chosen, so it is the complaint's own incident, else a new one. */
  incidentId: string | null;
  citations: Citation[];
}

/** What the reader had before them. */
export interface Sight {
  /** The assessment shown; null in a blind reading. */
  assessmentId: string | null;
  /** Lead classes for which one reader alone, or without evidence, may not set aside. */
  strictLeads: readonly string[];
}

/** Those of the lead classes that take two readers and quoted evidence to set aside. */
export function strictAmong(leads: readonly string[]): string[] {
  return [...new Set(leads)].filter((lead) => /^L[1-9]$/.test(lead)).sort();
}

/** Whether the typed moment of knowledge is later than the receipt, which needs a reason. Whole minutes are compared. */
export function laterThanReceipt(draft: DecisionDraft, receivedAt: string): boolean {
  return draft.decision === 'suspected' && draft.knownAt > toTokyoInput(receivedAt);
}

/** What is still missing before the decision can be recorded. */
export function isComplete(draft: DecisionDraft, receivedAt: string, { strictLeads }: Sight): boolean {
  if (draft.reasonCode === '') return false;
  if (draft.decision === 'set_aside') return strictLeads.length === 0 || draft.citations.length > 0;
  if (fromTokyoInput(draft.knownAt) === null) return false;
  return !laterThanReceipt(draft, receivedAt) || draft.knownAtReason.trim() !== '';
}

/** The body of POST /review/:id/decision. */
export function decisionBody(
  draft: DecisionDraft,
  receivedAt: string,
  { assessmentId }: Sight,
): Record<string, unknown> {
  const body: Record<string, unknown> = { decision: draft.decision, reasonCode: draft.reasonCode, assessmentId };
  if (draft.citations.length > 0) body['citedEvidence'] = draft.citations;
  if (draft.note.trim() !== '') body['note'] = draft.note.trim();
  if (draft.decision === 'set_aside') return body;
  body['knownAt'] = knownAtOf(draft, receivedAt) ?? receivedAt;
  if (laterThanReceipt(draft, receivedAt)) body['knownAtReason'] = draft.knownAtReason.trim();
  if (draft.incidentId !== null && draft.incidentId !== '') body['incidentId'] = draft.incidentId;
  return body;
}

/** Clocks by their duty, in their order; each once, however many authorities it is owed to. */
export function clocksByDuty(clocks: readonly ComingClock[]): ComingClock[][] {
  const duties = new Map<string, ComingClock[]>();
  for (const clock of clocks) {
    const of = duties.get(clock.regime.ja) ?? [];
    const isThere = of.some(
      ({ stage, legalDue, workingDeadline }) =>
        stage.ja === clock.stage.ja && legalDue === clock.legalDue && workingDeadline === clock.workingDeadline,
    );
    duties.set(clock.regime.ja, isThere ? of : [...of, clock]);
  }
  return [...duties.values()];
}

/** The moment of knowledge that is sent; an untouched one is the exact instant of receipt, not cut to the minute. */
export function knownAtOf({ knownAt }: Pick<DecisionDraft, 'knownAt'>, receivedAt: string): string | null {
  return knownAt === toTokyoInput(receivedAt) ? receivedAt : fromTokyoInput(knownAt);
}
