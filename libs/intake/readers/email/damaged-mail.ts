import type { ReadResult, ReadWarning } from '../read-result.js';
import { decodeText } from './charset.js';
import { chooseCharset } from './charset-choice.js';
import { decodeAs } from './charset.js';
import { roughText } from './html-text.js';
import { tidyText } from './mail-text.js';
import type { MimePart } from './mime-walk.js';
import { addressesOf, parseMail, sentDate } from './parsed-mail.js';
import type { RepairedMail } from './repair-mail.js';
import { walkMime } from './mime-walk.js';
import { decodeTransfer } from './transfer.js';

const HEADER_BYTES = 32 * 1024;
const RAW_BYTES = 200_000;

/**
 * Makes the best of a mail the parser refuses: its first readable text, or the raw bytes as text, and the headers at
 * its beginning. Fills `result`; what it could not do is in the warnings.
 */
export async function readDamagedMail(repaired: RepairedMail, result: ReadResult): Promise<ReadWarning[]> {
  const { bytes } = repaired;
  await fillFirstHeaders(bytes, result);
  const part = walkMime(bytes).parts.find((p) => p.mediaType.startsWith('text/') && p.bodyStart < p.bodyEnd);
  const { text, warnings } = tidyText(part === undefined ? rawText(bytes) : partText(bytes, part));
  result.text = text;
  result.decodedAs = [...new Set(repaired.decodedAs)].slice(0, 10);
  return warnings;
}

function partText(bytes: Buffer, part: MimePart): string {
  const body = decodeTransfer(bytes.subarray(part.bodyStart, part.bodyEnd), part.encoding);
  const { charset } = chooseCharset(body, part.parameters.charset ?? '');
  const text = decodeAs(body, isKnown(charset) ? charset : 'unknown');
  return part.mediaType === 'text/html' ? roughText(text).text : text;
}

function isKnown(charset: string): boolean {
  try {
    return charset === 'iso-2022-jp' || new TextDecoder(charset).encoding !== '';
  } catch {
    return false;
  }
}

function rawText(bytes: Buffer): string {
  return decodeText(bytes.subarray(0, RAW_BYTES)).text;
}

/** Subject, sender and date from the first part of the header, when that much can be parsed. */
async function fillFirstHeaders(bytes: Buffer, result: ReadResult): Promise<void> {
  const head = bytes.subarray(0, HEADER_BYTES);
  const blank = /\r?\n\r?\n/.exec(head.toString('latin1'));
  const block = Buffer.concat([head.subarray(0, blank?.index ?? head.length), Buffer.from('\r\n\r\n')]);
  const lines = block.toString('latin1').replace(/^content-[^\n]*\n(?:[ \t][^\n]*\n)*/gim, '');
  try {
    const mail = await parseMail(Buffer.from(lines, 'latin1'));
    result.subject = mail.subject ?? null;
    result.from = addressesOf(mail.from)[0] ?? null;
    result.to = addressesOf(mail.to);
    result.date = sentDate(mail);
    result.messageId = mail.messageId ?? null;
  } catch {
    result.subject = null;
  }
}
