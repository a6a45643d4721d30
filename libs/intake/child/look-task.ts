import type { LookSaying } from '../readers/sent-look/sent-look.js';

/** What the desk asks of the thread that shows mails as they were sent: plain values only, for they are cloned. */
export interface LookTask {
  bytes: Uint8Array;
  saying: LookSaying;
}
