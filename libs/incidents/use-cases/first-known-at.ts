import { Injectable } from '@nestjs/common';
import { DomainError, parseInstant, type Actor, type Instant } from '#kernel';
import { GroupClock } from '#siblings';
import { IncidentRecords } from '../data/incident-records.js';
import { IncidentRepository } from '../data/incident-repository.js';
import type { IncidentRow } from '../data/incident.entity.js';
import { incidentErrors } from '../domain/incident.errors.js';
import { earliest, judgeKnownAt } from '../domain/known-at.js';

/** Decides and keeps the first moment of knowledge, which stays visible whatever comes later. Inside a unit. */
@Injectable()
export class FirstKnownAt {
  constructor(
    private readonly incidents: IncidentRepository,
    private readonly records: IncidentRecords,
    private readonly groups: GroupClock,
  ) {}

  /**
   * The given moment, or the arrival of the earliest complaint ever linked, complaints grouped with them included: one
   * that was taken off again was known all the same.
   * Errors: `incidents.known-at-needed`, `incidents.known-at-in-future`, `incidents.reason-needed`.
   */
  async record(
    incident: IncidentRow,
    given: { knownAt?: string | undefined; knownAtReason?: string | undefined },
    { actor, at }: { actor: Actor; at: Instant },
  ): Promise<Instant> {
    const links = await this.incidents.links(incident.id);
    const arrivals: Instant[] = [];
    for (const link of links) arrivals.push((await this.groups.earliestOf(link.complaintId)).receivedAt);
    const first = arrivals.sort()[0] ?? null;
    const prefill = earliest(incident.firstSignalAt, first);
    const said = given.knownAt === undefined ? prefill : parseInstant(given.knownAt);
    if (said === null) throw new DomainError(incidentErrors['incidents.known-at-needed']);
    const reason = given.knownAtReason?.trim();
    const seen = (reason ?? '') === '' ? await this.earliestSeenBy(actor, links) : null;
    // What a wall hides from the person the desk knows all the same: clocks run from that, and no refusal tells of it.
    const knownAt = seen !== null && seen !== first && said <= seen ? (earliest(prefill, said) ?? said) : said;
    const fault = judgeKnownAt({ knownAt, prefill, reason, now: at });
    if (fault === 'in-future') throw new DomainError(incidentErrors['incidents.known-at-in-future']);
    if (fault === 'reason-needed') {
      throw new DomainError(incidentErrors['incidents.reason-needed'], {
        errors: [{ pointer: '/knownAtReason', code: 'later-than-first-complaint' }],
      });
    }
    await this.records.addKnownAtChange(incident, {
      state: 'first',
      moment: 'known',
      fromAt: prefill,
      toAt: knownAt,
      reason: reason === undefined || reason === '' ? null : reason,
      proposedBy: actor.id,
      proposedAt: at,
    });
    return knownAt;
  }

  private async earliestSeenBy(actor: Actor, links: readonly { complaintId: string }[]): Promise<Instant | null> {
    const seen: Instant[] = [];
    for (const { complaintId } of links) seen.push((await this.groups.earliestSeenBy(actor, complaintId)).receivedAt);
    return seen.sort()[0] ?? null;
  }
}
