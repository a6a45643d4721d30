import sharp from 'sharp';
import type { Sharp } from 'sharp';
import { despeckle } from './components.js';
import type { DespeckleRule } from './components.js';
import { removeStreaks, skewDegrees, specksPerMegapixel } from './pixels.js';
import type { GreyPage } from './pixels.js';
import { cutOut, enlarged } from './resample.js';

/** Above this many lone specks per megapixel a page counts as noisy (measured on clean and noisy fax pages). */
const NOISY_SPECKS = 150;
const STANDARD_MODE_BELOW_DPI = 150;
const MIN_SKEW_DEGREES = 0.05;

type Mode = 'standard' | 'fine';

/** Fitted on one half of the measured pages (docs/measured.md); the figures there are of the other half. */
const DIRT: Record<Mode, DespeckleRule> = {
  standard: { near: 3, far: 16, reachX: 14, reachY: 7, keepRuns: true },
  fine: { near: 4, far: 20, reachX: 8, reachY: 8, keepRuns: false },
};
/** Sigma of the blur that rounds the steps of black-and-white pixels, in pixels of the squared page. */
const BLUR: Record<Mode, { clean: number; noisy: number }> = {
  standard: { clean: 0.7, noisy: 0.6 },
  fine: { clean: 0.4, noisy: 0.4 },
};
const BLUR_GREY = 0.6;

/** A page in grey with square pixels, level, free of dirt: what engines read and what words' boxes refer to. */
export interface PreparedPage extends GreyPage {
  /** True when it came over a noisy line. */
  noisy: boolean;
}

function raw(page: { data: Uint8Array; width: number; height: number }): Sharp {
  return sharp(page.data, { raw: { width: page.width, height: page.height, channels: 1 } });
}

/**
 * Makes a page fit for the engine, as measured: streaks and (on noisy pages only) specks removed, square pixels,
 * light blur, level lines.
 */
export async function preparePage(original: GreyPage): Promise<PreparedPage> {
  const mode: Mode = original.y < STANDARD_MODE_BELOW_DPI ? 'standard' : 'fine';
  const noisy = original.bilevel && specksPerMegapixel(original) > NOISY_SPECKS;
  let page = original.bilevel ? removeStreaks(original) : original;
  if (noisy) page = despeckle(page, DIRT[mode]);
  const sigma = page.bilevel ? BLUR[mode][noisy ? 'noisy' : 'clean'] : BLUR_GREY;
  const dpi = Math.max(page.x, page.y);
  const size = { width: Math.round((page.width * dpi) / page.x), height: Math.round((page.height * dpi) / page.y) };
  const squared = page.x === page.y ? page : enlarged(page, size);
  const level = await turned(raw(squared).blur(sigma), { ...size, degrees: skewDegrees(page) });
  return { ...level, x: dpi, y: dpi, bilevel: false, noisy };
}

async function turned(
  image: Sharp,
  o: { width: number; height: number; degrees: number },
): Promise<{ data: Uint8Array; width: number; height: number }> {
  const data = await image.toColourspace('b-w').raw().toBuffer();
  if (Math.abs(o.degrees) < MIN_SKEW_DEGREES) return { data, width: o.width, height: o.height };
  return rawOf(raw({ data, width: o.width, height: o.height }).rotate(o.degrees, { background: '#fff' }));
}

async function rawOf(image: Sharp): Promise<{ data: Uint8Array; width: number; height: number }> {
  const { data, info } = await image.toColourspace('b-w').raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** The prepared page turned clockwise by a quarter, a half or three quarters. */
export async function quarterTurned(page: PreparedPage, degrees: 90 | 180 | 270): Promise<PreparedPage> {
  return { ...page, ...(await rawOf(raw(page).rotate(degrees))) };
}

/** A part of a prepared page, in its pixels; clipped to the page. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Cuts a part out of a prepared page. */
export function cropped(page: PreparedPage, box: Box): PreparedPage {
  return { ...page, ...cutOut(page, box) };
}
