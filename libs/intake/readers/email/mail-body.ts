import type { ReadWarning } from '../read-result.js';
import { chooseForm, saysNothingNew } from './alternatives.js';
import { calendarText, cardText } from './cards.js';
import { decodeText } from './charset-choice.js';
import type { DecodingNotes } from './decoding-notes.js';
import { isHtmlWithoutLabel, metaCharset } from './html-label.js';
import { htmlText } from './html-text.js';
import { separateFiles } from './inline-files.js';
import { fileOf, textKind } from './mail-files.js';
import type { MailFile } from './mail-files.js';
import { unflow } from './mail-text.js';
import { walkMime } from './mime-walk.js';
import type { MimePart, MimeTree } from './mime-walk.js';
import { headerText } from './header-text.js';
import { rtfText } from './rtf-text.js';
import { unseal } from './signed-content.js';
import { isTnef, readTnef } from './tnef.js';
import { decodeBody } from './transfer.js';
import { listZip } from './zip-list.js';

const PGP_BLOCK = /^-----BEGIN PGP MESSAGE-----/m;
const MAX_ATTACHED_TEXT = 400_000;
const MAX_UNWRAPPED = 8;
const PKCS7 = /^application\/(?:x-)?pkcs7-mime$/;
const ZIP = /^application\/(?:zip|x-zip(?:-compressed)?)$/;

/** Reads the body of one message: its text in the order in which people see it, and its files. */
export class MailBody {
  readonly files: MailFile[] = [];
  readonly warnings: ReadWarning[] = [];
  /** Texts of attached files, each under its name; they follow the letter. */
  readonly attachedTexts: string[] = [];
  private wrappers = 0;
  private lettersSoFar = '';

  private readonly notes: DecodingNotes;
  private readonly isReport: boolean;

  constructor(notes: DecodingNotes, isReport: boolean) {
    this.notes = notes;
    this.isReport = isReport;
  }

  read(tree: MimeTree): string {
    this.noteTree(tree);
    const text = this.render(tree.root);
    if (text.trim() !== '' || tree.root.children.length === 0 || this.files.length > 0) return text;
    // Nothing in any part: what stands around the parts is better than nothing.
    return this.aroundParts(tree.root);
  }

  private noteTree({ truncated, tooMany, tooDeep }: MimeTree): void {
    if (tooMany) this.warnings.push('too-many-parts');
    else if (truncated) this.warnings.push('truncated');
    if (tooDeep) this.warnings.push('too-deep');
  }

  private render(part: MimePart): string {
    const { mediaType } = part;
    if (mediaType === 'multipart/encrypted' || mediaType === 'application/pgp-encrypted')
      this.warnings.push('encrypted');
    if (mediaType === 'multipart/alternative') return this.alternative(part);
    if (part.children.length > 0) return this.sequence(part.children);
    if (PKCS7.test(mediaType) || /\.p7m"?$/i.test(part.dispositionParameters.filename ?? part.parameters.name ?? '')) {
      return this.sealed(part);
    }
    if (mediaType.startsWith('text/') && !this.isFile(part)) return this.letter(part);
    return this.attach(part);
  }

  private sequence(parts: readonly MimePart[]): string {
    const texts: string[] = [];
    for (const part of parts) {
      const text = this.render(part);
      if (text.trim() === '') continue;
      const repeats = part.mediaType === 'text/html' && texts.some((earlier) => saysNothingNew(text, earlier));
      if (!repeats) texts.push(text.trim());
    }
    return texts.join('\n\n');
  }

  private alternative(part: MimePart): string {
    let plain = '';
    let html = '';
    const others: string[] = [];
    for (const child of part.children) {
      const text = this.render(child);
      if (text.trim() === '') continue;
      if (child.mediaType === 'text/calendar') others.push(text);
      else if (child.mediaType === 'text/x-amp-html') continue;
      else if (hasHtml(child)) html = text;
      else if (plain === '') plain = text;
      else if (!saysNothingNew(text, plain)) plain = `${plain}\n\n${text}`;
    }
    const { text, differ } = chooseForm(plain, html);
    if (differ) this.warnings.push('alternatives-differ');
    const extra = others.filter((other) => !saysNothingNew(other, text));
    return [text, ...extra].filter((t) => t.trim() !== '').join('\n\n');
  }

