import { nowInstant, toInstant, type Clock } from '#kernel';
import { spread, type MailboxLook } from '../../domain/mailbox.js';
import { readEmail, type ReadOptions, type ReadResult } from '../../readers/index.js';
import type { ImapSession } from './imap-session.js';

/** Mails that are read to see what they are, spread evenly over the mailbox. */
const SAMPLE = 200;
const SAMPLES_AT_ONCE = 20;
/** So much of each is read: headers and the beginning of the text tell what a mail is. */
const SAMPLE_BYTES = 65_536;

/** How a kind of mail is called in the answer: what would become of it. */
const BECOMES: Partial<Record<ReadResult['kind'], string>> = {
  normal: 'complaint',
  'delivery-delay': 'delivery-report',
  'delivery-success': 'delivery-report',
  'abuse-report': 'delivery-report',
};

/** Looks through a mailbox without taking anything, changing no flag, keeping no content. */
export async function firstLook(session: ImapSession, clock: Clock, options: ReadOptions): Promise<MailboxLook> {
  const { uidValidity, uidNext } = session.numbering;
  const uids = await session.uids({ all: true });
  let bytes = 0;
  let oldest: Date | null = null;
  let newest: Date | null = null;
  for (const { size, arrivedAt } of await session.facts(uids)) {
    bytes += size;
    if (oldest === null || arrivedAt < oldest) oldest = arrivedAt;
    if (newest === null || arrivedAt > newest) newest = arrivedAt;
  }
  const sample = spread(uids, SAMPLE);
  return {
    at: nowInstant(clock),
    uidValidity,
    uidNext: Math.max(uidNext, (uids.at(-1) ?? 0) + 1),
    mails: uids.length,
    bytes,
    oldest: oldest === null ? null : toInstant(oldest),
    newest: newest === null ? null : toInstant(newest),
    sampled: sample.length,
    wouldBecome: await outcomesOf(session, sample, options),
  };
}

async function outcomesOf(
  session: ImapSession,
  uids: readonly number[],
  options: ReadOptions,
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (let at = 0; at < uids.length; at += SAMPLES_AT_ONCE) {
    for (const { bytes } of await session.mails(uids.slice(at, at + SAMPLES_AT_ONCE), SAMPLE_BYTES)) {
      const { kind } = await readEmail(bytes, options);
      const becomes = BECOMES[kind] ?? kind;
      counts[becomes] = (counts[becomes] ?? 0) + 1;
    }
  }
  return counts;
}
