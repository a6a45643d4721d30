import type { Frame } from '../contact-board.js';
import type { HeldFile } from '../held-files.js';
import { plain, said, wordsOf } from './page.js';

/** What is said of a kind of file; others are named by their kind alone. */
const KINDS: Record<string, string> = {
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'image/webp': 'WebP',
  'image/gif': 'GIF',
  'image/tiff': 'TIFF',
  'application/pdf': 'PDF',
  'application/zip': 'ZIP',
};

/** A file in a page. */
export interface ShownFile {
  id: string;
  name: string;
  alt: string;
  about: string;
  readable: boolean;
}

/** Files with what their bytes are, whatever their names say. */
export function shownFiles(frame: Frame, files: readonly HeldFile[]): ShownFile[] {
  const t = wordsOf(frame);
  return files.map(({ id, name, mediaType, readable, bytes }) => ({
    id,
    name,
    alt: plain(said(frame, t.preview, { name })),
    about: [KINDS[mediaType], sizeOf(bytes.length)].filter((part) => part !== undefined).join(' '),
    readable,
  }));
}

function sizeOf(bytes: number): string {
  const kb = Math.max(1, Math.round(bytes / 1024));
  return kb < 1024 ? `${String(kb)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
