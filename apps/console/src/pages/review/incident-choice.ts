import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { api, query } from '../../api/client';
import type { IncidentRow } from '../../api/incident-types';
import { listOf } from '../../lib/lists';
import type { Foreseen } from './context';
import { knownAtOf, type DecisionDraft } from './decision';

/** An open incident that a complaint can join; `by`: by what it lies near, null for the others. */
export interface OpenIncident extends Pick<IncidentRow, 'id' | 'number' | 'title' | 'state'> {
  by: Foreseen['near'][number]['by'] | null;
}

/** What the officer chooses from, and what is chosen. */
export interface IncidentChoice {
  /** Near ones first. */
  open: readonly OpenIncident[];
  /** '' is a new incident; null: nothing is, for it is not known yet what there is, or what was chosen is gone. */
  value: string | null;
  /** What was chosen has ended since, or cannot be seen. */
  isGone: boolean;
  /** Open incidents and what begins both stand there; nobody agrees to less. */
  isReady: boolean;
  foreseen: Foreseen | undefined;
  /** As far as something is still to come, or failed. */
  loading: { isPending: boolean; error: unknown; refetch: () => unknown };
}

const OPEN = ['lead', 'suspected', 'confirmed'];

/** Asked for as soon as "suspected" is chosen, so that the question stands there whole. */
export function useIncidentChoice(complaintId: string, draft: DecisionDraft, receivedAt: string): IncidentChoice {
  const knownAt = knownAtOf(draft, receivedAt);
  const isSuspected = draft.decision === 'suspected';
  const foreseen = useQuery({
    queryKey: ['review', complaintId, 'foreseen', knownAt],
    queryFn: () => api<Foreseen>(`/review/${complaintId}/foreseen${query({ knownAt })}`),
    enabled: isSuspected && knownAt !== null,
    staleTime: 60_000,
  });
  const incidents = useQuery({
    queryKey: ['incidents', 'choice'],
    queryFn: async () => listOf<IncidentRow>(await api('/incidents?limit=200')),
    enabled: isSuspected,
    // A list from before may name what has ended since.
    staleTime: 0,
  });
  const isReady = foreseen.isSuccess && incidents.isSuccess && incidents.isFetchedAfterMount;
  const open = openFrom(incidents.data ?? [], foreseen.data?.near ?? []);
  const value = isReady ? settled(draft.incidentId, open) : null;
  const failed = [foreseen, incidents].find(({ isError }) => isError);
  return {
    open,
    value,
    isGone: isReady && value === null,
    isReady,
    foreseen: foreseen.data,
    loading: loadingOf(isReady, failed),
  };
}

function loadingOf(isReady: boolean, failed: UseQueryResult | undefined): IncidentChoice['loading'] {
  return {
    isPending: !isReady && failed === undefined,
    error: failed?.error ?? null,
    refetch: () => failed?.refetch(),
  };
}

/** Open incidents, those near first in their order; a near one that the list does not reach stands there by its number. */
export function openFrom(
  listed: readonly Pick<IncidentRow, 'id' | 'number' | 'title' | 'state'>[],
  near: Foreseen['near'],
): OpenIncident[] {
  const rowOf = ({ incidentId: id, number, state }: Foreseen['near'][number]) =>
    listed.find((row) => row.id === id) ?? { id, number, state, title: '' };
  return [
    ...near.map((one) => ({ ...rowOf(one), by: one.by })),
    ...listed
      .filter(({ id }) => !near.some(({ incidentId }) => incidentId === id))
      .map((row) => ({ ...row, by: null })),
  ].filter(({ state }) => OPEN.includes(state));
}

/**
 * The incident that is sent: a chosen one only while it is open, never in its stead another.
 * @returns '' for a new incident; null when what was chosen is gone
 */
export function settled(chosen: string | null, open: readonly Pick<OpenIncident, 'id' | 'by'>[]): string | null {
  if (chosen === null) return open.find(({ by }) => by === 'self')?.id ?? '';
  return chosen === '' || open.some(({ id }) => id === chosen) ? chosen : null;
}

/**
 * How a mistake is put right: what was begun is ended, a complaint that joined is taken off again. Null where nothing
 * began: the complaint was part of an incident that was suspected already.
 */
export function putRightBy(joined: Pick<OpenIncident, 'by' | 'state'> | undefined): 'end' | 'unlink' | null {
  if (joined === undefined) return 'end';
  if (joined.by !== 'self') return 'unlink';
  return joined.state === 'lead' ? 'end' : null;
}
