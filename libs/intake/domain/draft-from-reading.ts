import type { Channel } from '#kernel';
import type { ReadResult } from '../readers/index.js';
import type { CaseDraft } from './case-draft.js';

/** Senders that nobody reads: they are never acknowledged. */
const NO_REPLY = /^(no-?reply|do-?not-?reply|mailer-daemon|postmaster|bounce)/i;

/** The case that a reading makes. */
export function draftFrom(channel: Channel, reading: ReadResult): CaseDraft {
  const sender = reading.from;
  const ids = reading.messageId === null ? [] : [reading.messageId];
  return {
    channel,
    text: reading.text,
    language: reading.language,
    details: {
      subject: reading.subject,
      contact: {
        ...(sender === null || sender.name === '' ? {} : { name: sender.name }),
        ...(sender === null || sender.address === '' ? {} : { email: sender.address }),
      },
      decodedAs: reading.decodedAs,
    },
    humanMustRead: reading.humanMustRead,
    warnings: reading.warnings,
    messageIds: ids,
    mediaType: reading.mediaType,
    mayAcknowledge: reading.kind === 'normal' && sender !== null && !NO_REPLY.test(sender.address),
  };
}

/** The case of an item that no reader got through: empty, for a person to read from the original. */
export function unreadableDraft(channel: Channel): CaseDraft {
  return {
    channel,
    text: '',
    language: 'und',
    details: { subject: null, contact: {} },
    humanMustRead: true,
    warnings: ['reader-failed'],
    mayAcknowledge: false,
  };
}

/** Adds what was read from attached pictures and PDFs (a photographed letter, a fax gateway's mail) to the mail's text. */
export function withAttachments(mail: ReadResult, attached: { name: string; reading: ReadResult }[]): ReadResult {
  const readable = attached.filter(({ reading }) => reading.text !== '');
  const parts = readable.map(({ name, reading }) => `［添付：${name}］\n${reading.text}`);
  const worst = attached.flatMap(({ reading }) => (reading.confidence === null ? [] : [reading.confidence]));
  return {
    ...mail,
    text: [mail.text, ...parts].filter((part) => part !== '').join('\n\n'),
    confidence: worst.length === 0 ? mail.confidence : Math.min(...worst),
    warnings: [...new Set([...mail.warnings, ...attached.flatMap(({ reading }) => reading.warnings)])],
    humanMustRead: mail.humanMustRead || attached.some(({ reading }) => reading.humanMustRead),
    decodedAs: [...new Set([...mail.decodedAs, ...attached.flatMap(({ reading }) => reading.decodedAs)])],
  };
}
