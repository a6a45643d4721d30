import type { IOptions } from 'sanitize-html';
import { attributeColourOf, declarationsOf, written, type Colour } from './css-facts.js';
import { ownColours } from './own-colours.js';

/** Elements that are kept: words and their order, nothing that loads, runs, sends or floats. */
const TAGS = (
  'p div span br hr wbr center font b strong i em u s strike del ins sub sup small big mark q cite abbr address ' +
  'blockquote pre code tt kbd samp h1 h2 h3 h4 h5 h6 ul ol li dl dt dd ruby rb rt rp figure figcaption ' +
  'section article header footer main nav aside table caption colgroup col thead tbody tfoot tr th td a img'
).split(' ');

/** Elements whose content is nothing that a reader of the mail would see as text. */
const NO_TEXT =
  'script style iframe title textarea option xmp noscript noframes noembed template svg math object applet audio video xml'.split(
    ' ',
  );

const NAME = '[a-z]{3,20}';
const COLOUR = `(?:${NAME}|#[0-9a-f]{3,8}|rgba?\\([\\d\\s.,/%]{1,40}\\))`;
const LENGTH = '(?:0|\\d{1,4}(?:\\.\\d{1,4})?(?:px|pt|em|rem|%))';
const SMALL = '(?:0|\\d{1,2}(?:\\.\\d{1,4})?(?:px|pt)|[0-3](?:\\.\\d{1,4})?(?:em|rem))';
const LINE = '(?:none|solid|dashed|dotted|double|groove|ridge|inset|outset)';
const exactly = (pattern: string): RegExp[] => [new RegExp(`^${pattern}$`, 'i')];
const upToFour = (one: string): RegExp[] => exactly(`${one}(?:\\s+${one}){0,3}`);

const BORDER = exactly(`(?:${SMALL}|${LINE}|thin|medium|thick|${COLOUR})(?:\\s+(?:${SMALL}|${LINE}|${COLOUR})){0,2}`);
const SIDES = ['top', 'right', 'bottom', 'left'];
const sides = (name: string, rules: RegExp[]): [string, RegExp[]][] => SIDES.map((side) => [`${name}-${side}`, rules]);

/** Properties with the form that their value must have. Letters stay large enough to be read; nothing leaves its place. */
const STYLES: Record<string, RegExp[]> = Object.fromEntries([
  ['color', exactly(COLOUR)],
  ['background-color', exactly(COLOUR)],
  ['background', exactly(COLOUR)],
  ['font-weight', exactly('(?:normal|bold|bolder|lighter|[1-9]00)')],
  ['font-style', exactly('(?:normal|italic|oblique)')],
  [
    'font-size',
    exactly(
      '(?:(?:8|9|[1-6]\\d)(?:\\.\\d{1,4})?(?:px|pt)|small|medium|large|x-large|[12](?:\\.\\d{1,4})?r?em|1\\d\\d%)',
    ),
  ],
  ['text-decoration', exactly('(?:none|underline|line-through)')],
  ['text-align', exactly('(?:left|right|center|justify|start|end)')],
  ['vertical-align', exactly('(?:top|middle|bottom|baseline|sub|super)')],
  ['white-space', exactly('(?:normal|pre-wrap|pre-line)')],
  ['list-style-type', exactly('(?:none|disc|circle|square|decimal|[a-z]{3,8}-[a-z]{3,8})')],
  ['width', exactly(`(?:auto|${LENGTH})`)],
  ['max-width', exactly(LENGTH)],
  ['border', BORDER],
  ...sides('border', BORDER),
  ['border-width', upToFour(SMALL)],
  ['border-style', upToFour(LINE)],
  ['border-color', upToFour(COLOUR)],
  ['border-collapse', exactly('(?:collapse|separate)')],
  ['border-radius', upToFour(SMALL)],
  ['padding', upToFour(SMALL)],
  ...sides('padding', exactly(SMALL)),
  ['margin', upToFour(`(?:auto|${SMALL})`)],
  ...sides('margin', exactly(`(?:auto|${SMALL})`)),
]);

const WHOLE = /^\d{1,2}$/;
const SIZE = /^\d{1,4}(?:px|%)?$/;
const ALIGN = /^(?:left|right|center|justify|top|middle|bottom|baseline)$/i;

