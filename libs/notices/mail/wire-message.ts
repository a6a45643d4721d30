import { encodeWords } from 'nodemailer/lib/mime-funcs';

/** What stands in a message; every text is one line but for the body. */
export interface MessageParts {
  messageId: string;
  date: Date;
  from: MailboxName;
  to: MailboxName;
  replyTo: MailboxName | null;
  /** Message-ID of the mail that this one answers. */
  inReplyTo: string | null;
  subject: string;
  text: string;
  /** Further header lines; ASCII. */
  headers: Readonly<Record<string, string>>;
}

interface MailboxName {
  name: string;
  address: string;
}

/** Octets of a line of base64 (RFC 2045 §6.8). */
const LINE = 76;

/**
 * A plain-text message as it goes over the wire (RFC 5322, RFC 2045). Written by hand, as a campaign writes a million
 * of the same kind, and a composer for every kind of mail takes several times as long.
 */
export function wireMessage(parts: MessageParts): Buffer {
  const { inReplyTo, replyTo } = parts;
  const lines = [
    `From: ${mailbox(parts.from)}`,
    `To: ${mailbox(parts.to)}`,
    ...(replyTo === null ? [] : [`Reply-To: ${mailbox(replyTo)}`]),
    ...(inReplyTo === null ? [] : [`In-Reply-To: ${inReplyTo}`, `References: ${inReplyTo}`]),
    `Subject: ${words(parts.subject)}`,
    `Message-ID: ${parts.messageId}`,
    `Date: ${parts.date.toUTCString().replace('GMT', '+0000')}`,
    'MIME-Version: 1.0',
    ...Object.entries(parts.headers).map(([name, value]) => `${name}: ${value}`),
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
  ];
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${base64(parts.text)}`, 'utf8');
}

/** Line ends of text are CRLF in its canonical form (RFC 2045 §6.8). */
function base64(text: string): string {
  const plain = Buffer.from(text.replace(/\r\n|\r|\n/g, '\r\n'), 'utf8').toString('base64');
  let lines = '';
  for (let at = 0; at < plain.length; at += LINE) lines += `${plain.slice(at, at + LINE)}\r\n`;
  return lines;
}

const encoded = new Map<string, string>();
const MOST_REMEMBERED = 64;

/** A header text, folded; sender and subject are the same for a whole campaign, so the last few are remembered. */
function words(text: string): string {
  const known = encoded.get(text);
  if (known !== undefined) return known;
  // A line has at most 78 characters; words are folded between encoded words and at blanks.
  const made = encodeWords(text, 'B', 52).replace(/\?= =\?/g, '?=\r\n =?');
  const folded = made.length > 60 && !made.includes('\r\n') ? made.replace(/(.{1,60}) (?=\S)/g, '$1\r\n ') : made;
  if (encoded.size >= MOST_REMEMBERED) encoded.clear();
  encoded.set(text, folded);
  return folded;
}

function mailbox({ name, address: given }: MailboxName): string {
  const address = quotedWhereOdd(given);
  if (name === '') return address;
  const plain = /^[\w .-]+$/.test(name);
  const shown = plain ? name : /^[\x20-\x7e]+$/.test(name) ? `"${name.replace(/["\\]/g, '\\$&')}"` : words(name);
  return `${shown} <${address}>`;
}

/** Old Japanese phone addresses have dots where RFC 5321 wants quotes around them. */
function quotedWhereOdd(address: string): string {
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at);
  return /^\.|\.\.|\.$/.test(local) ? `"${local}"${address.slice(at)}` : address;
}
