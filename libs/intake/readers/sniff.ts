import type { DocumentKind } from '../child/messages.js';

/** What the bytes are, whatever the file's name says. `kind` null: no document our readers open. */
export interface Sniffed {
  mediaType: string;
  kind: DocumentKind | null;
  /** True when the format's end mark is missing. */
  cutShort: boolean;
}

const PDF_HEADER_WITHIN = 1024;
const PDF_END_WITHIN = 4096;

interface Magic {
  mediaType: string;
  kind: DocumentKind | null;
  starts: (b: Buffer) => boolean;
  ends?: (b: Buffer) => boolean;
}

const hex = (text: string, at = 0) => {
  const magic = Buffer.from(text, 'hex');
  return (b: Buffer): boolean => b.subarray(at, at + magic.length).equals(magic);
};

const MAGICS: readonly Magic[] = [
  {
    mediaType: 'image/tiff',
    kind: 'tiff',
    starts: (b) => hex('49492a00')(b) || hex('4d4d002a')(b) || hex('49492b00')(b),
  },
  {
    mediaType: 'application/pdf',
    kind: 'pdf',
    starts: (b) => b.subarray(0, PDF_HEADER_WITHIN).includes('%PDF-'),
    ends: (b) => b.subarray(-PDF_END_WITHIN).includes('%%EOF'),
  },
  {
    mediaType: 'image/jpeg',
    kind: 'picture',
    starts: hex('ffd8ff'),
    ends: (b) => b.lastIndexOf('ffd9', undefined, 'hex') > 2,
  },
  {
    mediaType: 'image/png',
    kind: 'picture',
    starts: hex('89504e470d0a1a0a'),
    ends: (b) => b.subarray(-64).includes('IEND'),
  },
  { mediaType: 'image/webp', kind: 'picture', starts: (b) => hex('52494646')(b) && hex('57454250', 8)(b) },
  { mediaType: 'image/gif', kind: 'picture', starts: hex('47494638') },
  { mediaType: 'application/zip', kind: null, starts: (b) => hex('504b0304')(b) || hex('504b0506')(b) },
  { mediaType: 'application/ms-tnef', kind: null, starts: hex('789f3e22') },
];

/** Tells a file's type by its first bytes. */
export function sniff(bytes: Buffer): Sniffed {
  const magic = MAGICS.find((m) => m.starts(bytes));
  if (magic === undefined) return { mediaType: 'application/octet-stream', kind: null, cutShort: false };
  return { mediaType: magic.mediaType, kind: magic.kind, cutShort: magic.ends !== undefined && !magic.ends(bytes) };
}
