import type { ReaderProcess } from './reader-process.js';

/** What the readers need to know about this desk. Plain values, all optional. */
export interface ReadOptions {
  /** The shared reading process for faxes and letters. Without it one is started and ended for the call. */
  process?: ReaderProcess;
  /** Our own addresses, any case: mail from them that is marked automatic is our own notice come back. */
  ownAddresses?: readonly string[];
  /** Local part before the `+` of our envelope senders; default `bounce`. */
  bouncePrefix?: string;
  /** Domain of our envelope senders; when given, tokens at other domains are not taken for ours. */
  bounceDomain?: string;
}
