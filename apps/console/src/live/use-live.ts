import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { placeOfNews } from '../api/client';
import { useSession } from '../api/session';
import { LiveStream, type LiveEvent, type LiveType } from './live-stream';
import { refresh } from './refresh';

export type { LiveEvent, LiveType } from './live-stream';

let shared: LiveStream | undefined;
const handlers = new Set<(event: LiveEvent) => void>();

/** Keeps the tab fresh: what the desk says has changed is read again. Mounted once, inside the session. */
export function useLive(): void {
  const client = useQueryClient();
  const { user } = useSession();
  useEffect(() => {
    const stream = new LiveStream(placeOfNews());
    shared = stream;
    stream.listen((event) => {
      // Lists first write down what they have to ask about when they are looked at again.
      for (const handler of handlers) handler(event);
      refresh(client, event);
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
