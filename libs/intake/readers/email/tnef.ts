import { charsetNamed } from './charset-names.js';
import { decodeAs } from './decoders.js';
import { htmlText } from './html-text.js';
import { readMapi } from './mapi-properties.js';
import type { MapiProperties } from './mapi-properties.js';
import { rtfText, unpackRtf } from './rtf-text.js';

/** What a winmail.dat holds. */
export interface TnefContent {
  text: string;
  files: { name: string; bytes: Buffer }[];
  damaged: boolean;
}

const SIGNATURE = 0x223e9f78;
const MAX_FILES = 10_000;
const MAX_DEPTH = 4;
const ID = {
  subject: 0x8004,
  body: 0x800c,
  fileData: 0x800f,
  fileTitle: 0x8010,
  newFile: 0x9002,
  message: 0x9003,
  fileProperties: 0x9005,
  codePage: 0x9007,
} as const;
const PROPERTY = {
  subject: 0x0037,
  body: 0x1000,
  rtf: 0x1009,
  html: 0x1013,
  displayName: 0x3001,
  data: 0x3701,
  shortName: 0x3704,
  longName: 0x3707,
  codePage: 0x3fde,
} as const;

interface Draft {
  title: string;
  bytes: Buffer | null;
  properties: MapiProperties | null;
}

/** True when the bytes begin as TNEF. */
export function isTnef(bytes: Buffer): boolean {
  return bytes.length > 6 && bytes.readUInt32LE(0) === SIGNATURE;
}

/** Reads Outlook's container ([MS-OXTNEF]): the letter's text and its files under their long names. Never throws. */
export function readTnef(bytes: Buffer, depth = 0): TnefContent {
  const content: TnefContent = { text: '', files: [], damaged: false };
  if (!isTnef(bytes) || depth > MAX_DEPTH) return { ...content, damaged: true };
  const reader = new TnefReader(bytes);
  reader.run();
  content.damaged = reader.damaged;
  content.text = reader.text();
  for (const file of reader.files.slice(0, MAX_FILES)) addFile(content, file, { reader, depth });
  return content;
}

function addFile(content: TnefContent, file: Draft, { reader, depth }: { reader: TnefReader; depth: number }): void {
  const name =
    reader.string(file.properties, PROPERTY.longName) ||
    reader.string(file.properties, PROPERTY.displayName) ||
    file.title ||
    reader.string(file.properties, PROPERTY.shortName);
  const packed = file.properties?.bytes(PROPERTY.data) ?? null;
  const own = file.bytes ?? packed ?? Buffer.alloc(0);
  // An embedded message stands behind a 16-byte interface id.
  const inner = [own, own.subarray(16), packed?.subarray(16)].find((b) => b !== undefined && isTnef(b));
  if (inner === undefined) {
    content.files.push({ name, bytes: own });
    return;
  }
  const nested = readTnef(inner, depth + 1);
  content.text = [content.text, `-------- ${name} --------`, nested.text].filter((t) => t !== '').join('\n\n');
  content.files.push(...nested.files);
  content.damaged ||= nested.damaged;
}

class TnefReader {
  readonly files: Draft[] = [];
  damaged = false;
  private body: Buffer | null = null;
  private properties: MapiProperties | null = null;
  private codePage = 'shift_jis';

  private readonly bytes: Buffer;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  run(): void {
    let at = 6;
    while (at + 9 <= this.bytes.length) {
      const id = this.bytes.readUInt16LE(at + 1);
      const length = this.bytes.readUInt32LE(at + 5);
      const from = at + 9;
      if (from + length > this.bytes.length) this.damaged = true;
      try {
        this.attribute(id, this.bytes.subarray(from, from + length));
      } catch {
        this.damaged = true;
      }
      at = from + length + 2;
    }
  }

  /** The letter: its plain body, else HTML, else RTF. */
  text(): string {
    const plain = this.string(this.properties, PROPERTY.body);
    const body = plain === '' && this.body !== null ? this.decode(this.body) : plain;
    if (body.trim() !== '') return tidy(body);
    const html = this.properties?.bytes(PROPERTY.html) ?? null;
    if (html !== null)
      return htmlText(
        this.properties?.isUnicode(PROPERTY.html) === true ? html.toString('utf16le') : this.decode(html),
      );
    const packed = this.properties?.bytes(PROPERTY.rtf) ?? null;
    const rtf = packed === null ? null : unpackRtf(packed);
    return rtf === null ? '' : rtfText(rtf);
  }

  string(properties: MapiProperties | null, id: number): string {
    const bytes = properties?.bytes(id) ?? null;
    if (bytes === null) return '';
    const text = properties?.isUnicode(id) === true ? bytes.toString('utf16le') : this.decode(bytes);
    return text.replace(/\0+$/, '');
  }

  private attribute(id: number, data: Buffer): void {
    const file = this.files.at(-1);
    if (id === ID.codePage && data.length >= 4) this.setCodePage(data.readUInt32LE(0));
    else if (id === ID.body) this.body = data;
    else if (id === ID.message) {
      this.properties = readMapi(data);
      const told = this.properties.number(PROPERTY.codePage);
      if (told !== null) this.setCodePage(told);
    } else if (id === ID.newFile) this.files.push({ title: '', bytes: null, properties: null });
    else if (file !== undefined && id === ID.fileTitle) file.title = this.decode(data).replace(/\0+$/, '');
    else if (file !== undefined && id === ID.fileData) file.bytes = data;
    else if (file !== undefined && id === ID.fileProperties) file.properties = readMapi(data);
  }

  private setCodePage(page: number): void {
    const name = { 50220: 'iso-2022-jp', 50221: 'iso-2022-jp', 50222: 'iso-2022-jp', 51932: 'euc-jp', 20932: 'euc-jp' }[
      page
    ];
    this.codePage =
      name ?? (charsetNamed(`cp${page.toString()}`) || charsetNamed(`windows-${page.toString()}`) || this.codePage);
  }

  private decode(bytes: Buffer): string {
    return decodeAs(bytes, this.codePage).replace(/\0+$/, '');
  }
}

function tidy(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/\0/g, '').trim();
}
