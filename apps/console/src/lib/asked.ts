import { onForgotten } from '../api/session';
import type { Asked } from '../api/search-types';

const NO_FILTERS = { state: '', channel: '', receivedFrom: '', receivedTo: '' };

/**
 * The last search, for coming back to it. It may be a name or a number, so it is held in memory alone: no address, no
 * history, nothing that the browser writes down.
 */
let last: Asked | null = null;

onForgotten(() => {
  last = null;
});

export function lastAsked(): Asked | null {
  return last;
}

/** Keeps what is searched for; then `/search` shows it. */
export function keepAsked(asked: Asked | null): void {
  last = asked;
}

/** From another page: search for these words. Go to `/search` afterwards. */
export function askFor(q: string): void {
  last = { q, filters: NO_FILTERS };
}
