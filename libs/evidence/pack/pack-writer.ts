import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import yazl from 'yazl';
import { sumsOf, MANIFEST, PUBLIC_KEY, SIGNATURE, type PackedFile } from '../domain/manifest.js';
import { signBytes, type SigningKey } from '../domain/signature.js';

/** Bytes of a file: at once, or piece by piece. */
export type Content = Uint8Array | string | AsyncIterable<Uint8Array | string>;

/** Name of the list that `sha256sum -c` reads. */
export const SUMS = 'SHA256SUMS';

/** Writes a pack as a stream, one file after another; holds one piece of one file in memory. */
export class PackWriter {
  private readonly zip = new yazl.ZipFile();
  private readonly files: PackedFile[] = [];
  private underWay: Readable | null = null;

  /** `at` is the date that every file of the pack shows. */
  constructor(private readonly at: Date) {
    // Whoever takes the pack may go away in the middle of it: then nobody must wait for the rest.
    this.stream.once('close', () => this.underWay?.destroy(new Error('nobody takes the pack any more')));
  }

  /** The zip; it ends after {@link end}, and fails with what {@link fail} was given. */
  get stream(): Readable {
    return this.zip.outputStream as Readable;
  }

  /** Writes one file; fulfilled when its last byte was taken by the stream. */
  async add(path: string, content: Content): Promise<PackedFile> {
    if (this.files.some((file) => file.path === path)) throw new Error(`the pack has a file ${path} already`);
    const hash = createHash('sha256');
    let bytes = 0;
    const pieces = Readable.from(
      counted(content, (piece) => {
        hash.update(piece);
        bytes += piece.length;
      }),
      { objectMode: false },
    );
    this.underWay = pieces;
    const taken = once(pieces, 'close');
    this.zip.addReadStream(pieces, path, { mtime: this.at, mode: 0o100600 });
    if (this.stream.destroyed) pieces.destroy(new Error('nobody takes the pack any more'));
    await taken;
    this.underWay = null;
    const file = { path, bytes, sha256: hash.digest('hex') };
    this.files.push(file);
    return file;
  }

  /** Writes what closes the pack: list of hashes, manifest, signature and public key. Answers the manifest's own hash. */
  async sign(key: SigningKey, manifestOf: (files: PackedFile[]) => Buffer): Promise<string> {
    await this.add(SUMS, sumsOf(this.files));
    const manifest = manifestOf([...this.files]);
    const options = { mtime: this.at, mode: 0o100600 };
    this.zip.addBuffer(manifest, MANIFEST, options);
    this.zip.addBuffer(signBytes(key, manifest), SIGNATURE, { ...options, compress: false });
    this.zip.addBuffer(Buffer.from(key.publicPem), PUBLIC_KEY, options);
    return createHash('sha256').update(manifest).digest('hex');
  }

  /** Lets the last bytes go, without which nobody can open the pack. */
  end(): void {
    this.zip.end();
  }

  /** Breaks the stream off: what was written so far is no pack, and whoever reads learns it. */
  fail(error: Error): void {
    this.stream.destroy(error);
  }
}

async function* counted(content: Content, see: (piece: Buffer) => void): AsyncGenerator<Buffer> {
  for await (const piece of typeof content === 'string' || content instanceof Uint8Array ? [content] : content) {
    const bytes = Buffer.from(piece as Uint8Array);
    see(bytes);
    yield bytes;
  }
}
