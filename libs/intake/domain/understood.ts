import type { ReadResult } from '../readers/index.js';
import type { GatewayFax } from './fax-gateway.js';
import type { DocumentPages } from './page.js';

/**
 * What is still unread: nothing; the attached documents of a mail whose own text makes the case already; or the pages
 * without which nothing can be made of it.
 */
export type Unread = 'nothing' | 'attachments' | 'pages';

/** What a reader made of an arrival so far. */
export interface Understood {
  reading: ReadResult;
  /** Pages that were read, by document. */
  documents: DocumentPages[];
  unread: Unread;
  /** Set when a gateway's mail brought a fax. */
  fax?: GatewayFax;
}
