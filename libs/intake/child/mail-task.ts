import type { ReadOptions } from '../readers/read-options.js';

/** What the desk asks of a mail thread: plain values only, for they are cloned. */
export interface MailTask {
  bytes: Uint8Array;
  options: Omit<ReadOptions, 'process'>;
  /** `names-only` leaves the bytes of attached documents behind. */
  documents: 'names-only' | 'with-bytes';
}
