import { decodeEntities } from './html-entities.js';
import { htmlTokens } from './html-tokens.js';
import { HtmlWriter } from './html-writer.js';

const VOID = new Set(
  'area base br col embed hr img input link meta param source track wbr basefont bgsound frame keygen'.split(' '),
);
const UNSEEN = new Set(['script', 'style', 'head', 'template', 'title', 'xml', 'object', 'applet', 'datalist']);
const HIDDEN =
  /(?:^|[\s"';/])hidden(?:[\s=/>]|$)|display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|em|%)?\s*(?:[;"'!]|$)|mso-hide\s*:\s*all|(?:^|[\s;"'])opacity\s*:\s*0(?:\.0+)?\s*(?:[;"'!]|$)/i;
/** Elements whose end tag may be left out: the next of the same kind ends them. */
const SELF_ENDING: Readonly<Record<string, readonly string[]>> = {
  p: ['p', 'div', 'table', 'ul', 'ol', 'blockquote', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'pre'],
  li: ['li'],
  td: ['td', 'th', 'tr'],
  th: ['td', 'th', 'tr'],
  tr: ['tr'],
  option: ['option'],
  dt: ['dt', 'dd'],
  dd: ['dt', 'dd'],
  head: ['body'],
};
const MAX_STACK = 20_000;
const MAX_HREF = 500;

/** Text of HTML as people see it: tables, lists, quotes; hidden text is left out. Linear in its length at any depth. */
export function htmlText(html: string): string {
  const { text, openHidden } = render(html, true);
  // An element hidden to the end of the mail or a mail that is hidden whole: nothing may be lost, so all is shown.
  return openHidden || text === '' ? render(html, false).text : text;
}

interface Frame {
  name: string;
  hidden: boolean;
  /** Hidden words inside; only kept for the outermost hidden element. */
  words: boolean;
  href: string;
  from: number;
}

function render(html: string, hide: boolean): { text: string; openHidden: boolean } {
  const out = new HtmlWriter();
  const stack: Frame[] = [];
  let hidden = 0;
  let hider: Frame | null = null;
  const leave = (): void => {
    const frame = stack.pop();
    if (frame === undefined) return;
    if (frame.hidden && --hidden === 0) hider = null;
    if (hidden === 0 && !frame.hidden) {
      if (frame.href !== '') out.link(frame.href, frame.from);
      out.close(frame.name);
    }
  };
  for (const token of htmlTokens(html)) {
    if (token.kind === 'text') {
      if (hidden === 0) out.text(token.text);
      else if (hider !== null && !hider.words) hider.words = token.text.trim() !== '';
    } else if (token.kind === 'close') {
      const at = lastOf(stack, token.name);
      if (at !== -1) while (stack.length > at) leave();
      else if (token.name === 'br' || token.name === 'p') out.open('br', '');
    } else {
      const ends = SELF_ENDING[stack.at(-1)?.name ?? ''] ?? [];
      if (ends.includes(token.name)) leave();
      const unseen = hide && (UNSEEN.has(token.name) || (token.attributes !== '' && HIDDEN.test(token.attributes)));
      if (hidden === 0 && !unseen) out.open(token.name, token.attributes);
      if (VOID.has(token.name) || (token.selfClosing && token.name !== 'p') || stack.length >= MAX_STACK) continue;
      const href = token.name === 'a' ? hrefOf(token.attributes) : '';
      const frame = { name: token.name, hidden: unseen, words: false, href, from: out.length };
      if (unseen && hidden++ === 0) hider = frame;
      stack.push(frame);
    }
  }
  const openHidden = hide && hidden > 0 && isOpenWithWords(hider);
  while (stack.length > 0) leave();
  return { text: out.finish(), openHidden };
}

function isOpenWithWords(frame: Frame | null): boolean {
  return frame?.words === true;
}

/** How far up an end tag is looked for: without a bound, wrong end tags in deep mails would take quadratic time. */
const LOOK_UP = 200;

function lastOf(stack: readonly Frame[], name: string): number {
  const floor = Math.max(0, stack.length - LOOK_UP);
  for (let at = stack.length - 1; at >= floor; at--) if (stack[at]?.name === name) return at;
  return -1;
}

function hrefOf(attributes: string): string {
  const found = /(?:^|\s)href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(attributes.slice(0, 4000));
  const href = decodeEntities(found?.[1] ?? found?.[2] ?? found?.[3] ?? '').trim();
  return /^https?:/i.test(href) && href.length <= MAX_HREF ? href : '';
}
