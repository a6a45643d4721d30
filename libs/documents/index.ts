/** Printed documents in Japanese: one helper for every PDF that the desk makes. */
export { JapaneseDocument } from './japanese-document.js';
export { customerBars, code128Bars, widthOf, type Bar } from './bars.js';
export { LetterDocument, type LetterLayout, type LetterSheet, type SheetBox } from './letter-document.js';
export type { DocumentInfo, KeyValueRow, ParagraphStyle, TableColumn, TableSpec } from './document-parts.js';
