import { Injectable } from '@nestjs/common';
import { PermissionTable, UserRows, type User } from '#access';
import { DomainError, type Actor } from '#kernel';
import { query, UnitOfWork } from '#persistence';
import type { Assigner, Holding } from '../domain/assignment.js';
import { complaintErrors } from '../domain/complaints.errors.js';
import { teamOf } from '../domain/teams.js';
import { ComplaintWalls } from './complaint-walls.js';

/** Whom complaints can be given to, for choosing. */
export interface Assignees {
  people: { id: string; name: string; role: string; teamId: string | null }[];
  /** Teams by whom leads them. */
  teams: { id: string; name: string }[];
}

/** Knows the people and teams that work on complaints, and who of them may have which. */
@Injectable()
export class AssignableTo {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly users: UserRows,
    private readonly permissions: PermissionTable,
    private readonly walls: ComplaintWalls,
  ) {}

  /** Everybody who works on complaints at present, and their teams, by name. */
  async all(): Promise<Assignees> {
    const everybody = await this.users.all();
    const people = everybody
      .filter((user) => this.handles(user))
      .map((user) => ({ id: user.id, name: user.name, role: user.role, teamId: teamOf(user) }));
    const led = new Set(people.map(({ teamId }) => teamId));
    const teams = everybody.filter(({ id }) => led.has(id)).map(({ id, name }) => ({ id, name }));
    return { people: people.sort(byName), teams: teams.sort(byName) };
  }

  /** Who gives, as the rule of giving wants it. */
  async assigner(actor: Actor): Promise<Assigner> {
    const user = actor.kind === 'user' ? await this.users.byId(actor.id) : null;
    const assignsAll = this.permissions.allows(actor, 'complaints:assign');
    return { id: actor.id, teamId: user === null ? null : teamOf(user), assignsAll };
  }

  /** With whom the complaint is afterwards. Error: `complaints.not-assignable`. */
  async holding(
    { to, team }: { to: string | null; team?: string | null | undefined },
    complaint: Holding & { id: string },
    actor: Actor,
  ): Promise<Holding> {
    if (to !== null) return this.withPerson(to, complaint, actor);
    if (team === undefined || team === null) return { ownerId: null, teamId: team === null ? null : complaint.teamId };
    const known = (await this.all()).teams.some(({ id }) => id === team);
    if (!known) throw new DomainError(complaintErrors['complaints.not-assignable']);
    return { ownerId: null, teamId: team };
  }

  private async withPerson(to: string, complaint: Holding & { id: string }, actor: Actor): Promise<Holding> {
    const user = await this.users.byId(to);
    if (user === null || !this.handles(user)) throw new DomainError(complaintErrors['complaints.not-assignable']);
    if (user.id !== actor.id && (await this.hiddenFrom(user, complaint.id)))
      throw new DomainError(complaintErrors['complaints.not-assignable']);
    return { ownerId: user.id, teamId: teamOf(user) };
  }

  /** Whoever a complaint is hidden from does not get it: a conflict of interest, which nobody is told more of. */
  private async hiddenFrom({ id, role }: User, complaintId: string): Promise<boolean> {
    const wall = await this.walls.hiding({ kind: 'user', id, role }, 'complaints.id');
    if (wall === null) return false;
    const sql = `SELECT id FROM complaints WHERE id = ? AND ${wall.sql}`;
    return (await query(this.uow.manager, sql, [complaintId, ...wall.values])).length > 0;
  }

  private handles({ active, role }: User): boolean {
    return active && this.permissions.can(role, 'complaints:handle');
  }
}

function byName(a: { name: string }, b: { name: string }): number {
  return a.name.localeCompare(b.name, 'ja');
}
