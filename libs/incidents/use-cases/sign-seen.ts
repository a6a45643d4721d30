import { Injectable } from '@nestjs/common';
import { ComplaintWalls } from '#complaints';
import type { Actor, Instant } from '#kernel';
import { GroupClock } from '#siblings';
import { IncidentRepository } from '../data/incident-repository.js';
import type { IncidentRow } from '../data/incident.entity.js';
import { earliest } from '../domain/known-at.js';

type Moments = Pick<IncidentRow, 'id' | 'firstSignalAt' | 'knownAt'>;

/** The first sign of an incident as far as a person may know of it: a complaint behind a wall is not told by its moment. */
@Injectable()
export class SignSeen {
  constructor(
    private readonly incidents: IncidentRepository,
    private readonly groups: GroupClock,
    private readonly walls: ComplaintWalls,
  ) {}

  /**
   * What pages show. Where clocks run, which is from knowledge, nothing earlier than they is told by it; that they run from
   * a moment nobody can keep from those who have to be in time.
   */
  async shownTo(actor: Actor, incident: Moments): Promise<Instant | null> {
    const { firstSignalAt, knownAt } = incident;
    if (firstSignalAt === null || (await this.walls.hiding(actor, 'c.id')) === null) return firstSignalAt;
    const shown = earliest(await this.by(actor, incident), knownAt);
    return shown === null || shown > firstSignalAt ? shown : firstSignalAt;
  }

  /** The earliest sign that the person sees; null when they see none. */
  async by(actor: Actor, { id, firstSignalAt }: Moments): Promise<Instant | null> {
    const ids = (await this.incidents.linksEver(id)).map(({ complaintId }) => complaintId);
    const hidden = await this.groups.hiddenAmong(ids, actor);
    let first: Instant | null = null;
    let seen: Instant | null = null;
    for (const complaintId of ids) {
      first = earliest(first, (await this.groups.earliestOf(complaintId)).receivedAt);
      if (hidden.has(complaintId)) continue;
      seen = earliest(seen, (await this.groups.earliestSeenBy(actor, complaintId)).receivedAt);
    }
    if (seen === first) return earliest(firstSignalAt, first);
    // A first sign from before the hidden complaint stands on the incident's page and is not that complaint.
    const shown = firstSignalAt !== null && first !== null && firstSignalAt < first ? firstSignalAt : null;
    return earliest(shown, seen);
  }
}
