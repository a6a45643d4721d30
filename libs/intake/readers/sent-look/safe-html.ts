import sanitizeHtml from 'sanitize-html';
import { ALLOWED, isKept, keptAttributes } from './allowed-html.js';
import { written } from './css-facts.js';
import { HiddenText } from './hidden-text.js';
import type { OwnPictures } from './own-pictures.js';

/** Words for what stands in the place of something that is not shown. */
export interface LookWords {
  pictureOutside: string;
  pictureMissing: string;
}

/** HTML that cannot do anything, with what was done to it. */
export interface SafeHtml {
  html: string;
  /** Pictures that would have been fetched from elsewhere, those behind text among them. */
  picturesOutside: number;
  /** Pictures of the mail itself that are missing in it, too large or no pictures. */
  picturesMissing: number;
  /** The mail has words that its sender made unseen; here they can be read, in a frame. */
  hasHiddenText: boolean;
}

type Attributes = Record<string, string>;
interface Tag {
  tagName: string;
  attribs: Attributes;
}

const MAX_ADDRESS = 300;
/** A letter of any script; blanks, invisible signs and joiners fill the previews of newsletters and say nothing. */
const INK = /[^\s\p{Z}\p{Cf}\p{Mn}\u115f]/u;
/** Each blank can be read in one way only: the search takes no longer than the style is long. */
const ELSEWHERE = /url\s*\(\s*(?:["']\s*)?(?:https?:)?\/\//i;
/** Longer styles are an attack or a mistake; nothing of them is shown. */
const MAX_STYLE = 4000;
/** Ends what the desk lays under or around words; no end tag of the sanitiser has this form. */
const END = '</span >';
const CLASSES = { hidden: 'm-hidden', 'light-on-picture': 'm-dark', 'dark-on-picture': 'm-light' } as const;

/** Cleans one letter: only what {@link ALLOWED} names stays, pictures come from the mail alone, links become text. */
export function safeHtml(html: string, pictures: OwnPictures, words: LookWords): SafeHtml {
  const cleaner = new Cleaner(pictures);
  const hidden = cleaner.hidden;
  const clean = sanitizeHtml(html, {
    ...ALLOWED,
    onOpenTag: (name, attributes) => {
      hidden.open(name, attributes);
      cleaner.countGround(attributes);
    },
    onCloseTag: () => {
      hidden.close();
    },
    transformTags: { '*': (name, told) => cleaner.tag(name, told) },
    textFilter: (text) => cleaner.text(text),
  });
  const { picturesOutside, picturesMissing, hasHiddenText } = cleaner;
  return { html: withAddresses(withPlaces(joined(clean), words)), picturesOutside, picturesMissing, hasHiddenText };
}

class Cleaner {
  readonly hidden = new HiddenText(isKept);
  picturesOutside = 0;
  picturesMissing = 0;
  hasHiddenText = false;

  private readonly pictures: OwnPictures;

  constructor(pictures: OwnPictures) {
    this.pictures = pictures;
  }

  countGround({ background, style }: Attributes): void {
    const isElsewhere = style !== undefined && style.length <= MAX_STYLE && ELSEWHERE.test(style);
    if (background !== undefined || isElsewhere) this.picturesOutside += 1;
  }

  tag(name: string, told: Attributes): Tag {
    if (name === 'a') return { tagName: 'a', attribs: linkOf(told) };
    if (name === 'img') return this.picture(told);
    return { tagName: name === 'body' ? 'div' : name, attribs: keptAttributes(name, told) };
  }

  /** Text comes escaped. */
  text(text: string): string {
    if (!INK.test(text)) return text;
    const { seen, now } = this.hidden;
    if (seen === 'plain') return text;
    if (seen === 'hidden') this.hasHiddenText = true;
    if (seen !== 'on-its-ground') return `<span class="${CLASSES[seen]}">${text}${END}`;
    return `<span style="color:${written(now.colour)};background-color:${written(now.ground)}">${text}${END}`;
  }

  private picture(told: Attributes): Tag {
    const alt = (told['alt'] ?? '').trim().slice(0, MAX_ADDRESS);
    const src = told['src'] ?? '';
    const isOutside = !/^\s*(?:cid|data):/i.test(src);
    const shown = isOutside ? null : this.pictures.of(src);
    if (shown !== null) return { tagName: 'img', attribs: { ...keptAttributes('img', told), src: shown, alt } };
    if (isOutside) this.picturesOutside += 1;
    else this.picturesMissing += 1;
    return { tagName: 'span', attribs: { 'data-out': `${isOutside ? 'o' : 'm'}${alt}` } };
  }
}

/** Where a link leads: web addresses as browsers understand them, so that a name of look-alike letters shows; mail, telephone. */
function linkOf(told: Attributes): Attributes {
  const kept = keptAttributes('a', told);
  const href = (told['href'] ?? '').replace(/[\t\r\n]/g, '').trim();
  if (!/^(?:https?:|mailto:|tel:)/i.test(href) || !URL.canParse(href)) return kept;
  const address = new URL(href).href;
  const short = address.length > MAX_ADDRESS ? `${address.slice(0, MAX_ADDRESS)}…` : address;
  return { ...kept, 'data-to': short };
}

/** Text comes in pieces; those that stand together and are laid on the same become one. */
function joined(clean: string): string {
  const [first = '', ...others] = clean.split(END);
  const pieces = [first];
  let last = first;
  let open = '';
  for (const piece of others) {
    const at = last.lastIndexOf('<span ');
    if (at !== -1) open = last.slice(at, last.indexOf('>', at) + 1);
    last = piece.startsWith(open) ? piece.slice(open.length) : piece;
    pieces.push(last === piece ? `</span>${piece}` : last);
  }
  return pieces.join('');
}

/** What the sanitiser writes has every `<` and `"` of the mail escaped: its tags can be found by their form. */
function withPlaces(clean: string, words: LookWords): string {
  return clean.replace(/<span data-out="([om])([^"]*)"><\/span>/g, (_, kind: string, alt: string) => {
    const said = kind === 'o' ? words.pictureOutside : words.pictureMissing;
    return `<span class="m-picture">［${said}${alt === '' ? '' : `：${alt}`}］</span>`;
  });
}

function withAddresses(clean: string): string {
  const open: { to: string; from: number }[] = [];
  return clean.replace(/<a(?: [^>]*?)?>|<\/a>/g, (tag, at: number) => {
    if (tag !== '</a>') {
      const to = /\sdata-to="([^"]*)"/.exec(tag)?.[1] ?? '';
      open.push({ to, from: at + tag.length });
      return `<span class="${to === '' ? 'm-text' : 'm-link'}"${styleOf(tag)}>`;
    }
    const link = open.pop();
    if (link === undefined) return '';
    const isSaid = link.to === '' || (at - link.from < 2000 && saysIt(clean.slice(link.from, at), link.to));
    return isSaid ? '</span>' : `</span> <bdi class="m-address">［${link.to}］</bdi>`;
  });
}

function styleOf(tag: string): string {
  return /\sstyle="[^"]*"/.exec(tag)?.[0] ?? '';
}

/** Whether the text of a link is its address already. */
function saysIt(text: string, address: string): boolean {
  const bare = (told: string): string =>
    told
      .trim()
      .replace(/^(?:https?:\/\/|mailto:|tel:)/i, '')
      .replace(/\/$/, '');
  return bare(text) === bare(address);
}
