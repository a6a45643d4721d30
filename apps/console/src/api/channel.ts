import type { Schemas } from './schemas';

/** How a complaint came in. */
export type Channel = Schemas['ComplaintLine']['channel'];
