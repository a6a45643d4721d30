import { sniff } from '../sniff.js';
import { bareId, type MailHtml } from './mail-html.js';

/** Kinds that browsers draw without running anything; SVG is none of them. */
const DRAWN = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);
const MAX_EACH = 2 * 1024 * 1024;
/** Bytes as they stand in the mail; quoted-printable takes three for one. */
const MAX_ENCODED = 3 * MAX_EACH + 64 * 1024;
const MAX_ALL = 8 * 1024 * 1024;
const MAX_PICTURES = 200;

/** Pictures that the mail itself brings, as `data:` addresses, as far as they are pictures and not too many or too large. */
export class OwnPictures {
  private left = MAX_ALL;
  private count = 0;
  private readonly known = new Map<string, string | null>();

  private readonly part: MailHtml['part'];

  constructor(part: MailHtml['part']) {
    this.part = part;
  }

  /** The picture that `src` names (`cid:…`, or `data:…` with base64); null when it cannot be shown. */
  of(src: string): string | null {
    const cid = /^\s*cid:(.{1,1000})$/is.exec(src)?.[1];
    if (cid === undefined) return this.fits(dataOf(src));
    const id = bareId(unescaped(cid));
    const before = this.known.get(id);
    if (before !== undefined) return before === null || !this.take(before.length) ? null : before;
    if (this.isFull) return null;
    const found = this.fits(this.part(id, MAX_ENCODED));
    this.known.set(id, found);
    return found;
  }

  private fits(bytes: Buffer | null): string | null {
    if (bytes === null || bytes.length > MAX_EACH) return null;
    const { mediaType } = sniff(bytes);
    if (!DRAWN.has(mediaType)) return null;
    const data = `data:${mediaType};base64,${bytes.toString('base64')}`;
    return this.take(data.length) ? data : null;
  }

  private get isFull(): boolean {
    return this.count >= MAX_PICTURES || this.left <= 0;
  }

  /** A picture that stands in the mail a thousand times is sent a thousand times. */
  private take(characters: number): boolean {
    if (this.isFull || characters > this.left) return false;
    this.count += 1;
    this.left -= characters;
    return true;
  }
}

function dataOf(src: string): Buffer | null {
  const head = /^\s*data:image\/[a-z]{3,5};base64,/i.exec(src.slice(0, 60))?.[0];
  if (head === undefined || src.length > MAX_ENCODED) return null;
  return Buffer.from(src.slice(head.length), 'base64');
}

function unescaped(cid: string): string {
  try {
    return decodeURIComponent(cid);
  } catch {
    return cid;
  }
}
