/** One page in grey: a byte a pixel, 0 black to 255 white, rows from the top. */
export interface GreyPage {
  data: Uint8Array;
  width: number;
  height: number;
  /** Dots per inch across. */
  x: number;
  /** Dots per inch down. */
  y: number;
  /** True when every pixel is black or white, as on a fax. */
  bilevel: boolean;
}

const BLACK_BELOW = 128;
/** A line over this share of the page's height is a streak. */
const STREAK_SHARE = 0.4;

/** True when every pixel is black or white. */
export function isBilevel(data: Uint8Array): boolean {
  for (let i = 0; i < data.length; i++) if (data[i] !== 0 && data[i] !== 255) return false;
  return true;
}

/** Share of black pixels, 0..1. */
export function inkShare(page: GreyPage): number {
  let ink = 0;
  for (let i = 0; i < page.data.length; i++) if (dark(page.data, i)) ink++;
  return page.data.length === 0 ? 0 : ink / page.data.length;
}

/** Black pixels that touch no other black pixel, per megapixel: the measure of a noisy line. */
export function specksPerMegapixel({ data, width, height }: GreyPage): number {
  let specks = 0;
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x;
      if (dark(data, i) && isolated(data, i, width)) specks++;
    }
  }
  return (specks / (width * height)) * 1e6;
}

/** True for a black pixel. */
export function dark(data: Uint8Array, i: number): boolean {
  return (data[i] ?? 255) < BLACK_BELOW;
}

function isolated(data: Uint8Array, i: number, width: number): boolean {
  if (dark(data, i - 1) || dark(data, i + 1)) return false;
  const above = i - width;
  const below = i + width;
  if (dark(data, above - 1) || dark(data, above) || dark(data, above + 1)) return false;
  return !dark(data, below - 1) && !dark(data, below) && !dark(data, below + 1);
}

/**
 * Removes one- or two-pixel vertical lines that run over at least two fifths of the page: dirt on the sender's glass.
 * Where a stroke of writing crosses the line, the crossing stays.
 */
export function removeStreaks(page: GreyPage): GreyPage {
  const { width } = page;
  const data = Uint8Array.from(page.data);
  for (const x of streakColumns(page)) {
    for (let i = x; i < page.data.length; i += width) {
      if (dark(page.data, i) && !crossed(page.data, i, width)) data[i] = 255;
    }
  }
  return { ...page, data };
}

/** Columns with lone black pixels over more than two fifths of the page's height. */
function streakColumns({ data, width, height }: GreyPage): number[] {
  const lone = new Uint32Array(width);
  for (let y = 0; y < height; y++) {
    for (let x = 1, i = y * width + 1; x < width - 1; x++, i++) {
      if (dark(data, i) && !dark(data, i - 1) && !dark(data, i + 1)) lone[x] = (lone[x] ?? 0) + 1;
    }
  }
  return Array.from(lone.keys()).filter((x) => (lone[x] ?? 0) > height * STREAK_SHARE);
}

/** True when ink goes on to both sides of the pixel, level or one row up or down. */
function crossed(data: Uint8Array, i: number, width: number): boolean {
  const left = dark(data, i - 1);
  const right = dark(data, i + 1);
  if (left && right) return true;
  if (left) return dark(data, i + 1 - width) || dark(data, i + 1 + width);
  return right && (dark(data, i - 1 - width) || dark(data, i - 1 + width));
}

const SKEW_RANGE_DEGREES = 3;
const COARSE_DEGREES = 0.5;
const FINE_DEGREES = 0.1;
const SKEW_POINTS = 30_000;
const SKEW_BINS = 4000;
const BINS_PER_INCH = 100;
const BIN_OFFSET = 600;

/** Angle in degrees by which the page must be turned so that its lines lie level (best contrast of row sums within ±3°). */
export function skewDegrees(page: GreyPage): number {
  const points = inkPoints(page);
  const coarse = bestAngle(points, { from: -SKEW_RANGE_DEGREES, to: SKEW_RANGE_DEGREES, step: COARSE_DEGREES });
  return bestAngle(points, { from: coarse - COARSE_DEGREES, to: coarse + COARSE_DEGREES, step: FINE_DEGREES });
}

interface InkPoints {
  xs: Float32Array;
  ys: Float32Array;
}

function bestAngle({ xs, ys }: InkPoints, o: { from: number; to: number; step: number }): number {
  let best = 0;
  let bestScore = -1;
  for (let n = 0; n <= Math.round((o.to - o.from) / o.step); n++) {
    const degrees = o.from + n * o.step;
    const score = rowContrast(xs, ys, Math.tan((degrees * Math.PI) / 180));
    if (score > bestScore) {
      bestScore = score;
      best = degrees;
    }
  }
  return best;
}

function inkPoints(page: GreyPage): InkPoints {
  const { data, width, height } = page;
  const every = Math.max(2, Math.ceil((inkShare(page) * width * height) / SKEW_POINTS));
  const xs: number[] = [];
  const ys: number[] = [];
  for (let y = 0; y < height; y++) {
    for (let x = y % every; x < width; x += every) {
      if (!dark(data, y * width + x)) continue;
      xs.push((x / page.x) * BINS_PER_INCH);
      ys.push((y / page.y) * BINS_PER_INCH);
    }
  }
  return { xs: Float32Array.from(xs), ys: Float32Array.from(ys) };
}

function rowContrast(xs: Float32Array, ys: Float32Array, slope: number): number {
  const bins = new Float64Array(SKEW_BINS);
  for (let i = 0; i < xs.length; i++) {
    const bin = Math.trunc((ys[i] ?? 0) + (xs[i] ?? 0) * slope + BIN_OFFSET);
    if (bin >= 0 && bin < SKEW_BINS) bins[bin] = (bins[bin] ?? 0) + 1;
  }
  let score = 0;
  for (let i = 1; i < SKEW_BINS; i++) {
    const change = (bins[i] ?? 0) - (bins[i - 1] ?? 0);
    score += change * change;
  }
  return score;
}
