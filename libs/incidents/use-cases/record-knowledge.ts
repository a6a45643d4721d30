import { Injectable } from '@nestjs/common';
import { DomainError, parseInstant, type Actor, type Instant } from '#kernel';
import { UnitOfWork } from '#persistence';
import { AnswerRows } from '../data/answer-rows.js';
import type { Knower } from '../data/answers.entity.js';
import { IncidentRepository } from '../data/incident-repository.js';
import type { IncidentRow } from '../data/incident.entity.js';
import { IncidentTimeline } from '../data/incident-timeline.js';
import { incidentErrors } from '../domain/incident.errors.js';

/** Somebody learned something. */
export interface NewKnowledge {
  who: Knower;
  /** The person or the department by name. */
  name: string;
  what: string;
  /** ISO 8601 with offset. */
  learnedAt: string;
  /** A complaint linked to the incident, from which it was learned. */
  complaintId?: string | undefined;
  /** An entry that this one puts right; it stays visible. */
  correctsId?: string | undefined;
}

/** Keeps the register of who learned what when, from which complaint. */
@Injectable()
export class RecordKnowledge {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly incidents: IncidentRepository,
    private readonly answers: AnswerRows,
    private readonly timeline: IncidentTimeline,
  ) {}

  /**
   * An entry earlier than the moment of knowledge moves no clock by itself: it is marked, and a person proposes the change.
   * Errors: `incidents.known-at-in-future`, `incidents.complaint-not-found`, `incidents.question-not-found` for an
   * unknown `correctsId`, `incidents.machine-entry` where it is an arrival that the desk recorded.
   */
  async execute(incidentId: string, entry: NewKnowledge, actor: Actor): Promise<string> {
    return this.uow.write(async () => {
      const incident = await this.incidents.row(incidentId);
      const learnedAt = parseInstant(entry.learnedAt);
      if (learnedAt > this.timeline.now()) throw new DomainError(incidentErrors['incidents.known-at-in-future']);
      const link = await this.linkOf(incident, entry.complaintId);
      await this.checkCorrected(incident, entry.correctsId);
      const recordedAt = await this.timeline.record(incident, {
        actor,
        action: 'knowledge-recorded',
        facts: {
          who: entry.who,
          learnedAt,
          slipNumber: link?.slipNumber ?? null,
          beforeKnownAt: beforeAnchor(incident, entry.who, learnedAt),
        },
        note: `${entry.name}: ${entry.what}`,
      });
      return this.answers.addKnowledge(incident, {
        who: entry.who,
        userId: null,
        learnedAt,
        source: 'person',
        complaintId: link?.complaintId ?? null,
        slipNumber: link?.slipNumber ?? null,
        correctsId: entry.correctsId ?? null,
        words: { name: entry.name, what: entry.what },
        recordedBy: actor.id,
        recordedAt,
      });
    });
  }

  private async linkOf(incident: IncidentRow, complaintId: string | undefined) {
    if (complaintId === undefined) return null;
    const link = (await this.incidents.links(incident.id)).find((each) => each.complaintId === complaintId);
    if (!link) throw new DomainError(incidentErrors['incidents.complaint-not-found']);
    return link;
  }

  private async checkCorrected(incident: IncidentRow, correctsId: string | undefined): Promise<void> {
    if (correctsId === undefined) return;
    const known = (await this.answers.knowledge(incident)).find(({ id }) => id === correctsId);
    if (!known) throw new DomainError(incidentErrors['incidents.question-not-found']);
    if (known.source !== 'person') throw new DomainError(incidentErrors['incidents.machine-entry']);
  }
}

/** Whether the house knew earlier than the anchor says; what outsiders knew starts no clock. */
export function beforeAnchor(incident: Pick<IncidentRow, 'knownAt'>, who: Knower, learnedAt: Instant): boolean {
  return who !== 'outside' && incident.knownAt !== null && learnedAt < incident.knownAt;
}
