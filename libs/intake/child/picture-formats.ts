import sharp from 'sharp';
import type { PreparedPage } from './prepare-page.js';

const BMP_HEADER_BYTES = 14 + 40;
const GREYS = 256;
const INCHES_PER_METRE = 39.37;

/** The prepared page as a PNG that carries its resolution; hardly compressed, for pictures that are worked on. */
export function asPng(page: PreparedPage): Promise<Buffer> {
  const { data, width, height } = page;
  return sharp(data, { raw: { width, height, channels: 1 } })
    .withMetadata({ density: page.x })
    .png({ compressionLevel: 1 })
    .toBuffer();
}

/** The prepared page as a portable greymap, which does not tell its resolution: what tesseract.js takes in quickest. */
export function asPgm({ data, width, height }: PreparedPage): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width.toString()} ${height.toString()}\n255\n`, 'latin1'), data]);
}

/**
 * The prepared page as an uncompressed bitmap: nothing to compute on this side, and the engine takes it in whole rows
 * (a greymap it reads byte by byte, a tenth of its time).
 */
export function asBmp({ data, width, height, x }: PreparedPage): Buffer {
  const row = Math.ceil(width / 4) * 4;
  const start = BMP_HEADER_BYTES + GREYS * 4;
  const bmp = Buffer.alloc(start + row * height);
  bmp.write('BM', 0, 'latin1');
  bmp.writeUInt32LE(bmp.length, 2);
  bmp.writeUInt32LE(start, 10);
  bmp.writeUInt32LE(40, 14);
  bmp.writeInt32LE(width, 18);
  bmp.writeInt32LE(height, 22);
  bmp.writeUInt16LE(1, 26);
  bmp.writeUInt16LE(8, 28);
  bmp.writeUInt32LE(row * height, 34);
  bmp.writeInt32LE(Math.round(x * INCHES_PER_METRE), 38);
  bmp.writeInt32LE(Math.round(x * INCHES_PER_METRE), 42);
  bmp.writeUInt32LE(GREYS, 46);
  for (let grey = 0; grey < GREYS; grey++) bmp.fill(grey, BMP_HEADER_BYTES + grey * 4, BMP_HEADER_BYTES + grey * 4 + 3);
  // Rows from the bottom, each filled up to a multiple of four bytes.
  for (let y = 0; y < height; y++) bmp.set(data.subarray(y * width, (y + 1) * width), start + (height - 1 - y) * row);
  return bmp;
}
