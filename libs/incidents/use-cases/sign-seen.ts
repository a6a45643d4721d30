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

  /** The earliest sign from `first` on that the person sees, which is `first` where nothing hides it; null when they see none. */
  async by(actor: Actor, incident: Moments, first: Instant | null): Promise<Instant | null> {
    return earliestSeen(first, await this.around(incident, await this.walls.hiding(actor, 'c.id')));
  }

  /** Of all complaints ever linked and all that were ever grouped with them: the first sign stays where they put it. */
  private async around({ id }: Moments, wall: HiddenFrom | null): Promise<ArrivalsAround> {
    const links = await this.incidents.linksEver(id);
    const counted = links.map(({ complaintId, linkedAt, unlinkedAt }) => ({
      complaintId,
      from: linkedAt,
      until: unlinkedAt,
    }));
    return this.groups.arrivalsAround(counted, wall);
  }
}

function whole({ firstSignalAt }: Moments): ShownSign {
  return { firstSignalAt, told: (at) => at };
}

function asSeen(incident: Moments, around: ArrivalsAround): ShownSign {
  const sign = earliestSeen(incident.firstSignalAt, around);
  const firstSignalAt = sign === incident.firstSignalAt ? sign : earliest(sign, incident.knownAt);
  return { firstSignalAt, told: (at) => (at === firstSignalAt || !isSecret(at, around) ? at : null) };
}

function earliestSeen(first: Instant | null, around: ArrivalsAround): Instant | null {
  if (first === null || !isSecret(first, around)) return first;
  return [...around.seen].filter((at) => at > first).sort()[0] ?? null;
}

/** Whether the moment is the arrival of complaints that the person may not know of and of no other. */
function isSecret(at: Instant | null, { seen, hidden }: ArrivalsAround): boolean {
  return at !== null && hidden.has(at) && !seen.has(at);
}
