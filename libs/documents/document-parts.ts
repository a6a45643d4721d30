/** What the file says about itself, and what stands at the foot of every page. */
export interface DocumentInfo {
  title: string;
  author?: string;
  subject?: string;
  /** Creation date written into the file; from the injected clock. */
  createdAt: Date;
  /** Left part of the footer; the right part is the page number. */
  footer?: string;
  /** BCP 47 language of the text, for screen readers; 'ja' unless said. */
  language?: string;
}

export interface ParagraphStyle {
  /** Points; 10 unless said. */
  size?: number;
  align?: 'left' | 'center' | 'right';
  bold?: boolean;
  muted?: boolean;
}

export interface KeyValueRow {
  key: string;
  value: string;
  /** Small print under the value, for instance the source of a field. */
  note?: string;
}

export interface TableColumn {
  title: string;
  /** Share of the page width, relative to the other columns. */
  width: number;
  align?: 'left' | 'right' | 'center';
}

export interface TableSpec {
  columns: TableColumn[];
  rows: string[][];
  /** Points; 9 unless said. */
  size?: number;
  /** false leaves the title row away. */
  header?: boolean;
}
