import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { deskNow } from '../api/client';
import { useSession } from '../api/session';
import { BrowserCopies } from './browser-copies';
import { listDrafts, readDraft, removeDraft, writeDraft } from './draft-api';
import { DraftKeeper, type DraftPlaces, type DraftState, type DraftView } from './draft-keeper';

/** A page's draft: nothing that was written is lost when the browser, the session or the network goes. */
export interface Draft<T> {
  /** What was written before, once it is found; the page puts it into its fields. */
  restored: T | null;
  /** Instant of the last save, at the desk or, while offline, in this browser. */
  savedAt: string | null;
  state: DraftState;
  /** Another tab saved something else; the person chooses. */
  conflict: { theirs: T; savedAt: string; keepMine: () => void; takeTheirs: () => void } | null;
  /** After the work is saved for good, or not wanted: forgets the draft everywhere. */
  discard: () => Promise<void>;
  /** Saves at once; before a page is left on purpose. */
  flush: () => Promise<void>;
}

export interface DraftOptions {
  /** False: nothing is kept. */
  enabled?: boolean;
  /** The key was made just now, so there is nothing to look for at the desk. */
  fresh?: boolean;
}

const NOTHING: DraftView = { restored: null, savedAt: null, state: 'idle', theirs: null };

/**
 * Keeps `value` as a draft of the signed-in user: in this browser after 250 ms, at the desk after a pause of 800 ms.
 * `kind`: call, reply, note, transcript, decision. `key`: what it is about, an identifier; never content. The value must be JSON.
 */
export function useDraft<T>(kind: string, key: string, value: T, o: DraftOptions = {}): Draft<T> {
  const { user, csrfToken } = useSession();
  const session = useRef(csrfToken);
  const enabled = o.enabled !== false;
  const begun = o.fresh !== true;
  const [view, setView] = useState(NOTHING);
  const keeper = useRef<DraftKeeper | null>(null);
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
    keeper.current?.change(value);
  }, [value]);
  useEffect(() => {
    if (!enabled) return undefined;
    const made = new DraftKeeper(
      placesOf({ userId: user.id, session: session.current, begun }, kind, key),
      latest.current,
      setView,
    );
    keeper.current = made;
    open.add(made);
    setView(made.view);
    const name = `${user.id} ${kind} ${key}`;
    // Whoever comes straight back finds what the page that they left is still saving.
    void (leaving.get(name) ?? Promise.resolve()).then(() => made.load());
    const stop = flushWhenLeaving(() => void made.flush());
    return () => {
      stop();
      keeper.current = null;
      open.delete(made);
      const left = made.close().finally(() => {
        if (leaving.get(name) === left) leaving.delete(name);
      });
      leaving.set(name, left);
    };
  }, [enabled, kind, key, user.id, begun]);
  const discard = useCallback(async () => keeper.current?.discard(), []);
  const flush = useCallback(async () => keeper.current?.flush(), []);
  return { ...view, restored: view.restored as T | null, conflict: conflictOf<T>(view, keeper), discard, flush };
}

function conflictOf<T>({ theirs }: DraftView, keeper: React.RefObject<DraftKeeper | null>): Draft<T>['conflict'] {
  if (theirs === null) return null;
  return {
    theirs: theirs.value as T,
    savedAt: theirs.savedAt,
    keepMine: () => void keeper.current?.keepMine(),
    takeTheirs: () => keeper.current?.takeTheirs(),
  };
}

/** A draft of the user's own in a list. */
export interface MyDraft<T> {
  key: string;
  savedAt: string;
  value: T;
}

const MOST = 12;

/** The user's drafts of a kind, newest first, twelve at most, with those that only this browser has; empty until known. */
export function useMyDrafts<T>(kind: string): { items: MyDraft<T>[]; refetch: () => void } {
  const { user } = useSession();
  const found = useQuery({
    queryKey: ['drafts', kind],
    queryFn: async () => {
      const [desk, here] = await Promise.all([ofDesk(kind), ofBrowser(user.id, kind)]);
      const later = desk.filter(({ key }) => !here.some((copy) => copy.key === key));
      return [...here, ...later].map(({ key, savedAt, value }) => ({ key, savedAt, value: value as T }));
    },
    networkMode: 'always',
    gcTime: 0,
    retry: false,
  });
  return { items: found.data ?? [], refetch: () => void found.refetch() };
}

async function ofDesk(kind: string): Promise<MyDraft<unknown>[]> {
  const lines = await listDrafts(kind).catch(() => []);
  const all = await Promise.all(lines.slice(0, MOST).map(({ key }) => readDraft(kind, key)));
  return all.filter((draft) => draft !== null);
}

/** What has not reached the desk: written while the network was gone, in a page that was then closed. */
async function ofBrowser(userId: string, kind: string): Promise<MyDraft<unknown>[]> {
  const copies = browserCopies(userId);
  const keys = await copies.unsynced(kind).catch(() => []);
  const all = await Promise.all(
    keys.map(async (key) => ({ key, copy: await copies.get(kind, key).catch(() => null) })),
  );
  return all.flatMap(({ key, copy }) =>
    copy === null ? [] : [{ key, savedAt: copy.savedAt, value: JSON.parse(copy.json) as unknown }],
  );
}

/** Forgets a draft whose page is gone: its work was saved for good. */
export async function forgetDraft(userId: string, kind: string, key: string): Promise<void> {
  await Promise.allSettled([browserCopies(userId).remove(kind, key), removeDraft(kind, key)]);
}

/** Drafts of the pages that are open. */
const open = new Set<DraftKeeper>();
/** Drafts whose page was left, until they are saved. */
const leaving = new Map<string, Promise<void>>();
const copiesOf = new Map<string, BrowserCopies>();

function placesOf(
  { userId, session, begun }: { userId: string; session: string; begun: boolean },
  kind: string,
  key: string,
): DraftPlaces {
  const copies = browserCopies(userId, session);
  return {
    read: () => (begun ? readDraft(kind, key) : Promise.resolve(null)),
    write: (value, base) => writeDraft(kind, key, value, base),
    remove: () => removeDraft(kind, key),
    copies: {
      prepare: () => copies.prepare(),
      get: () => copies.get(kind, key),
      put: (copy) => copies.put(kind, key, copy),
      remove: () => copies.remove(kind, key),
    },
    now: () => new Date(deskNow()).toISOString(),
  };
}

/** Of each session its own, for a log-out takes the keys of its session away. */
function browserCopies(userId: string, session = ''): BrowserCopies {
  const copies = copiesOf.get(`${userId} ${session}`) ?? new BrowserCopies(userId);
  copiesOf.set(`${userId} ${session}`, copies);
  return copies;
}

/** Before a log-out: what is still to be saved is saved. */
export async function flushDrafts(): Promise<void> {
  await Promise.all([...open].map((keeper) => keeper.flush()));
}

function flushWhenLeaving(flush: () => void): () => void {
  const hidden = (): void => {
    if (document.visibilityState === 'hidden') flush();
  };
  window.addEventListener('online', flush);
  window.addEventListener('pagehide', flush);
  document.addEventListener('visibilitychange', hidden);
  return () => {
    window.removeEventListener('online', flush);
    window.removeEventListener('pagehide', flush);
    document.removeEventListener('visibilitychange', hidden);
  };
}
