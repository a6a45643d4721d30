import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { UserRows } from '#access';
import type { IncidentRow } from '../../data/incident.entity.js';
import { IncidentRepository } from '../../data/incident-repository.js';
import { wallErrors } from '../../domain/wall.errors.js';
import { MeasureRows } from '../../measures/data/measure-rows.js';
import { TaskRows } from '../../tasks/data/task-rows.js';
import { WallRows } from '../data/wall-rows.js';
import { foldOrganisation, IN_FORCE } from '../domain/wall-state.js';
import { Walls } from './walls.js';

/** Somebody who is to have a part in an incident: with an account, or by name alone. */
export interface Appointee {
  userId: string | null;
  name: string;
}

/** Work that somebody has whom the wall names or hides the incident from. */
export interface WorkBehind {
  kind: 'task' | 'measure';
  id: string;
  /** 1, 2, 3 … within the incident. */
  number: number;
}

/** Says whom a wall keeps from having a part in an incident, also by name: a shop or contractor has no account. */
@Injectable()
export class WallConflicts {
  constructor(
    private readonly incidents: IncidentRepository,
    private readonly rows: WallRows,
    private readonly walls: Walls,
    private readonly users: UserRows,
    private readonly tasks: TaskRows,
    private readonly measures: MeasureRows,
  ) {}

  /** Error: `walls.conflict`. */
  async refuse(incidentId: string, appointee: Appointee): Promise<void> {
    if (!(await this.walls.walled()).has(incidentId)) return;
    const names = await this.names(await this.incidents.row(incidentId));
    if (await this.conflicts(incidentId, appointee, names)) throw new DomainError(wallErrors['walls.conflict']);
  }

  /** Open tasks and measures of somebody behind a wall in force, given to them before it stood. */
  async work(incident: IncidentRow): Promise<WorkBehind[]> {
    const names = await this.names(incident);
    const found: WorkBehind[] = [];
    for (const task of await this.tasks.ofIncident(incident.id)) {
      if (task.endedAt !== null) continue;
      const { assignee: name } = await this.tasks.body(incident, task);
      const theirs = await this.conflicts(incident.id, { userId: task.assigneeUserId, name }, names);
      if (theirs) found.push({ kind: 'task', id: task.id, number: task.number });
    }
    for (const measure of await this.measures.ofIncident(incident.id)) {
      if (ENDED.includes(measure.state)) continue;
      const { owner: name } = await this.measures.body(incident, measure);
      const theirs = await this.conflicts(incident.id, { userId: measure.ownerUserId, name }, names);
      if (theirs) found.push({ kind: 'measure', id: measure.id, number: measure.number });
    }
    return found;
  }

  private async conflicts(incidentId: string, { userId, name }: Appointee, names: readonly string[]): Promise<boolean> {
    if (userId !== null && (await this.walls.stands(incidentId, userId))) return true;
    const given = foldOrganisation(name);
    return names.some((named) => given.includes(named));
  }

  /** Folded names of all that the walls in force name; a name with more before or behind it is still theirs. */
  private async names(incident: IncidentRow): Promise<string[]> {
    const names: string[] = [];
    for (const wall of await this.rows.ofIncident(incident.id)) {
      if (!IN_FORCE.includes(wall.state)) continue;
      for (const { userId, name } of (await this.rows.open(incident.keyId, wall)).subjects) {
        const person = userId === null ? null : await this.users.byId(userId);
        names.push(...[name, person?.name].flatMap((each) => (each ? [foldOrganisation(each)] : [])));
      }
    }
    return names.filter((name) => name !== '');
  }
}

/** States of measures that nobody works on any more. */
const ENDED: readonly string[] = ['effective', 'dropped'];
