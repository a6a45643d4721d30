import { charsetOf, type TableCharset } from '#imports';

const SEVEN_BIT = /^[\u0000-\u007f]*$/;

/** Finds the charset of a file of any length while it passes: whether all of it is UTF-8, and what its first Japanese looks like. */
export class CharsetWatch {
  private readonly utf8 = new TextDecoder('utf-8', { fatal: true });
  private isUtf8 = true;
  private first: Buffer | null = null;
  /** The first piece that is more than ASCII. */
  private telling: Buffer | null = null;

  feed(piece: Buffer): void {
    this.first ??= piece;
    if (this.telling === null && !SEVEN_BIT.test(piece.toString('latin1'))) this.telling = piece;
    if (!this.isUtf8) return;
    try {
      this.utf8.decode(piece, { stream: true });
    } catch {
      this.isUtf8 = false;
    }
  }

  charset(): TableCharset {
    const start = this.first === null ? 'utf-8' : charsetOf(this.first);
    // These show at the start, by their mark, their zeros or their escapes.
    if (start === 'utf-16le' || start === 'utf-16be' || start === 'iso-2022-jp') return start;
    if (this.isUtf8) return 'utf-8';
    return this.telling === null ? start : charsetOf(this.telling);
  }
}
