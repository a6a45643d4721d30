export interface ImportCounts {
  taken: number;
  repeat: number;
  error: number;
}

export interface ImportMapping {
  columns: Record<string, string[]>;
  channel: string;
  dayOrder: string | null;
  header: boolean;
  repeats: string;
  values: { channel: Record<string, string>; status: Record<string, string> };
}

/** An import as the desk shows it. */
export interface ImportView {
  id: string;
  kind: 'csv' | 'xlsx' | 'mbox';
  charset: string | null;
  delimiter: string | null;
  fileName: string;
  size: number;
  state: 'uploaded' | 'checking' | 'checked' | 'running' | 'paused' | 'cancelled' | 'done';
  rowsTotal: number | null;
  rowsDone: number;
  createdAt: string;
  check: ImportCounts | null;
  counts: ImportCounts;
}

export interface ImportColumns {
  names: string[];
  rows: string[][];
  mapping: ImportMapping;
}

/** Parts of a complaint that a column can fill, in the order in which they are shown. */
export const FIELDS = [
  'receivedAt',
  'receivedTime',
  'channel',
  'text',
  'subject',
  'name',
  'phone',
  'email',
  'address',
  'occurredOn',
  'language',
  'externalRef',
  'callId',
  'viaRelay',
  'callbackAt',
  'status',
  'outcome',
  'closedAt',
] as const;
