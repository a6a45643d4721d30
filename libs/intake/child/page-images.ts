import sharp from 'sharp';
import { ReadingFailure } from './messages.js';
import { isBilevel } from './pixels.js';
import type { GreyPage } from './pixels.js';
import { tiffPages } from './tiff-tags.js';
import type { Resolution } from './tiff-tags.js';

sharp.cache(false);
sharp.concurrency(1);

/** Typical resolution of a photographed A4 page; used where a file does not say. */
const UNKNOWN_DPI = 230;
const FAX_DPI: Resolution = { x: 204, y: 196 };
const DPI_BETWEEN = { min: 30, max: 2400 };
/** Longest side in pixels of a page that is read: A4 at 300 dpi is 3,508. */
export const LONGEST_SIDE = 4200;

/** Opened pictures: how many pages, and each page in grey on demand. */
export interface PagePictures {
  pages: number;
  /** True when data is missing at the end of the file. */
  truncated: boolean;
  load(page: number): Promise<GreyPage>;
}

/** Opens a TIFF, JPEG, PNG or other picture sharp can decode. Errors: `unreadable`, `truncated`. */
export async function openPictures(bytes: Buffer, isTiff: boolean, maxPixels: number): Promise<PagePictures> {
  const { resolutions, truncated } = isTiff ? tiffPages(bytes) : { resolutions: [], truncated: false };
  const meta = await sharp(bytes, { failOn: 'none', limitInputPixels: false })
    .metadata()
    .catch(() => null);
  if (meta === null) throw new ReadingFailure(truncated ? 'truncated' : 'unreadable');
  const density = meta.density !== undefined && meta.density > 72 ? meta.density : UNKNOWN_DPI;
  return {
    pages: isTiff ? (meta.pages ?? 1) : 1,
    truncated,
    load: async (page) => {
      const known = resolutions[page - 1];
      const fallback = isTiff ? FAX_DPI : { x: density, y: density };
      const resolution = known !== undefined && believable(known) ? known : fallback;
      return loadGrey(bytes, { page: isTiff ? page - 1 : 0, resolution, maxPixels });
    },
  };
}

/** A file may claim anything: a page a thousand times as dense across as down would be drawn out to gigabytes. */
function believable({ x, y }: Resolution): boolean {
  return Math.min(x, y) >= DPI_BETWEEN.min && Math.max(x, y) <= DPI_BETWEEN.max && x / y <= 4 && y / x <= 4;
}

/** Decodes one page to grey, upright by its EXIF flag, on white. */
export async function loadGrey(
  bytes: Buffer,
  o: { page: number; resolution: Resolution; maxPixels: number },
): Promise<GreyPage> {
  const meta = await sharp(bytes, { failOn: 'none', page: o.page, limitInputPixels: false })
    .metadata()
    .catch(() => null);
  if (meta === null) throw new ReadingFailure('unreadable');
  if (meta.width * meta.height > o.maxPixels) throw new ReadingFailure('too-many-pixels');
  const longest = Math.max(meta.width, meta.height);
  const shrink = longest > LONGEST_SIDE ? LONGEST_SIDE / longest : 1;
  let image = sharp(bytes, { failOn: 'none', page: o.page, limitInputPixels: o.maxPixels }).autoOrient();
  if (shrink < 1) image = image.resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside' });
  const { data, info } = await image
    .flatten({ background: '#fff' })
    .greyscale()
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true })
    .catch(() => Promise.reject(new ReadingFailure('unreadable')));
  const { x, y } = { x: o.resolution.x * shrink, y: o.resolution.y * shrink };
  return { data, width: info.width, height: info.height, x, y, bilevel: isBilevel(data) };
}
