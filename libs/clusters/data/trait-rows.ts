import { Injectable } from '@nestjs/common';
import type { Channel, Instant } from '#kernel';
import { query, run, UnitOfWork } from '#persistence';
import { Vault } from '#vault';
import { DIMENSIONS, type Trait } from '../domain/dimensions.js';
import type { Places } from '../domain/places.js';
import type { ClusterTrait } from './cluster.entity.js';

/** What of a complaint is known without opening it. */
export interface ComplaintFacts {
  id: string;
  receivedAt: Instant;
  registeredAt: Instant;
  occurredOn: string | null;
  channel: Channel;
  /** Highest score of any reading, 0 … 1. */
  score: number;
  flagged: boolean;
  kind: string | null;
}

interface TraitRow {
  complaint_id: string;
  received_at: Instant;
  day: number;
  known_on: number;
  channel: string;
  score: number;
  flagged: boolean | number;
  kind: string | null;
  service: string | null;
  area: string | null;
  shop: string | null;
  step: string | null;
}

const COLUMNS = 'complaint_id, received_at, day, known_on, channel, score, flagged, kind, service, area, shop, step';
const PLACES = ['service', 'area', 'shop', 'step'];
const PERSON = 'cluster_traits.placed_by IS NOT NULL';
/** Rows of one page when all are read. */
const PAGE = 5000;

