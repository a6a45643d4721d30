import { Injectable } from '@nestjs/common';
import { ComplaintWalls, type HiddenFrom } from '#complaints';
import type { Actor, Instant } from '#kernel';
import { GroupClock, type ArrivalsAround } from '#siblings';
import { IncidentRepository } from '../data/incident-repository.js';
import type { IncidentRow } from '../data/incident.entity.js';
import { earliest } from '../domain/known-at.js';

type Moments = Pick<IncidentRow, 'id' | 'firstSignalAt' | 'knownAt'>;

/** What a person is shown of the first sign. */
export interface ShownSign {
  firstSignalAt: Instant | null;
  /** Another moment that was taken from the arrivals, as far as the person may know of it. */
  told: (at: Instant | null) => Instant | null;
}

/** The first sign of an incident as far as a person may know of it: a complaint behind a wall is not told by its moment. */
@Injectable()
export class SignSeen {
  constructor(
    private readonly incidents: IncidentRepository,
    private readonly groups: GroupClock,
    private readonly walls: ComplaintWalls,
  ) {}

  /**
   * What pages show, in the order of the incidents. Where clocks run, which is from knowledge, nothing earlier than they is
   * told by it; that they run from a moment nobody can keep from those who have to be in time.
   */
  async shownTo(actor: Actor, incidents: readonly Moments[]): Promise<ShownSign[]> {
    const wall = await this.walls.hiding(actor, 'c.id');
    const shown: ShownSign[] = [];
    for (const incident of incidents)
      shown.push(wall === null ? whole(incident) : asSeen(incident, await this.around(incident, wall)));
    return shown;
  }

  /** The earliest sign that the person sees; null when they see none. */
  async by(actor: Actor, incident: Moments): Promise<Instant | null> {
    return earliestSeen(incident, await this.around(incident, await this.walls.hiding(actor, 'c.id')));
  }

  /** Of all complaints ever linked. */
  private async around({ id }: Moments, wall: HiddenFrom | null): Promise<ArrivalsAround> {
    const links = await this.incidents.linksEver(id);
    return this.groups.arrivalsAround([...new Set(links.map(({ complaintId }) => complaintId))], wall);
  }
}

function whole({ firstSignalAt }: Moments): ShownSign {
  return { firstSignalAt, told: (at) => at };
}

function asSeen(incident: Moments, around: ArrivalsAround): ShownSign {
  if (!around.someHidden) return whole(incident);
  const sign = earliest(earliestSeen(incident, around), incident.knownAt);
  const { firstSignalAt: first } = incident;
  const firstSignalAt = first === null || sign === null || sign > first ? first && sign : first;
  return { firstSignalAt, told: (at) => (at === firstSignalAt || (at !== null && around.seen.has(at)) ? at : null) };
}

function earliestSeen({ firstSignalAt }: Moments, around: ArrivalsAround): Instant | null {
  const seen = [...around.seen].sort()[0] ?? null;
  if (seen === around.first) return earliest(firstSignalAt, around.first);
  // A first sign from before the hidden complaint stands on the incident's page and is not that complaint.
  const stood = firstSignalAt !== null && around.first !== null && firstSignalAt < around.first;
  return earliest(stood ? firstSignalAt : null, seen);
}
