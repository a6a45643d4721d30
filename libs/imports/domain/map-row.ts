import type { CivilDate, Channel, Instant } from '#kernel';
import type { Contact } from '#complaints';
import type { ImportField, ImportMapping, RowFault, SourceRow } from './import.js';
import { foldWord, meaningOf, type ImportWords } from './import-words.js';
import { parseWhen, type When } from './parse-when.js';

/** What a row says, ready to be registered. */
export interface RowComplaint {
  channel: Channel;
  text: string;
  subject: string | undefined;
  contact: Contact;
  receivedAt: Instant;
  occurredOn: CivilDate | undefined;
  language: string | undefined;
  callId: string | undefined;
  viaRelay: boolean;
  callbackAt: Instant | undefined;
  externalRef: string | undefined;
  /** Set when the register says that it is closed. */
  closed: { at: Instant | null; outcome: string | null } | null;
  warnings: string[];
}

/** What is needed beside the row. */
export interface RowRules {
  mapping: ImportMapping;
  columns: ReadonlyMap<ImportField, readonly number[]>;
  words: ImportWords;
  now: Instant;
}

/** Longest text that a complaint has, in characters. */
const MOST_TEXT = 1_000_000;
/** Nothing that arrived before telephones were everybody's is in a register. */
const EARLIEST = '1950-01-01';

/** Makes a complaint of a row, or says everything that is wrong with it. */
export function mapRow(source: SourceRow, rules: RowRules): { complaint: RowComplaint } | { faults: RowFault[] } {
  if (source.fault !== null) return { faults: [{ field: 'row', code: source.fault }] };
  const row = new RowReader(source.cells, rules);
  const received = row.received();
  const channel = row.channel();
  const text = row.text();
  const complaint = {
    channel,
    text,
    subject: row.maybe('subject')?.slice(0, 1000),
    contact: row.contact(),
    occurredOn: row.day('occurredOn')?.on,
    language: row.language(),
    callId: row.maybe('callId')?.slice(0, 200),
    viaRelay: row.flag('viaRelay'),
    callbackAt: row.day('callbackAt')?.at,
    externalRef: row.maybe('externalRef')?.slice(0, 200),
    closed: row.closed(),
    warnings: source.cells.some((cell) => cell.includes('\uFFFD')) ? ['undecodable-characters'] : [],
  };
  if (row.faults.length > 0 || received === null || complaint.channel === null) return { faults: row.faults };
  return { complaint: { ...complaint, channel: complaint.channel, receivedAt: received.at } };
}

/** Reads cells by field and gathers what is wrong. */
class RowReader {
  readonly faults: RowFault[] = [];

  constructor(
    private readonly cells: readonly string[],
    private readonly rules: RowRules,
  ) {}

  received(): When | null {
    const written = this.cell('receivedAt');
    if (written === '') return this.fault('receivedAt', 'empty');
    const when = parseWhen(written, this.rules.mapping.dayOrder, this.cell('receivedTime'));
    if (typeof when === 'string') return this.fault('receivedAt', when);
    if (when.at > this.rules.now) return this.fault('receivedAt', 'in-the-future');
    return when.on < EARLIEST ? this.fault('receivedAt', 'too-old') : when;
  }

  channel(): Channel | null {
    const written = this.cell('channel');
    if (written === '') return this.rules.mapping.channel;
    const own = this.own(this.rules.mapping.values.channel, written);
    return own ?? meaningOf(this.rules.words.channels, written) ?? this.fault('channel', 'unknown-channel');
  }

  text(): string {
    const text = this.cell('text', '\n');
    if (text === '') this.fault('text', 'empty-text');
    if (text.length > MOST_TEXT) this.fault('text', 'text-too-long');
    return text;
  }

  contact(): Contact {
    const parts = (['name', 'phone', 'email', 'address'] as const).flatMap((part) => {
      const value = this.maybe(part);
      return value === undefined ? [] : [[part, value.slice(0, 1000)]];
    });
    return Object.fromEntries(parts) as Contact;
  }

  day(field: 'occurredOn' | 'callbackAt' | 'closedAt'): When | undefined {
    const written = this.cell(field);
    if (written === '') return undefined;
    const when = parseWhen(written, this.rules.mapping.dayOrder);
    if (typeof when !== 'string') return when;
    this.fault(field, when);
    return undefined;
  }

  language(): string | undefined {
    const written = this.cell('language').toLowerCase();
    return /^[a-z]{2,3}(-[a-z0-9]{2,5})?$/.test(written) ? written : undefined;
  }

  flag(field: 'viaRelay'): boolean {
    const folded = foldWord(this.cell(field));
    const { yes, no } = this.rules.words;
    if (yes.some((word) => foldWord(word) === folded)) return true;
    if (!no.some((word) => foldWord(word) === folded)) this.fault(field, 'not-yes-or-no');
    return false;
  }

  closed(): RowComplaint['closed'] {
    const written = this.cell('status');
    const at = this.day('closedAt')?.at ?? null;
    if (at !== null && at > this.rules.now) this.fault('closedAt', 'in-the-future');
    const outcome = this.maybe('outcome') ?? null;
    if (written === '') return at === null ? null : { at, outcome };
    const own = this.own(this.rules.mapping.values.status, written);
    const status = own ?? meaningOf(this.rules.words.statuses, written);
    if (status === null) this.fault('status', 'unknown-status');
    return status === 'closed' ? { at, outcome } : null;
  }

  maybe(field: ImportField): string | undefined {
    const written = this.cell(field);
    return written === '' ? undefined : written;
  }

  private own<T extends string>(meanings: Record<string, T>, written: string): T | null {
    const found = Object.entries(meanings).find(([word]) => foldWord(word) === foldWord(written));
    return found?.[1] ?? null;
  }

  private cell(field: ImportField, joint = ' '): string {
    const at = this.rules.columns.get(field) ?? [];
    const parts = at.map((index) => unescaped(this.cells[index] ?? '').trim());
    return parts.filter((part) => part !== '').join(joint);
  }

  private fault(field: ImportField, code: string): null {
    this.faults.push({ field, code });
    return null;
  }
}

/** Takes away the mark that keeps spreadsheets from running a cell as a formula ({@link escaped}). */
function unescaped(cell: string): string {
  return /^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}

/** A cell that no spreadsheet runs as a formula. */
export function escaped(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}

/** What makes two rows the same: their cells, without blanks at the ends and without the columns of {@link ignored}. */
export function rowIdentity(cells: readonly string[], ignored: ReadonlySet<number>): string {
  return cells
    .filter((_, at) => !ignored.has(at))
    .map((cell) => unescaped(cell).trim())
    .join('\u001f')
    .replace(/\u001f+$/, '');
}