/** What complaints are counted by. */
@Injectable()
export class TraitRows {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly vault: Vault,
  ) {}

  /** The stored form of an area or a shop: 72 bits of a digest under the desk's key. */
  keyOf(dimension: 'area' | 'shop', value: string): string {
    const digest = this.vault.lookup(`cluster-${dimension}`, value).slice(0, 12);
    return dimension === 'shop' && value.startsWith('named:') ? `n.${digest}` : digest;
  }

  /** Complaints that were not read yet, or have to be read again; oldest first, from `floor` on. */
  async waiting(floor: string, limit: number): Promise<string[]> {
    const rows = await query<{ id: string }>(
      this.uow.reads,
      `SELECT id FROM (SELECT c.id AS id FROM complaints c LEFT JOIN cluster_traits t ON t.complaint_id = c.id
         WHERE c.id > ? AND t.complaint_id IS NULL ORDER BY c.id LIMIT ?) fresh
       UNION SELECT id FROM (SELECT complaint_id AS id FROM cluster_traits WHERE read_at IS NULL
         ORDER BY complaint_id LIMIT ?) again ORDER BY id LIMIT ?`,
      [floor, limit, limit, limit],
    );
    return rows.map((row) => row.id);
  }

  /** Facts of complaints: two statements however many. */
  async factsOf(ids: readonly string[]): Promise<ComplaintFacts[]> {
    if (ids.length === 0) return [];
    const marks = ids.map(() => '?').join(', ');
    const rows = await query<Record<string, string | number | boolean | null>>(
      this.uow.manager,
      `SELECT c.id AS id, c.received_at AS received_at, c.registered_at AS registered_at, c.occurred_on AS occurred_on,
         c.channel AS channel, c.flagged AS flagged
       FROM complaints c WHERE c.id IN (${marks})`,
      ids,
    );
    const readings = await query<{ complaint_id: string; score: number; flagged: boolean | number; kinds: string }>(
      this.uow.manager,
      `SELECT complaint_id, score, flagged, kinds FROM assessments WHERE complaint_id IN (${marks}) ORDER BY id`,
      ids,
    );
    return rows.map((row) => {
      const own = readings.filter((reading) => reading.complaint_id === row['id']);
      const told = own.findLast(({ flagged }) => Boolean(flagged));
      const kinds = told === undefined ? [] : (JSON.parse(told.kinds) as string[]);
      return {
        id: String(row['id']),
        receivedAt: String(row['received_at']),
        registeredAt: String(row['registered_at']),
        occurredOn: row['occurred_on'] === null ? null : String(row['occurred_on']),
        channel: String(row['channel']) as Channel,
        score: own.reduce((most, { score }) => Math.max(most, score), 0),
        flagged: Boolean(row['flagged']) || told !== undefined,
        kind: kinds[0] ?? null,
      };
    });
  }

  /**
   * Enters what was read. Inside a unit. Places that a person has entered stay, also when that was said after the
   * reading began; `keepsPlaces`: those that were read before stay as well.
   */
  async enter(row: Omit<ClusterTrait, 'placedBy'>, keepsPlaces: boolean): Promise<void> {
    const places = keepsPlaces
      ? ''
      : PLACES.map(
          (name) => `, ${name} = CASE WHEN ${PERSON} THEN cluster_traits.${name} ELSE excluded.${name} END`,
        ).join('');
    await run(
      this.uow.manager,
      `INSERT INTO cluster_traits (${COLUMNS}, placed_by, read_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?)
       ON CONFLICT (complaint_id) DO UPDATE SET day = excluded.day, score = excluded.score, flagged = excluded.flagged,
         kind = excluded.kind, read_at = excluded.read_at${places}`,
      [
        row.complaintId,
        row.receivedAt,
        row.day,
        row.knownOn,
        row.channel,
        row.score,
        row.flagged,
        row.kind,
        row.service,
        row.area,
        row.shop,
        row.step,
        row.readAt,
      ],
    );
  }

  /** A person's word on where a complaint belongs. Inside a unit; answers false when it was not read yet. */
  async place(complaintId: string, places: Places, by: string): Promise<boolean> {
    const { service, area, shop, step } = places;
    const touched = await run(
      this.uow.manager,
      `UPDATE cluster_traits SET service = ?, area = ?, shop = ?, step = ?, placed_by = ?, read_at = NULL
       WHERE complaint_id = ?`,
      [
        service,
        area === null ? null : this.keyOf('area', area),
        shop === null ? null : this.keyOf('shop', shop),
        step,
        by,
        complaintId,
      ],
    );
    return touched > 0;
  }

  /** Its words changed, or a reading was added. Joins the caller's unit. */
  async readAgain(complaintId: string): Promise<void> {
    await this.uow.write((m) =>
      run(m, 'UPDATE cluster_traits SET read_at = NULL WHERE complaint_id = ?', [complaintId]),
    );
  }

  /** A shop was entered: complaints that name none of the register are read again. Joins the caller's unit. */
  async readShopsAgain(sinceDay: number): Promise<void> {
    const sql = `UPDATE cluster_traits SET read_at = NULL WHERE day >= ? AND placed_by IS NULL
      AND (shop IS NULL OR shop LIKE 'n.%')`;
    await this.uow.write((m) => run(m, sql, [sinceDay]));
  }

  /** Complaints that were read after `at`, and have arrived since `receivedFrom`. */
  async readAfter(at: Instant, receivedFrom: Instant): Promise<{ id: string; receivedAt: Instant; readAt: Instant }[]> {
    const rows = await query<{ complaint_id: string; received_at: Instant; read_at: Instant }>(
      this.uow.reads,
      'SELECT complaint_id, received_at, read_at FROM cluster_traits WHERE read_at > ? AND received_at >= ? ORDER BY received_at',
      [at, receivedFrom],
    );
    return rows.map((row) => ({ id: row.complaint_id, receivedAt: row.received_at, readAt: row.read_at }));
  }

  /** Arrivals between two instants, in order. */
  async between(from: Instant, to: Instant, weakFrom: number): Promise<Trait[]> {
    const rows = await query<TraitRow>(
      this.uow.reads,
      `SELECT ${COLUMNS} FROM cluster_traits WHERE received_at >= ? AND received_at <= ? ORDER BY received_at, complaint_id`,
      [from, to],
    );
    return rows.map((row) => traitOf(row, weakFrom));
  }

  /** Arrival of the first complaint; null on an empty desk. */
  async firstArrival(): Promise<Instant | null> {
    const [row] = await query<{ first: Instant | null }>(
      this.uow.reads,
      'SELECT MIN(received_at) AS first FROM cluster_traits',
    );
    return row?.first ?? null;
  }

  /** All that the desk knows of days from `fromDay` on, page by page, so that others have the loop in between. */
  async *pages(fromDay: number, knownBy: number, weakFrom: number): AsyncGenerator<Trait[]> {
    for (let after = ''; ;) {
      const rows = await query<TraitRow>(
        this.uow.reads,
        `SELECT ${COLUMNS} FROM cluster_traits WHERE complaint_id > ? AND day >= ? AND known_on <= ?
         ORDER BY complaint_id LIMIT ?`,
        [after, fromDay, knownBy, PAGE],
      );
      if (rows.length > 0) yield rows.map((row) => traitOf(row, weakFrom));
      const last = rows.at(-1);
      if (rows.length < PAGE || last === undefined) return;
      after = last.complaint_id;
    }
  }
}

function traitOf(row: TraitRow, weakFrom: number): Trait {
  const values: Trait['values'] = {};
  for (const dimension of DIMENSIONS) {
    const value = dimension === 'release' ? null : row[dimension];
    if (value !== null) values[dimension] = value;
  }
  const flagged = Boolean(row.flagged);
  return {
    complaintId: row.complaint_id,
    at: Date.parse(row.received_at),
    day: row.day,
    knownOn: row.known_on,
    channel: row.channel,
    flagged,
    weak: flagged || row.score >= weakFrom * 1000,
    values,
  };
}
