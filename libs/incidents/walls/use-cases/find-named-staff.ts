import { Injectable } from '@nestjs/common';
import { ComplaintReader } from '#complaints';
import { DomainError, type Actor } from '#kernel';
import { IncidentRepository } from '../../data/incident-repository.js';
import { IncidentTimeline } from '../../data/incident-timeline.js';
import { WallRows } from '../data/wall-rows.js';
import { staffFinder, type StaffName } from '../domain/staff-in-text.js';
import { hiddenStaff, isNamed } from '../domain/staff.js';
import { Walls } from './walls.js';

/** Complaints of an incident whose texts are looked through. */
const MOST = 100;

/** Staff who stand by name or login in the texts of an incident's complaints, and whom no wall names. */
export interface NamedStaff {
  items: { userId: string; complaintIds: string[] }[];
  /** How many of the incident's complaints were looked through, of how many that the asker may see. */
  looked: number;
  of: number;
}

/**
 * Proposes whom a wall should name; a person decides. Nothing is told of those whose wall would hide the incident from
 * whoever asks: such a one could not raise it, and would only be warned.
 */
@Injectable()
export class FindNamedStaff {
  constructor(
    private readonly incidents: IncidentRepository,
    private readonly timeline: IncidentTimeline,
    private readonly rows: WallRows,
    private readonly complaints: ComplaintReader,
    private readonly walls: Walls,
  ) {}

  /** The look is in the audit log before anything leaves. Error: `incidents.not-found`. */
  async execute(idOrNumber: string, actor: Actor): Promise<NamedStaff> {
    const incident = await this.incidents.row(idOrNumber);
    await this.timeline.looked(incident.id, actor, 'named-staff');
    const linked = await this.visible(incident.id, actor);
    const ids = linked.slice(0, MOST);
    const candidates = await this.candidates(incident.id, actor);
    const namedIn = staffFinder(candidates);
    const found = new Map<string, string[]>();
    for (const id of candidates.length === 0 ? [] : ids) {
      for (const userId of namedIn(await this.textOf(id))) {
        found.set(userId, [...(found.get(userId) ?? []), id]);
      }
    }
    const items = [...found].map(([userId, complaintIds]) => ({ userId, complaintIds }));
    return { items, looked: ids.length, of: linked.length };
  }

  /** The incident's complaints without those that are in a hidden one too: neither their words nor their number may tell. */
  private async visible(incidentId: string, actor: Actor): Promise<string[]> {
    const linked = await this.rows.linked(incidentId);
    const gone = await this.walls.hiddenAmong(linked, await this.walls.hiddenFrom(actor));
    return linked.filter((id) => !gone.has(id));
  }

  /** Whom no wall of the incident names yet, and whose wall would not hide it from the actor. */
  private async candidates(incidentId: string, actor: Actor): Promise<StaffName[]> {
    const fold = (organisation: string): string => this.rows.lookup(organisation);
    const [staff, walls] = [await this.rows.staff(), await this.rows.inForce()];
    const standing = walls.filter((wall) => wall.incidentId === incidentId);
    const free = staff.filter((person) => {
      if (standing.some(({ named }) => isNamed(person, named, fold))) return false;
      const named = { users: new Set([person.id]), organisations: new Set<string>() };
      return !hiddenStaff(staff, named, fold).has(actor.id);
    });
    const ids = new Set(free.map(({ id }) => id));
    return (await this.rows.names()).filter(({ id }) => ids.has(id));
  }

  /** An erased complaint names nobody. */
  private async textOf(complaintId: string): Promise<string> {
    try {
      const { text, details } = await this.complaints.forEngine(complaintId);
      return `${details.subject ?? ''}\n${text}`;
    } catch (error) {
      if (error instanceof DomainError && error.code === 'vault.key-erased') return '';
      throw error;
    }
  }
}
