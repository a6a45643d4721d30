import { useCallback, useMemo, useSyncExternalStore } from 'react';

/** Where the cells of a line stand side by side. */
const WIDE = 1000;

/** Whether lists have room for their columns, or the window is as wide as is said (px). */
export function useWide(from = WIDE): boolean {
  const media = useMemo(() => window.matchMedia(`(min-width: ${String(from)}px)`), [from]);
  const subscribe = useCallback(
    (listener: () => void) => {
      media.addEventListener('change', listener);
      return () => {
        media.removeEventListener('change', listener);
      };
    },
    [media],
  );
  return useSyncExternalStore(subscribe, () => media.matches);
}
