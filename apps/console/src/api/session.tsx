import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { createContext, use, useEffect, type ReactNode } from 'react';
import { api, ApiProblem, holdSession } from './client';
import { forgetExpiry, noticeExpiry, signedInAgain } from './expiry';
import type { SessionInfo } from './types';

const SessionContext = createContext<SessionInfo | null>(null);
const KEY = ['session'];

/** Between the tabs of one browser: they share the cookie, so they share who is signed in. */
const tabs = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('madoguchi-session');

/**
 * Who is signed in. A session that ended while its page is open is no log-out: the page stays as it is, with what was
 * typed on it, until the same person has signed in again ({@link noticeExpiry}).
 */
async function fetchSession(client: QueryClient): Promise<SessionInfo | null> {
  const held = client.getQueryData<SessionInfo | null>(KEY) ?? null;
  try {
    const session = await api<SessionInfo>('/session');
    if (held !== null && held.user.id !== session.user.id) forgetAll(client);
    holdSession(session);
    if (held?.user.id === session.user.id) signedInAgain();
    return session;
  } catch (error) {
    if (!(error instanceof ApiProblem && error.status === 401)) throw error;
    if (held !== null) noticeExpiry();
    return held;
  }
}

const forgetters = new Set<() => void>();

/** Told when somebody logs out, or another person logs in: what is held outside of the queries goes too. */
export function onForgotten(forget: () => void): void {
  forgetters.add(forget);
}

function forgetAll(client: QueryClient): void {
  for (const forget of forgetters) forget();
  client.removeQueries({ predicate: (q) => q.queryKey[0] !== KEY[0] });
}

/** The session as a query: data is null when nobody is logged in. */
export function useSessionQuery() {
  const client = useQueryClient();
  return useQuery({ queryKey: KEY, queryFn: () => fetchSession(client), staleTime: 60_000, retry: 1 });
}

/** Replaces the remembered session, for log-in and log-out; everything read before is forgotten, in every tab. */
export function useSetSession(): (session: SessionInfo | null) => void {
  const client = useQueryClient();
  return (session) => {
    holdSession(session);
    forgetExpiry();
    forgetAll(client);
    client.setQueryData(KEY, session);
    tabs?.postMessage(session === null ? 'out' : 'in');
  };
}

/** The same person has signed in again: what waits is sent, what failed meanwhile is asked for anew, nothing is forgotten. */
export function useRenewSession(): (session: SessionInfo) => void {
  const client = useQueryClient();
  return (session) => {
    holdSession(session);
    client.setQueryData(KEY, session);
    tabs?.postMessage('in');
    signedInAgain();
    void client.invalidateQueries({ predicate: (q) => q.state.status === 'error' });
  };
}

/** Follows what other tabs of this browser do: a log-out there leaves nothing readable here. */
export function useTabsTogether(): void {
  const client = useQueryClient();
  useEffect(() => {
    if (tabs === null) return;
    const follow = ({ data }: MessageEvent<unknown>): void => {
      if (data === 'in') void client.invalidateQueries({ queryKey: KEY });
      if (data !== 'out') return;
      holdSession(null);
      forgetExpiry();
      forgetAll(client);
      client.setQueryData(KEY, null);
    };
    tabs.addEventListener('message', follow);
    return () => {
      tabs.removeEventListener('message', follow);
    };
  }, [client]);
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
  const { permissions }: { permissions: readonly string[] } = useSession();
  return (permission) => permissions.includes(permission);
}
