import { Injectable } from '@nestjs/common';
import { In, IsNull, LessThanOrEqual } from 'typeorm';
import { DomainError, newId, type Instant } from '#kernel';
import { affected, insert, query, UnitOfWork } from '#persistence';
import { Vault } from '#vault';
import type { IncidentRow } from '../../data/incident.entity.js';
import { IncidentSeals } from '../../data/incident-seals.js';
import { wallErrors } from '../../domain/wall.errors.js';
import type { Named, StaffMember } from '../domain/staff.js';
import { foldOrganisation, IN_FORCE, type SubjectKind, type WallState } from '../domain/wall-state.js';
import { WallRow, WallShadowRow, WallSubjectRow } from './wall.entities.js';

/** Whom a wall names, as given. */
export interface Subject {
  kind: SubjectKind;
  /** Of an employee. */
  userId: string | null;
  /** Of a shop or contractor. */
  name: string | null;
}

/** One name of one wall in force. */
interface ForceRow {
  wall_id: string;
  incident_id: string;
  user_id: string | null;
  name_lookup: string | null;
}

/** A wall in force, ready to be compared with people. */
export interface WallInForce {
  wallId: string;
  incidentId: string;
  named: Named;
}

const FORCE_MARKS = IN_FORCE.map(() => '?').join(', ');
const reasonAt = (column: string, row: string) => ({ table: 'walls', column, row });
const nameAt = (row: string) => ({ table: 'wall_subjects', column: 'sealed_name', row });

