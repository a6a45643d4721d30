import { Injectable } from '@nestjs/common';
import type { EntityMetadata } from 'typeorm';
import { query, UnitOfWork } from '#persistence';

/** Leads from a row to what it belongs to: from `key` of a table to its column `to`. */
export interface Edge {
  table: string;
  key: string;
  to: string;
  /** Only rows for which this column is null. */
  whileNull?: string;
}

/** Names of columns that point at an owner without saying so by a foreign key. */
const POINTS_UP =
  /(^|_)(incident|complaint|arrival|campaign|party|notice|obligation|task|page|document|file|batch|report|version|import|measure)_id$/;

/** What names alone do not tell: numbers that people use for an incident or complaint, and what ties the two together. */
const OTHERS: readonly Edge[] = [
  { table: 'incidents', key: 'number', to: 'id' },
  { table: 'complaints', key: 'slip_number', to: 'id' },
  { table: 'incident_complaints', key: 'complaint_id', to: 'incident_id', whileNull: 'unlinked_at' },
  { table: 'alarms', key: 'id', to: 'about' },
  { table: 'sibling_suggestions', key: 'id', to: 'low_id' },
  { table: 'sibling_suggestions', key: 'id', to: 'high_id' },
  { table: 'sibling_groups', key: 'id', to: 'primary_id' },
];

/** Longer roads than this from a row to its incident do not exist. */
const MOST_STEPS = 8;
/** Identifiers that one statement asks for. */
const AT_ONCE = 200;

/**
 * Knows from any identifier (of a report, a notice, an original, an alarm, …) to which incidents it belongs. The roads
 * are read from the schema itself, so that a table added tomorrow is covered without anybody thinking of walls.
 */
@Injectable()
export class Reach {
  private known: Edge[] | undefined;

  constructor(private readonly uow: UnitOfWork) {}

  /** Every road, for tests. */
  edges(): readonly Edge[] {
    this.known ??= edgesOf(this.uow.reads.connection.entityMetadatas);
    return this.known;
  }

  /** For each identifier or number, all that it belongs to, itself included. What does not exist belongs to itself. */
  async belongings(ids: readonly string[]): Promise<Map<string, ReadonlySet<string>>> {
    const owners = new Map<string, Set<string>>();
    let asked = [...new Set(ids)];
    for (let step = 0; step < MOST_STEPS && asked.length > 0; step += 1) {
      const next = new Set<string>();
      for (const { child, parent } of await this.parents(asked)) {
        const of = owners.get(child) ?? new Set();
        owners.set(child, of.add(parent));
        next.add(parent);
      }
      for (const id of asked) if (!owners.has(id)) owners.set(id, new Set());
      asked = [...next].filter((id) => !owners.has(id));
    }
    return new Map(ids.map((id) => [id, closure(id, owners)]));
  }

  private async parents(ids: readonly string[]): Promise<{ child: string; parent: string }[]> {
    const found: { child: string; parent: string }[] = [];
    for (let from = 0; from < ids.length; from += AT_ONCE) {
      const part = ids.slice(from, from + AT_ONCE);
      found.push(...(await query<{ child: string; parent: string }>(this.uow.manager, this.sqlFor(part.length), part)));
    }
    return found;
  }

  private sqlFor(count: number): string {
    const asked = Array.from({ length: count }, () => '(CAST(? AS text))').join(', ');
    const roads = this.edges().map(({ table, key, to, whileNull }) => {
      const only = whileNull === undefined ? '' : ` AND t.${whileNull} IS NULL`;
      return `SELECT a.id AS child, t.${to} AS parent FROM asked a JOIN ${table} t ON t.${key} = a.id
        WHERE t.${to} IS NOT NULL${only}`;
    });
    return `WITH asked(id) AS (VALUES ${asked}) ${roads.join(' UNION ')}`;
  }
}

/** Roads from the schema: columns that are foreign keys or are named like one, of tables whose key is their own `id`. */
export function edgesOf(tables: readonly EntityMetadata[]): Edge[] {
  const names = new Set(tables.map(({ tableName }) => tableName));
  const reached = new Set(['incidents', 'complaints']);
  // Until nothing more is reached: a table leads to an incident when it points at one that does.
  for (let before = 0; before < reached.size;) {
    before = reached.size;
    for (const table of tables) if (columnsUp(table, reached).length > 0) reached.add(table.tableName);
  }
  const roads = tables.flatMap((table) =>
    columnsUp(table, reached).map((to) => ({ table: table.tableName, key: 'id', to })),
  );
  return [...roads, ...OTHERS.filter(({ table }) => names.has(table))];
}

function columnsUp(table: EntityMetadata, reached: ReadonlySet<string>): string[] {
  const keys = table.primaryColumns;
  if (keys.length !== 1 || keys[0]?.databaseName !== 'id' || keys[0].type !== 'text') return [];
  const foreign = new Map(
    table.foreignKeys.flatMap(({ columns, referencedEntityMetadata }) =>
      columns.map(({ databaseName }) => [databaseName, referencedEntityMetadata.tableName] as const),
    ),
  );
  return table.columns
    .filter(({ databaseName: name, type }) => type === 'text' && name !== 'id')
    .map(({ databaseName }) => databaseName)
    .filter((name) => {
      const target = foreign.get(name);
      return target === undefined ? POINTS_UP.test(name) : reached.has(target);
    });
}

function closure(id: string, owners: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> {
  const seen = new Set([id]);
  for (const each of seen) for (const parent of owners.get(each) ?? []) seen.add(parent);
  return seen;
}
