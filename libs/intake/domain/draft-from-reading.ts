import type { Channel } from '#kernel';
import { languageOf } from '#engine';
import type { ReadResult } from '../readers/index.js';
import type { CaseDraft } from './case-draft.js';
import type { DocumentPages } from './page.js';

/** Senders that nobody reads: they are never acknowledged. */
const NO_REPLY = /^(no-?reply|do-?not-?reply|mailer-daemon|postmaster|bounce)/i;

/** The case that a reading makes. */
export function draftFrom(channel: Channel, reading: ReadResult): CaseDraft {
  const sender = reading.from;
  const ids = reading.messageId === null ? [] : [reading.messageId];
  return {
    channel,
    text: reading.text,
    language: languageOf(`${reading.subject ?? ''}\n${reading.text}`),
    details: {
      subject: reading.subject,
      contact: {
        ...(sender === null || sender.name === '' ? {} : { name: sender.name }),
        ...(sender === null || sender.address === '' ? {} : { email: sender.address }),
      },
      decodedAs: reading.decodedAs,
      ...(reading.messageId === null ? {} : { messageId: reading.messageId }),
    },
    humanMustRead: reading.humanMustRead,
    warnings: reading.warnings,
    messageIds: ids,
    mediaType: reading.mediaType,
    documents: documentOf(reading),
    mayAcknowledge: reading.kind === 'normal' && reading.mayAnswer && sender !== null && !NO_REPLY.test(sender.address),
  };
}

/** The pages of a reading, if it was one of pages. */
export function documentOf({ pageReadings, pages }: ReadResult, source = 'original'): DocumentPages[] {
  return pageReadings.length === 0 && pages === null ? [] : [{ source, pages: pageReadings, total: pages }];
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

/** An attached document and what was read of it. */
export interface ReadAttachment {
  name: string;
  reading: ReadResult;
}

/** The text of attached documents as an entry of the case shows it; '' when none has any. */
export function attachedText(attached: readonly ReadAttachment[]): string {
  return attached
    .filter(({ reading }) => reading.text !== '')
    .map(({ name, reading }) => `［添付：${name}］\n${reading.text}`)
    .join('\n\n');
}

/** Adds what was read from attached pictures and PDFs (a photographed letter, a fax gateway's mail) to the mail's text. */
export function withAttachments(mail: ReadResult, attached: readonly ReadAttachment[]): ReadResult {
  const worst = attached.flatMap(({ reading }) => (reading.confidence === null ? [] : [reading.confidence]));
  return {
    ...mail,
    text: [mail.text, attachedText(attached)].filter((part) => part !== '').join('\n\n'),
    confidence: worst.length === 0 ? mail.confidence : Math.min(...worst),
    warnings: [...new Set([...mail.warnings, ...attached.flatMap(({ reading }) => reading.warnings)])],
    humanMustRead: mail.humanMustRead || attached.some(({ reading }) => reading.humanMustRead),
    decodedAs: [...new Set([...mail.decodedAs, ...attached.flatMap(({ reading }) => reading.decodedAs)])],
  };
}
