import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, loadYaml, nowInstant, type Clock } from '#kernel';
import { ImportLines, type KnownRows } from '../data/import-lines.js';
import type { ImportField, ImportMapping, LineOutcome, RowFault, SourceRow } from '../domain/import.js';
import type { ImportWords } from '../domain/import-words.js';
import { mapRow, rowIdentity, type RowComplaint } from '../domain/map-row.js';

/** What is to be done with a row. */
export type Verdict =
  | { outcome: 'taken'; complaint: RowComplaint | null; rowHash: string | null }
  | { outcome: 'repeat' | 'error'; faults: RowFault[] };

/** A row with its verdict. */
export interface JudgedRow {
  source: SourceRow;
  verdict: Verdict;
}

/** What a pass over a file goes by. */
export interface JudgeRules {
  importId: string;
  mapping: ImportMapping;
  columns: ReadonlyMap<ImportField, readonly number[]>;
  ignored: ReadonlySet<number>;
}

/** A row that was mapped, before it is compared with others. */
interface MappedSource {
  source: SourceRow;
  mapped: { complaint: RowComplaint | null } | { faults: RowFault[] };
  rowHash: string | null;
  reference: string | null;
}

/** Judges rows in the order of the file; one object a pass, for it remembers what it has seen. */
export class RowJudge {
  private readonly rows = new Set<string>();
  private readonly references = new Set<string>();
  private readonly mails = new Set<string>();

  constructor(
    private readonly lines: ImportLines,
    private readonly words: ImportWords,
    private readonly now: string,
    private readonly rules: JudgeRules,
  ) {}

  /** Verdicts for the rows that an earlier run was not through with. `done` says how it decided the others. */
  async judge(rows: readonly SourceRow[], done: ReadonlyMap<number, LineOutcome>): Promise<JudgedRow[]> {
    const mapped = rows.map((source) => this.map(source));
    const known = await this.lines.known({
      rowHashes: mapped.flatMap(({ rowHash }) => rowHash ?? []),
      references: mapped.flatMap(({ mapped: row }) => ('complaint' in row ? (row.complaint?.externalRef ?? []) : [])),
      messageIds: rows.flatMap(({ mail }) => mail?.messageId ?? []),
      // Rows of this very file that equal each other count only when the mapping says so.
      except: this.rules.mapping.repeats === 'take' ? this.rules.importId : null,
    });
    const judged: JudgedRow[] = [];
    for (const each of mapped) {
      const outcome = done.get(each.source.row);
      if (outcome === 'taken') this.remember(each);
      if (outcome === undefined) judged.push({ source: each.source, verdict: this.verdict(each, known) });
    }
    return judged;
  }

  private map(source: SourceRow): MappedSource {
    if (source.mail) return { source, mapped: { complaint: null }, rowHash: null, reference: null };
    const { mapping, columns, ignored } = this.rules;
    const mapped = mapRow(source, { mapping, columns, words: this.words, now: this.now });
    if ('faults' in mapped) return { source, mapped, rowHash: null, reference: null };
    const { externalRef } = mapped.complaint;
    return {
      source,
      mapped,
      rowHash: this.lines.rowHash(rowIdentity(source.cells, ignored)),
      reference: externalRef === undefined ? null : this.lines.referenceHash(externalRef),
    };
  }

  private verdict(row: MappedSource, known: KnownRows): Verdict {
    if ('faults' in row.mapped) return { outcome: 'error', faults: row.mapped.faults };
    const repeat = this.repeatOf(row, known);
    if (repeat !== null) return { outcome: 'repeat', faults: [repeat] };
    this.remember(row);
    return { outcome: 'taken', complaint: row.mapped.complaint, rowHash: row.rowHash };
  }

  private repeatOf({ source, rowHash, reference }: MappedSource, known: KnownRows): RowFault | null {
    const once = this.rules.mapping.repeats === 'skip';
    const mail = source.mail?.messageId ?? null;
    if (mail !== null && (known.messageIds.has(mail) || this.mails.has(mail)))
      return { field: 'row', code: 'known-mail' };
    if (rowHash !== null && (known.taken.has(rowHash) || (once && this.rows.has(rowHash))))
      return { field: 'row', code: 'known-row' };
    if (reference === null) return null;
    const ours = this.references.has(reference);
    const isKnown = once ? ours || known.references.has(reference) : !ours && known.references.has(reference);
    return isKnown ? { field: 'externalRef', code: 'known-reference' } : null;
  }

  private remember({ source, rowHash, reference }: MappedSource): void {
    if (rowHash !== null) this.rows.add(rowHash);
    if (reference !== null) this.references.add(reference);
    const mail = source.mail?.messageId ?? null;
    if (mail !== null) this.mails.add(mail);
  }
}

/** Makes judges. */
@Injectable()
export class JudgeRows {
  constructor(
    private readonly lines: ImportLines,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  for(rules: JudgeRules): RowJudge {
    return new RowJudge(this.lines, loadYaml<ImportWords>('import-columns.yaml'), nowInstant(this.clock), rules);
  }
}
