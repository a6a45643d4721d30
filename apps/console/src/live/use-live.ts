import { useQueryClient, type QueryClient, type QueryKey } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useSession } from '../api/session';
import { LiveStream, type LiveEvent, type LiveType } from './live-stream';

export type { LiveEvent, LiveType } from './live-stream';

let shared: LiveStream | undefined;
const handlers = new Set<(event: LiveEvent) => void>();

/** Keeps the tab fresh: what the desk says has changed is read again. Mounted once, inside the session. */
export function useLive(): void {
  const client = useQueryClient();
  const { user } = useSession();
  useEffect(() => {
    const stream = new LiveStream();
    shared = stream;
    stream.listen((event) => {
      refresh(client, event);
      for (const handler of handlers) handler(event);
    });
    stream.start();
    return () => {
      stream.stop();
      if (shared === stream) shared = undefined;
    };
  }, [client, user.id]);
}

/** Calls `handler` for events of these types; for lists that must not jump and say so instead. */
export function useLiveEvent(types: readonly LiveType[], handler: (event: LiveEvent) => void): void {
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  }, [handler]);
  const wanted = types.join();
  useEffect(() => {
    const hear = (event: LiveEvent): void => {
      if (wanted.split(',').includes(event.type)) latest.current(event);
    };
    handlers.add(hear);
    return () => {
      handlers.delete(hear);
    };
  }, [wanted]);
}

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
 * What is not read anew even then: long lists (what watches over them is), drafts, and the page of a review, of which each
 * look is kept as what the reader had before them.
 */
const STAYS: readonly unknown[] = ['session', 'list', 'drafts', 'review'];

function refresh(client: QueryClient, event: LiveEvent): void {
  if (event.type === 'resync') {
    void client.invalidateQueries({ predicate: ({ queryKey: [area] }) => !STAYS.includes(area) });
    return;
  }
  for (const queryKey of MAKES_OLD[event.type](event)) void client.invalidateQueries({ queryKey });
}
