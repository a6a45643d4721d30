import { BLACK, contrast, declarationsOf, OF_ITSELF, over, pixelsOf, WHITE } from './css-facts.js';
import type { Colour, Declarations } from './css-facts.js';
import { ownColours } from './own-colours.js';

/**
 * How text is seen: not at all as its sender made it; only on a picture that is not shown (light letters or dark ones);
 * on its own ground alone, which has to be laid under it; or plainly.
 */
export type Seen = 'hidden' | 'light-on-picture' | 'dark-on-picture' | 'on-its-ground' | 'plain';

interface Surroundings {
  hidden: boolean;
  colour: Colour;
  ground: Colour;
  onPicture: boolean;
  /** Pixels; null: as usual. */
  size: number | null;
  /** Colours and grounds of this element and those around it: browsers move some elements out of others (tables, paragraphs). */
  colours: readonly Colour[];
  grounds: readonly Colour[];
  /** One of the colours would be unseen on one of the grounds. */
  mayVanish: boolean;
}

/** Letters of this size and below are dots (pixels). */
const DOT = 3;
/** Less contrast than this and nobody reads it (WCAG asks for 4.5). */
const UNSEEN_CONTRAST = 1.15;
/** Letters as clear as glass. */
const UNSEEN_COVER = 0.02;
const FAR_AWAY = -500;
const POOR_CONTRAST = 2;
/** More colours than this around one another are not compared. */
const MAX_COLOURS = 8;
const FIRST: Surroundings = {
  hidden: false,
  colour: BLACK,
  ground: WHITE,
  onPicture: false,
  size: null,
  colours: [BLACK],
  grounds: [WHITE],
  mayVanish: false,
};

type Attributes = Readonly<Record<string, string>>;

/** Follows the elements of a letter as they open and close, and tells how the text between them is seen. */
export class HiddenText {
  private readonly around: Surroundings[] = [];

  private readonly isKept: (element: string, depth: number) => boolean;

  /** `isKept`: whether an element stays that stands inside so many others; the colours of the rest are not shown. */
  constructor(isKept: (element: string, depth: number) => boolean) {
    this.isKept = isKept;
  }

  open(element: string, attributes: Attributes): void {
    const isKept = this.isKept(element, this.around.length);
    this.around.push(within(this.now, attributes, isKept ? element : null));
  }

  close(): void {
    this.around.pop();
  }

  /** What is true of text at this place. */
  get now(): Readonly<Surroundings> {
    return this.around.at(-1) ?? FIRST;
  }

  /** How text is seen at this place. */
  get seen(): Seen {
    const { hidden, colour, ground, onPicture, size, mayVanish } = this.now;
    if (hidden || (size !== null && size < DOT) || colour[3] < UNSEEN_COVER) return 'hidden';
    const clear = contrast(over(colour, ground), ground);
    if (onPicture && clear < POOR_CONTRAST)
      return contrast(colour, WHITE) < contrast(colour, BLACK) ? 'light-on-picture' : 'dark-on-picture';
    if (clear < UNSEEN_CONTRAST) return 'hidden';
    return mayVanish ? 'on-its-ground' : 'plain';
  }
}

function within(above: Surroundings, attributes: Attributes, element: string | null): Surroundings {
  const hidden = above.hidden || attributes['hidden'] !== undefined;
  const { style, background } = attributes;
  const css = declarationsOf(style ?? '');
  const own = element === null ? null : ownColours(element, attributes, css);
  const first = element !== null && Object.hasOwn(OF_ITSELF, element) ? OF_ITSELF[element] : undefined;
  const picture =
    background !== undefined || /url\s*\(|gradient/.test(css.get('background-image') ?? css.get('background') ?? '');
  const ownSize = css.get('font-size');
  const colour = own?.colour ?? first?.colour ?? null;
  const ground = own?.ground ?? first?.ground ?? null;
  return {
    ...above,
    hidden: hidden || hides(css),
    onPicture: picture || (above.onPicture && ground === null),
    size: ownSize === undefined ? above.size : pixelsOf(ownSize),
    ...(colour === null && ground === null ? {} : coloured(above, colour, ground)),
  };
}

function coloured(above: Surroundings, ownColour: Colour | null, ownGround: Colour | null): Partial<Surroundings> {
  const colour = ownColour ?? above.colour;
  const ground = ownGround === null ? above.ground : over(ownGround, above.ground);
  const colours = ownColour === null ? above.colours : [...above.colours, colour];
  const grounds = ownGround === null ? above.grounds : [...above.grounds, ground];
  const vanishes = (one: Colour, other: Colour): boolean => contrast(over(one, other), other) < POOR_CONTRAST;
  const mayVanish =
    above.mayVanish ||
    colours.length + grounds.length > 2 * MAX_COLOURS ||
    grounds.some((each) => vanishes(colour, each)) ||
    colours.some((each) => vanishes(each, ground));
  return mayVanish ? { colour, ground, mayVanish } : { colour, ground, colours, grounds, mayVanish };
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
