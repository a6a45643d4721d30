import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, use, type ReactNode } from 'react';
import { api, ApiProblem, setCsrfToken } from './client';
import type { SessionInfo } from './types';

const SessionContext = createContext<SessionInfo | null>(null);

async function fetchSession(): Promise<SessionInfo | null> {
  try {
    const session = await api<SessionInfo>('/session');
    setCsrfToken(session.csrfToken);
    return session;
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) return null;
    throw error;
  }
}

/** The session as a query: data is null when nobody is logged in. */
export function useSessionQuery() {
  return useQuery({ queryKey: ['session'], queryFn: fetchSession, staleTime: 60_000, retry: 1 });
}

/** Replaces the remembered session, for log-in and log-out; everything read before is forgotten. */
export function useSetSession(): (session: SessionInfo | null) => void {
  const client = useQueryClient();
  return (session) => {
    setCsrfToken(session?.csrfToken ?? null);
    client.removeQueries({ predicate: (q) => q.queryKey[0] !== 'session' });
    client.setQueryData(['session'], session);
  };
}

export function SessionProvider({ session, children }: { session: SessionInfo; children: ReactNode }) {
  return <SessionContext value={session}>{children}</SessionContext>;
}

/** The logged-in session; only below {@link SessionProvider}. */
export function useSession(): SessionInfo {
  const session = use(SessionContext);
  if (!session) throw new Error('useSession outside SessionProvider');
  return session;
}

/** Whether the user holds a permission such as 'review:decide'. The server decides; this only hides what would be refused. */
export function useCan(): (permission: string) => boolean {
  const { permissions } = useSession();
  return (permission) => permissions.includes(permission);
}
