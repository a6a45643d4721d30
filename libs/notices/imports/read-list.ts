import { Injectable } from '@nestjs/common';
import { stringify } from 'csv-stringify/sync';
import { AuditLog } from '#audit';
import { FAULT_COLUMN, LINE_COLUMN } from '#imports';
import { DomainError, type Actor, type Instant } from '#kernel';
import { CampaignRows } from '../data/campaign-rows.js';
import type { PartySource, SourceKind, SourceState } from '../data/list.entities.js';
import { noticeErrors } from '../domain/notice.errors.js';
import { ControlList } from './control-list.js';
import type { ColumnMapping } from './columns.js';
import { Table, type TableFormat } from './open-table.js';
import { RunParts } from './run-list.js';
import type { LinePhase, SourceLineView } from './source-lines.js';
import { NO_PROVENANCE, type Provenance } from './source-rows.js';

/** Rows that people see before they name the columns, and rows that are looked at for numbers. */
const SHOWN = 5;
const LOOKED_AT = 200;
const PAGE = 1000;

/** A source of parties without what is sealed of it. */
export interface ListSummary {
  id: string;
  incidentId: string;
  campaignId: string | null;
  kind: SourceKind;
  state: SourceState;
  format: TableFormat | null;
  sha256: string | null;
  /** Bytes. */
  size: number;
  /** Rows of the file; null until a dry run has counted them. */
  rowsTotal: number | null;
  rowsDone: number;
  /** Rows that made a new party (in a dry run: good rows), that joined a known one, that lack a bad part, not taken. */
  added: number;
  joined: number;
  incomplete: number;
  refused: number;
  stoppedBy: string | null;
  createdBy: string;
  createdAt: Instant;
  changedAt: Instant;
}

export interface ListView extends ListSummary {
  provenance: Provenance;
  mapping: ColumnMapping | null;
  /** Who approved the campaign's list as it is now. */
  approvedBy: string[];
}

export interface ListColumns {
  names: string[];
  rows: string[][];
  mapping: ColumnMapping;
  /** Columns of customer numbers and accounts that hold numbers: `00123` has become `123` there, and is not found again. */
  numberColumns: string[];
}

/** Shows sources of parties. */
@Injectable()
export class ReadList {
  constructor(
    private readonly parts: RunParts,
    private readonly control: ControlList,
    private readonly campaigns: CampaignRows,
    private readonly audit: AuditLog,
  ) {}

  /** Sources of an incident, newest first, without what is sealed. */
  async ofIncident(incidentId: string): Promise<ListSummary[]> {
    const rows = await this.parts.rows.ofIncident(incidentId);
    // A file that was refused while it arrived, or that waits already as another list, was never one.
    return rows
      .filter(({ state, kind, format }) => state !== 'cancelled' || kind !== 'file' || format !== null)
      .map(summary);
  }

  /** One source with its provenance; in the audit log first. Error: `notices.source-not-found`. */
  async one(id: string, actor: Actor): Promise<ListView> {
    const row = await this.parts.rows.row(id);
    await this.audit.append({ actor, action: 'party-list.read', object: `party-list:${id}` });
    const gone = isGone(row);
    return {
      ...summary(row),
      provenance: gone ? NO_PROVENANCE : await this.parts.rows.provenance(row),
      mapping: gone ? null : await this.parts.rows.mapping(row),
      approvedBy: row.campaignId === null ? [] : await this.approversOf(row.campaignId),
    };
  }

  /** Columns, first rows and the proposed mapping: content, so the look is in the audit log first. */
  async columns(id: string, actor: Actor): Promise<ListColumns> {
    const row = await this.parts.rows.row(id);
    if (row.format === null || isGone(row)) throw new DomainError(noticeErrors['notices.source-state']);
    await this.audit.append({ actor, action: 'party-list.rows-read', object: `party-list:${id}` });
    const mapping = await this.control.proposed(row);
    const { names, rows } = await new Table(
      await this.parts.files.open(id),
      JSON.parse(row.format) as TableFormat,
      mapping.header,
    ).top(LOOKED_AT);
    const codes = [...(mapping.columns.customerNo ?? []), ...(mapping.columns.account ?? [])];
    const numberColumns = codes.filter((name) => rows.some(({ numbers }) => numbers?.includes(names.indexOf(name))));
    return { names, rows: rows.slice(0, SHOWN).map(({ cells }) => cells), mapping, numberColumns };
  }

