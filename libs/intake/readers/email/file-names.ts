import { decodeText } from './charset-choice.js';
import { isUtf8 } from './decoders.js';
import type { DecodingNotes } from './decoding-notes.js';
import { decodeWords, rawText } from './header-text.js';
import type { MimePart } from './mime-walk.js';

/** Some web mailers write the name as in an address: two high bytes in a row are no chance. */
const PERCENT_ENCODED = /^[\x20-\x7e]*%[89A-F][0-9A-F]%[89A-F][0-9A-F][\x20-\x7e]*$/i;
const MAX_PIECES = 200;
const MAX_NAME = 1000;

/** File name of a part from Content-Disposition or Content-Type, in whatever way it was encoded; '' when none is told. */
export function fileName(part: MimePart, label: string, notes: DecodingNotes): string {
  const told =
    parameterText(part.dispositionParameters, 'filename', { label, notes }) ||
    parameterText(part.parameters, 'name', { label, notes });
  // No folders: a name is shown and never used as a path, but people copy it.
  return told
    .replace(/[\u0000-\u001f]+/g, ' ')
    .trim()
    .replace(/^.*[\\/](?=[^\\/])/, '')
    .slice(0, MAX_NAME);
}

interface Naming {
  label: string;
  notes: DecodingNotes;
}

/** A parameter in RFC 2231 pieces, else plain with raw bytes or encoded words (RFC 2047, not allowed there but usual). */
export function parameterText(parameters: Record<string, string>, name: string, { label, notes }: Naming): string {
  const extended = extendedValue(parameters, name, { label, notes });
  const plain = parameters[name] ?? '';
  if (extended === '' && PERCENT_ENCODED.test(plain)) {
    const bytes = percent(plain);
    if (isUtf8(bytes)) return bytes.toString('utf8');
  }
  const told = extended === '' ? decodeWords(rawText(plain, label, notes), label, notes) : extended;
  return told.includes('=?') ? decodeWords(told, label, notes) : told;
}

function extendedValue(parameters: Record<string, string>, name: string, { label, notes }: Naming): string {
  const single = parameters[`${name}*`];
  const pieces: { value: string; encoded: boolean }[] = [];
  if (single !== undefined) pieces.push({ value: single, encoded: true });
  else {
    for (let i = 0; i < MAX_PIECES; i++) {
      const plain = parameters[`${name}*${i.toString()}`];
      const encoded = parameters[`${name}*${i.toString()}*`];
      if (plain === undefined && encoded === undefined) {
        // A piece lost on the way costs its letters, not the rest; numbering may start at 1.
        if (i > 1) break;
        continue;
      }
      pieces.push({ value: encoded ?? plain ?? '', encoded: encoded !== undefined });
    }
  }
  const first = pieces[0];
  if (first === undefined) return '';
  const head = first.encoded ? /^([\w.:+-]*)'[^']*'/.exec(first.value) : null;
  if (head !== null) first.value = first.value.slice(head[0].length);
  const bytes = pieces.map(({ value, encoded }) => (encoded ? percent(value) : Buffer.from(value, 'latin1')));
  const joined = Buffer.concat(bytes);
  const decoded = decodeText(joined, head?.[1] ?? '');
  notes.add(label, decoded);
  return decoded.text;
}

function percent(value: string): Buffer {
  return Buffer.from(
    value.replace(/%([0-9A-Fa-f]{2})/g, (_, pair: string) => String.fromCharCode(parseInt(pair, 16))),
    'latin1',
  );
}
