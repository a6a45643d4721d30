import type { BounceReport, BouncedRecipient, MessageKind } from '../read-result.js';

/** What a sending service's notification says. */
export interface Notification {
  kind: Extract<MessageKind, 'bounce' | 'delivery-delay' | 'delivery-success' | 'abuse-report'>;
  bounce: Omit<BounceReport, 'verpToken'>;
}

type Json = Record<string, unknown>;

/** Names of what happened, as Amazon SES and SendGrid write them, and what they are here. */
const KINDS: Readonly<Record<string, { kind: Notification['kind']; action: BouncedRecipient['action'] }>> = {
  bounce: { kind: 'bounce', action: 'failed' },
  dropped: { kind: 'bounce', action: 'failed' },
  blocked: { kind: 'bounce', action: 'failed' },
  reject: { kind: 'bounce', action: 'failed' },
  deferred: { kind: 'delivery-delay', action: 'delayed' },
  deliverydelay: { kind: 'delivery-delay', action: 'delayed' },
  delivery: { kind: 'delivery-success', action: 'delivered' },
  delivered: { kind: 'delivery-success', action: 'delivered' },
  complaint: { kind: 'abuse-report', action: '' },
  spamreport: { kind: 'abuse-report', action: '' },
};
const STARTS = /^\s*(?:\{|\[\s*\{)/;
const MARK = /"(?:notificationType|eventType|event)"\s*:\s*"/;
const RECIPIENT_LISTS = ['bouncedRecipients', 'delayedRecipients', 'complainedRecipients', 'recipients'];

/** Reads the JSON that a sending service mails when a message bounced (Amazon SES through SNS, SendGrid); null when it is none. */
export function readNotification(text: string): Notification | null {
  if (!STARTS.test(text) || !MARK.test(text)) return null;
  const event = outermost(text);
  if (event === null) return null;
  const name = [event.notificationType, event.eventType, event.event].find((value) => typeof value === 'string');
  const known = KINDS[String(name).toLowerCase()];
  if (known === undefined) return null;
  const recipients = recipientsOf(event, known.action);
  return recipients.length === 0
    ? null
    : { kind: known.kind, bounce: { recipients, originalMessageId: originalId(event) } };
}

/** The first JSON object; mail systems break its lines and put words under it. */
function outermost(text: string): Json | null {
  const start = text.indexOf('{');
  const end = text.search(/\}[\]\s]*(?:\n\s*\n|\n-- ?\n|$)/);
  const raw = text.slice(start, end === -1 ? text.lastIndexOf('}') + 1 : end + 1);
  for (const candidate of [raw, raw.replace(/!?\r?\n[ \t]?/g, '')]) {
    try {
      return object(JSON.parse(candidate));
    } catch {
      continue;
    }
  }
  return null;
}

function object(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

function recipientsOf(event: Json, action: BouncedRecipient['action']): BouncedRecipient[] {
  const about = ['bounce', 'complaint', 'delivery', 'deliveryDelay'].map((name) => object(event[name]));
  const listed = about
    .flatMap((part) => RECIPIENT_LISTS.map((name) => part[name]))
    .filter(Array.isArray) as unknown[][];
  const entries = listed.length > 0 ? listed.flat() : destinations(event);
  const permanent = about.some((part) => part.bounceType === 'Permanent');
  return entries.flatMap((entry) => {
    const one = typeof entry === 'string' ? { emailAddress: entry } : object(entry);
    const address = text(one.emailAddress);
    if (address === '') return [];
    const fallback = action === 'failed' ? (permanent ? '5.0.0' : '') : action === 'delayed' ? '4.0.0' : '';
    const diagnostic = text(one.diagnosticCode).replace(/^smtp;\s*/i, '') || text(event.reason);
    return [{ address, status: text(one.status) || text(event.status) || fallback, action, diagnostic }];
  });
}

function destinations(event: Json): unknown[] {
  const listed = object(event.mail).destination;
  return Array.isArray(listed) ? listed : [event.email];
}

function originalId(event: Json): string | null {
  const common = text(object(object(event.mail).commonHeaders).messageId) || text(event['smtp-id']);
  return /^<[^<>\s]+>$/.test(common) ? common : null;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}
