import { createHmac, randomBytes } from 'node:crypto';

/** What an endpoint can be told of. */
export const WEBHOOK_EVENTS = ['complaint.registered', 'signal.suspected'] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

/** A secret of an endpoint; one that was replaced signs along until `until`. */
export interface WebhookSecret {
  secret: string;
  until: string | null;
}

const PREFIX = 'whsec_';
/** A failing delivery is tried again after these pauses (ms): 5 s, doubling, six hours at most. */
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 6 * 3_600_000;
/** An endpoint that has failed for so long (ms) is sent nothing more until a person enables it. */
export const GIVE_UP_MS = 3 * 24 * 3_600_000;
/** A replaced secret signs along for so long (ms). */
export const ROTATION_MS = 24 * 3_600_000;

/** A new secret in the form of Standard Webhooks. */
export function newSecret(): string {
  return `${PREFIX}${randomBytes(32).toString('base64')}`;
}

/** Value of `webhook-signature` (Standard Webhooks 1.0): HMAC-SHA256 over `id.timestamp.body`, one for each valid secret. */
export function signatureOf(
  message: { id: string; timestamp: number; body: string },
  secrets: readonly WebhookSecret[],
  now: string,
): string {
  const content = `${message.id}.${String(message.timestamp)}.${message.body}`;
  return secrets
    .filter(({ until }) => until === null || until > now)
    .map(({ secret }) => {
      const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
      return `v1,${createHmac('sha256', key).update(content, 'utf8').digest('base64')}`;
    })
    .join(' ');
}

/** Pause after the given number of failed tries. */
export function pauseAfter(attempts: number): number {
  return Math.min(FIRST_PAUSE_MS * 2 ** Math.max(0, attempts - 1), LONGEST_PAUSE_MS);
}
