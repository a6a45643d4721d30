import { BLACK, colourOf, contrast, declarationsOf, over, pixelsOf, WHITE } from './css-facts.js';
import type { Colour, Declarations } from './css-facts.js';

/** How text is seen: not at all as its sender made it, only on a picture that is not shown, or plainly. */
export type Seen = 'hidden' | 'on-picture' | 'plain';

interface Surroundings {
  hidden: boolean;
  colour: Colour | null;
  /** Null: not known. */
  ground: Colour | null;
  onPicture: boolean;
  /** Pixels; null: as usual. */
  size: number | null;
}

/** Letters of this size and below are dots (pixels). */
const DOT = 3;
/** Less contrast than this and nobody reads it (WCAG asks for 4.5). */
const UNSEEN_CONTRAST = 1.15;
const FAR_AWAY = -500;
const FIRST: Surroundings = { hidden: false, colour: BLACK, ground: WHITE, onPicture: false, size: null };

/** Follows the elements of a letter as they open and close, and tells how the text between them is seen. */
export class HiddenText {
  private readonly around: Surroundings[] = [];

  open(attributes: Readonly<Record<string, string>>): void {
    const above = this.around.at(-1) ?? FIRST;
    this.around.push(within(above, attributes));
  }

  close(): void {
    this.around.pop();
  }

  /** How text is seen at this place. */
  get seen(): Seen {
    const { hidden, colour, ground, onPicture, size } = this.around.at(-1) ?? FIRST;
    if (hidden || (size !== null && size < DOT) || colour?.[3] === 0) return 'hidden';
    if (onPicture) return colour !== null && contrast(colour, WHITE) < 2 ? 'on-picture' : 'plain';
    if (colour === null || ground === null) return 'plain';
    return contrast(over(colour, ground), ground) < UNSEEN_CONTRAST ? 'hidden' : 'plain';
  }
}

function within(above: Surroundings, attributes: Readonly<Record<string, string>>): Surroundings {
  const { style, bgcolor, background, color = attributes['text'] } = attributes;
  if (style === undefined && color === undefined && bgcolor === undefined && background === undefined)
    return attributes['hidden'] === undefined ? above : { ...above, hidden: true };
  const css = declarationsOf(style ?? '');
  const toldGround = groundOf(css, bgcolor);
  const picture =
    background !== undefined || /url\s*\(|gradient/.test(css.get('background-image') ?? css.get('background') ?? '');
  const toldColour = css.get('color') ?? color;
  const inherited = toldColour === undefined || toldColour === 'inherit' || toldColour === 'currentcolor';
  const ownSize = css.get('font-size');
  return {
    hidden: above.hidden || attributes['hidden'] !== undefined || hides(css),
    colour: inherited ? above.colour : colourOf(toldColour),
    ground: toldGround === undefined ? above.ground : toldGround && over(toldGround, above.ground ?? WHITE),
    onPicture: picture || (above.onPicture && (toldGround === undefined || toldGround === null)),
    size: ownSize === undefined ? above.size : pixelsOf(ownSize),
  };
}

/** The ground that an element gives itself; undefined when it gives none, null when nobody here knows the colour. */
function groundOf(css: Declarations, bgcolor: string | undefined): Colour | null | undefined {
  const told = css.get('background-color') ?? css.get('background') ?? bgcolor;
  if (told === undefined || /^(?:none|inherit|initial|unset|0(?: 0)?)?$/.test(told)) return undefined;
  const whole = colourOf(told);
  if (whole !== null) return whole;
  // The short form holds a colour among other words.
  const words = told.replace(/url\([^)]*\)/g, ' ').match(/rgba?\([^)]*\)|[^\s]+/g) ?? [];
  for (const word of words) {
    const colour = colourOf(word);
    if (colour !== null && (word.startsWith('#') || !/^\d/.test(word))) return colour;
  }
  return words.length === 0 ? undefined : null;
}

function hides(css: Declarations): boolean {
  const is = (name: string, value: string): boolean => css.get(name) === value;
  if (is('display', 'none') || is('visibility', 'hidden') || is('mso-hide', 'all')) return true;
  const opacity = css.get('opacity');
  if (opacity !== undefined && /^[\d.]+$/.test(opacity) && Number(opacity) < 0.05) return true;
  const less = (name: string, than: number): boolean => (pixelsOf(css.get(name)) ?? than) < than;
  if (is('overflow', 'hidden') && ['height', 'max-height', 'width', 'max-width'].some((name) => less(name, 2)))
    return true;
  return ['text-indent', 'left', 'top', 'margin-left', 'margin-top'].some((name) => less(name, FAR_AWAY));
}
