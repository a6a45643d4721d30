import type { Channel } from '#kernel';

/** What kinds of file are imported. */
export const IMPORT_KINDS = ['csv', 'xlsx', 'mbox'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** How far an import has come. `checked` has been through a dry run and may start. */
export const IMPORT_STATES = ['uploaded', 'checking', 'checked', 'running', 'paused', 'cancelled', 'done'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** What a person or the job may do with an import. */
export type ImportStep = 'check' | 'checked' | 'start' | 'pause' | 'resume' | 'cancel' | 'finish';

/** From which states a step is possible, and where it leads. */
export const STEPS = {
  check: { from: ['uploaded', 'checked', 'checking'], to: 'checking' },
  checked: { from: ['checking'], to: 'checked' },
  start: { from: ['checked'], to: 'running' },
  pause: { from: ['running'], to: 'paused' },
  resume: { from: ['paused', 'running'], to: 'running' },
  cancel: { from: ['uploaded', 'checking', 'checked', 'running', 'paused'], to: 'cancelled' },
  finish: { from: ['running'], to: 'done' },
} as const satisfies Record<ImportStep, { from: readonly ImportState[]; to: ImportState }>;

/** Parts of a complaint that a column can fill. */
export const IMPORT_FIELDS = [
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
export type ImportField = (typeof IMPORT_FIELDS)[number];

/** In which order a date without a four-digit year in front is written; without it such a date is an error. */
export type DayOrder = 'dmy' | 'mdy';

/** How the columns of a file become complaints. */
export interface ImportMapping {
  /** Field → names of its columns, or `#1`, `#2` … by position; several are joined by line breaks. */
  columns: Partial<Record<ImportField, string[]>>;
  /** Channel of rows that name none. */
  channel: Channel;
  dayOrder: DayOrder | null;
  /** Whether the first row names the columns. */
  header: boolean;
  /** Rows that equal an earlier row of the same file: passed over and listed, or taken as complaints of their own. */
  repeats: 'skip' | 'take';
  /** What words of this file mean, beside those of config/import-columns.yaml. */
  values: { channel: Record<string, Channel>; status: Record<string, 'open' | 'closed'> };
}

/** A mapping that says nothing yet. */
export function emptyMapping(): ImportMapping {
  return {
    columns: {},
    channel: 'phone',
    dayOrder: null,
    header: true,
    repeats: 'skip',
    values: { channel: {}, status: {} },
  };
}

/** Why a row was not taken: which field, and a code; never what stands in it. */
export interface RowFault {
  field: ImportField | 'row';
  code: string;
}

/** What became of a row. `taken` stands in the ledger of arrivals. */
export const LINE_OUTCOMES = ['taken', 'repeat', 'error'] as const;
export type LineOutcome = (typeof LINE_OUTCOMES)[number];

/** One row of a file, as it was read. */
export interface SourceRow {
  /** Number of the record, from 1; a heading is not counted. */
  row: number;
  /** Line of the file on which it begins, from 1. For mailboxes the number of the message. */
  line: number;
  cells: string[];
  /** Why the row cannot be read; its cells then hold what there is. */
  fault: string | null;
  /** The message, when the file is a mailbox. */
  mail?: { bytes: Buffer; writtenAt: string | null; messageId: string | null };
}
