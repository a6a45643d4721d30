import sharp from 'sharp';
import type { PageOrientation, PagePictureKind } from './messages.js';
import { asPng } from './picture-formats.js';
import { preparePage } from './prepare-page.js';
import type { GreyPage } from './pixels.js';

/** Longest side in pixels of a picture for people: a fax page in full, a 300-dpi scan a little smaller. */
const LONGEST_FOR_PEOPLE = 2400;

/** Degrees clockwise by which the engine turned the prepared page before it read it. */
const TURNED: Record<PageOrientation, number> = {
  upright: 0,
  vertical: 0,
  'rotated-90': 90,
  'rotated-180': 180,
  'rotated-270': 270,
};

/**
 * A page as a PNG for people. `prepared` is what the engine saw, so that the words' boxes fit (relative to the size of
 * the reading); `original` is the page as it came, only with square pixels.
 */
export async function pagePicture(grey: GreyPage, kind: PagePictureKind, turned: PageOrientation): Promise<Buffer> {
  const png =
    kind === 'prepared' ? await turn(await asPng(await preparePage(grey)), TURNED[turned]) : await squared(grey);
  return sharp(png)
    .resize({ width: LONGEST_FOR_PEOPLE, height: LONGEST_FOR_PEOPLE, fit: 'inside', withoutEnlargement: true })
    .toColourspace('b-w')
    .png({ compressionLevel: 6 })
    .toBuffer();
}

function turn(png: Buffer, degrees: number): Promise<Buffer> {
  return degrees === 0 ? Promise.resolve(png) : sharp(png).rotate(degrees).png({ compressionLevel: 1 }).toBuffer();
}

function squared({ data, width, height, x, y }: GreyPage): Promise<Buffer> {
  const dpi = Math.max(x, y);
  return sharp(data, { raw: { width, height, channels: 1 } })
    .resize(Math.round((width * dpi) / x), Math.round((height * dpi) / y), { fit: 'fill', kernel: 'cubic' })
    .toColourspace('b-w')
    .png({ compressionLevel: 1 })
    .toBuffer();
}
