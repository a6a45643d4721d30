import { Injectable } from '@nestjs/common';
import type { Actor, Instant } from '#kernel';
import { ComplaintRepository } from '#complaints';
import { GroupClock } from '#siblings';
import { ReviewTasks } from '#triage';
import { NearIncidents, type NearIncident } from '../data/near-incidents.js';
import type { ComingClock } from '../domain/coming-clock.js';
import { Walls } from '../walls/use-cases/walls.js';
import { ObligationClocks } from './obligation-clocks.js';

/** What "suspected" would set going for a complaint, before anybody says it. */
export interface ForeseenSuspicion {
  /** From when the clocks of a new incident would run. */
  knownAt: Instant;
  /** Of a new incident, the earliest first. */
  clocks: ComingClock[];
  /** Open incidents that the complaint could join instead, the nearest first; empty to a blind reader. */
  near: NearIncident[];
}

/** Tells an officer what a decision "suspected" begins, from the same data as begins it. Changes nothing. */
@Injectable()
export class ForeseeSuspicion {
  constructor(
    private readonly complaints: ComplaintRepository,
    private readonly groups: GroupClock,
    private readonly tasks: ReviewTasks,
    private readonly near: NearIncidents,
    private readonly clocks: ObligationClocks,
    private readonly walls: Walls,
  ) {}

  /** `knownAt`: the arrival of the earliest complaint of the group that the asker may know of when absent. Error: `complaints.not-found`. */
  async execute(complaintId: string, given: Instant | undefined, actor: Actor): Promise<ForeseenSuspicion> {
    const { id } = await this.complaints.row(complaintId);
    const knownAt = given ?? (await this.groups.earliestSeenBy(actor, id)).receivedAt;
    const { blind } = await this.tasks.offeredTo(id, actor.id);
    const hidden = await this.walls.hiddenFrom(actor);
    // What others made of the complaints around it is not told to who reads it blind.
    const near = blind ? [] : (await this.near.of(id)).filter(({ incidentId }) => !hidden.has(incidentId));
    return { knownAt, clocks: this.clocks.foreseen(knownAt), near };
  }
}
