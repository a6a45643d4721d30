/** Printed documents in Japanese: one helper for every PDF that the desk makes. */
export { JapaneseDocument } from './japanese-document.js';
export type { DocumentInfo, KeyValueRow, ParagraphStyle, TableColumn, TableSpec } from './document-parts.js';
