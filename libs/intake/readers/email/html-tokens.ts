import { decodeEntities } from './html-entities.js';

/** A piece of HTML. Text comes with its entities decoded; names are in lower case. */
export type HtmlToken =
  | { kind: 'text'; text: string }
  | { kind: 'open'; name: string; attributes: string; selfClosing: boolean }
  | { kind: 'close'; name: string };

const RAW_TEXT = new Set(['script', 'style', 'noscript', 'template', 'xml', 'title', 'textarea']);
const SHOWN_RAW = new Set(['textarea', 'noscript']);

/** Takes HTML apart in one pass, in linear time, whatever is broken in it. Scripts, styles and comments are passed over. */
export function* htmlTokens(html: string): Generator<HtmlToken> {
  const lower = new LowerCase(html);
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    const end = open === -1 ? html.length : open;
    if (end > at) yield { kind: 'text', text: decodeEntities(html.slice(at, end)) };
    if (open === -1) return;
    at = yield* tokenAt(html, open, lower);
  }
}

function* tokenAt(html: string, open: number, lower: LowerCase): Generator<HtmlToken, number> {
  const next = html.charCodeAt(open + 1);
  if (next === 0x21 || next === 0x3f) return markupEnd(html, open, lower);
  const closing = next === 0x2f;
  const nameFrom = closing ? open + 2 : open + 1;
  const name = /^[A-Za-z][A-Za-z0-9:-]{0,30}/.exec(html.slice(nameFrom, nameFrom + 31))?.[0].toLowerCase();
  if (name === undefined) {
    // A lone `<`, as in "a < b" or "<山田>", is text.
    yield { kind: 'text', text: closing ? '' : '<' };
    return open + (closing ? 2 : 1);
  }
  const end = tagEnd(html, nameFrom + name.length);
  if (end === null) {
    yield { kind: 'text', text: ' ' };
    return nameFrom + name.length;
  }
  if (closing) {
    yield { kind: 'close', name };
    return end;
  }
  const attributes = html.slice(nameFrom + name.length, end - 1);
  yield { kind: 'open', name, attributes, selfClosing: attributes.endsWith('/') };
  if (!RAW_TEXT.has(name) || attributes.endsWith('/')) return end;
  const close = lower.indexOf(`</${name}`, end);
  if (close === -1) return end;
  if (SHOWN_RAW.has(name)) return end;
  yield { kind: 'close', name };
  const after = html.indexOf('>', close);
  return after === -1 ? html.length : after + 1;
}

/** Comments, doctypes, Outlook's conditional blocks. An unclosed comment ends at its first `>`. */
function markupEnd(html: string, open: number, lower: LowerCase): number {
  if (html.startsWith('<!--', open)) {
    const end = lower.nextComment(open + 4);
    if (end !== -1) return end + 3;
  }
  const end = html.indexOf('>', open);
  return end === -1 ? html.length : end + 1;
}

const MAX_TAG = 200_000;

/** Position after the `>` that ends a tag; quotes in attributes are minded. Null when it never ends. */
function tagEnd(html: string, from: number): number | null {
  const limit = Math.min(html.length, from + MAX_TAG);
  let quote = 0;
  let firstEnd: number | null = null;
  for (let at = from; at < limit; at++) {
    const code = html.charCodeAt(at);
    if (code === 0x3e) {
      if (quote === 0) return at + 1;
      firstEnd ??= at + 1;
    } else if (quote !== 0) {
      if (code === quote) quote = 0;
      // A quote that never closes would swallow the letter: a new tag inside one ends the trust in it.
      else if (code === 0x3c && firstEnd !== null) return firstEnd;
    } else if ((code === 0x22 || code === 0x27) && html.charCodeAt(at - 1) === 0x3d) quote = code;
    else if (code === 0x3c) return at;
  }
  return firstEnd;
}

/** Searches without regard to case, remembering what is not there: each kind is sought in vain only once. */
class LowerCase {
  private text: string | null = null;
  private readonly missing = new Map<string, number>();

  private readonly original: string;

  constructor(original: string) {
    this.original = original;
  }

  indexOf(needle: string, from: number): number {
    if (this.missing.has(needle)) return -1;
    this.text ??= this.original.toLowerCase();
    // Letters whose lower case is longer would shift the places; they are as good as never in mails.
    if (this.text.length !== this.original.length) return this.original.indexOf(needle, from);
    const found = this.text.indexOf(needle, from);
    if (found === -1) this.missing.set(needle, from);
    return found;
  }

  nextComment(from: number): number {
    if (this.missing.has('-->')) return -1;
    const found = this.original.indexOf('-->', from);
    if (found === -1) this.missing.set('-->', from);
    return found;
  }
}
