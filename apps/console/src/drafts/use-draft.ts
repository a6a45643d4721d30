import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useSession } from '../api/session';
import { listDrafts, readDraft } from './draft-api';
import { DraftKeeper, type DraftState, type DraftView } from './draft-keeper';
import { browserCopies, forgetDraft, keptDrafts, nameOf, placesOf } from './kept-drafts';

/** A page's draft: nothing that was written is lost when the browser, the session or the network goes. */
export interface Draft<T> {
  /** What was written before, once it is found; the page puts it into its fields. */
  restored: T | null;
  /** Instant of the last save, at the desk or, while offline, in this browser. */
  savedAt: string | null;
  state: DraftState;
  /** Another tab saved something else; the person chooses. */
  conflict: { theirs: T; savedAt: string; keepMine: () => void; takeTheirs: () => void } | null;
  /**
   * After the work is saved for good, or not wanted: forgets the draft everywhere, also when its page was left meanwhile.
   * Answers whether the desk has forgotten it.
   */
  discard: () => Promise<boolean>;
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
    const name = nameOf(user.id, kind, key);
    keptDrafts.open(name, made);
    setView(made.view);
    // Whoever comes straight back finds what the page that they left is still saving.
    void keptDrafts.left(name).then(() => made.load());
    const stop = flushWhenLeaving(() => void made.flush());
    return () => {
      stop();
      keeper.current = null;
      keptDrafts.leave(name, made);
    };
  }, [enabled, kind, key, user.id, begun]);
  const discard = useCallback(async () => {
    if (keeper.current !== null) return keeper.current.discard();
    // Where the page was opened once more meanwhile, what stands on it is its own.
    if (!enabled || keptDrafts.isOpen(nameOf(user.id, kind, key))) return true;
    return forgetDraft(user.id, kind, key);
  }, [enabled, user.id, kind, key]);
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
