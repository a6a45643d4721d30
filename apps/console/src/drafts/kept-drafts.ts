import { deskNow, isHeldBy } from '../api/client';
import { BrowserCopies } from './browser-copies';
import { readDraft, removeDraft, writeDraft } from './draft-api';
import type { DraftKeeper, DraftPlaces } from './draft-keeper';

/** What is asked of the keeper of a draft when its page is left, or its writer. */
type Kept = Pick<DraftKeeper, 'settle' | 'close'>;

/** Drafts of the pages that are open. */
const open = new Map<Kept, string>();
/** Drafts whose page was left, until they are saved. */
const leaving = new Map<string, Promise<void>>();
const copiesOf = new Map<string, BrowserCopies>();

/** Names a draft of a user's in this tab. */
export const nameOf = (userId: string, kind: string, key: string): string => `${userId} ${kind} ${key}`;

/** Drafts of this tab: those of open pages, and those of pages that were left just now. */
export const keptDrafts = {
  open: (name: string, keeper: Kept): void => {
    open.set(keeper, name);
  },
  isOpen: (name: string): boolean => [...open.values()].includes(name),
  leave: (name: string, keeper: Kept): void => {
    open.delete(keeper);
    const left = keeper.close().finally(() => {
      if (leaving.get(name) === left) leaving.delete(name);
    });
    leaving.set(name, left);
  },
  /** Comes when nothing of it is being saved any more by a page that was left. */
  left: (name: string): Promise<void> => leaving.get(name) ?? Promise.resolve(),
};

/** Before a log-out: what is still to be saved is saved, also of pages that were left just now. */
export async function flushDrafts(): Promise<void> {
  await Promise.allSettled(leaving.values());
  await Promise.all([...open.keys()].map((keeper) => keeper.settle()));
}

/** Forgets a draft whose page is gone: its work was saved for good. Answers whether the desk has forgotten it. */
export async function forgetDraft(userId: string, kind: string, key: string): Promise<boolean> {
  // What the page that was left is still saving must not come after.
  await keptDrafts.left(nameOf(userId, kind, key)).catch(() => undefined);
  const places = placesOf({ userId, session: '', begun: true }, kind, key);
  const [, atDesk] = await Promise.allSettled([places.copies.remove(), places.remove()]);
  return atDesk.status === 'fulfilled';
}

/** Of which user, in which session, and whether there is anything to look for at the desk. */
interface Whose {
  userId: string;
  session: string;
  begun: boolean;
}

/** Where a draft goes. The desk is asked only while the page's session is its writer's: another's would get it as theirs. */
export function placesOf({ userId, session, begun }: Whose, kind: string, key: string): DraftPlaces {
  const copies = browserCopies(userId, session);
  const asWriter = <T>(ask: () => Promise<T>): Promise<T> =>
    isHeldBy(userId) ? ask() : Promise.reject(new Error('the session is of somebody else'));
  return {
    read: () => (begun ? asWriter(() => readDraft(kind, key)) : Promise.resolve(null)),
    write: (value, base) => asWriter(() => writeDraft(kind, key, value, base)),
    remove: () => asWriter(() => removeDraft(kind, key)),
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
export function browserCopies(userId: string, session = ''): BrowserCopies {
  const copies = copiesOf.get(`${userId} ${session}`) ?? new BrowserCopies(userId);
  copiesOf.set(`${userId} ${session}`, copies);
  return copies;
}
