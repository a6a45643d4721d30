import bwip from 'bwip-js/node';

/** One bar, in millimetres from the left and from the lower edge of the symbol. */
export interface Bar {
  x: number;
  y: number;
  width: number;
  height: number;
}

interface RawBars {
  bbs: number[];
  bhs: number[];
  sbs: number[];
}

/** Japan Post's measures at ten points: bars of 0.6 mm every 1.2 mm, the long ones 3.6 mm high. */
const PITCH_MM = 1.2;
const BAR_MM = 0.6;
const LONG_MM = 3.6;
/** Code 128 for hand scanners: module 0.25 mm. */
const MODULE_MM = 0.25;

/**
 * The bars of a カスタマバーコード, scaled by the size in points (8 to 11.5 by Japan Post's rules).
 * @param data postal code and displayed address number, for example `26300233-30-8-403`
 */
export function customerBars(data: string, points = 10): Bar[] {
  const { bbs, bhs } = rawOf('japanpost', data);
  const scale = points / 10;
  const unit = (LONG_MM * scale) / Math.max(...bhs);
  return bhs.map((height, index) => ({
    x: index * PITCH_MM * scale,
    y: (bbs[index] ?? 0) * unit,
    width: BAR_MM * scale,
    height: height * unit,
  }));
}

/** The bars of a Code 128, by which a returned letter is recorded with a scanner. */
export function code128Bars(data: string, height = 6): Bar[] {
  const { sbs } = rawOf('code128', data);
  const bars: Bar[] = [];
  let x = 0;
  for (const [index, modules] of sbs.entries()) {
    const width = modules * MODULE_MM;
    if (index % 2 === 0) bars.push({ x, y: 0, width, height });
    x += width;
  }
  return bars;
}

/** Width of a symbol in millimetres. */
export function widthOf(bars: readonly Bar[]): number {
  return Math.max(0, ...bars.map((bar) => bar.x + bar.width));
}

function rawOf(bcid: string, text: string): RawBars {
  return (bwip.raw({ bcid, text }) as unknown as RawBars[])[0] ?? { bbs: [], bhs: [], sbs: [] };
}
