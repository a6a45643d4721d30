import type { Query, QueryClient, QueryKey } from '@tanstack/react-query';
import type { LiveEvent, LiveType } from './live-stream';

/**
 * What each event makes old. Lists of complaints are not among them: whoever works in one must not see it jump, so its
 * page listens itself ({@link useLiveEvent}) and offers to read anew.
 */
const MAKES_OLD: Record<Exclude<LiveType, 'resync'>, (event: LiveEvent) => QueryKey[]> = {
  'complaint.changed': ({ id }) =>
    id === ''
      ? [['complaint'], ['siblings']]
      : [
          ['complaint', id],
          ['siblings', id],
        ],
  'queue.changed': () => [['queues', 'counts'], ['callbacks'], ['today']],
  'review.changed': () => [['review-queue'], ['queues', 'counts'], ['today']],
  'incident.changed': ({ id }) => [id === '' ? ['incident'] : ['incident', id], ['incidents'], ['my-tasks'], ['today']],
  'claim.changed': (event) => [workKey('claim', event)],
  'presence.changed': (event) => [workKey('presence', event)],
  'campaign.progress': ({ id }) => [['campaign', id]],
  alarm: () => [['alarms'], ['today']],
};

/** Of which review is not told: whichever is open is read anew. */
function workKey(area: string, { id, kind }: LiveEvent): QueryKey {
  return id === '' ? [area, kind] : [area, kind, id];
}

/**
 * What is not read anew even then: long lists, and what watches over them, which listens itself; drafts; and the page of a
 * review, of which each look is kept as what the reader had before them.
 */
const STAYS: readonly unknown[] = ['session', 'list', 'list-watch', 'drafts', 'review'];

/** Reads anew what the event makes old, as far as it is shown. */
export function refresh(client: QueryClient, event: LiveEvent): void {
  if (event.type === 'resync') makeOld(client, ({ queryKey: [area] }) => !STAYS.includes(area));
  else
    for (const key of MAKES_OLD[event.type](event))
      makeOld(client, ({ queryKey }) => key.every((part, at) => queryKey[at] === part));
}

/** A list of which somebody has just asked for more gets that first: reading it anew at once would take the answer away. */
function makeOld(client: QueryClient, isMeant: (query: Query) => boolean): void {
  const growing = client.getQueryCache().findAll({ predicate: (query) => isMeant(query) && isGrowing(query) });
  void client.invalidateQueries({ predicate: (query) => isMeant(query) && !growing.includes(query) });
  for (const query of growing.filter((each) => !waiting.has(each))) {
    waiting.add(query);
    const anew = (): void => {
      waiting.delete(query);
      void client.invalidateQueries({ predicate: (each) => each === query });
    };
    void query.promise?.then(anew, anew);
  }
}

/** Lists that are read anew as soon as they have what was asked for. */
const waiting = new WeakSet<Query>();

function isGrowing({ state: { fetchStatus, fetchMeta } }: Query): boolean {
  return fetchStatus !== 'idle' && fetchMeta?.fetchMore !== undefined;
}
