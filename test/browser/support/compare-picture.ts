import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import sharp from 'sharp';
import { projectRoot } from '#kernel';

/** How far a colour may be from the kept one, 0 to 1: kept pictures have 256 colours or fewer, which moves each a little. */
const COLOUR = 0.15;
/** Share of pixels that may differ: a caret, the edge of a shadow. Four letters of a heading are twice as much. */
export const DIFFERING_SHARE = 0.0002;
/** Heaviest kept picture, in bytes. */
export const MOST_PICTURE_BYTES = 70_000;

/** A part of a picture, in pixels. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

interface Pixels {
  width: number;
  height: number;
  data: Buffer;
}

const folder = (): string => join(projectRoot(), 'docs/screens');

/** Where the pictures of a failed comparison are put. */
const failures = (): string => join(tmpdir(), 'madoguchi-screens');

async function pixelsOf(png: Buffer): Promise<Pixels> {
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

/** The picture in 256 colours, as near to it as fits into {@link MOST_PICTURE_BYTES}, without dots that are not in it. */
export async function reduced(png: Buffer): Promise<Buffer> {
  for (const quality of [100, 90, 80, 65, 50, 30]) {
    const small = await sharp(png)
      .png({ palette: true, quality, dither: 0, effort: 8, compressionLevel: 9 })
      .toBuffer();
    if (small.length <= MOST_PICTURE_BYTES) return small;
  }
  throw new Error('the picture is too heavy to be kept');
}

/** A figure in such a part may be longer the next time: so many pixels to either side, and above and below. */
const [BESIDE, ABOVE] = [12, 2];

function paintOver({ width, height, data }: Pixels, boxes: readonly Box[]): void {
  for (const box of boxes) {
    const [left, right] = [Math.max(0, Math.floor(box.x) - BESIDE), Math.min(width, box.x + box.width + BESIDE)];
    const [top, bottom] = [Math.max(0, Math.floor(box.y) - ABOVE), Math.min(height, box.y + box.height + ABOVE)];
    for (let y = top; y < bottom; y += 1)
      if (right > left) data.fill(0xcc, 4 * (y * width + left), 4 * (y * width + Math.ceil(right)));
  }
}

/**
 * Share of pixels that differ between two pictures, `besides` these parts, with a picture that marks them; 1 when their sizes
 * differ.
 */
export async function difference(
  kept: Buffer,
  actual: Buffer,
  besides: readonly Box[] = [],
): Promise<{ share: number; marked: Buffer | null }> {
  const [a, b] = [await pixelsOf(kept), await pixelsOf(actual)];
  if (a.width !== b.width || a.height !== b.height) return { share: 1, marked: null };
  for (const pixels of [a, b]) paintOver(pixels, besides);
  const out = Buffer.alloc(a.data.length);
  const differing = pixelmatch(a.data, b.data, out, a.width, a.height, { threshold: COLOUR });
  const raw = { width: a.width, height: a.height, channels: 4 } as const;
  return { share: differing / (a.width * a.height), marked: await sharp(out, { raw }).png().toBuffer() };
}

/**
 * The lesser difference of the kept picture to the actual one as it is and with as few colours: the edges of small letters on
 * a coloured ground lie further than {@link COLOUR} from their original once the colours are few.
 */
async function nearest(kept: Buffer, actual: Buffer, besides: readonly Box[]): ReturnType<typeof difference> {
  const whole = await difference(kept, actual, besides);
  if (whole.share <= DIFFERING_SHARE) return whole;
  const small = await reduced(actual).catch(() => null);
  const few = small === null ? whole : await difference(kept, small, besides);
  return few.share < whole.share ? few : whole;
}

/** Whether pictures are kept anew in this run. */
export const keepsPictures = (): boolean => process.env['MADOGUCHI_UPDATE_SCREENS'] === '1';

/**
 * Compares a picture of a screen, `besides` parts that chance decides, with the kept one (docs/screens); with MADOGUCHI_UPDATE_SCREENS=1 it is kept instead.
 * Answers what is wrong, with the places where the actual picture and the marked differences lie; null when nothing.
 */
export async function pictureFault(name: string, actual: Buffer, besides: readonly Box[]): Promise<string | null> {
  const file = join(folder(), `${name}.png`);
  if (keepsPictures()) {
    mkdirSync(folder(), { recursive: true });
    writeFileSync(file, await reduced(actual));
    return null;
  }
  if (!existsSync(file)) return `${name}: no picture is kept; MADOGUCHI_UPDATE_SCREENS=1 keeps one`;
  const { share, marked } = await nearest(readFileSync(file), actual, besides);
  if (share <= DIFFERING_SHARE) return null;
  mkdirSync(failures(), { recursive: true });
  const seen = join(failures(), `${name}.actual.png`);
  writeFileSync(seen, actual);
  if (marked === null) return `${name}: another size than kept; see ${seen}`;
  const places = join(failures(), `${name}.diff.png`);
  writeFileSync(places, marked);
  return `${name}: ${(share * 100).toFixed(3)} % of its pixels differ; see ${seen} and ${places}`;
}
