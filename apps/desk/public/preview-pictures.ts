import { join } from 'node:path';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import sharp from 'sharp';
import { Settings } from '#kernel';
import { ReaderProcess, sniff } from '#intake';

/** Longest side in pixels and quality: some two thousand bytes, so that twenty fit on a page. */
const SIDE = 112;
const QUALITY = 50;
const DRAW_TIMEOUT_MS = 15_000;
const MOST_PIXELS = 60_000_000;
/** Pictures that wait to be drawn; further ones show a sign instead. */
const MOST_WAITING = 40;
const MOST_KEPT = 400;

/**
 * Small pictures of what somebody is about to send. What they sent is decoded in a child process and drawn anew in black
 * and white: no byte of theirs is ever shown by the desk.
 */
@Injectable()
export class PreviewPictures implements OnApplicationShutdown {
  private readonly process: ReaderProcess;
  private readonly drawn = new Map<string, Promise<Buffer | null>>();
  private waiting = 0;

  constructor(settings: Settings) {
    this.process = new ReaderProcess({
      pageTimeoutMs: DRAW_TIMEOUT_MS,
      maxPixels: MOST_PIXELS,
      cacheDir: join(settings.dataDir, 'ocr-cache'),
    });
  }

  /** A JPEG of its first page; null when there is none to draw. */
  of(file: { id: string; bytes: Buffer }): Promise<Buffer | null> {
    const known = this.drawn.get(file.id);
    if (known !== undefined) return known;
    if (this.waiting >= MOST_WAITING) return Promise.resolve(null);
    this.waiting += 1;
    const picture = this.draw(file.bytes).finally(() => {
      this.waiting -= 1;
    });
    this.drawn.set(file.id, picture);
    const [oldest] = this.drawn.keys();
    if (this.drawn.size > MOST_KEPT && oldest !== undefined) this.drawn.delete(oldest);
    return picture;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.process.close();
  }

  private async draw(bytes: Buffer): Promise<Buffer | null> {
    const { kind } = sniff(bytes);
    if (kind === null) return null;
    const png = await this.process.picture(kind, bytes, { number: 1, as: 'original', turned: 'upright' });
    if (png === null) return null;
    return sharp(png).resize({ width: SIDE, height: SIDE, fit: 'inside' }).jpeg({ quality: QUALITY }).toBuffer();
  }
}

/** Shown where no picture can be drawn: a sheet of paper. */
export const NO_PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" fill="#e8edf2"/><path d="M9 5h10l5 5v17H9z" fill="#fff" stroke="#4c5a68" stroke-width="1.5"/><path d="M19 5v5h5M12 15h9M12 19h9M12 23h6" fill="none" stroke="#4c5a68" stroke-width="1.5"/></svg>';
