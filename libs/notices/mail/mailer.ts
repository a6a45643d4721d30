import type { HandOverResult } from '../domain/hand-over.js';

/** Whether mail can go out: `no-server` when no SMTP server is set, `dry-run` when mail is only prepared. */
export type MailerState = 'ready' | 'no-server' | 'dry-run';

/** One message to one person. */
export interface OutgoingMail {
  to: { name: string | null; address: string };
  subject: string;
  /** Plain text; there is no HTML part, so nothing can be a link in disguise. */
  text: string;
  language: string;
  /** Where answers go; to the sender's address when absent. It may bear a token: never in logs. */
  replyTo?: string | undefined;
  /** Message-ID, with angle brackets, of the mail that this one answers (RFC 3834 §3.1.5). */
  inReplyTo?: string | undefined;
  /** Unguessable; names the message in its Message-ID and its bounce address. */
  token: string;
  /** RFC 3834: `auto-generated` for notices, `auto-replied` for acknowledgements, `no` for what a person wrote. */
  autoSubmitted: 'auto-generated' | 'auto-replied' | 'no';
}

/** Port to the outgoing mail server. */
export abstract class Mailer {
  abstract readonly state: MailerState;
  /** How many messages go out side by side. */
  abstract readonly connections: number;
  /** Message-ID, with angle brackets, of the message with this token. */
  abstract messageIdOf(token: string): string;
  /** Hands one message over. Never throws for what a mail server can do; waits at most {@link HAND_OVER_LIMIT_MS}. */
  abstract send(mail: OutgoingMail): Promise<HandOverResult>;
  /** Closes the connections. */
  abstract close(): void;
}

/** Longest time in ms that one try may take. */
export const HAND_OVER_LIMIT_MS = 240_000;

/**
 * Age in ms after which a try without a recorded end belongs to a process that died: well above
 * {@link HAND_OVER_LIMIT_MS}, so that no living process can still be at it.
 */
export const ORPHAN_AFTER_MS = 600_000;