  /** A text part that came as a file: by its disposition, or named when the letter has been seen already. */
  private isFile(part: MimePart): boolean {
    if (/^text\/(?:rfc822-headers?|calendar|vcard|x-vcard|directory)$/.test(part.mediaType)) {
      return /rfc822/.test(part.mediaType) || part.disposition === 'attachment';
    }
    if (part.disposition === 'attachment') return true;
    const named = (part.dispositionParameters.filename ?? part.parameters.name) !== undefined;
    return named && (part.disposition === 'inline' || this.lettersSoFar !== '') && this.lettersSoFar.trim() !== '';
  }

  private letter(part: MimePart): string {
    const raw = decodeBody(part.bytes.subarray(part.bodyStart, part.bodyEnd), part.encoding);
    if (raw.damaged) this.warnings.push('damaged-encoding');
    const { rest, files } = separateFiles(raw.bytes);
    for (const file of files) {
      if (file.damaged) this.warnings.push('damaged-encoding');
      const name = headerText(file.name, `file name ${(this.files.length + 1).toString()}`, this.notes);
      this.addFile({ name, mediaType: 'application/octet-stream', bytes: file.bytes, disposition: 'attachment' });
    }
    const text = this.textOf(rest, part);
    if (/^text\/(?:calendar|x-?vcard|vcard|directory)$/.test(part.mediaType))
      this.files.push(fileOf(part, this.files.length + 1, this.notes).file);
    if (PGP_BLOCK.test(text)) this.warnings.push('encrypted');
    this.lettersSoFar ||= text.trim();
    return text;
  }

  private textOf(bytes: Buffer, part: MimePart): string {
    const label = part.parameters.charset ?? '';
    const kind = textKind({ mediaType: part.mediaType, name: '' });
    const decoded = decodeText(bytes, label === '' && kind === 'html' ? metaCharset(bytes) : label);
    this.notes.add(`body ${part.path}`, decoded);
    const { text } = decoded;
    if (kind === 'html') return htmlText(text);
    if (kind === 'rtf') return rtfText(bytes);
    if (kind === 'calendar') return calendarText(text) || text;
    if (kind === 'card') return cardText(text) || text;
    if (part.mediaType === 'text/enriched')
      return htmlText(text.replaceAll('<<', '&lt;').replace(/\r?\n(\r?\n)?/g, '$1<br>'));
    if (part.mediaType === 'text/plain' && isHtmlWithoutLabel(text)) return htmlText(text);
    if ((part.parameters.format ?? '').toLowerCase() !== 'flowed') return text;
    return unflow(text, (part.parameters.delsp ?? '').toLowerCase() === 'yes');
  }

  private attach(part: MimePart): string {
    const { file, damaged } = fileOf(part, this.files.length + 1, this.notes);
    if (damaged) this.warnings.push('damaged-encoding');
    if (file.mediaType === 'application/ms-tnef' || isTnef(file.bytes)) return this.outlook(file);
    this.addFile(file, part.parameters.charset ?? '');
    return '';
  }

  /** Keeps a file; texts and archives are read along, unless the mail is a machine's report. */
  private addFile(file: MailFile, label = ''): void {
    this.files.push(file);
    if (this.isReport) return;
    if (file.bytes.toString('latin1', 0, 40).includes('-----BEGIN PGP MESSAGE-----')) this.warnings.push('encrypted');
    const kind = textKind(file);
    if (kind !== null) this.addText(file, kind, label);
    else if (ZIP.test(file.mediaType) || file.bytes.toString('latin1', 0, 4) === 'PK\x03\x04') this.archive(file);
  }

