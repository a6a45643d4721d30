import { attributeColourOf, colourOf, declarationsOf } from './css-facts.js';
import type { Colour, Declarations } from './css-facts.js';

/** What one element says of colours, read as browsers read it; null where it says nothing. */
export interface OwnColours {
  colour: Colour | null;
  ground: Colour | null;
}

const CELLS = new Set(['body', 'table', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th']);
/** Longer than any colour with a picture beside it is. */
const MAX_GROUND = 1000;

/** Both what is shown and what is called unseen is made of this, so that they cannot differ. */
export function ownColours(
  element: string,
  attributes: Readonly<Record<string, string>>,
  css: Declarations = declarationsOf(attributes['style'] ?? ''),
): OwnColours {
  // The ground of a column is painted behind cells that are not in it.
  if (element === 'col' || element === 'colgroup') return { colour: null, ground: null };
  const told = css.get('color');
  return {
    colour: told === undefined ? attributeColourOf(colourAttribute(element, attributes)) : colourOf(told),
    ground: groundOf(css) ?? (CELLS.has(element) ? attributeColourOf(attributes['bgcolor']) : null),
  };
}

function colourAttribute(element: string, attributes: Readonly<Record<string, string>>): string | undefined {
  if (element === 'font') return attributes['color'];
  return element === 'body' ? attributes['text'] : undefined;
}

function groundOf(css: Declarations): Colour | null {
  const told = [...css].findLast(([name]) => name === 'background' || name === 'background-color')?.[1];
  if (told === undefined || told.length > MAX_GROUND) return null;
  const whole = colourOf(told);
  if (whole !== null) return whole;
  // The short form holds a colour among other words.
  const words = told.replace(/url\([^()]*\)/g, ' ').match(/(?:rgb|hsl)a?\([^()]*\)|[^\s]+/g) ?? [];
  return words.map(colourOf).find((colour) => colour !== null) ?? null;
}
