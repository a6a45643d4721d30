import { ADDRESS } from './delivery-status.js';

/** Where a report stops speaking and the message it returns begins. */
const RETURNED_MARKS: readonly RegExp[] = [
  /^[ \t|]*[-=]{2,80}.{0,80}(?:original (?:message|mail)|message text follows|copy of|returned (?:message|mail)|unsent message|message headers?|header of|body of|以下|元の|原信|副本|拷贝).{0,80}$/im,
  /^[ \t]*(?:original (?:message|mail)(?: (?:as received|follows|headers?).{0,40})?[:.]?|the (?:original|first \d+ lines) .{0,60}(?:follow|below).{0,20}|below is a copy of the original message:?|(?:a )?copy of the message.{0,40}|message headers? follows?[:.]?|included is a copy.{0,40}|the body of the message is .{0,80})[ \t]*$/im,
  /^(?:>\s?)?(?:return-path|received|message-id|x-originating-ip):[ \t]*\S.*$/im,
  /^[ \t]*(?:元の(?:メッセージ|メール).{0,40}|.{0,20}(?:以下|下記)(?:は|の|に)?.{0,20}(?:元|送信)(?:の|した)?(?:メッセージ|メール).{0,40})$/im,
  /^[ \t]*(?:исходное сообщение|ursprüngliche nachricht|message (?:d'origine|original)|mensaje original).{0,40}$/im,
];
const LEAST_SAID = 60;

/** A report's text taken apart. */
export interface ReportText {
  /** The server's own words. */
  said: string;
  /** What it gives back of our message; '' when nothing stands in the text. */
  returned: string;
}

/** Cuts a report where the returned message begins; a mark in its first line is a heading, not the end. */
export function splitReport(text: string): ReportText {
  let cut = text.length;
  for (const mark of RETURNED_MARKS) {
    const at = firstAfter(text, mark, LEAST_SAID);
    if (at !== -1 && at < cut) cut = at;
  }
  return { said: text.slice(0, cut), returned: text.slice(cut) };
}

function firstAfter(text: string, mark: RegExp, from: number): number {
  const found = new RegExp(mark.source, 'gim');
  found.lastIndex = from;
  const at = found.exec(text)?.index ?? -1;
  // A match that begins in the middle of a line is the tail of a longer one.
  return at > 0 && text[at - 1] !== '\n' && at === from ? -1 : at;
}

/** First Message-ID in a header block or a quoted one, null when there is none. */
export function messageIdIn(text: string): string | null {
  const header = /^[> \t]{0,8}Message-ID[ \t]{0,4}:\s{0,4}(<[^<>\s]{1,400}>|[^<>\s]{1,200}@[^<>\s]{1,200})/im.exec(
    text,
  )?.[1];
  if (header === undefined) return null;
  return header.startsWith('<') ? header : `<${header}>`;
}

const HTML_CHARS = 200_000;
const ENTITIES: Readonly<Record<string, string>> = { nbsp: ' ', lt: '<', gt: '>', amp: '&', quot: '"' };

/** The words of a report in HTML, line by line; good enough to find addresses and codes. */
export function wordsOfHtml(html: string): string {
  return html
    .slice(0, HTML_CHARS)
    .replace(/<(?:br|p|div|tr|li|h\d|\/p|\/div|\/tr|\/li)\b[^<>]{0,2000}>/gi, '\n')
    .replace(/<[^<>]{0,5000}>/g, ' ')
    .replace(/&(nbsp|lt|gt|amp|quot);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}

const ABOUT_CHARS = 800;
const ANY_ADDRESS = new RegExp(ADDRESS.source, 'g');
/** How the line that begins to speak of a recipient opens, then how its address stands inside one. */
const OPENINGS: readonly (readonly string[])[] = [
  ['\n', '\n<', '\n ', '\n  ', '\n\t', '\n> '],
  ['> ', ' <'],
];

/** Where several recipients are told of: each one's own words, from its line to where the next one is named. */
export function wordsByAddress(said: string, addresses: readonly string[]): Map<string, string> {
  const text = `\n${said}`;
  const folded = text.toLowerCase();
  const known = new Set(addresses.map((address) => address.toLowerCase()));
  const words = new Map<string, string>();
  for (const address of addresses) {
    const at = address === '' ? -1 : placeOf(folded, address.toLowerCase());
    if (at === -1) continue;
    const about = folded.slice(at, at + ABOUT_CHARS);
    const next = [...about.matchAll(ANY_ADDRESS)].find(
      ([found]) => known.has(found) && found !== address.toLowerCase(),
    );
    words.set(address, text.slice(at, at + (next?.index ?? ABOUT_CHARS)));
  }
  return words;
}

function placeOf(text: string, address: string): number {
  for (const openings of OPENINGS) {
    const at = Math.max(...openings.map((opening) => text.lastIndexOf(opening + address)));
    if (at !== -1) return at;
  }
  return -1;
}
