import { useQuery } from '@tanstack/react-query';
import { api } from './client';
import type { Role } from './types';

/** Counts end here: it stands for that many and more. */
export const COUNT_MOST = 1000;

/** How often (ms) counts are asked for again where nothing tells of a change. */
const POLL_MS = 60_000;

/** How much waits in each queue that the user may open, by code; empty until it is known. */
export function useQueueCounts(): Readonly<Record<string, number>> {
  const counts = useQuery({
    queryKey: ['queues', 'counts'],
    queryFn: async () => (await api<{ counts: Record<string, number> }>('/queues/counts', { quiet: true })).counts,
    refetchInterval: POLL_MS,
  });
  return counts.data ?? NONE;
}

const NONE: Readonly<Record<string, number>> = {};

/** A count as menus show it: `999+` from a thousand on. */
export function countText(count: number): string {
  return count >= COUNT_MOST ? `${String(COUNT_MOST - 1)}+` : String(count);
}

/** Whom complaints can be given to. */
export interface Assignees {
  people: { id: string; name: string; role: Role; teamId: string | null }[];
  /** Teams by whom leads them. */
  teams: { id: string; name: string }[];
}

/** Who works on complaints, by name; undefined until it is known. */
export function useAssignees(): Assignees | undefined {
  const assignees = useQuery({
    queryKey: ['queues', 'assignees'],
    queryFn: () => api<Assignees>('/queues/assignees'),
    staleTime: 60_000,
  });
  return assignees.data;
}
