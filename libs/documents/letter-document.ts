import PDFDocument from 'pdfkit';
import { code128Bars, customerBars, widthOf, type Bar } from './bars.js';
import { FONT_FILES } from './fonts.js';
import { printable } from './text-fitting.js';

/** A rectangle on the sheet in millimetres from the upper left corner. */
export interface SheetBox {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Where things stand on an A4 sheet that is folded in three; shape of `config/letters.yaml`. */
export interface LetterLayout {
  /** The address; it must be seen through the window wherever the sheet slides to. */
  address: SheetBox;
  sender: SheetBox;
  /** First line of the text, from the upper edge. */
  bodyTop: number;
  margin: number;
  /** Ticks at the left edge where the sheet is folded. */
  folds: number[];
}

/** One letter to one person. */
export interface LetterSheet {
  /** Number by which this very letter is known, printed and as bars. */
  proof: string;
  /** Lines of the address, postal code first. */
  address: string[];
  /** The person with the form of address (様). */
  addressee: string;
  sender: string[];
  date: string;
  subject: string;
  body: string;
  /** Data of the customer bar code, or null for none. */
  barcode: string | null;
}

const MM = 72 / 25.4;
const ADDRESS_SIZE = 9.5;
const NAME_SIZE = 11.5;
const BODY_SIZE = 10;
const SMALL = 7.5;
/** Points of the customer bar code: the smallest that Japan Post takes, so that it fits the window. */
const BARCODE_POINTS = 8;
const FOOTER_MM = 14;

/** Letters for window envelopes in one print-ready file: A4, embedded Japanese font, one letter after the other. */
export class LetterDocument {
  private readonly pdf: PDFKit.PDFDocument;
  private readonly chunks: Buffer[] = [];
  private readonly finished: Promise<Buffer>;
  /** Characters that the font cannot draw, of the letter at hand. */
  private missing = new Set<string>();

  constructor(
    private readonly layout: LetterLayout,
    info: { title: string; createdAt: Date; duplex: boolean },
  ) {
    const side = layout.margin * MM;
    this.duplex = info.duplex;
    this.pdf = new PDFDocument({
      size: 'A4',
      autoFirstPage: false,
      margins: { top: side, left: side, right: side, bottom: side + FOOTER_MM * MM },
      bufferPages: true,
      pdfVersion: '1.7',
      lang: 'ja',
      font: '',
      info: { Title: info.title, Creator: 'Madoguchi', CreationDate: info.createdAt, ModDate: info.createdAt },
    });
    this.pdf.registerFont('regular', FONT_FILES.regular());
    this.pdf.registerFont('bold', FONT_FILES.bold());
    this.finished = new Promise((resolve, reject) => {
      this.pdf.on('data', (chunk: Buffer) => this.chunks.push(chunk));
      this.pdf.on('end', () => resolve(Buffer.concat(this.chunks)));
      this.pdf.on('error', reject);
    });
  }

  private readonly duplex: boolean;

  /**
   * Adds a letter; answers its pages, the characters of address and text that no font here can draw, and whether the
   * address is taller than the window even in the smallest letters, so that its end cannot be seen.
   */
  add(letter: LetterSheet): { pages: number; missing: string[]; overflow: boolean } {
    this.missing = new Set();
    const first = this.pdf.bufferedPageRange().count;
    this.pdf.addPage();
    const overflow = this.front(letter);
    this.body(letter);
    const pages = this.pdf.bufferedPageRange().count - first;
    this.footers(letter, first, pages);
    if (this.duplex && pages % 2 === 1) this.pdf.addPage();
    return { pages, missing: [...this.missing], overflow };
  }

  /** Ends the file; call once. */
  async bytes(): Promise<Buffer> {
    this.pdf.end();
    return await this.finished;
  }

  private front(letter: LetterSheet): boolean {
    const { address, sender, folds } = this.layout;
    this.pdf.lineWidth(0.4).strokeColor('#888888');
    for (const fold of folds) {
      this.pdf
        .moveTo(0, fold * MM)
        .lineTo(5 * MM, fold * MM)
        .stroke();
    }
    const overflow = this.address(letter, address);
    this.lines([letter.date, '', ...letter.sender], sender, 8.5);
    return overflow;
  }

