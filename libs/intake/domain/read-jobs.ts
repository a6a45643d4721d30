import type { Channel } from '#kernel';

/** Job that reads a pending mail: milliseconds, but for one that has no text of its own. */
export const READ_JOB = 'intake.read';
/** Job that reads pending pages (a fax, a letter, a mail that is nothing but its pages): minutes, in a lane of its own. */
export const READ_PAGES_JOB = 'intake.read-pages';
/** Job that reads what is attached to a mail whose case stands already; payload `{arrivalId}`. */
export const READ_ATTACHMENTS_JOB = 'intake.read-attachments';

/** The job that reads a pending arrival of a channel. */
export function readJobOf(channel: Channel): string {
  return channel === 'email' ? READ_JOB : READ_PAGES_JOB;
}
