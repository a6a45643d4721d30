import { useEffect, useRef, useState } from 'react';

/** The same function for as long as a component stands, which does what the newest one given does. For what is drawn seldom. */
export function useSteady<A extends unknown[]>(act: (...args: A) => void): (...args: A) => void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  const [steady] = useState(() => (...args: A): void => {
    latest.current(...args);
  });
  return steady;
}
