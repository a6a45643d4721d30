import type { DecodingNotes } from './decoding-notes.js';
import { fileName } from './file-names.js';
import { decodeBody } from './transfer.js';
import type { MimePart } from './mime-walk.js';

/** A file of a mail with its bytes, before it is hashed and sniffed. */
export interface MailFile {
  name: string;
  mediaType: string;
  bytes: Buffer;
  disposition: string;
}

/** The file that a part is. `damaged`: its transfer encoding was broken. */
export function fileOf(part: MimePart, number: number, notes: DecodingNotes): { file: MailFile; damaged: boolean } {
  const { bytes, damaged } = decodeBody(part.bytes.subarray(part.bodyStart, part.bodyEnd), part.encoding);
  const name = fileName(part, `file name ${number.toString()}`, notes);
  return { file: { name, mediaType: part.mediaType, bytes, disposition: part.disposition }, damaged };
}

const TEXT_NAMES = /\.(?:txt|text|csv|tsv|log|md|html?|rtf|vcf|ics)$/i;
const TEXT_TYPES =
  /^(?:text\/(?:plain|html|csv|tab-separated-values|markdown|rtf|calendar|vcard|x-vcard|directory)|application\/(?:rtf|ics))$/;

/** Text formats that are read along when they come as files; null for everything else. */
export function textKind({
  mediaType,
  name,
}: Pick<MailFile, 'mediaType' | 'name'>): 'plain' | 'html' | 'rtf' | 'calendar' | 'card' | null {
  const byName = TEXT_NAMES.test(name) && /^(?:application\/octet-stream|application\/x-|text\/)/.test(mediaType);
  if (!TEXT_TYPES.test(mediaType) && !byName) return null;
  const extension = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const told = mediaType.replace(/^[^/]*\//, '');
  const kind =
    byName && !TEXT_TYPES.test(mediaType)
      ? extension
      : told === 'plain'
        ? extension === ''
          ? 'plain'
          : extension
        : told;
  if (/^html?$/.test(kind)) return 'html';
  if (kind === 'rtf') return 'rtf';
  if (kind === 'ics' || kind === 'calendar') return 'calendar';
  return /^(?:vcf|vcard|x-vcard|directory)$/.test(kind) ? 'card' : 'plain';
}
