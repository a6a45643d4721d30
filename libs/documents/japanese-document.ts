import PDFDocument from 'pdfkit';
import { FONT_FILES } from './fonts.js';
import { drawTable } from './table.js';
import { printable } from './text-fitting.js';
import type { DocumentInfo, KeyValueRow, ParagraphStyle, TableSpec } from './document-parts.js';

const MARGIN = 56;
const FOOTER_HEIGHT = 24;
const POINTS_PER_INCH = 72;

/**
 * An A4 document with embedded Japanese font, searchable text, tags for screen readers, and page numbers.
 * Calls append from top to bottom; `bytes()` ends the document.
 */
export class JapaneseDocument {
  private readonly pdf: PDFKit.PDFDocument;
  private readonly chunks: Buffer[] = [];
  private readonly finished: Promise<Buffer>;

  constructor(private readonly info: DocumentInfo) {
    this.pdf = new PDFDocument({
      size: 'A4',
      margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: MARGIN + FOOTER_HEIGHT },
      bufferPages: true,
      pdfVersion: '1.7',
      tagged: true,
      displayTitle: true,
      lang: info.language ?? 'ja',
      // No default font: pdfkit would open the same file again at each use of the registered name.
      font: '',
      info: {
        Title: info.title,
        Author: info.author ?? 'Madoguchi',
        ...(info.subject === undefined ? {} : { Subject: info.subject }),
        Creator: 'Madoguchi',
        CreationDate: info.createdAt,
        ModDate: info.createdAt,
      },
    });
    this.pdf.registerFont('regular', FONT_FILES.regular());
    this.pdf.registerFont('bold', FONT_FILES.bold());
    this.finished = new Promise((resolve, reject) => {
      this.pdf.on('data', (chunk: Buffer) => this.chunks.push(chunk));
      this.pdf.on('end', () => resolve(Buffer.concat(this.chunks)));
      this.pdf.on('error', reject);
    });
  }

  /** Width in points between the margins. */
  get contentWidth(): number {
    return this.pdf.page.width - 2 * MARGIN;
  }

  /**
   * @param level 1 for the title of the document, 2 for a section, 3 for a part of a section
   * @param room points that must be left on the page for what follows, or the heading opens the next page
   */
  heading(text: string, level: 1 | 2 | 3 = 2, room = 0): this {
    const size = { 1: 18, 2: 13, 3: 11 }[level];
    if (level > 1) this.space(size * 0.6);
    this.keepTogether(size * 4 + room);
    this.tagged(`H${String(level)}`, () =>
      this.pdf
        .font('bold')
        .fontSize(size)
        .fillColor('#111111')
        .text(printable(text), MARGIN, undefined, {
          width: this.contentWidth,
          align: level === 1 ? 'center' : 'left',
          lineGap: 3,
        }),
    );
    return this.space(level === 1 ? 8 : 4);
  }

  paragraph(text: string, style: ParagraphStyle = {}): this {
    this.tagged('P', () =>
      this.pdf
        .font(style.bold === true ? 'bold' : 'regular')
        .fontSize(style.size ?? 10)
        .fillColor(style.muted === true ? '#555555' : '#111111')
        .text(printable(text), MARGIN, undefined, {
          width: this.contentWidth,
          align: style.align ?? 'left',
          lineGap: 3,
        }),
    );
    return this.space(4);
  }

  /** A framed remark that must not be overlooked, for instance that a form is not verified. */
  callout(text: string): this {
    const padding = 8;
    const content = printable(text);
    const width = this.contentWidth - 2 * padding;
    const height = this.pdf.font('bold').fontSize(10).heightOfString(content, { width, lineGap: 3 }) + 2 * padding;
    this.keepTogether(height);
    const top = this.pdf.y;
    this.artifact(() =>
      this.pdf.lineWidth(1.2).rect(MARGIN, top, this.contentWidth, height).fillAndStroke('#fff6e5', '#b35c00'),
    );
    this.tagged('P', () =>
      this.pdf
        .font('bold')
        .fontSize(10)
        .fillColor('#5c2e00')
        .text(content, MARGIN + padding, top + padding, { width, lineGap: 3 }),
    );
    this.pdf.y = top + height;
    return this.space(8);
  }

  /** Two columns, the key on grey ground; long values run on over the next pages. */
  keyValues(rows: KeyValueRow[], keyWidth = 0.32): this {
    drawTable(this.pdf, {
      columns: [
        { title: '', width: keyWidth },
        { title: '', width: 1 - keyWidth },
      ],
      rows: rows.map((row) => [printable(row.key), printable(row.value)]),
      notes: rows.map((row) => printable(row.note ?? '')),
      header: false,
      rowHeaders: true,
      size: 9.5,
    });
    return this.space(8);
  }

  /** A grid whose title row is repeated on every page. */
  table(spec: TableSpec): this {
    drawTable(this.pdf, {
      columns: spec.columns.map((column) => ({ ...column, title: printable(column.title) })),
      rows: spec.rows.map((row) => row.map(printable)),
      header: spec.header ?? true,
      rowHeaders: false,
      size: spec.size ?? 9,
    });
    return this.space(8);
  }

  /**
   * A vector drawing of the given height over the full width, for instance a chart.
   * @param alternative what a screen reader says instead
   * @param draw gets the pdfkit document and the box in points
   */
  figure(
    height: number,
    alternative: string,
    draw: (pdf: PDFKit.PDFDocument, box: { x: number; y: number; width: number; height: number }) => void,
  ): this {
    this.keepTogether(height);
    const top = this.pdf.y;
    this.pdf.addStructure(
      this.pdf.struct('Figure', { alt: alternative }, () => {
        this.pdf.save();
        draw(this.pdf, { x: MARGIN, y: top, width: this.contentWidth, height });
        this.pdf.restore();
      }),
    );
    this.pdf.font('regular').fillColor('#111111');
    this.pdf.x = MARGIN;
    this.pdf.y = top + height;
    return this.space(8);
  }

  /** Black bars from margin to margin, by which a scanner knows a sheet; heights and the gap behind each in inches. */
  bars(heights: readonly number[], gap: number): this {
    for (const inches of heights) {
      const height = inches * POINTS_PER_INCH;
      this.keepTogether(height);
      const top = this.pdf.y;
      this.artifact(() => this.pdf.rect(MARGIN, top, this.contentWidth, height).fill('#000000'));
      this.pdf.y = top + height + gap * POINTS_PER_INCH;
    }
    return this;
  }

  space(points: number): this {
    this.pdf.y += points;
    return this;
  }

  pageBreak(): this {
    this.pdf.addPage();
    return this;
  }

  /** Writes the footers and ends the document; call once. */
  async bytes(): Promise<Buffer> {
    const { start, count } = this.pdf.bufferedPageRange();
    for (let page = start; page < start + count; page += 1) {
      this.pdf.switchToPage(page);
      this.footer(page - start + 1, count);
    }
    this.pdf.end();
    return await this.finished;
  }

  private footer(page: number, pages: number): void {
    const { margins } = this.pdf.page;
    const bottom = margins.bottom;
    // pdfkit opens a new page for text below the bottom margin.
    margins.bottom = 0;
    const top = this.pdf.page.height - MARGIN - 4;
    const options = { width: this.contentWidth, lineBreak: false, ellipsis: true } as const;
    this.artifact(() => {
      this.pdf.lineWidth(0.5).strokeColor('#999999');
      this.pdf
        .moveTo(MARGIN, top - 6)
        .lineTo(MARGIN + this.contentWidth, top - 6)
        .stroke();
      this.pdf.font('regular').fontSize(8).fillColor('#555555');
      this.pdf.text(printable(this.info.footer ?? this.info.title), MARGIN, top, {
        ...options,
        width: this.contentWidth - 70,
      });
      this.pdf.text(`${String(page)} / ${String(pages)}`, MARGIN, top, { ...options, align: 'right' });
    });
    margins.bottom = bottom;
  }

  private keepTogether(height: number): void {
    const bottom = this.pdf.page.height - this.pdf.page.margins.bottom;
    if (this.pdf.y + height > bottom && this.pdf.y > MARGIN) this.pdf.addPage();
  }

  private tagged(tag: string, draw: () => void): void {
    this.pdf.addStructure(this.pdf.struct(tag, {}, [draw]));
  }

  private artifact(draw: () => void): void {
    this.pdf.markContent('Artifact', { type: 'Layout' });
    draw();
    this.pdf.endMarkedContent();
  }
}
