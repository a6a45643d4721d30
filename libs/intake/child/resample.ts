/** A picture in grey: a byte a pixel, rows from the top. */
export interface Picture {
  data: Uint8Array;
  width: number;
  height: number;
}

/** Weights of the four neighbours for each of this many places between two pixels, in whole numbers that sum to `ONE`; as libvips has it. */
const STEPS = 64;
const SHIFT = 12;
const ONE = 1 << SHIFT;
const HALF = ONE >> 1;
const WHITE = 255;

/** Catmull-Rom, the cubic that libvips has for enlarging. */
const WEIGHTS = cubicWeights();

function cubicWeights(): Int16Array {
  const weights = new Int16Array((STEPS + 1) * 4);
  for (let n = 0; n <= STEPS; n++) {
    const t = n / STEPS;
    const w = [
      -0.5 * t + t * t - 0.5 * t * t * t,
      1 - 2.5 * t * t + 1.5 * t * t * t,
      0.5 * t + 2 * t * t - 1.5 * t * t * t,
      -0.5 * t * t + 0.5 * t * t * t,
    ].map((value) => Math.round(value * ONE));
    w[1] = ONE - (w[0] ?? 0) - (w[2] ?? 0) - (w[3] ?? 0);
    weights.set(w, n * 4);
  }
  return weights;
}

/** Where a place between pixels lies: the pixel before it and the offset of its weights. */
function placeOf(at: number): { before: number; weights: number } {
  const before = Math.floor(at);
  return { before, weights: Math.round((at - before) * STEPS) * 4 };
}

/**
 * The picture enlarged to the given size, at a fraction of what a general library takes that turns one channel into
 * three and back. Places lie as in libvips, half a pixel to the upper left: that softens the steps of fax pixels, and
 * the blur after it was fitted to that.
 */
export function enlarged(picture: Picture, size: { width: number; height: number }): Picture {
  const { data, width, height } = enlargedAcross(picture, size.width);
  const out = new Uint8Array(width * size.height);
  for (let y = 0; y < size.height; y++) {
    const { before, weights } = placeOf((y * height) / size.height - 0.5);
    const rows = [-1, 0, 1, 2].map((n) => Math.max(0, Math.min(height - 1, before + n)) * width);
    blendRows({ data, width, rows, weights }, out, y * width);
  }
  return { data: out, width, height: size.height };
}

/** Values between the two passes may lie beyond black and white; they are brought back at the end. */
function enlargedAcross({ data, width, height }: Picture, newWidth: number): Across {
  const out = new Int16Array(newWidth * height);
  const places = Array.from({ length: newWidth }, (_, x) => placeOf((x * width) / newWidth - 0.5));
  const before = Int32Array.from(places, (place) => place.before);
  const weights = Int32Array.from(places, (place) => place.weights);
  for (let y = 0; y < height; y++) {
    const row = data.subarray(y * width, (y + 1) * width);
    const target = out.subarray(y * newWidth, (y + 1) * newWidth);
    for (let x = 0; x < newWidth; x++) target[x] = blendedAt(row, before[x] ?? 0, weights[x] ?? 0);
  }
  return { data: out, width: newWidth, height };
}

interface Across {
  data: Int16Array;
  width: number;
  height: number;
}

function blendedAt(row: Uint8Array, at: number, weights: number): number {
  const b = row[at] ?? row[at + 1] ?? WHITE;
  const c = row[at + 1] ?? b;
  const a = row[at - 1] ?? b;
  const d = row[at + 2] ?? c;
  if (a === WHITE && b === WHITE && c === WHITE && d === WHITE) return WHITE;
  const sum = (WEIGHTS[weights] ?? 0) * a + (WEIGHTS[weights + 1] ?? 0) * b;
  return (sum + (WEIGHTS[weights + 2] ?? 0) * c + (WEIGHTS[weights + 3] ?? 0) * d + HALF) >> SHIFT;
}

function blendRows(
  from: { data: Int16Array; width: number; rows: readonly number[]; weights: number },
  out: Uint8Array,
  start: number,
): void {
  const { data, width } = from;
  const [r0 = 0, r1 = 0, r2 = 0, r3 = 0] = from.rows;
  const [w0 = 0, w1 = 0, w2 = 0, w3 = 0] = WEIGHTS.subarray(from.weights, from.weights + 4);
  for (let x = 0; x < width; x++) {
    const a = data[r0 + x] ?? WHITE;
    const b = data[r1 + x] ?? WHITE;
    const c = data[r2 + x] ?? WHITE;
    const d = data[r3 + x] ?? WHITE;
    const white = a === WHITE && b === WHITE && c === WHITE && d === WHITE;
    out[start + x] = white ? WHITE : clamped(w0 * a + w1 * b + w2 * c + w3 * d);
  }
}

function clamped(sum: number): number {
  const value = (sum + HALF) >> SHIFT;
  return value < 0 ? 0 : value > WHITE ? WHITE : value;
}

/** A part of a picture, clipped to it. */
export function cutOut(picture: Picture, box: { left: number; top: number; width: number; height: number }): Picture {
  const left = Math.max(0, Math.min(picture.width - 1, Math.round(box.left)));
  const top = Math.max(0, Math.min(picture.height - 1, Math.round(box.top)));
  const width = Math.max(1, Math.min(picture.width - left, Math.round(box.width)));
  const height = Math.max(1, Math.min(picture.height - top, Math.round(box.height)));
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const from = (top + y) * picture.width + left;
    data.set(picture.data.subarray(from, from + width), y * width);
  }
  return { data, width, height };
}
