import type { IOptions } from 'sanitize-html';

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
const MAX_STYLE = 4000;

/** What of an element's attributes may stay, before the style is looked at property by property. */
export function keptAttributes(told: Readonly<Record<string, string>>): Record<string, string> {
  const kept = Object.entries(told).filter(
    ([name, value]) => Object.hasOwn(ATTRIBUTES, name) && ATTRIBUTES[name]?.test(value) === true,
  );
  const { style } = told;
  if (style !== undefined && style.length <= MAX_STYLE) kept.push(['style', style]);
  return Object.fromEntries(kept);
}

/** Nesting beyond this is flattened: its words stay. */
const MAX_NESTING = 150;

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
