import { guessLanguage } from '../language.js';
import { mailHtml } from './mail-html.js';
import { OwnPictures } from './own-pictures.js';
import { safeHtml, type LookWords, type SafeHtml } from './safe-html.js';

/** What is told of the look that a mail's sender gave it. */
export interface SentLookFacts {
  /** False: it is too large or too tangled to be shown; its text and the original are there all the same. */
  isShown: boolean;
  picturesOutside: number;
  picturesMissing: number;
  hasHiddenText: boolean;
}

/** The look itself: a whole document that loads nothing, runs nothing and leads nowhere. */
export interface SentLook extends SentLookFacts {
  page: string;
}

/** Words and language of the page around the letter. */
export interface LookSaying extends LookWords {
  title: string;
  language: string;
}

/** Characters of HTML; more is no letter. */
const MAX_HTML = 2 * 1024 * 1024;
/** Tags of one mail: wrong end tags are looked for among all that are open. */
const MAX_TAGS = 50_000;
const UNSHOWN = { isShown: false, picturesOutside: 0, picturesMissing: 0, hasHiddenText: false, page: '' };

/** The mail as its sender made it; null when it has no HTML. Linear in the mail's length but for tangled tags, which are bounded. */
export function sentLook(bytes: Buffer, saying: LookSaying): SentLook | null {
  const found = mailHtml(bytes);
  if (found === null) return null;
  const size = found.letters.reduce((sum, { length }) => sum + length, 0);
  const tags = found.letters.reduce((sum, letter) => sum + tagsIn(letter), 0);
  if (size > MAX_HTML || tags > MAX_TAGS) return UNSHOWN;
  const pictures = new OwnPictures(found.part);
  const letters = found.letters.map((letter) => safeHtml(letter, pictures, saying));
  const sum = (of: (letter: SafeHtml) => number): number => letters.reduce((total, letter) => total + of(letter), 0);
  return {
    isShown: true,
    picturesOutside: sum((letter) => letter.picturesOutside),
    picturesMissing: sum((letter) => letter.picturesMissing),
    hasHiddenText: letters.some((letter) => letter.hasHiddenText),
    page: pageOf(letters.map(({ html }) => html).join('\n<hr>\n'), saying),
  };
}

function tagsIn(html: string): number {
  let count = 0;
  for (let at = html.indexOf('<'); at !== -1 && count <= MAX_TAGS; at = html.indexOf('<', at + 1)) count += 1;
  return count;
}

/** White paper in the dark too: the sender chose the colours for it. */
const STYLE = `
:root{color-scheme:only light}
body{margin:12px;background:#fff;color:#111;font:15px/1.6 system-ui,"Hiragino Sans","Noto Sans JP",sans-serif;overflow-wrap:anywhere}
img{max-width:100%;height:auto}
table{max-width:100%}
pre{white-space:pre-wrap}
:is(small,sub,sup,rt,h4,h5,h6) :is(small,sub,sup,rt,h4,h5,h6){font-size:inherit}
.m-link{text-decoration:underline}
.m-address,.m-picture{background:#f1f3f5!important;color:#343a40!important;border:1px solid #868e96;border-radius:3px;padding:0 4px;font-size:13px}
.m-hidden{background:#fff!important;color:#111!important;border:2px dashed #c2255c;padding:0 3px;font-size:14px}
.m-dark{background:#343a40!important;color:#fff!important}
.m-light{background:#fff!important;color:#111!important}`;

function pageOf(body: string, { title, language }: LookSaying): string {
  const letters = guessLanguage(body.replace(/<[^>]*>/g, ' '));
  const lang = letters === 'und' ? language : letters;
  return (
    `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
    `<title>${title}</title><style>${STYLE}</style></head><body>${body}</body></html>`
  );
}
