/** What the inline style of an element says, property by property, in lower case. */
export type Declarations = ReadonlyMap<string, string>;

/** Longer styles are an attack or a mistake; they are not looked at. */
const MAX_STYLE = 4000;

/** Takes an inline style apart. Bytes that CSS would read in two ways end up in values that nothing admits. */
export function declarationsOf(style: string): Declarations {
  const found = new Map<string, string>();
  if (style.length > MAX_STYLE) return found;
  for (const piece of style.toLowerCase().split(';')) {
    const colon = piece.indexOf(':');
    if (colon === -1) continue;
    const value = piece.slice(colon + 1).replace(/!\s*important/g, '');
    found.set(piece.slice(0, colon).trim(), value.trim());
  }
  return found;
}

/** Red, green and blue, 0 to 255, and how much of it covers what lies below, 0 to 1. */
export type Colour = readonly [red: number, green: number, blue: number, cover: number];

export const WHITE: Colour = [255, 255, 255, 1];
export const BLACK: Colour = [0, 0, 0, 1];

/** The names that people hide text with or that stand behind text most; others are not judged. */
const NAMED: Readonly<Record<string, Colour>> = {
  white: WHITE,
  black: BLACK,
  transparent: [0, 0, 0, 0],
  snow: [255, 250, 250, 1],
  ivory: [255, 255, 240, 1],
  floralwhite: [255, 250, 240, 1],
  ghostwhite: [248, 248, 255, 1],
  whitesmoke: [245, 245, 245, 1],
  silver: [192, 192, 192, 1],
  gray: [128, 128, 128, 1],
  grey: [128, 128, 128, 1],
  red: [255, 0, 0, 1],
  green: [0, 128, 0, 1],
  blue: [0, 0, 255, 1],
  navy: [0, 0, 128, 1],
  yellow: [255, 255, 0, 1],
};

/** A colour of CSS or of an old HTML attribute; null for what is none or has a name that is not known here. */
export function colourOf(told: string): Colour | null {
  const text = told.trim().toLowerCase();
  const named = Object.hasOwn(NAMED, text) ? NAMED[text] : undefined;
  if (named !== undefined) return named;
  const hex = /^#?([0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8})$/.exec(text)?.[1];
  if (hex !== undefined) return hexColour(hex);
  const parts = /^rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})(?:[\s,/]+([\d.]{1,6})(%?))?\s*\)$/.exec(text);
  if (parts === null) return null;
  const cover = parts[4] === undefined ? 1 : Number(parts[4]) / (parts[5] === '%' ? 100 : 1);
  return [Number(parts[1]), Number(parts[2]), Number(parts[3]), Math.min(1, cover)];
}

function hexColour(hex: string): Colour {
  const wide = hex.length === 3 ? [...hex].map((digit) => digit + digit).join('') : hex;
  const at = (from: number): number => Number.parseInt(wide.slice(from, from + 2), 16);
  return [at(0), at(2), at(4), wide.length === 8 ? at(6) / 255 : 1];
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
