import { Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { DomainError, loadYaml, type Actor } from '#kernel';
import { tokensOf, Walls } from '#incidents';
import { AuditNames } from '../data/audit-names.js';
import { AuditQueries, type AuditFilter, type AuditRow } from '../data/audit-queries.js';
import { csv } from '../domain/report-csv.js';
import { trendErrors } from '../domain/trend.errors.js';

/** Lines of a file, at most: what a spreadsheet still opens, and a time of a few seconds. */
const MOST_LINES = 100_000;
const PAGE = 2_000;

const ULID = /^[0-9A-HJKMNP-TV-Z]{26}$/;

/** A line of the log as people read it. */
export interface AuditLineView extends Omit<AuditRow, 'facts'> {
  /** Name of the person; null for machines and parts of the desk. */
  actorName: string | null;
  /** Slip number, number of the incident or name of the user that the object is or belongs to; null when it has none. */
  objectName: string | null;
  facts: Record<string, unknown>;
  /** Numbers and names of what the facts name by identifier. */
  names: Record<string, string>;
}

/** A code of `config/` with its words. */
interface CodeWords {
  code: string;
  ja: string;
  en: string;
}

export interface AuditVocabulary {
  items: string[];
  codes: Record<string, { ja: string; en: string }>;
}

export interface AuditPage {
  lines: AuditLineView[];
  /** Number of the last line looked at when there are more. */
  before: number | null;
}

/** Looks through the audit log. Looking leaves a line in it as well. */
@Injectable()
export class ReadAuditLog {
  constructor(
    private readonly queries: AuditQueries,
    private readonly names: AuditNames,
    private readonly audit: AuditLog,
    private readonly walls: Walls,
  ) {}

  /** Newest first. Lines about what is hidden from the actor are left out, wherever the log names it. */
  async page(filter: AuditFilter, at: { before: number | null; limit: number }, actor: Actor): Promise<AuditPage> {
    if (at.before === null) await this.note('audit.searched', filter, actor);
    const lines: AuditRow[] = [];
    let before = at.before;
    for (;;) {
      const rows = await this.queries.before(filter, before, at.limit + 1);
      const seen = await this.seenBy(actor, rows.slice(0, at.limit));
      for (const row of seen) if (lines.length < at.limit) lines.push(row);
      const more = rows.length > at.limit;
      const full = lines.length === at.limit;
      const last = full ? lines.at(-1) : rows[at.limit - 1];
      before = more ? (last?.seq ?? null) : null;
      if (!more || full) return { lines: await this.named(await this.views(lines)), before };
    }
  }

  /** Every action that the log knows, and the words of the codes that its facts carry from `config/`. */
  async vocabulary(): Promise<AuditVocabulary> {
    const { reasons } = loadYaml<{ reasons: CodeWords[] }>('review-reasons.yaml');
    const { causes } = loadYaml<{ causes: CodeWords[] }>('causes.yaml');
    const { facts } = loadYaml<{ facts: (Omit<CodeWords, 'code'> & { id: string })[] }>('duty-facts.yaml');
    const duties = facts.map(({ id, ja, en }) => ({ code: id, ja, en }));
    const codes = Object.fromEntries([...duties, ...causes, ...reasons].map(({ code, ja, en }) => [code, { ja, en }]));
    return { items: await this.queries.actions(), codes };
  }

  /** The same lines, oldest first, as CSV. Error: `trends.too-many-lines`. */
  async file(filter: AuditFilter, actor: Actor): Promise<Buffer> {
    const rows: string[][] = [COLUMNS];
    for (let after = 0; ;) {
      const page = await this.queries.after(filter, after, PAGE);
      for (const line of await this.views(await this.seenBy(actor, page))) rows.push(cellsOf(line));
      if (rows.length - 1 > MOST_LINES) throw new DomainError(trendErrors['trends.too-many-lines']);
      after = page.at(-1)?.seq ?? after;
      if (page.length < PAGE) break;
    }
    await this.note('audit.exported', filter, actor, { lines: rows.length - 1 });
    return Buffer.from(csv(rows), 'utf8');
  }

  private async seenBy(actor: Actor, rows: readonly AuditRow[]): Promise<AuditRow[]> {
    const hidden = await this.walls.hiddenFrom(actor);
    if (hidden.size === 0) return [...rows];
    const tokens = rows.map((row) => tokensOf([row.object, row.facts === null ? null : safeJson(row.facts)]));
    const gone = await this.walls.hiddenAmong([...new Set(tokens.flatMap((each) => [...each]))], hidden);
    return rows.filter((_, n) => ![...(tokens[n] ?? [])].some((token) => gone.has(token)));
  }

  private async views(rows: readonly AuditRow[]): Promise<Omit<AuditLineView, 'names'>[]> {
    const people = await this.names.people(rows.filter((row) => row.actorKind === 'user').map((row) => row.actorId));
    const labels = await this.names.labels(rows.map(({ object }) => object));
    return rows.map((row) => ({
      ...row,
      actorName: people.get(row.actorId) ?? null,
      objectName: labels.get(row.object) ?? null,
      facts: safeJson(row.facts ?? '{}'),
    }));
  }

  /** Lines for the screen; in a file of many lines the identifiers stand as they are. */
  private async named(lines: readonly Omit<AuditLineView, 'names'>[]): Promise<AuditLineView[]> {
    const ids = lines.map(({ facts }) => [...tokensOf(facts)].filter((token) => ULID.test(token)));
    const known = await this.names.ofAny(ids.flat());
    return lines.map((line, n) => {
      const own = (ids[n] ?? []).map((id) => [id, known.get(id)] as const);
      return {
        ...line,
        names: Object.fromEntries(own.filter((pair): pair is [string, string] => pair[1] !== undefined)),
      };
    });
  }

  private note(action: string, filter: AuditFilter, actor: Actor, more: Record<string, number> = {}): Promise<void> {
    const by = Object.entries(filter).filter(([, value]) => value !== null);
    return this.audit.append({
      actor,
      action,
      object: 'audit',
      facts: { narrowed: by.map(([key]) => key).join(' '), ...more },
    });
  }
}

const COLUMNS = [
  ...['seq', 'at', 'actor_kind', 'actor_id', 'actor_name', 'action'],
  ...['object', 'object_name', 'purpose', 'facts', 'prev_hash', 'hash'],
];

function cellsOf(line: Omit<AuditLineView, 'names'>): string[] {
  return [
    ...[String(line.seq), line.at, line.actorKind, line.actorId, line.actorName ?? '', line.action],
    ...[line.object, line.objectName ?? '', line.purpose ?? '', JSON.stringify(line.facts), line.prevHash, line.hash],
  ];
}

/** Facts are written by the desk as JSON; what somebody put into the table by hand is shown as it is. */
function safeJson(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : { value };
  } catch {
    return { text };
  }
}
