import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { query } from '#persistence';
import type { UnitKind } from '../data/list.entities.js';
import { PartyRows, SEALED_PARTY_COLUMNS, type PartyLookups, type SealedParty } from '../data/party-rows.js';
import { CROWD, type UnitMark } from './resolve.js';

/** A known party with its marks, still sealed. */
export interface KnownParty extends SealedParty {
  /** The party that it is, when a person said so. */
  merged_into: string | null;
  lookups: PartyLookups;
  units: UnitMark[];
}

interface FoundRow extends SealedParty {
  merged_into: string | null;
  email_lookup: string | null;
  phone_lookup: string | null;
  customer_lookup: string | null;
  name_lookup: string | null;
  place_lookup: string | null;
  unit_kind: UnitKind | null;
  unit_lookup: string | null;
}

const LOOKUP_COLUMNS = `p.email_lookup, p.phone_lookup, p.customer_lookup, p.name_lookup, p.place_lookup,
  p.merged_into`;
const NO_UNIT = 'CAST(NULL AS text) AS unit_kind, CAST(NULL AS text) AS unit_lookup';
/** Questions in one statement; few sizes, so that the prepared statements stay few. */
const GROUPS = [64, 8, 1] as const;

const IDS_AT_ONCE = 500;

/** What rows are looked for by. */
export interface Asked {
  columns: Record<'email' | 'phone' | 'customer' | 'place', ReadonlySet<string>>;
  units: ReadonlySet<string>;
}

/** Finds the parties of an incident that share a mark with the rows of a list, at most {@link CROWD} for each mark. */
@Injectable()
export class KnownParties {
  constructor(readonly rows: PartyRows) {}

  /** Inside a unit it sees the unit's rows. With a party that was merged comes the one that it is. */
  async find(m: EntityManager, incidentId: string, asked: Asked): Promise<KnownParty[]> {
    const found = new Map<string, KnownParty>();
    for (const [kind, values] of Object.entries(asked.columns)) {
      const one = `SELECT * FROM (SELECT ${SEALED_PARTY_COLUMNS}, ${LOOKUP_COLUMNS}, ${NO_UNIT} FROM affected_parties p
        WHERE p.incident_id = ? AND p.${kind}_lookup = ? LIMIT ${String(CROWD)})`;
      await this.ask(m, { one, incidentId, values: [...values] }, found);
    }
    const one = `SELECT * FROM (SELECT ${SEALED_PARTY_COLUMNS}, ${LOOKUP_COLUMNS}, u.kind AS unit_kind,
        u.lookup AS unit_lookup
      FROM party_units u JOIN affected_parties p ON p.id = u.party_id
      WHERE u.incident_id = ? AND u.lookup = ? LIMIT ${String(CROWD)})`;
    await this.ask(m, { one, incidentId, values: [...asked.units] }, found);
    await this.addRoots(m, found);
    return [...found.values()];
  }

  /** Those of some parties that stand on a list which two people approved and which is not told yet. Inside a unit. */
  async fixed(m: EntityManager, ids: readonly string[]): Promise<Set<string>> {
    const fixed = new Set<string>();
    for (let from = 0; from < ids.length; from += IDS_AT_ONCE) {
      const some = ids.slice(from, from + IDS_AT_ONCE);
      const sql = `SELECT DISTINCT l.party_id FROM campaign_parties l JOIN notice_campaigns c ON c.id = l.campaign_id
        WHERE c.state IN ('approved', 'scheduled', 'canary', 'running', 'paused')
          AND l.party_id IN (${some.map(() => '?').join(', ')})`;
      for (const { party_id } of await query<{ party_id: string }>(m, sql, [...some])) fixed.add(party_id);
    }
    return fixed;
  }

  private async addRoots(m: EntityManager, found: Map<string, KnownParty>): Promise<void> {
    const sql = `SELECT ${SEALED_PARTY_COLUMNS}, ${LOOKUP_COLUMNS}, ${NO_UNIT} FROM affected_parties p WHERE p.id = ?`;
    // The map grows while it is walked: the ones behind the ones are found too.
    for (const { merged_into: root } of found.values()) {
      if (root === null || found.has(root)) continue;
      for (const row of await query<FoundRow>(m, sql, [root])) remember(found, row);
    }
  }

  private async ask(
    m: EntityManager,
    { one, incidentId, values }: { one: string; incidentId: string; values: string[] },
    found: Map<string, KnownParty>,
  ): Promise<void> {
    let done = 0;
    for (const size of GROUPS) {
      while (values.length - done >= size) {
        const group = values.slice(done, done + size);
        // One question for each value: with IN, a value that thousands share would be read whole.
        const sql = group.map((_, index) => `${one} AS q${String(index)}`).join(' UNION ALL ');
        const rows = await query<FoundRow>(
          m,
          sql,
          group.flatMap((value) => [incidentId, value]),
        );
        for (const row of rows) remember(found, row);
        done += size;
      }
    }
  }
}

function remember(found: Map<string, KnownParty>, row: FoundRow): void {
  const known = found.get(row.party_id) ?? {
    party_id: row.party_id,
    key_id: row.key_id,
    sealed_name: row.sealed_name,
    sealed_email: row.sealed_email,
    sealed_details: row.sealed_details,
    role: row.role,
    party_language: row.party_language,
    reach: row.reach,
    merged_into: row.merged_into,
    lookups: {
      email: row.email_lookup,
      phone: row.phone_lookup,
      customer: row.customer_lookup,
      name: row.name_lookup,
      place: row.place_lookup,
    },
    units: [],
  };
  if (row.unit_kind !== null && row.unit_lookup !== null)
    known.units.push({ kind: row.unit_kind, lookup: row.unit_lookup });
  found.set(row.party_id, known);
}