  /** Rows with faults, by line number and code, of the dry run until the list starts. */
  async lines(id: string, page: { after: number; limit: number }): Promise<SourceLineView[]> {
    const row = await this.parts.rows.row(id);
    return this.parts.lines.page(id, phaseOf(row), page);
  }

  /** The rows with faults as they stand in the file, with line and codes in front (CSV, UTF-8 with mark); audited. */
  async faultyRows(id: string, actor: Actor): Promise<AsyncGenerator<string>> {
    const row = await this.parts.rows.row(id);
    if (row.format === null || isGone(row)) throw new DomainError(noticeErrors['notices.source-state']);
    await this.audit.append({ actor, action: 'party-list.faulty-rows-read', object: `party-list:${id}` });
    return this.faultyCsv(row);
  }

  private async *faultyCsv(row: PartySource): AsyncGenerator<string> {
    const { id } = row;
    const mapping = await this.control.proposed(row);
    const format = JSON.parse(row.format ?? '{}') as TableFormat;
    const { names } = await new Table(await this.parts.files.open(id), format, mapping.header).top(0);
    const kept = names.map((_, at) => at).filter((at) => names[at] !== LINE_COLUMN && names[at] !== FAULT_COLUMN);
    yield `\uFEFF${csvLine([LINE_COLUMN, FAULT_COLUMN, ...kept.map((at) => names[at] ?? '')])}`;
    const key = await this.parts.rows.key(row);
    let after = 0;
    for (;;) {
      const lines = await this.parts.lines.open({ id, key }, phaseOf(row), { after, limit: PAGE });
      if (lines.length === 0) return;
      yield lines
        .map(({ line, faults, cells }) => {
          const codes = faults.map(({ field, code }) => `${field}: ${code}`).join('; ');
          const further = cells.slice(names.length);
          return csvLine([String(line), codes, ...kept.map((at) => cells[at] ?? ''), ...further]);
        })
        .join('');
      after = lines.at(-1)?.row ?? after;
    }
  }

  private async approversOf(campaignId: string): Promise<string[]> {
    const { approvals, bindingHash, authorIds } = await this.campaigns.get(campaignId);
    return approvals
      .filter(
        (each) => each.voidedAt === null && each.bindingHash === bindingHash && !authorIds.includes(each.approverId),
      )
      .map(({ approverId }) => approverId);
  }
}

/** Cancelled before anybody was taken: its key is erased. */
function isGone({ state, rowsDone, added, joined }: PartySource): boolean {
  return state === 'cancelled' && (rowsDone === 0 || added + joined === 0);
}

function phaseOf({ state }: PartySource): LinePhase {
  return state === 'received' || state === 'checking' || state === 'checked' ? 'dry' : 'run';
}

function summary(row: PartySource): ListSummary {
  const { id, incidentId, campaignId, kind, state, sha256, size, rowsTotal, rowsDone } = row;
  const { added, joined, incomplete, refused, stoppedBy, createdBy, createdAt, changedAt } = row;
  return {
    ...{ id, incidentId, campaignId, kind, state, sha256, size, rowsTotal, rowsDone },
    ...{ added, joined, incomplete, refused, stoppedBy, createdBy, createdAt, changedAt },
    format: row.format === null ? null : (JSON.parse(row.format) as TableFormat),
  };
}

/** Spreadsheets calculate what begins like a formula; a blank in front is taken off again by the reader of lists. */
function csvLine(cells: readonly string[]): string {
  return stringify([cells.map((cell) => (/^[=+\-@\t\r]/.test(cell) ? ` ${cell}` : cell))], {
    record_delimiter: '\r\n',
  });
}
