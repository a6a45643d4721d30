import { decodeText } from '../email/charset-choice.js';
import { settleLines } from '../email/mail-bytes.js';
import { isHtmlWithoutLabel, metaCharset } from '../email/html-label.js';
import { valueOf } from '../email/mime-headers.js';
import { walkMime } from '../email/mime-walk.js';
import type { MimePart } from '../email/mime-walk.js';
import { unseal } from '../email/signed-content.js';
import { decodeBody } from '../email/transfer.js';

/** The HTML of a mail and the parts that its pictures are taken from. */
export interface MailHtml {
  /** In the order of the mail; more than one where the sender's program put files between. */
  letters: string[];
  /** Bytes of the part with that Content-ID; null when there is none, or it takes more than `most` bytes of the mail. */
  part: (contentId: string, most: number) => Buffer | null;
}

const PKCS7 = /^application\/(?:x-)?pkcs7-mime$/;
const MAX_UNWRAPPED = 8;

/** Finds what a mail's sender made for the eye; null when the mail is plain text. Forwarded mails are not looked into. */
export function mailHtml(bytes: Buffer): MailHtml | null {
  const letters: string[] = [];
  const byId = new Map<string, MimePart>();
  const roots = [walkMime(settleLines(bytes)).root];
  let unwrapped = 0;
  const visit = (part: MimePart): void => {
    const id = part.fields.find(({ key }) => key === 'content-id');
    // Bodies of parts with parts in them lie over one another; none of them is a picture.
    if (id !== undefined && part.children.length === 0) byId.set(bareId(valueOf(id)), part);
    if (part.children.length > 0) part.children.forEach(visit);
    else if (PKCS7.test(part.mediaType) && unwrapped++ < MAX_UNWRAPPED) {
      const inner = unseal(bodyOf(part));
      if (inner.kind === 'content') visit(walkMime(inner.bytes).root);
    } else {
      const letter = letterOf(part, letters.length > 0);
      if (letter !== null) letters.push(letter);
    }
  };
  roots.forEach(visit);
  if (letters.length === 0) return null;
  const part = (contentId: string, most: number): Buffer | null => {
    const found = byId.get(bareId(contentId));
    return found === undefined || found.bodyEnd - found.bodyStart > most ? null : bodyOf(found);
  };
  return { letters, part };
}

function letterOf(part: MimePart, isLater: boolean): string | null {
  const isText =
    part.mediaType === 'text/html' || part.mediaType === 'application/xhtml+xml' || part.mediaType === 'text/plain';
  if (!isText || part.disposition === 'attachment') return null;
  const isNamed = (part.dispositionParameters['filename'] ?? part.parameters['name']) !== undefined;
  if (isNamed && isLater) return null;
  const bytes = bodyOf(part);
  if (part.mediaType === 'text/plain' && !isHtmlWithoutLabel(bytes.toString('latin1', 0, 600))) return null;
  const { text } = decodeText(bytes, part.parameters['charset'] ?? metaCharset(bytes));
  return text.trim() === '' ? null : text;
}

function bodyOf(part: MimePart): Buffer {
  return decodeBody(part.bytes.subarray(part.bodyStart, part.bodyEnd), part.encoding).bytes;
}

/** A Content-ID without its signs around it; letters large and small are the same. */
export function bareId(told: string): string {
  return told.trim().replace(/^<|>$/g, '').toLowerCase();
}
