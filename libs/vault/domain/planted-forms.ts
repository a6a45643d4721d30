import Encoding from 'encoding-japanese';

/** Characters of a leaked piece that are looked for: every run of this length, at every offset. */
export const WINDOW = 12;
const MULTIBYTE = new Map<string, { sjis: Buffer; euc: Buffer } | null>();

/** The pieces of a planted text that are looked for: all its windows, or the whole of a short one. */
export function piecesOf(text: string): string[] {
  const characters = Array.from(text);
  if (characters.length <= WINDOW) return [text];
  const pieces: string[] = [];
  for (let at = 0; at + WINDOW <= characters.length; at += 1) {
    const piece = characters.slice(at, at + WINDOW);
    // A ruled line or a row of blanks is no trace of a text.
    if (new Set(piece).size >= 4) pieces.push(piece.join(''));
  }
  return pieces;
}

/** A piece in every form in which it may lie on a disk: name and bytes of the form. Equal bytes appear once. */
export function formsOf(piece: string): [name: string, bytes: Buffer][] {
  const plain = plainForms(piece);
  const forms: [string, Buffer][] = [];
  const seen = new Set<string>();
  const add = (name: string, bytes: Buffer): void => {
    const key = bytes.toString('latin1');
    if (seen.has(key)) return;
    seen.add(key);
    forms.push([name, bytes]);
  };
  for (const [name, bytes] of plain) add(name, bytes);
  for (const [name, bytes] of plain) {
    for (const shift of [0, 1, 2]) {
      const base64 = base64Core(bytes, shift);
      if (base64 !== null) {
        add(`base64 of ${name}`, Buffer.from(base64));
        add(`base64url of ${name}`, Buffer.from(base64.replaceAll('+', '-').replaceAll('/', '_')));
      }
    }
  }
  for (const [name, bytes] of plain) {
    if (name.startsWith('UTF-16') || name === 'ISO-2022-JP') continue;
    const percent = percentForm(bytes);
    add(`percent of ${name}`, Buffer.from(percent));
    add(`percent of ${name}`, Buffer.from(percent.toLowerCase()));
    add(`percent of ${name}`, Buffer.from(percent.replaceAll('%20', '+')));
  }
  for (const upper of [false, true]) add('\\u escapes', Buffer.from(unicodeEscapes(piece, upper)));
  return forms;
}

function plainForms(piece: string): Map<string, Buffer> {
  const utf16 = Buffer.from(piece, 'utf16le');
  const forms = new Map<string, Buffer>([
    ['UTF-8', Buffer.from(piece, 'utf8')],
    ['UTF-16LE', utf16],
    ['UTF-16BE', Buffer.from(utf16).swap16()],
  ]);
  const characters = Array.from(piece, multibyte);
  const known = characters.filter((character) => character !== null);
  if (known.length < characters.length) return forms;
  forms.set('CP932', Buffer.concat(known.map((character) => character.sjis)));
  forms.set('EUC-JP', Buffer.concat(known.map((character) => character.euc)));
  const jis = iso2022(known.map((character) => character.euc));
  if (jis) forms.set('ISO-2022-JP', jis);
  return forms;
}

/** One character in the two Japanese multi-byte encodings; null where they lack it. */
function multibyte(character: string): { sjis: Buffer; euc: Buffer } | null {
  const known = MULTIBYTE.get(character);
  if (known !== undefined) return known;
  const codes = Encoding.stringToCode(character);
  const to = (encoding: 'SJIS' | 'EUCJP'): Buffer =>
    Buffer.from(Encoding.convert(codes, { to: encoding, from: 'UNICODE', fallback: 'error' }));
  let found: { sjis: Buffer; euc: Buffer } | null = null;
  try {
    found = { sjis: to('SJIS'), euc: to('EUCJP') };
  } catch {
    // not a character of JIS X 0208: it cannot lie on the disk in these encodings
  }
  MULTIBYTE.set(character, found);
  return found;
}

/** EUC-JP characters in ISO-2022-JP, without the escape before the first one; null where it has none of them. */
function iso2022(characters: readonly Buffer[]): Buffer | null {
  const parts: Buffer[] = [];
  let wide: boolean | undefined;
  for (const bytes of characters) {
    const isWide = bytes.length === 2 && bytes[0] !== 0x8e;
    if (!isWide && bytes.length > 1) return null;
    if (wide !== undefined && wide !== isWide) parts.push(Buffer.from(isWide ? '\u001b$B' : '\u001b(B', 'latin1'));
    parts.push(isWide ? Buffer.from(bytes.map((byte) => byte & 0x7f)) : bytes);
    wide = isWide;
  }
  return Buffer.concat(parts);
}

/** The part of a base64 text that these bytes alone decide when they begin `shift` bytes into a group of three. */
function base64Core(bytes: Buffer, shift: number): string | null {
  const text = Buffer.concat([Buffer.alloc(shift), bytes])
    .toString('base64')
    .replace(/=+$/, '');
  const first = shift === 0 ? 0 : shift + 1;
  const last = Math.floor(((shift + bytes.length) * 8) / 6);
  const core = text.slice(first, last);
  return core.length >= 8 ? core : null;
}

function percentForm(bytes: Buffer): string {
  let text = '';
  for (const byte of bytes) {
    const character = String.fromCharCode(byte);
    text += /[A-Za-z0-9_.~-]/.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return text;
}

function unicodeEscapes(piece: string, upper: boolean): string {
  let text = '';
  for (let at = 0; at < piece.length; at += 1) {
    const code = piece.charCodeAt(at);
    const hex = code.toString(16).padStart(4, '0');
    text += code < 0x80 ? piece.charAt(at) : `\\u${upper ? hex.toUpperCase() : hex}`;
  }
  return text;
}