/** Old attributes of form with what their value must be; each may stand at any element that is kept. */
const ATTRIBUTES: Readonly<Record<string, RegExp>> = {
  align: ALIGN,
  valign: ALIGN,
  width: SIZE,
  height: SIZE,
  colspan: WHOLE,
  rowspan: WHOLE,
  border: WHOLE,
  cellpadding: WHOLE,
  cellspacing: WHOLE,
  bgcolor: new RegExp(`^${COLOUR}$`, 'i'),
  color: new RegExp(`^${COLOUR}$`, 'i'),
  start: /^\d{1,4}$/,
  type: /^(?:1|a|i|disc|circle|square)$/i,
  lang: /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,2}$/i,
  dir: /^(?:ltr|rtl|auto)$/i,
};
/** Old attributes of colour; what they say is kept where browsers heed it. */
const COLOURS: Readonly<Record<string, readonly string[]>> = {
  bgcolor: ['table', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th'],
  color: ['font'],
};
/** A colour that the allow-list admits as it was told. */
const SHORT_COLOUR = /^(?:[a-z]{3,20}|#[0-9a-f]{3,8})$/;
/** Signs of which harmless values are made. */
const PLAIN_VALUE = /^[\w\s.,%()#/-]{0,200}$/;

/** What of an element's attributes may stay; its style is written anew, and is looked at property by property afterwards. */
export function keptAttributes(element: string, told: Readonly<Record<string, string>>): Record<string, string> {
  const kept = Object.entries(told).filter(
    ([name, value]) =>
      Object.hasOwn(ATTRIBUTES, name) && ATTRIBUTES[name]?.test(value) === true && isHeeded(element, name, value),
  );
  const style = styleOf(element, told);
  if (style !== '') kept.push(['style', style]);
  return Object.fromEntries(kept);
}

function isHeeded(element: string, name: string, value: string): boolean {
  if (!Object.hasOwn(COLOURS, name)) return true;
  return COLOURS[name]?.includes(element) === true && attributeColourOf(value) !== null;
}

/** The style as it was understood: one value for each property, no colour that is none or that nobody here knows. */
function styleOf(element: string, told: Readonly<Record<string, string>>): string {
  if (told['style'] === undefined && element !== 'body') return '';
  const css = declarationsOf(told['style'] ?? '');
  const { colour, ground } = ownColours(element, told, css);
  const isTold = (name: string): boolean => css.has(name) || element === 'body';
  const kept: [string, string | null][] = [...css].map(([name, value]) => {
    if (['color', 'background', 'background-color'].includes(name)) return [name, null];
    return [name, name === 'font-size' ? unnested(value) : value];
  });
  if (isTold('background') || css.has('background-color'))
    kept.unshift(['background-color', formOf(ground, css.get('background-color'))]);
  if (isTold('color')) kept.unshift(['color', formOf(colour, css.get('color'))]);
  return kept
    .filter(([, value]) => value !== null && value !== '' && PLAIN_VALUE.test(value))
    .map(([name, value]) => `${name}:${value ?? ''}`)
    .join(';');
}

function formOf(colour: Colour | null, told: string | undefined): string | null {
  if (colour === null) return null;
  return told !== undefined && SHORT_COLOUR.test(told) ? told : written(colour);
}

/** Sizes by the letters around grow or shrink with each element; by the page they do not. */
function unnested(size: string): string {
  const percent = /^(1\d\d)%$/.exec(size)?.[1];
  return percent === undefined ? size.replace(/([\d.])em$/, '$1rem') : `${String(Number(percent) / 100)}rem`;
}

/** Nesting beyond this is flattened: its words stay. */
const MAX_NESTING = 150;

const KEPT = new Set(TAGS);

/** Whether an element stays that stands inside so many others; `body` becomes a `div`. */
export function isKept(element: string, depth: number): boolean {
  return depth < MAX_NESTING && (KEPT.has(element) || element === 'body');
}

/** The rules for the sanitiser; attributes that the desk itself sets stand here too. */
export const ALLOWED: IOptions = {
  allowedTags: TAGS,
  nonTextTags: NO_TEXT,
  allowedAttributes: {
    '*': [...Object.keys(ATTRIBUTES), 'style'],
    a: ['data-to'],
    img: ['src', 'alt'],
    span: ['data-out'],
  },
  allowedStyles: { '*': STYLES },
  allowedSchemes: [],
  allowedSchemesByTag: { img: ['data'] },
  allowProtocolRelative: false,
  nestingLimit: MAX_NESTING,
  disallowedTagsMode: 'discard',
};
