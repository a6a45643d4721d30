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

/** True when every pixel is black or white. */
export function isBilevel(data: Uint8Array): boolean {
  for (const value of data) if (value !== 0 && value !== 255) return false;
  return true;
}

/** Share of black pixels, 0..1. */
export function inkShare(page: GreyPage): number {
  let ink = 0;
  for (const value of page.data) if (value < BLACK_BELOW) ink++;
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

function dark(data: Uint8Array, i: number): boolean {
  return (data[i] ?? 255) < BLACK_BELOW;
}

function isolated(data: Uint8Array, i: number, width: number): boolean {
  if (dark(data, i - 1) || dark(data, i + 1)) return false;
  const above = i - width;
  const below = i + width;
  if (dark(data, above - 1) || dark(data, above) || dark(data, above + 1)) return false;
  return !dark(data, below - 1) && !dark(data, below) && !dark(data, below + 1);
}

/** Removes black blobs (8-connected) of at most `maxPixels`. Only for noisy pages: it eats thin strokes of clean ones. */
export function despeckle(page: GreyPage, maxPixels: number): GreyPage {
  const { width, height } = page;
  const data = Uint8Array.from(page.data);
  const seen = new Uint8Array(width * height);
  const stack: number[] = [];
  for (let start = 0; start < data.length; start++) {
    if (seen[start] === 1 || !dark(data, start)) continue;
    const blob = floodBlob({ data, seen, stack, width, height }, start, maxPixels);
    if (blob !== null) for (const i of blob) data[i] = 255;
  }
  return { ...page, data };
}

interface Flood {
  data: Uint8Array;
  seen: Uint8Array;
  stack: number[];
  width: number;
  height: number;
}

/** Marks one blob as seen; its pixels when it is small, null when it is larger than `maxPixels`. */
function floodBlob({ data, seen, stack, width, height }: Flood, start: number, maxPixels: number): number[] | null {
  const small: number[] = [];
  let size = 0;
  stack.push(start);
  seen[start] = 1;
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    size++;
    if (size <= maxPixels) small.push(at);
    const x = at % width;
    const y = (at - x) / width;
    for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
      for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
        const next = ny * width + nx;
        if (seen[next] === 1 || !dark(data, next)) continue;
        seen[next] = 1;
        stack.push(next);
      }
    }
  }
  return size <= maxPixels ? small : null;
}

/** Removes one- or two-pixel vertical lines that run over at least two fifths of the page: dirt on the sender's glass. */
export function removeStreaks(page: GreyPage): GreyPage {
  const { width, height } = page;
  const data = Uint8Array.from(page.data);
  for (let x = 1; x < width - 1; x++) {
    let lone = 0;
    for (let y = 0; y < height; y++) {
      const i = y * width + x;
      if (dark(data, i) && !dark(data, i - 1) && !dark(data, i + 1)) lone++;
    }
    if (lone <= height * 0.4) continue;
    for (let y = 0; y < height; y++) {
      const i = y * width + x;
      if (dark(data, i) && (!dark(data, i - 1) || !dark(data, i + 1))) data[i] = 255;
    }
  }
  return { ...page, data };
}

const SKEW_RANGE_DEGREES = 3;
const SKEW_STEP_DEGREES = 0.1;
const SKEW_POINTS = 150_000;
const SKEW_BINS = 4000;
const BINS_PER_INCH = 100;
const BIN_OFFSET = 600;

/** Angle in degrees by which the page must be turned so that its lines lie level (best contrast of row sums within ±3°). */
export function skewDegrees(page: GreyPage): number {
  const { xs, ys } = inkPoints(page);
  let best = 0;
  let bestScore = -1;
  for (let step = -SKEW_RANGE_DEGREES / SKEW_STEP_DEGREES; step <= SKEW_RANGE_DEGREES / SKEW_STEP_DEGREES; step++) {
    const degrees = step * SKEW_STEP_DEGREES;
    const score = rowContrast(xs, ys, Math.tan((degrees * Math.PI) / 180));
    if (score > bestScore) {
      bestScore = score;
      best = degrees;
    }
  }
  return best;
}

function inkPoints(page: GreyPage): { xs: Float32Array; ys: Float32Array } {
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
