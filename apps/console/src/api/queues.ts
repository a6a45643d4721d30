import { useQuery } from '@tanstack/react-query';
import { api } from './client';
import type { Role } from './types';

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
