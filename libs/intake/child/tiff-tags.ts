/** Resolution of one page in dots per inch; a fax in standard mode has about half as many lines as columns. */
export interface Resolution {
  x: number;
  y: number;
}

const X_RESOLUTION = 282;
const Y_RESOLUTION = 283;
const RESOLUTION_UNIT = 296;
const STRIP_OFFSETS = 273;
const STRIP_BYTE_COUNTS = 279;
const SHORT = 3;
const UNIT_CENTIMETRE = 3;
const CM_PER_INCH = 2.54;
const MAX_DIRECTORIES = 2000;

interface Reader {
  u16(at: number): number;
  u32(at: number): number;
}

function reader(bytes: Buffer): Reader {
  const little = bytes.toString('latin1', 0, 2) === 'II';
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return { u16: (at) => view.getUint16(at, little), u32: (at) => view.getUint32(at, little) };
}

/** Page directory: resolution in dpi, and where its picture data ends when it lies in one strip. */
function directory(read: Reader, offset: number): Resolution & { end: number } {
  const entries = read.u16(offset);
  const rational = (at: number): number => read.u32(at) / (read.u32(at + 4) || 1);
  const found = { x: 0, y: 0, unit: 2, strip: 0, bytes: 0 };
  for (let i = 0; i < entries; i++) {
    const entry = offset + 2 + i * 12;
    const single = read.u32(entry + 4) === 1;
    const value = read.u16(entry + 2) === SHORT ? read.u16(entry + 8) : read.u32(entry + 8);
    const tag = read.u16(entry);
    if (tag === RESOLUTION_UNIT) found.unit = value;
    else if (tag === X_RESOLUTION) found.x = rational(value);
    else if (tag === Y_RESOLUTION) found.y = rational(value);
    else if (tag === STRIP_OFFSETS && single) found.strip = value;
    else if (tag === STRIP_BYTE_COUNTS && single) found.bytes = value;
  }
  const scale = found.unit === UNIT_CENTIMETRE ? CM_PER_INCH : 1;
  return { x: found.x * scale, y: found.y * scale, end: found.strip + found.bytes };
}

/** The pages of a TIFF as its directories tell them. */
export interface TiffPages {
  resolutions: Resolution[];
  /** True when a directory or a page's data lies beyond the end of the file. */
  truncated: boolean;
}

/**
 * Horizontal and vertical resolution of every page of a TIFF, read from tags 282, 283 and 296 of each directory.
 * sharp tells only the horizontal one, and a standard-mode fax read without the vertical one is unreadable.
 * Damaged directories end the list; missing values are 0.
 */
export function tiffPages(bytes: Buffer): TiffPages {
  const resolutions: Resolution[] = [];
  const seen = new Set<number>();
  let truncated = false;
  try {
    const read = reader(bytes);
    let offset = read.u32(4);
    while (offset > 0 && !seen.has(offset) && resolutions.length < MAX_DIRECTORIES) {
      seen.add(offset);
      const { x, y, end } = directory(read, offset);
      resolutions.push({ x, y });
      truncated ||= end > bytes.length;
      offset = read.u32(offset + 2 + read.u16(offset) * 12);
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    truncated = true;
  }
  return { resolutions, truncated };
}
