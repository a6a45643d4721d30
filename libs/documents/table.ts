import { takeFitting } from './text-fitting.js';

/** What `drawTable` needs; texts are printable already. */
export interface DrawnTable {
  columns: { title: string; width: number; align?: 'left' | 'right' | 'center' }[];
  rows: string[][];
  /** Small print under the last cell of each row. */
  notes?: (string | undefined)[];
  header: boolean;
  /** The first column names its row. */
  rowHeaders: boolean;
  size: number;
}

interface Column {
  x: number;
  width: number;
  align: 'left' | 'right' | 'center';
}

const PADDING = 5;
const LINE_GAP = 2.5;
const GREY = '#eef1f4';
/** Size of small print relative to the table's. */
const NOTE_SCALE = 0.8;

/** Draws a ruled table from the current line on; rows longer than a page are split over pages. */
export function drawTable(pdf: PDFKit.PDFDocument, table: DrawnTable): void {
  const painter = new TablePainter(pdf, table);
  if (table.header) painter.headerRow();
  table.rows.forEach((row, index) => {
    painter.bodyRow(row, table.notes?.[index] ?? '');
  });
  painter.end();
}

class TablePainter {
  private readonly columns: Column[];
  private readonly structure: PDFKit.PDFStructureElement;

  constructor(
    private readonly pdf: PDFKit.PDFDocument,
    private readonly table: DrawnTable,
  ) {
    const { left, right } = pdf.page.margins;
    const available = pdf.page.width - left - right;
    const total = table.columns.reduce((sum, column) => sum + column.width, 0);
    let x = left;
    this.columns = table.columns.map((column) => {
      const width = (column.width / total) * available;
      const placed = { x, width, align: column.align ?? 'left' };
      x += width;
      return placed;
    });
    this.structure = pdf.struct('Table');
    pdf.addStructure(this.structure);
  }

  headerRow(): void {
    const titles = this.table.columns.map((column) => column.title);
    const height = this.heightOf(titles, true);
    // A title row alone at the foot of a page says nothing: keep room for a line under it.
    if (this.pdf.y + height * 2 > this.bottom()) this.pdf.addPage();
    this.paint(titles, height, 'header');
  }

  bodyRow(cells: string[], note: string): void {
    let rest = this.columns.map((_, index) => cells[index] ?? '');
    while (rest.length > 0) {
      const height = Math.max(this.heightOf(rest, false), this.lastCellHeight(rest, note));
      if (this.pdf.y + height <= this.bottom()) {
        this.paint(rest, height, 'body', note);
        return;
      }
      // A short row moves to the next page whole; a long one, or one with room for some lines, is split here.
      const room = this.bottom() - this.pdf.y;
      if (height <= this.pageHeight() / 4 || room < this.table.size * 8) {
        this.nextPage();
        continue;
      }
      rest = this.paintPart(rest);
    }
  }

  end(): void {
    this.structure.end();
    this.pdf.x = this.pdf.page.margins.left;
    this.pdf.font('regular').fillColor('#111111');
  }

  private paintPart(cells: string[]): string[] {
    const room = this.bottom() - this.pdf.y - 2 * PADDING;
    const parts = cells.map((cell, index) => takeFitting(cell, room, (text) => this.textHeight(text, index, false)));
    this.paint(
      parts.map(([head]) => head),
      room + 2 * PADDING,
      'body',
    );
    this.nextPage();
    return parts.map(([, rest]) => rest);
  }

  private nextPage(): void {
    this.pdf.addPage();
    if (this.table.header) this.headerRow();
  }

  private bottom(): number {
    return this.pdf.page.height - this.pdf.page.margins.bottom;
  }

  private pageHeight(): number {
    const header = this.table.header
      ? this.heightOf(
          this.table.columns.map((column) => column.title),
          true,
        )
      : 0;
    return this.bottom() - this.pdf.page.margins.top - header;
  }

  private isBold(index: number, header: boolean): boolean {
    return header || (this.table.rowHeaders && index === 0);
  }

  private textHeight(text: string, index: number, header: boolean): number {
    const column = this.columns[index];
    if (column === undefined) return 0;
    return this.pdf
      .font(this.isBold(index, header) ? 'bold' : 'regular')
      .fontSize(this.table.size)
      .heightOfString(text === '' ? ' ' : text, { width: column.width - 2 * PADDING, lineGap: LINE_GAP });
  }

  private lastCellHeight(cells: string[], note: string): number {
    const last = this.columns.length - 1;
    const below = note === '' ? 0 : this.noteHeight(note, last);
    return this.textHeight(cells[last] ?? '', last, false) + below + 2 * PADDING;
  }

  private noteHeight(note: string, index: number): number {
    const width = (this.columns[index]?.width ?? 0) - 2 * PADDING;
    return this.pdf
      .font('regular')
      .fontSize(this.table.size * NOTE_SCALE)
      .heightOfString(note, { width, lineGap: LINE_GAP });
  }

  private heightOf(cells: string[], header: boolean): number {
    return Math.max(...cells.map((cell, index) => this.textHeight(cell, index, header))) + 2 * PADDING;
  }

  private paint(cells: string[], height: number, kind: 'header' | 'body', note = ''): void {
    const top = this.pdf.y;
    this.rules(top, height, kind);
    const row = this.pdf.struct('TR');
    this.structure.add(row);
    this.columns.forEach((column, index) => {
      const bold = this.isBold(index, kind === 'header');
      const noted = index === this.columns.length - 1 ? note : '';
      const draw = (): void => {
        this.drawCell(cells[index] ?? '', noted, { column, top, bold });
      };
      const cell = this.pdf.struct(bold ? 'TH' : 'TD', {}, [draw]);
      row.add(cell);
      cell.end();
    });
    row.end();
    this.pdf.y = top + height;
  }

  private drawCell(text: string, note: string, at: { column: Column; top: number; bold: boolean }): void {
    const { column, top, bold } = at;
    const options = { width: column.width - 2 * PADDING, lineGap: LINE_GAP, align: column.align };
    this.pdf
      .font(bold ? 'bold' : 'regular')
      .fontSize(this.table.size)
      .fillColor('#111111')
      .text(text, column.x + PADDING, top + PADDING, options);
    if (note === '') return;
    this.pdf
      .font('regular')
      .fontSize(this.table.size * NOTE_SCALE)
      .fillColor('#555555')
      .text(note, column.x + PADDING, text === '' ? top + PADDING : this.pdf.y, options);
  }

  private rules(top: number, height: number, kind: 'header' | 'body'): void {
    this.pdf.markContent('Artifact', { type: 'Layout' });
    this.columns.forEach((column, index) => {
      if (this.isBold(index, kind === 'header')) this.pdf.rect(column.x, top, column.width, height).fill(GREY);
      this.pdf.lineWidth(0.5).rect(column.x, top, column.width, height).stroke('#888888');
    });
    this.pdf.endMarkedContent();
  }
}
