import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api } from '../api/client';
import { useSession } from '../api/session';
import { idleFor } from './activity';
import type { Who } from './use-claim';

const BEAT_MS = 30_000;
const IDLE_MS = 10 * 60_000;
const NOBODY: Who[] = [];
const PLACES = { complaint: 'complaints', incident: 'incidents', review: 'review' } as const;

/** Who else has the complaint, incident or review open; says that the user has it, as long as the page is open and used. */
export function usePresence(kind: 'complaint' | 'incident' | 'review', id: string): { others: Who[] } {
  const { user } = useSession();
  const path = `/${PLACES[kind]}/${id}/presence`;
  const found = useQuery({
    queryKey: ['presence', kind, id],
    queryFn: async () => {
      const here = idleFor() < IDLE_MS && document.visibilityState === 'visible';
      return (await api<{ items: Who[] }>(path, here ? { method: 'PUT', quiet: true } : { quiet: true })).items;
    },
    enabled: id !== '',
    refetchInterval: BEAT_MS,
    gcTime: 0,
    retry: false,
  });
  useEffect(() => {
    if (id === '') return undefined;
    return () => {
      api(path, { method: 'DELETE', quiet: true }).catch(() => undefined);
    };
  }, [id, path]);
  return { others: found.data?.filter((person) => person.id !== user.id) ?? NOBODY };
}
