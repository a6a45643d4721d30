import type { Channel } from '#kernel';
import type { ComplaintDetails } from '#complaints';
import type { DocumentPages } from './page.js';

/** What was understood of an arrival that becomes a case. */
export interface CaseDraft {
  channel: Channel;
  text: string;
  language: string;
  details: ComplaintDetails;
  humanMustRead: boolean;
  warnings: string[];
  viaRelay?: boolean;
  callbackAt?: string | null;
  occurredOn?: string | null;
  secretHash?: string | null;
  messageIds?: string[];
  mediaType?: string;
  mayAcknowledge: boolean;
  /** What was read page by page, to be kept beside the case. */
  documents?: DocumentPages[];
}
