import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { plusMs, type Instant } from '#kernel';
import type { ReportEdition } from '../domain/report-edition.js';
import { paperOf, type Paper } from './paper.js';
import { steadyZip } from './steady-zip.js';

/** Half points, as Word counts sizes. */
const SIZE = { small: 16, note: 16, body: 20, addressee: 22, heading: 24, title: 30 };
/** Fonts that Japanese offices have; Word puts another one in their place where they are missing. */
const FONT = { ascii: 'Yu Gothic', hAnsi: 'Yu Gothic', eastAsia: 'Yu Gothic', cs: 'Yu Gothic' };
/** 210 × 297 mm in twentieths of a point, as Word itself writes it. */
const A4 = { width: 11_906, height: 16_838 };
const MARGIN = convertMillimetersToTwip(20);
const WIDTH = A4.width - 2 * MARGIN;
const TOKYO_MS = 9 * 3_600_000;
/** Letters that XML 1.0 cannot carry, but for line ends, which become breaks. */
const UNPRINTABLE = /(?![\r\n\t])\p{Cc}|[\ufffe\uffff]|\p{Cs}/gu;

/** Writes a report as a Word file on A4, to be worked on in an office. The same edition gives the same bytes. */
export async function renderReportDocx(edition: ReportEdition): Promise<Buffer> {
  const paper = paperOf(edition);
  const at = edition.report.generatedAt;
  const document = new Document({
    creator: 'Madoguchi',
    lastModifiedBy: 'Madoguchi',
    title: paper.title,
    subject: paper.subject,
    styles: { default: { document: { run: { font: FONT, size: SIZE.body, language: { eastAsia: 'ja-JP' } } } } },
    sections: [
      {
        properties: { page: { size: A4, margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN } } },
        footers: { default: footer(paper) },
        children: [...head(paper), ...correction(paper), itemTable(paper), ...foot(paper)],
      },
    ],
  });
  return steadyZip(
    await Packer.toBuffer(document),
    tokyoWallClock(at),
    new Map([['docProps/core.xml', core(paper, at)]]),
  );
}

/** Entries of archives carry wall clocks without a zone. */
function tokyoWallClock(at: Instant): Date {
  return new Date(plusMs(at, TOKYO_MS));
}

function head(paper: Paper): Paragraph[] {
  return [
    paragraph(paper.date, { align: AlignmentType.RIGHT }),
    ...paper.addressee.map((line, index) => paragraph(line, { size: index === 0 ? SIZE.addressee : SIZE.body })),
    ...paper.reporter.map(({ label, value }) => paragraph(`${label}\u3000${value}`, { align: AlignmentType.RIGHT })),
    new Paragraph({
      heading: HeadingLevel.TITLE,
      alignment: AlignmentType.CENTER,
      spacing: { before: 240, after: 240 },
      children: runs(paper.title, { bold: true, size: SIZE.title }),
    }),
    ...paper.warnings.map(callout),
    ...(paper.preamble === null ? [] : [paragraph(paper.preamble)]),
    paragraph(paper.remark, { size: SIZE.small }),
  ];
}

function correction({ correction: part }: Paper): (Paragraph | Table)[] {
  if (part === null) return [];
  const rows = [['項目', '前回の報告', '今回の報告'], ...part.rows.map((row) => [row.item, row.before, row.after])];
  const widths = [0.2, 0.4, 0.4].map((share) => Math.round(WIDTH * share));
  return [
    heading(part.title),
    paragraph(`理由：${part.reason}`),
    grid(
      widths,
      rows.map((cells, row) =>
        cells.map((text, column) => cell([paragraph(text)], widths[column] ?? 0, row === 0 || column === 0)),
      ),
    ),
    heading('報告の全文'),
  ];
}

function itemTable(paper: Paper): Table {
  const widths = [Math.round(WIDTH * 0.32), WIDTH - Math.round(WIDTH * 0.32)];
  const rows = paper.rows.map(({ key, value, note }) => [
    cell([paragraph(key)], widths[0] ?? 0, true),
    cell([paragraph(value), ...(note === '' ? [] : [paragraph(note, { size: SIZE.note })])], widths[1] ?? 0, false),
  ]);
  return grid(widths, rows);
}

function foot(paper: Paper): Paragraph[] {
  return [
    ...(paper.contact === null ? [] : [paragraph(`連絡先：${paper.contact}`)]),
    ...(paper.missing.length === 0 ? [] : [heading('未記入の項目'), paragraph(paper.missing.join('、'))]),
    paragraph(paper.formSource, { size: SIZE.small }),
  ];
}

function footer(paper: Paper): Footer {
  const number = new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES], size: SIZE.small });
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [...runs(`${paper.footer}\u3000`, { size: SIZE.small }), number],
      }),
    ],
  });
}

function grid(widths: number[], rows: TableCell[][]): Table {
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    rows: rows.map((children) => new TableRow({ children })),
  });
}

function cell(children: Paragraph[], width: number, head: boolean): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 60, bottom: 60, left: 100, right: 100 },
    ...(head ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: 'F0F0F0' } } : {}),
    children,
  });
}

function heading(text: string): Paragraph {
  return new Paragraph({
    heading: HeadingLevel.HEADING_2,
    spacing: { before: 240, after: 120 },
    children: runs(text, { bold: true, size: SIZE.heading }),
  });
}

/** A framed remark that must not be overlooked. */
function callout(text: string): Paragraph {
  const line = { style: BorderStyle.SINGLE, size: 8, color: 'B35C00', space: 4 };
  return new Paragraph({
    border: { top: line, bottom: line, left: line, right: line },
    shading: { type: ShadingType.CLEAR, color: 'auto', fill: 'FFF6E5' },
    spacing: { before: 80, after: 120 },
    children: runs(text, { bold: true, size: SIZE.body }),
  });
}

function paragraph(
  text: string,
  o: { align?: (typeof AlignmentType)[keyof typeof AlignmentType]; size?: number } = {},
): Paragraph {
  return new Paragraph({
    ...(o.align === undefined ? {} : { alignment: o.align }),
    spacing: { after: 80 },
    children: runs(text, { size: o.size ?? SIZE.body }),
  });
}

/** Lines of a text as runs of one paragraph. */
function runs(text: string, style: { bold?: boolean; size: number }): TextRun[] {
  return text
    .replace(UNPRINTABLE, ' ')
    .split(/\r?\n/)
    .map((line, index) => new TextRun({ ...style, color: '111111', text: line, ...(index === 0 ? {} : { break: 1 }) }));
}

/** The file's own account of itself, with the moment of the report in place of the moment of writing. */
function core(paper: Paper, at: Instant): string {
  const second = `${at.slice(0, 19)}Z`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${escaped(paper.title)}</dc:title><dc:subject>${escaped(paper.subject)}</dc:subject>`,
    '<dc:creator>Madoguchi</dc:creator><cp:lastModifiedBy>Madoguchi</cp:lastModifiedBy><dc:language>ja</dc:language>',
    `<dcterms:created xsi:type="dcterms:W3CDTF">${second}</dcterms:created>`,
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${second}</dcterms:modified>`,
    '</cp:coreProperties>',
  ].join('');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
