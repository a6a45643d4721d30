import { COLOUR_NAMES } from './colour-names.js';

/** What the inline style of an element says, property by property, in lower case. */
export type Declarations = ReadonlyMap<string, string>;

/** Longer styles are an attack or a mistake; they are not looked at. */
const MAX_STYLE = 4000;

/** Values that say nothing of their own: they are as good as not written. */
const SAYS_NOTHING = /^(?:inherit|initial|unset|revert|revert-layer|currentcolor|none|0(?: 0)?|)$/;

/**
 * Takes an inline style apart as browsers do: no comments, one value for each property, what is important before what
 * comes later, a colour that is none left out. What is judged and what is shown are both made of this.
 */
export function declarationsOf(style: string): Declarations {
  const found = new Map<string, string>();
  if (style.length > MAX_STYLE) return found;
  const important = new Set<string>();
  for (const piece of withoutComments(style).toLowerCase().split(';')) {
    const colon = piece.indexOf(':');
    if (colon === -1) continue;
    const name = piece.slice(0, colon).trim();
    const [value = '', mark] = piece.slice(colon + 1).split('!', 2);
    const isImportant = mark?.trim() === 'important';
    if ((mark !== undefined && !isImportant) || (important.has(name) && !isImportant)) continue;
    const told = value.trim();
    if ((name === 'color' || name === 'background-color') && !isColour(told)) continue;
    if (isImportant) important.add(name);
    // A later property stands later: the short and the long form of the ground undo each other.
    found.delete(name);
    found.set(name, told);
  }
  return found;
}

function isColour(told: string): boolean {
  return SAYS_NOTHING.test(told) || colourOf(told) !== null;
}

/** A comment parts words; one without an end goes on to the end. */
function withoutComments(style: string): string {
  const [first = '', ...others] = style.split('/*');
  let kept = first;
  for (const other of others) {
    const end = other.indexOf('*/');
    if (end !== -1) kept += ` ${other.slice(end + 2)}`;
  }
  return kept;
}

/** Red, green and blue, 0 to 255, and how much of it covers what lies below, 0 to 1. */
export type Colour = readonly [red: number, green: number, blue: number, cover: number];

export const WHITE: Colour = [255, 255, 255, 1];
export const BLACK: Colour = [0, 0, 0, 1];

const YELLOW: Colour = [255, 255, 0, 1];

/** What browsers give an element without being told. */
export const OF_ITSELF: Readonly<Record<string, { colour: Colour; ground: Colour }>> = {
  mark: { colour: BLACK, ground: YELLOW },
};

/** A colour of CSS: a name, `#…`, `rgb()`, `hsl()`; null for what is none, or is written in a way that is not known here. */
export function colourOf(told: string): Colour | null {
  const text = told.trim().toLowerCase();
  if (text === 'transparent') return [0, 0, 0, 0];
  const hex = COLOUR_NAMES.get(text) ?? /^#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/.exec(text)?.[1];
  if (hex !== undefined) return hexColour(hex);
  const parts = /^(rgb|hsl)a?\(([^()]{5,60})\)$/.exec(text);
  const values = (parts?.[2] ?? '').trim().split(/[\s,/]+/);
  if (parts === null || values.length < 3 || values.length > 4 || !values.every((each) => NUMBER.test(each)))
    return null;
  const [one = '', two = '', three = '', cover = '1'] = values;
  const opacity = Math.min(1, shareOf(cover, 1));
  if (parts[1] === 'rgb') return [shareOf(one, 255), shareOf(two, 255), shareOf(three, 255), opacity];
  const ofHsl = hslColour(Number.parseFloat(one), shareOf(two, 100) / 100, shareOf(three, 100) / 100);
  return [...ofHsl, opacity];
}

const NUMBER = /^\d{0,4}(?:\.\d{1,8})?(?:%|deg)?$/;

/** A number as it stands, a percentage of `whole`; at most `whole`. */
function shareOf(told: string, whole: number): number {
  const value = Number.parseFloat(told);
  if (Number.isNaN(value)) return whole;
  return Math.min(whole, told.endsWith('%') ? (value * whole) / 100 : value);
}

/** Hue in degrees, saturation and lightness from 0 to 1 (CSS Color 4, 7.1). */
function hslColour(hue: number, saturation: number, lightness: number): [number, number, number] {
  const reach = saturation * Math.min(lightness, 1 - lightness);
  const part = (from: number): number => {
    const at = (from + (Number.isNaN(hue) ? 0 : hue) / 30) % 12;
    return Math.round(255 * (lightness - reach * Math.max(-1, Math.min(at - 3, 9 - at, 1))));
  };
  return [part(0), part(8), part(4)];
}

/** A colour of an old HTML attribute as far as browsers read it like CSS, or six digits; null for the rest. */
export function attributeColourOf(told: string | undefined): Colour | null {
  const text = (told ?? '').slice(0, 40).trim().toLowerCase();
  const hex = COLOUR_NAMES.get(text) ?? /^#?([0-9a-f]{6})$/.exec(text)?.[1] ?? /^#([0-9a-f]{3})$/.exec(text)?.[1];
  return hex === undefined ? null : hexColour(hex);
}

function hexColour(hex: string): Colour {
  const wide = hex.length < 6 ? [...hex].map((digit) => digit + digit).join('') : hex;
  const at = (from: number): number => Number.parseInt(wide.slice(from, from + 2), 16);
  return [at(0), at(2), at(4), wide.length === 8 ? at(6) / 255 : 1];
}

/** A colour in the form that the allow-list admits. */
export function written([red, green, blue, cover]: Colour): string {
  const parts = [red, green, blue].map((part) => Math.round(part)).join(',');
  return cover === 1 ? `rgb(${parts})` : `rgba(${parts},${String(Number(cover.toFixed(3)))})`;
}

/** The colour that is seen where `upper` lies on `lower`. */
export function over(upper: Colour, lower: Colour): Colour {
  const cover = upper[3];
  const mix = (at: 0 | 1 | 2): number => upper[at] * cover + lower[at] * (1 - cover);
  return [mix(0), mix(1), mix(2), 1];
}

/** Contrast of two colours as WCAG 2 has it, 1 (none) to 21. */
export function contrast(one: Colour, other: Colour): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function luminance([red, green, blue]: Colour): number {
  const linear = (part: number): number => {
    const share = Math.min(255, part) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

const UNITS: Readonly<Record<string, number>> = { '': 1, px: 1, pt: 4 / 3, em: 16, rem: 16, '%': 0.16 };

/** A length in pixels, relative ones as if the text around were 16 px; null for what is no length. */
export function pixelsOf(told: string | undefined): number | null {
  const found = /^(-?\d{0,6}(?:\.\d{0,6})?)(px|pt|em|rem|%|)$/.exec((told ?? '').trim());
  if (found === null || !/\d/.test(found[1] ?? '')) return null;
  return Number(found[1]) * (UNITS[found[2] ?? ''] ?? 1);
}
