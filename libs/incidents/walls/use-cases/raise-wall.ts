import { Injectable } from '@nestjs/common';
import { DomainError, DomainEvents, type Actor, type Instant } from '#kernel';
import { UnitOfWork } from '#persistence';
import { IncidentRepository } from '../../data/incident-repository.js';
import type { IncidentRow } from '../../data/incident.entity.js';
import { IncidentTimeline } from '../../data/incident-timeline.js';
import { incidentErrors } from '../../domain/incident.errors.js';
import { WallRows, type Subject } from '../data/wall-rows.js';
import { wallErrors } from '../../domain/wall.errors.js';
import { hiddenStaff, type Named } from '../domain/staff.js';
import { WALL_STEPS, type WallState, type WallStep } from '../domain/wall-state.js';
import { WALL_UNDECIDED } from './sweep-walls.js';
import { Walls } from './walls.js';

/** What a person asks for when raising a wall. */
export interface NewWall {
  subjects: readonly Subject[];
  reason: string;
}

const ACTIONS: Record<WallStep, string> = {
  approve: 'wall-approved',
  refuse: 'wall-refused',
  'ask-lift': 'wall-lift-asked',
  lift: 'wall-lifted',
  'keep-up': 'wall-kept-up',
};

/** Raises walls and takes them down. Either takes two people; a wall hides from the moment it is asked for. */
@Injectable()
export class RaiseWall {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly incidents: IncidentRepository,
    private readonly timeline: IncidentTimeline,
    private readonly rows: WallRows,
    private readonly walls: Walls,
    private readonly events: DomainEvents,
  ) {}

  /**
   * Errors: `incidents.not-found`, `incidents.reason-needed`, `walls.unknown-subject`, `walls.own-case`,
   * `walls.nobody-left`.
   */
  async execute(incidentId: string, wall: NewWall, actor: Actor): Promise<{ id: string }> {
    return this.uow.write(async () => {
      const incident = await this.incidents.row(incidentId);
      if (wall.reason.trim() === '') throw new DomainError(incidentErrors['incidents.reason-needed']);
      const hidden = await this.hiddenBy(wall.subjects, actor);
      const raisedAt = await this.timeline.record(incident, {
        actor,
        action: 'wall-raised',
        facts: { subjects: wall.subjects.length, hiddenFrom: hidden.size },
        note: wall.reason,
      });
      const id = await this.rows.add(
        incident,
        { reason: wall.reason, raisedBy: actor.id, raisedAt },
        { subjects: wall.subjects, hidden },
      );
      return { id };
    });
  }

  /**
   * The next step of a wall. Errors: `walls.not-found`, `walls.own-case` to whom a wall of the incident hides from, broken
   * glass or not, `walls.no-such-step`, `walls.same-person`, `incidents.reason-needed` (to ask that it be lifted).
   */
  async step(
    at: { incidentId: string; wallId: string },
    { step, reason = '' }: { step: WallStep; reason?: string | undefined },
    actor: Actor,
  ): Promise<void> {
    await this.uow.write(async () => {
      const incident = await this.incidents.row(at.incidentId);
      const row = await this.rows.one(incident.id, at.wallId);
      if (await this.walls.stands(incident.id, actor.id)) throw new DomainError(wallErrors['walls.own-case']);
      const { from, to, second }: { from: WallState; to: WallState; second: 'raisedBy' | 'liftBy' | null } =
        WALL_STEPS[step];
      if (row.state !== from) throw new DomainError(wallErrors['walls.no-such-step'], { data: { state: row.state } });
      if (second !== null && row[second] === actor.id) throw new DomainError(wallErrors['walls.same-person']);
      if (step === 'ask-lift' && reason.trim() === '') throw new DomainError(incidentErrors['incidents.reason-needed']);
      const note = reason.trim() === '' ? undefined : reason;
      const moment = await this.timeline.record(incident, {
        actor,
        action: ACTIONS[step],
        facts: { wallId: row.id },
        note,
      });
      const change = await this.changeFor(incident, step, { reason, by: actor.id, at: moment, row });
      await this.rows.move(row, to, change);
      if (row.alarmedAt !== null) await this.calm(incident);
    });
  }

  /** The alarm ends with the last wall of the incident that nobody had decided about. */
  private async calm(incident: Pick<IncidentRow, 'id' | 'number'>): Promise<void> {
    const waiting = (await this.rows.ofIncident(incident.id)).some(
      ({ state, alarmedAt }) => state === 'proposed' && alarmedAt !== null,
    );
    if (!waiting) await this.events.publish('operations.calm', { code: WALL_UNDECIDED, about: incident.number });
  }

  private async changeFor(
    incident: Pick<IncidentRow, 'keyId'>,
    step: WallStep,
    { reason, by, at, row }: { reason: string; by: string; at: Instant; row: Parameters<WallRows['move']>[0] },
  ): Promise<Parameters<WallRows['move']>[2]> {
    if (step === 'ask-lift') {
      const sealedLiftReason = await this.rows.sealLiftReason(incident.keyId, row, reason);
      return { liftBy: by, liftAt: at, sealedLiftReason };
    }
    if (step === 'lift') return { liftedBy: by, liftedAt: at };
    return step === 'keep-up' ? {} : { decidedBy: by, decidedAt: at };
  }

  /** From whom it will hide. Whoever raises it, and enough people to go on with, must not be among them. */
  private async hiddenBy(subjects: readonly Subject[], actor: Actor): Promise<Set<string>> {
    const staff = await this.rows.staff();
    const users = subjects.flatMap(({ userId }) => userId ?? []);
    const known = new Set(staff.map(({ id }) => id));
    if (subjects.length === 0 || users.some((id) => !known.has(id))) {
      throw new DomainError(wallErrors['walls.unknown-subject']);
    }
    const fold = (organisation: string) => this.rows.lookup(organisation);
    const named: Named = {
      users: new Set(users),
      organisations: new Set(subjects.flatMap(({ name }) => (name === null ? [] : [fold(name)]))),
    };
    const hidden = hiddenStaff(staff, named, fold);
    if (hidden.has(actor.id)) throw new DomainError(wallErrors['walls.own-case']);
    const left = staff.filter(({ id, active }) => active && !hidden.has(id));
    const officers = left.filter(({ role }) => role === 'compliance').length;
    const deciders = left.filter(({ role }) => role === 'compliance' || role === 'manager').length;
    if (officers < 1 || deciders < 2) throw new DomainError(wallErrors['walls.nobody-left']);
    return hidden;
  }
}
