import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel';
import { IncidentRepository } from '../../data/incident-repository.js';
import { IncidentTimeline } from '../../data/incident-timeline.js';
import { without } from '../../data/without.js';
import { GlassRows, type GlassBreak } from '../data/glass-rows.js';
import { WallRows, type Subject } from '../data/wall-rows.js';
import type { GlassBreakRow, WallRow } from '../data/wall.entities.js';
import { hiddenStaff } from '../domain/staff.js';
import { IN_FORCE } from '../domain/wall-state.js';
import { WallConflicts, type WorkBehind } from './wall-conflicts.js';

/** A wall as those who may see the incident see it. */
export interface WallView extends Omit<WallRow, 'sealedReason' | 'sealedLiftReason'> {
  reason: string;
  liftReason: string | null;
  subjects: Subject[];
}

/** The walls of an incident. */
export interface WallsOfIncident {
  walls: WallView[];
  looks: GlassBreak[];
  /** Users from whom the incident is hidden at present. */
  hiddenFrom: string[];
  /** Linked complaints whose owner must be another one now. */
  ownersBehind: { complaintId: string; ownerId: string }[];
  /** Open tasks and measures that somebody else must have now. */
  workBehind: WorkBehind[];
}

/** What waits for a second person. */
export interface WallWork {
  walls: Pick<WallRow, 'id' | 'incidentId' | 'state' | 'raisedBy' | 'raisedAt' | 'liftBy' | 'liftAt'>[];
  looks: Pick<GlassBreakRow, 'id' | 'incidentId' | 'userId' | 'brokenAt' | 'untilAt'>[];
}

/** Shows walls to those who may see the incident. */
@Injectable()
export class ReadWalls {
  constructor(
    private readonly incidents: IncidentRepository,
    private readonly timeline: IncidentTimeline,
    private readonly rows: WallRows,
    private readonly glass: GlassRows,
    private readonly conflicts: WallConflicts,
  ) {}

  /** The look is in the audit log before anything leaves. Error: `incidents.not-found`. */
  async ofIncident(idOrNumber: string, actor: Actor): Promise<WallsOfIncident> {
    const incident = await this.incidents.row(idOrNumber);
    await this.timeline.looked(incident.id, actor, 'walls');
    const walls: WallView[] = [];
    for (const row of await this.rows.ofIncident(incident.id)) {
      walls.push({
        ...without(row, 'sealedReason', 'sealedLiftReason'),
        ...(await this.rows.open(incident.keyId, row)),
      });
    }
    const looks: GlassBreak[] = [];
    for (const row of await this.glass.ofIncident(incident.id)) looks.push(await this.glass.open(incident.keyId, row));
    const hidden = await this.hiddenAtPresent(incident.id);
    return {
      walls,
      looks,
      hiddenFrom: [...hidden].sort(),
      ownersBehind: await this.rows.ownersBehind(incident.id, hidden),
      workBehind: await this.conflicts.work(incident),
    };
  }

  /** Without content. */
  async work(): Promise<WallWork> {
    const walls = await this.rows.waiting();
    const looks = await this.glass.unreviewed();
    return {
      walls: walls.map(({ id, incidentId, state, raisedBy, raisedAt, liftBy, liftAt }) => ({
        id,
        incidentId,
        state,
        raisedBy,
        raisedAt,
        liftBy,
        liftAt,
      })),
      looks: looks.map(({ id, incidentId, userId, brokenAt, untilAt }) => ({
        id,
        incidentId,
        userId,
        brokenAt,
        untilAt,
      })),
    };
  }

  /** Identifiers of what keeps an incident from closing: walls half decided, looks that nobody reviewed. */
  async unsettled(incidentId: string): Promise<string[]> {
    const walls = (await this.rows.ofIncident(incidentId)).filter(
      ({ state }) => state === 'proposed' || state === 'lift-proposed',
    );
    const looks = await this.glass.unreviewed(incidentId);
    return [...walls.map(({ id }) => `wall/${id}`), ...looks.map(({ id }) => `look/${id}`)];
  }

  private async hiddenAtPresent(incidentId: string): Promise<Set<string>> {
    const staff = await this.rows.staff();
    const hidden = new Set<string>();
    const walls = (await this.rows.inForce()).filter((wall) => wall.incidentId === incidentId);
    for (const { named } of walls) {
      for (const id of hiddenStaff(staff, named, (organisation) => this.rows.lookup(organisation))) hidden.add(id);
    }
    const standing = (await this.rows.ofIncident(incidentId)).filter(({ state }) => IN_FORCE.includes(state));
    for (const { id } of standing) for (const userId of await this.rows.shadowOf(id)) hidden.add(userId);
    return hidden;
  }
}