  private addText(file: MailFile, kind: NonNullable<ReturnType<typeof textKind>>, label: string): void {
    const bytes = file.bytes.length > MAX_ATTACHED_TEXT ? file.bytes.subarray(0, MAX_ATTACHED_TEXT) : file.bytes;
    if (bytes.length < file.bytes.length) this.warnings.push('text-too-long');
    const decoded = decodeText(bytes, kind === 'html' && label === '' ? metaCharset(bytes) : label);
    this.notes.add(`file ${this.files.length.toString()}`, decoded);
    const read = {
      plain: (t: string) => t,
      html: htmlText,
      rtf: () => rtfText(bytes),
      calendar: calendarText,
      card: cardText,
    }[kind];
    const text = read(decoded.text).trim();
    if (text !== '') this.attachedTexts.push(`-------- ${file.name} --------\n\n${text}`);
  }

  private archive(file: MailFile): void {
    if (isOfficeDocument(file)) return;
    const listing = listZip(file.bytes, this.notes);
    if (listing.encrypted) this.warnings.push('encrypted');
    if (listing.limited) this.warnings.push('archive-limits');
    if (listing.damaged) this.warnings.push('damaged-encoding');
    const names = listing.files.map(({ name, size }) => `${name} (${size.toString()} bytes)`);
    if (names.length > 0) this.attachedTexts.push(`-------- ${file.name} --------\n\n${names.join('\n')}`);
    for (const { name, bytes } of listing.files) {
      if (bytes === null) continue;
      const mediaType = /\.eml$/i.test(name) ? 'message/rfc822' : 'application/octet-stream';
      const inner = { name: `${file.name}/${name}`, mediaType, bytes, disposition: 'attachment' };
      this.files.push(inner);
      const kind = textKind(inner);
      if (kind !== null) this.addText(inner, kind, '');
    }
  }

  private outlook(file: MailFile): string {
    const { text, files, damaged } = readTnef(file.bytes);
    if (damaged) this.warnings.push('damaged-encoding');
    if (damaged && text === '' && files.length === 0) this.files.push(file);
    for (const { name, bytes } of files) {
      this.addFile({ name, mediaType: 'application/octet-stream', bytes, disposition: 'attachment' });
    }
    return saysNothingNew(text, this.lettersSoFar) ? '' : text;
  }

  private sealed(part: MimePart): string {
    const { file } = fileOf(part, this.files.length + 1, this.notes);
    const unsealed = this.wrappers < MAX_UNWRAPPED ? unseal(file.bytes) : { kind: 'unreadable' as const };
    if (unsealed.kind === 'content') {
      this.wrappers++;
      const tree = walkMime(unsealed.bytes);
      this.noteTree(tree);
      return this.render(tree.root);
    }
    this.files.push(file);
    const told = (part.parameters['smime-type'] ?? '').toLowerCase();
    if (unsealed.kind === 'certificates' || told === 'certs-only') return '';
    if (unsealed.kind === 'encrypted' || (told !== 'signed-data' && told !== 'compressed-data'))
      this.warnings.push('encrypted');
    else this.warnings.push('signature-opaque');
    return '';
  }

  private aroundParts({ bytes, bodyStart, bodyEnd, children }: MimePart): string {
    const before = bytes.subarray(bodyStart, children[0]?.headerStart ?? bodyStart);
    const after = bytes.subarray(children.at(-1)?.bodyEnd ?? bodyEnd, bodyEnd);
    const text = [before, after]
      .map((piece) =>
        decodeText(piece)
          .text.replace(/^--.*$/gm, '')
          .trim(),
      )
      .filter((piece) => piece !== '' && !/multi-?part|MIME format|MIME ?形式|マルチパート/i.test(piece));
    return text.join('\n\n');
  }
}

function hasHtml(part: MimePart): boolean {
  return part.mediaType === 'text/html' || part.children.some(hasHtml);
}

/** Word, Excel and their like are zip archives too, but not lists of letters. */
function isOfficeDocument({ name, mediaType, bytes }: MailFile): boolean {
  if (/\.(?:docx|xlsx|pptx|od[tsp]|jar|epub|pages|numbers|key)$/i.test(name) || /openxml|opendocument/.test(mediaType))
    return true;
  return bytes.toString('latin1', 30, 60).startsWith('[Content_Types].xml');
}
