import { useIsFetching, useIsMutating } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

/** Shorter waits (ms) show nothing: what flickers is worse than what is still. */
const AFTER_MS = 500;

/** A line below the bar while the desk lets somebody wait. */
export function Busy() {
  const fetching = useIsFetching({ predicate: ({ state }) => state.data === undefined });
  const working = useIsMutating();
  const waiting = fetching + working > 0;
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (!waiting) {
      setShown(false);
      return;
    }
    const timer = setTimeout(() => {
      setShown(true);
    }, AFTER_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [waiting]);
  return <div className="mado-busy" data-shown={shown} aria-hidden="true" />;
}
