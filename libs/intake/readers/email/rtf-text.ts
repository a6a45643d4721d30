import { decodeAs } from './decoders.js';
import { htmlText } from './html-text.js';

const MAX_RTF = 8 * 1024 * 1024;
/** The dictionary that [MS-OXRTFCP] starts with. */
const INITIAL =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArial' +
  'Times New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx';

/** Unpacks compressed RTF ([MS-OXRTFCP]); null when it is none. */
export function unpackRtf(packed: Buffer): Buffer | null {
  if (packed.length < 16) return null;
  const size = Math.min(packed.readUInt32LE(4), MAX_RTF);
  const magic = packed.toString('latin1', 8, 12);
  if (magic === 'MELA') return packed.subarray(16, 16 + size);
  if (magic !== 'LZFu') return null;
  const dictionary = Buffer.alloc(4096);
  let write = dictionary.write(INITIAL, 'latin1');
  const out = Buffer.alloc(size);
  let length = 0;
  const put = (byte: number): void => {
    dictionary[write] = byte;
    write = (write + 1) & 0xfff;
    if (length < size) out[length++] = byte;
  };
  let at = 16;
  while (at < packed.length && length < size) {
    const control = packed[at++] ?? 0;
    for (let bit = 0; bit < 8 && at < packed.length; bit++) {
      if ((control & (1 << bit)) === 0) {
        put(packed[at++] ?? 0);
        continue;
      }
      const token = ((packed[at] ?? 0) << 8) | (packed[at + 1] ?? 0);
      at += 2;
      const from = token >> 4;
      if (from === write) return out.subarray(0, length);
      for (let i = 0; i < (token & 0xf) + 2; i++) put(dictionary[(from + i) & 0xfff] ?? 0);
    }
  }
  return out.subarray(0, length);
}

const SKIPPED = new Set(
  'fonttbl colortbl stylesheet info pict header footer headerl headerr footerl footerr object themedata colorschememapping latentstyles datastore xmlnstbl listtable listoverridetable rsidtbl generator mmathPr fldinst'.split(
    ' ',
  ),
);
const CHARACTERS: Readonly<Record<string, string>> = {
  par: '\n',
  line: '\n',
  row: '\n',
  sect: '\n',
  page: '\n',
  tab: '\t',
  cell: '\t',
  emdash: '—',
  endash: '–',
  bullet: '・',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  emspace: ' ',
  enspace: ' ',
};
/** Windows charset numbers of fonts to encodings. */
const FONT_CHARSETS: Readonly<Record<number, string>> = {
  128: 'shift_jis',
  129: 'euc-kr',
  134: 'gb18030',
  136: 'big5',
  204: 'windows-1251',
};
const CODE_PAGES: Readonly<Record<number, string>> = {
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  65001: 'utf-8',
};

interface State {
  skip: boolean;
  /** Inside `\*\htmltag`. */
  tag: boolean;
  /** Between `\htmlrtf` and `\htmlrtf0`: what only RTF readers see. */
  rtfOnly: boolean;
  unicodeSkip: number;
  font: number;
}

/** Text of an RTF document; HTML packed into it is read as HTML. */
export function rtfText(rtf: Buffer): string {
  return new RtfReader(rtf.toString('latin1', 0, MAX_RTF)).read();
}

const TOKEN = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-z])|[{}]|[\r\n]+|[^\\{}\r\n]+/gi;

class RtfReader {
  private readonly out: string[] = [];
  private readonly stack: State[] = [];
  private readonly fonts = new Map<number, string>();
  private state: State = { skip: false, tag: false, rtfOnly: false, unicodeSkip: 1, font: -1 };
  private html = false;
  private inFonts = 0;
  private codePage = 'windows-1252';
  private pending: number[] = [];
  private toSkip = 0;
  private starred = false;

  private readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  read(): string {
    for (const token of this.source.matchAll(TOKEN)) {
      const [whole, word, number, hex, symbol] = token;
      if (hex !== undefined) this.byte(parseInt(hex, 16));
      else if (word !== undefined) this.control(word, number === undefined ? null : Number(number));
      else if (symbol !== undefined) this.symbol(symbol);
      else if (whole === '{') this.open();
      else if (whole === '}') this.close();
      else if (!/^[\r\n]/.test(whole)) this.plain(whole);
    }
    this.flush();
    const text = this.out.join('');
    return this.html ? htmlText(text) : text.replace(/[ \t]+\n/g, '\n').trim();
  }

  private open(): void {
    this.flush();
    if (this.stack.length < 10_000) this.stack.push({ ...this.state });
  }

  private close(): void {
    this.flush();
    this.state = this.stack.pop() ?? this.state;
    if (this.stack.length < this.inFonts) this.inFonts = 0;
  }

  private symbol(symbol: string): void {
    if (symbol === '*') this.starred = true;
    else if (symbol === '~') this.emit('\u00a0');
    else if (symbol === '\\' || symbol === '{' || symbol === '}') this.plain(symbol);
    else if (symbol === '\n' || symbol === '\r') this.emit('\n');
  }

  private control(word: string, number: number | null): void {
    const starred = this.starred;
    this.starred = false;
    if (word === 'htmltag') {
      this.state.tag = true;
      return;
    }
    if (starred || SKIPPED.has(word)) {
      if (word === 'fonttbl') this.inFonts = this.stack.length;
      this.state.skip = true;
      return;
    }
    this.setting(word, number ?? 1);
    const shown = CHARACTERS[word];
    if (shown !== undefined) this.emit(this.html && shown === '\n' ? '\n' : shown);
  }

  private setting(word: string, number: number): void {
    if (word === 'fromhtml') this.html = true;
    else if (word === 'htmlrtf') {
      this.flush();
      this.state.rtfOnly = number !== 0;
    } else if (word === 'ansicpg') this.codePage = CODE_PAGES[number] ?? `windows-${number.toString()}`;
    else if (word === 'uc') this.state.unicodeSkip = number;
    else if (word === 'f') {
      this.flush();
      this.state.font = number;
    } else if (word === 'fcharset' && this.inFonts > 0) {
      const charset = FONT_CHARSETS[number];
      if (charset !== undefined) this.fonts.set(this.state.font, charset);
    } else if (word === 'u') {
      this.emit(String.fromCharCode(number & 0xffff));
      this.toSkip = this.state.unicodeSkip;
    }
  }

  private byte(byte: number): void {
    if (this.toSkip > 0) this.toSkip--;
    else if (!this.silent()) this.pending.push(byte);
  }

  private plain(text: string): void {
    const kept = text.slice(this.toSkip);
    this.toSkip = Math.max(0, this.toSkip - text.length);
    // The second byte of a Japanese character is often written as the letter it looks like.
    if (this.pending.length > 0 && !this.silent()) for (const c of kept) this.pending.push(c.charCodeAt(0) & 0xff);
    else this.emit(kept);
  }

  private emit(text: string): void {
    this.flush();
    if (!this.silent() && text !== '') this.out.push(text);
  }

  private silent(): boolean {
    return this.state.skip || (this.state.rtfOnly && !this.state.tag);
  }

  private flush(): void {
    if (this.pending.length === 0) return;
    this.out.push(decodeAs(Buffer.from(this.pending), this.fonts.get(this.state.font) ?? this.codePage));
    this.pending = [];
  }
}