/** Rows of walls. Writes belong inside a unit. */
@Injectable()
export class WallRows {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly seals: IncidentSeals,
    private readonly vault: Vault,
  ) {}

  /** Every wall that hides at present; one statement, and an empty answer on a desk without walls. */
  async inForce(): Promise<WallInForce[]> {
    const rows = await query<ForceRow>(
      this.uow.manager,
      `SELECT w.id AS wall_id, w.incident_id AS incident_id, s.user_id AS user_id, s.name_lookup AS name_lookup
       FROM walls w JOIN wall_subjects s ON s.wall_id = w.id WHERE w.state IN (${FORCE_MARKS})`,
      IN_FORCE,
    );
    const walls = new Map<string, { wallId: string; incidentId: string; users: Set<string>; names: Set<string> }>();
    for (const row of rows) {
      const wall = walls.get(row.wall_id) ?? {
        wallId: row.wall_id,
        incidentId: row.incident_id,
        users: new Set(),
        names: new Set(),
      };
      walls.set(row.wall_id, wall);
      if (row.user_id !== null) wall.users.add(row.user_id);
      if (row.name_lookup !== null) wall.names.add(row.name_lookup);
    }
    return [...walls.values()].map(({ wallId, incidentId, users, names }) => ({
      wallId,
      incidentId,
      named: { users, organisations: names },
    }));
  }

  /** Keyed hash under which an organisation is compared. */
  lookup(organisation: string): string {
    return this.vault.lookup('organisation', foldOrganisation(organisation));
  }

  /** Somebody and everybody below them, however far. */
  async below(userId: string): Promise<StaffMember[]> {
    return query<StaffMember>(
      this.uow.manager,
      `WITH RECURSIVE below(id, supervisor_id, organisation) AS (
         SELECT id, supervisor_id, organisation FROM users WHERE id = ?
         UNION SELECT u.id, u.supervisor_id, u.organisation FROM users u JOIN below b ON u.supervisor_id = b.id)
       SELECT id AS "id", supervisor_id AS "supervisorId", organisation AS "organisation" FROM below`,
      [userId],
    );
  }

  /** Whose mail address it is; null when nobody's. */
  async userOf(address: string): Promise<string | null> {
    const folded = address.normalize('NFKC').trim().toLowerCase();
    const sql = 'SELECT id FROM users WHERE email_folded = ?';
    const [row] = await query<{ id: string }>(this.uow.manager, sql, [folded]);
    return row?.id ?? null;
  }

  /** Everybody who has an account. */
  async staff(): Promise<(StaffMember & { role: string; active: boolean })[]> {
    const rows = await query<StaffMember & { role: string; active: boolean | number }>(
      this.uow.manager,
      `SELECT id AS "id", supervisor_id AS "supervisorId", organisation AS "organisation", role AS "role",
         active AS "active" FROM users`,
    );
    return rows.map((row) => ({ ...row, active: Boolean(row.active) }));
  }

  /** Those of the staff who can be named: by their name and their login. */
  names(): Promise<{ id: string; name: string; emailFolded: string }[]> {
    const sql = 'SELECT id AS "id", name AS "name", email_folded AS "emailFolded" FROM users ORDER BY id';
    return query(this.uow.manager, sql);
  }

  /** Complaints linked to the incident at present, the earliest first. */
  async linked(incidentId: string): Promise<string[]> {
    const sql = `SELECT complaint_id AS id FROM incident_complaints
      WHERE incident_id = ? AND unlinked_at IS NULL ORDER BY received_at, id`;
    return (await query<{ id: string }>(this.uow.manager, sql, [incidentId])).map(({ id }) => id);
  }

  /** Walls that hid from somebody when they were raised. */
  async shadowsOf(userId: string): Promise<Set<string>> {
    const rows = await query<{ wall_id: string }>(
      this.uow.manager,
      'SELECT wall_id FROM wall_shadows WHERE user_id = ?',
      [userId],
    );
    return new Set(rows.map((row) => row.wall_id));
  }

  /** From whom a wall hid when it was raised. */
  async shadowOf(wallId: string): Promise<string[]> {
    const sql = 'SELECT user_id FROM wall_shadows WHERE wall_id = ?';
    return (await query<{ user_id: string }>(this.uow.manager, sql, [wallId])).map((row) => row.user_id);
  }

  /** Incidents behind whose walls somebody may look at `now`. */
  async glassOf(userId: string, now: Instant): Promise<Set<string>> {
    const rows = await query<{ incident_id: string }>(
      this.uow.manager,
      'SELECT incident_id FROM glass_breaks WHERE user_id = ? AND until_at > ?',
      [userId, now],
    );
    return new Set(rows.map((row) => row.incident_id));
  }

  async add(
    incident: Pick<IncidentRow, 'id' | 'keyId'>,
    wall: { reason: string; raisedBy: string; raisedAt: Instant },
    { subjects, hidden }: { subjects: readonly Subject[]; hidden: ReadonlySet<string> },
  ): Promise<string> {
    const m = this.uow.manager;
    const id = newId();
    const { reason, ...columns } = wall;
    const sealedReason = await this.seals.seal(incident.keyId, reason, reasonAt('sealed_reason', id));
    await insert(m, WallRow, { id, incidentId: incident.id, state: 'proposed', sealedReason, ...columns });
    for (const { kind, userId, name } of subjects) {
      const subjectId = newId();
      const named =
        name === null
          ? {}
          : {
              nameLookup: this.lookup(name),
              sealedName: await this.seals.seal(incident.keyId, name, nameAt(subjectId)),
            };
      await insert(m, WallSubjectRow, { id: subjectId, wallId: id, kind, userId, ...named });
    }
    await insert(
      m,
      WallShadowRow,
      [...hidden].map((userId) => ({ wallId: id, userId })),
    );
    return id;
  }

  /** Error: `walls.not-found`. */
  async one(incidentId: string, wallId: string): Promise<WallRow> {
    const row = await this.uow.manager.findOneBy(WallRow, { id: wallId, incidentId });
    if (!row) throw new DomainError(wallErrors['walls.not-found']);
    return row;
  }

  ofIncident(incidentId: string): Promise<WallRow[]> {
    return this.uow.manager.find(WallRow, { where: { incidentId }, order: { id: 'ASC' } });
  }

  /** Walls that wait for a second person, oldest first. */
  waiting(): Promise<WallRow[]> {
    return this.uow.reads.find(WallRow, { where: { state: In(['proposed', 'lift-proposed']) }, order: { id: 'ASC' } });
  }

  /** Walls asked for at `since` or before that nobody has decided about, and no alarm was raised for. */
  undecided(since: Instant): Promise<WallRow[]> {
    const where = { state: 'proposed' as const, raisedAt: LessThanOrEqual(since), alarmedAt: IsNull() };
    return this.uow.manager.find(WallRow, { where, order: { id: 'ASC' } });
  }

  /** Error: `walls.no-such-step` when somebody else was quicker. */
  async move(row: WallRow, to: WallState, change: Partial<WallRow>): Promise<void> {
    const result = await this.uow.manager.update(WallRow, { id: row.id, state: row.state }, { ...change, state: to });
    if (affected(result) === 0) throw new DomainError(wallErrors['walls.no-such-step']);
  }

  async sealLiftReason(keyId: string, row: WallRow, reason: string): Promise<Buffer> {
    return this.seals.seal(keyId, reason, reasonAt('sealed_lift_reason', row.id));
  }

  /** A wall with its seals opened. */
  async open(keyId: string, row: WallRow): Promise<{ reason: string; liftReason: string | null; subjects: Subject[] }> {
    const subjects = await this.uow.manager.find(WallSubjectRow, { where: { wallId: row.id }, order: { id: 'ASC' } });
    return {
      reason: await this.seals.open(keyId, row.sealedReason, reasonAt('sealed_reason', row.id)),
      liftReason: await this.seals.maybe(keyId, row.sealedLiftReason, reasonAt('sealed_lift_reason', row.id)),
      subjects: await Promise.all(
        subjects.map(async ({ id, kind, userId, sealedName }) => ({
          kind,
          userId,
          name: await this.seals.maybe(keyId, sealedName, nameAt(id)),
        })),
      ),
    };
  }

  /** Which of these are complaints. */
  async complaintsAmong(ids: readonly string[]): Promise<Set<string>> {
    const sql = `SELECT id FROM complaints WHERE id IN (${ids.map(() => '?').join(', ')})`;
    return new Set((await query<{ id: string }>(this.uow.manager, sql, ids)).map(({ id }) => id));
  }

  /** Whether one of these incidents has, or had, a complaint that is in a hidden one at present. */
  async shareComplaints(incidentIds: readonly string[], hidden: ReadonlySet<string>): Promise<boolean> {
    const marks = (n: number) => Array.from({ length: n }, () => '?').join(', ');
    const rows = await query(
      this.uow.manager,
      `SELECT o.complaint_id FROM incident_complaints o
       JOIN incident_complaints h ON h.complaint_id = o.complaint_id AND h.unlinked_at IS NULL
       WHERE o.incident_id IN (${marks(incidentIds.length)}) AND h.incident_id IN (${marks(hidden.size)}) LIMIT 1`,
      [...incidentIds, ...hidden],
    );
    return rows.length > 0;
  }

  /** Complaints linked to the incident at present whose owner the wall hides it from. */
  async ownersBehind(
    incidentId: string,
    hidden: ReadonlySet<string>,
  ): Promise<{ complaintId: string; ownerId: string }[]> {
    const rows = await query<{ id: string; owner_id: string }>(
      this.uow.manager,
      `SELECT c.id AS id, c.owner_id AS owner_id FROM complaints c
       JOIN incident_complaints l ON l.complaint_id = c.id AND l.unlinked_at IS NULL
       WHERE l.incident_id = ? AND c.owner_id IS NOT NULL`,
      [incidentId],
    );
    return rows
      .filter((row) => hidden.has(row.owner_id))
      .map((row) => ({ complaintId: row.id, ownerId: row.owner_id }));
  }
}
