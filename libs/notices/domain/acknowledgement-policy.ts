import { domainOf } from './mail-address.js';

/**
 * Local parts that no person reads (RFC 2142, RFC 3834 §2, and what mail systems use). Names that people do read, such as
 * info, support and webmaster, are not among them.
 */
const NO_REPLY =
  /^(?:no[-_.]?reply|do[-_.]?not[-_.]?reply|mailer[-_.]?daemon|mail[-_.]?(?:daemon|system|delivery)|mdaemon|post_?master|hostmaster|bounces?|owner|listserv|listproc|majordomo|mailman|sympa|fml|ezmlm|abuse|daemon|root|nobody|cron|www(?:-data)?|apache|httpd|wordpress|nagios|zabbix|auto[-_.]?(?:reply|respond(?:er)?|confirm)|notifications?|alerts?|newsletters?|mailmag(?:azine)?|unsubscribe)(?:[+=._-].*)?$/;
const LIST_LIKE =
  /(?:^owner-|-(?:owner|request|bounces?|relay)$|[-_.]no[-_]?reply$|^(?:bounce|prvs|srs0|srs1|btv1)[+=])/;

export type SuppressionReason =
  'no-address' | 'machine-sender' | 'own-address' | 'daily-limit' | 'switched-off' | 'too-late';

/** What decides about one acknowledgement. */
export interface AcknowledgementCase {
  /** Normalised address, null when none is known. */
  address: string | null;
  /** What the reader of the mail said: false for automatic mail, lists and no-reply senders. */
  mayAcknowledge: boolean;
  /** Acknowledgements already begun to this address on this Tokyo day. */
  sentToday: number;
  /** Time since the complaint was registered, in ms. */
  ageMs: number;
  perDay: number;
  /** Our own addresses and domains for bounces: an answer to them would loop. */
  ownAddresses: readonly string[];
  bounceDomain: string | null;
}

/** After this time an acknowledgement would only puzzle; mail may have been off for weeks. */
const LATEST_MS = 72 * 3_600_000;

/** Why no acknowledgement may be sent, or null. */
export function suppression(request: AcknowledgementCase): SuppressionReason | null {
  const { address } = request;
  if (address === null) return 'no-address';
  if (!request.mayAcknowledge || isMachineAddress(address)) return 'machine-sender';
  if (request.ownAddresses.includes(address) || domainOf(address) === request.bounceDomain) return 'own-address';
  if (request.perDay === 0) return 'switched-off';
  if (request.ageMs > LATEST_MS) return 'too-late';
  return request.sentToday >= request.perDay ? 'daily-limit' : null;
}

/** Whether an address belongs to a machine or a list, by its local part. */
export function isMachineAddress(address: string): boolean {
  const local = address.slice(0, address.lastIndexOf('@'));
  return NO_REPLY.test(local) || LIST_LIKE.test(local);
}
