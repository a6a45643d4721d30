import { readEmail } from '../readers/email/read-email.js';
import type { ReadResult } from '../readers/read-result.js';
import type { MailTask } from './mail-task.js';

/**
 * Reads one mail in a thread of its own, so that a mail built to be slow keeps nobody waiting. The bytes of attached
 * documents go back only when they are asked for: they may be most of a mail of 40 MB.
 */
export default async function readMailTask({ bytes, options, documents }: MailTask): Promise<ReadResult> {
  const reading = await readEmail(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), options);
  if (documents === 'with-bytes') return reading;
  const named = reading.attachmentsWithBytes.map((document) => ({ ...document, bytes: Buffer.alloc(0) }));
  return { ...reading, attachmentsWithBytes: named };
}
