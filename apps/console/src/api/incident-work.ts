import { useQuery } from '@tanstack/react-query';
import { api } from './client';

/** A step in the words of whoever took it. */
export interface WorkEntry {
  at: string;
  actorId: string;
  action: string;
  facts: Record<string, unknown>;
  note: string | null;
}

/** A file, named; its hash is of the bytes as they were handed in. */
export interface EvidenceFile {
  id: string;
  ofId: string | null;
  name: string;
  size: number;
  sha256: string;
  addedBy: string;
  addedAt: string;
}

export interface Task {
  id: string;
  number: number;
  title: string;
  text: string;
  assigneeKind: 'department' | 'contractor' | 'user';
  assignee: string;
  dueAt: string;
  state: 'open' | 'answered' | 'accepted' | 'dropped';
  overdueSince: string | null;
  possibleSteps: string[];
  entries: WorkEntry[];
  evidence: EvidenceFile[];
}

export interface Knowledge {
  id: string;
  who: string;
  userId: string | null;
  learnedAt: string;
  source: 'arrival' | 'decision' | 'person';
  complaintId: string | null;
  slipNumber: string | null;
  correctsId: string | null;
  words: { name: string; what: string } | null;
  beforeKnownAt: boolean;
  corrected: boolean;
}

export interface Investigation {
  tasks: Task[];
  evidence: EvidenceFile[];
  knowledge: Knowledge[];
}

export interface CauseCode {
  code: string;
  group: string;
  ja: string;
  en: string;
  retiredOn: string | null;
}

export interface Cause {
  id: string;
  code: string;
  part: string;
  basis: string;
  setBy: string;
  setAt: string;
  withdrawnAt: string | null;
}

export interface Measure {
  id: string;
  number: number;
  kind: 'containment' | 'prevention';
  text: string;
  owner: string;
  causeCode: string | null;
  dueOn: string;
  checkDueOn: string | null;
  state: string;
  replacesId: string | null;
  overdueSince: string | null;
  possibleSteps: string[];
  entries: WorkEntry[];
}

export interface Recurrence {
  id: string;
  earlierId: string;
  earlier: string;
  causeCode: string;
  noticedAt: string;
  consideredBy: string | null;
  note: string | null;
}

export interface Prevention {
  taxonomy: CauseCode[];
  causes: Cause[];
  measures: Measure[];
  sameCause: { incidentId: string; number: string; state: string; code: string }[];
  recurrences: Recurrence[];
}

/** A question of an investigation to the person who is signed in. */
export interface MyTask {
  id: string;
  title: string;
  text: string;
  dueAt: string;
  setBy: string;
  overdue: boolean;
  returned: string | null;
}

/** Under the incident's own key, so that every step on the page reads it again. */
export function useInvestigation(incidentId: string) {
  return useQuery({
    queryKey: ['incident', incidentId, 'investigation'],
    queryFn: () => api<Investigation>(`/incidents/${incidentId}/investigation`),
  });
}

/** See {@link useInvestigation}. */
export function usePrevention(incidentId: string, enabled = true) {
  return useQuery({
    enabled,
    queryKey: ['incident', incidentId, 'prevention'],
    queryFn: () => api<Prevention>(`/incidents/${incidentId}/prevention`),
  });
}