  /** The address as large as the box allows: long ones are set smaller rather than cut. True when that is not enough. */
  private address(letter: LetterSheet, box: SheetBox): boolean {
    const bars = letter.barcode === null ? [] : customerBars(letter.barcode, BARCODE_POINTS);
    const room = (box.height - (bars.length > 0 ? 6 : 0)) * MM;
    const lines = letter.address.map((text) => this.drawable(text));
    const name = this.drawable(letter.addressee);
    const options = { width: box.width * MM, lineGap: 0.5 };
    let scale = 1;
    const heightAt = (factor: number): number =>
      this.pdf
        .font('regular')
        .fontSize(ADDRESS_SIZE * factor)
        .heightOfString(lines.join('\n'), options) +
      this.pdf
        .font('bold')
        .fontSize(NAME_SIZE * factor)
        .heightOfString(name, options);
    while (heightAt(scale) > room && scale > 0.55) scale -= 0.05;
    const overflow = heightAt(scale) > room;
    this.pdf
      .fillColor('#000000')
      .font('regular')
      .fontSize(ADDRESS_SIZE * scale);
    this.pdf.text(lines.join('\n'), box.left * MM, box.top * MM, options);
    this.pdf
      .font('bold')
      .fontSize(NAME_SIZE * scale)
      .text(name, box.left * MM, undefined, options);
    this.bars(bars, box.left, box.top + box.height);
    return overflow;
  }

  private body(letter: LetterSheet): void {
    // The greeting holds the name: what the font lacks is told there too.
    const [subject, body] = [this.drawable(letter.subject), this.drawable(letter.body)];
    const left = this.layout.margin * MM;
    const width = this.pdf.page.width - 2 * left;
    this.pdf.fillColor('#000000').font('bold').fontSize(12);
    this.pdf.text(subject, left, this.layout.bodyTop * MM, { width, align: 'center', lineGap: 2 });
    this.pdf.moveDown(0.8);
    for (const line of body.split('\n')) {
      const heading = /^\s*[■●◆【]/u.test(line);
      this.pdf.font(heading ? 'bold' : 'regular').fontSize(BODY_SIZE);
      if (line.trim() === '') this.pdf.moveDown(0.6);
      else this.pdf.text(line, left, undefined, { width, lineGap: 2.5 });
    }
  }

  /** Proof number, bars and page at the foot; switched back to the last page afterwards. */
  private footers({ proof }: LetterSheet, first: number, pages: number): void {
    const bars = code128Bars(proof, 5);
    for (let page = 0; page < pages; page += 1) {
      this.pdf.switchToPage(first + page);
      const { margins, height, width } = this.pdf.page;
      const bottom = margins.bottom;
      margins.bottom = 0;
      const top = height / MM - this.layout.margin - 4;
      this.bars(bars, this.layout.margin, top + 5);
      this.pdf.font('regular').fontSize(SMALL).fillColor('#333333');
      const at = (this.layout.margin + widthOf(bars) + 4) * MM;
      this.pdf.text(proof, at, (top + 1.5) * MM, { lineBreak: false });
      this.pdf.text(
        `${String(page + 1)} / ${String(pages)}`,
        width - (this.layout.margin + 20) * MM,
        (top + 1.5) * MM,
        {
          width: 20 * MM,
          align: 'right',
          lineBreak: false,
        },
      );
      margins.bottom = bottom;
    }
  }

  private lines(lines: readonly string[], box: SheetBox, size: number): void {
    this.pdf.fillColor('#000000').font('regular').fontSize(size);
    const options = { width: box.width * MM, height: box.height * MM, lineGap: 1.5 };
    this.pdf.text(lines.map(printable).join('\n'), box.left * MM, box.top * MM, options);
  }

  private bars(bars: readonly Bar[], left: number, bottom: number): void {
    for (const bar of bars) {
      const top = bottom - bar.y - bar.height;
      this.pdf.rect((left + bar.x) * MM, top * MM, bar.width * MM, bar.height * MM).fill('#000000');
    }
  }

  /** The text with 〓 for what the font lacks, as printers do; somebody completes it by hand. */
  private drawable(text: string): string {
    const font = (this.pdf.font('regular') as unknown as { _font: { font: GlyphSource } })._font.font;
    return Array.from(printable(text), (character) => {
      const point = character.codePointAt(0) ?? 0;
      // Variation selectors choose a form of the character before them and have no glyph of their own.
      if ((point >= 0xfe00 && point <= 0xfe0f) || (point >= 0xe0100 && point <= 0xe01ef)) return '';
      if (character === '\n' || font.hasGlyphForCodePoint(point)) return character;
      this.missing.add(character);
      return '〓';
    }).join('');
  }
}

/** What fontkit says of a font. */
interface GlyphSource {
  hasGlyphForCodePoint(point: number): boolean;
}
