import { useEffect, useState } from 'react';
import { deskNow } from '../api/client';

/** The present (ms) by the desk's clock, looked at again every half minute, for clocks on a page. */
export function useNow(): number {
  const [now, setNow] = useState(() => deskNow());
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(deskNow());
    }, 30_000);
    return () => {
      clearInterval(timer);
    };
  }, []);
  return now;
}
