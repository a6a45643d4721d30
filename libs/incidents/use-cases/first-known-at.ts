import { Injectable } from '@nestjs/common';
import { DomainError, parseInstant, systemActor, type Actor, type Instant } from '#kernel';
import { GroupClock } from '#siblings';
import { IncidentRecords } from '../data/incident-records.js';
import { IncidentRepository } from '../data/incident-repository.js';
import { IncidentTimeline } from '../data/incident-timeline.js';
import type { IncidentRow } from '../data/incident.entity.js';
import { incidentErrors } from '../domain/incident.errors.js';
import { earliest, judgeKnownAt } from '../domain/known-at.js';
import { SignSeen } from './sign-seen.js';

/** Decides and keeps the first moment of knowledge, which stays visible whatever comes later. Inside a unit. */
@Injectable()
export class FirstKnownAt {
  constructor(
    private readonly incidents: IncidentRepository,
    private readonly records: IncidentRecords,
    private readonly groups: GroupClock,
    private readonly timeline: IncidentTimeline,
    private readonly sign: SignSeen,
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
    // The moment after which this person's word needs a reason: of what a wall hides from them no refusal may tell.
    const bound = await this.sign.by(actor, incident, prefill);
    const fault = judgeKnownAt({ knownAt: said, prefill: bound, reason, now: at });
    if (fault === 'in-future') throw new DomainError(incidentErrors['incidents.known-at-in-future']);
    if (fault === 'reason-needed') {
      throw new DomainError(incidentErrors['incidents.reason-needed'], {
        errors: [{ pointer: '/knownAtReason', code: 'later-than-first-complaint' }],
      });
    }
    // What a wall hides from the person the desk knows all the same: clocks run from that, whatever reason was given.
    const unseen = bound !== prefill && (bound === null || said <= bound);
    const knownAt = unseen ? (earliest(prefill, said) ?? said) : said;
    const ownWords = reason === undefined || reason === '' ? null : reason;
    const byDesk = unseen && (given.knownAt === undefined || knownAt !== said);
    if (byDesk && given.knownAt !== undefined) await this.keepSaid(incident, { said, reason: ownWords, actor });
    await this.records.addKnownAtChange(incident, {
      state: 'first',
      moment: 'known',
      fromAt: prefill,
      toAt: knownAt,
      reason: byDesk ? null : ownWords,
      proposedBy: byDesk ? systemActor('obligations').id : actor.id,
      proposedAt: at,
    });
    return knownAt;
  }

  /** The desk's moment is not the person's: theirs stands in the timeline, in their name. */
  private async keepSaid(
    incident: IncidentRow,
    { said, reason, actor }: { said: Instant; reason: string | null; actor: Actor },
  ): Promise<void> {
    const facts = { moment: 'known', learnedAt: said };
    await this.timeline.record(incident, { actor, action: 'known-at-said', facts, note: reason ?? undefined });
  }
}
