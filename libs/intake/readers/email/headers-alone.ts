import { MailThreadFailed, type MailPool } from '../mail-pool.js';
import type { ReadOptions } from '../read-options.js';
import { emptyResult, type ReadResult } from '../read-result.js';

/** More of a header is not looked at. */
const MOST_BYTES = 16 * 1024;

/**
 * Sender, subject and dates of a mail whose body defeated its reader: the header block without what describes the body,
 * read by itself. Empty when even that fails.
 */
export async function headersAlone(pool: MailPool, bytes: Buffer, options: ReadOptions): Promise<ReadResult> {
  const block =
    bytes
      .subarray(0, MOST_BYTES)
      .toString('latin1')
      .split(/\r?\n\r?\n/, 1)[0] ?? '';
  const kept = block.split(/\r?\n(?![ \t])/).filter((field) => !/^(?:content|mime)-/i.test(field));
  const header = Buffer.from(`${kept.join('\r\n')}\r\n\r\n`, 'latin1');
  const mail = { size: header.length, load: () => Promise.resolve(header), documents: 'names-only' } as const;
  try {
    return { ...(await pool.read(mail, options, true)), text: '', kind: 'normal', bounce: null };
  } catch (error) {
    if (!(error instanceof MailThreadFailed)) throw error;
    return emptyResult('message/rfc822');
  }
}
