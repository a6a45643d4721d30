import { Injectable } from '@nestjs/common';
import { systemActor, type Actor } from '#kernel';
import { ComplaintRepository } from '#complaints';
import { AnswerRows } from '../data/answer-rows.js';
import { IncidentRepository } from '../data/incident-repository.js';
import type { IncidentRow } from '../data/incident.entity.js';
import { IncidentTimeline } from '../data/incident-timeline.js';
import type { IncidentState } from '../domain/incident-status.js';

/** States in which the matter was decided, so that a further complaint asks whether the decision stands. */
const DECIDED: readonly IncidentState[] = ['confirmed', 'closed', 'unfounded'];

/** What the desk notes by itself when a complaint becomes part of an incident. Inside the linking unit. */
@Injectable()
export class MemberNotes {
  constructor(
    private readonly incidents: IncidentRepository,
    private readonly complaints: ComplaintRepository,
    private readonly answers: AnswerRows,
    private readonly timeline: IncidentTimeline,
  ) {}

  /** The desk has known what the complaint says since it arrived; an incident that was decided asks for the decision again. */
  async joined({ incidentId, complaintId }: { incidentId: string; complaintId: string }): Promise<void> {
    const incident = await this.incidents.row(incidentId);
    const { slipNumber, receivedAt } = await this.complaints.row(complaintId);
    await this.learned(incident, { complaintId, slipNumber, learnedAt: receivedAt, source: 'arrival', userId: null });
    if (!DECIDED.includes(incident.state)) return;
    if ((await this.answers.openMembers(incident.id)).includes(slipNumber)) return;
    const askedAt = await this.timeline.record(incident, {
      actor: systemActor('member-notes'),
      action: 'member-asked',
      facts: { complaintId, slipNumber, state: incident.state },
    });
    await this.answers.askAboutMember(incident, { complaintId, slipNumber, askedAt });
  }

  /** A reader took the complaint for a sign of a leak. */
  async decided(incidentId: string, complaintId: string, by: Actor): Promise<void> {
    const incident = await this.incidents.row(incidentId);
    const { slipNumber } = await this.complaints.row(complaintId);
    const learnedAt = this.timeline.now();
    await this.learned(incident, { complaintId, slipNumber, learnedAt, source: 'decision', userId: by.id });
  }

  private async learned(
    incident: IncidentRow,
    entry: {
      complaintId: string;
      slipNumber: string;
      learnedAt: string;
      source: 'arrival' | 'decision';
      userId: string | null;
    },
  ): Promise<void> {
    await this.answers.addKnowledge(incident, {
      ...entry,
      who: 'desk',
      correctsId: null,
      words: null,
      recordedBy: entry.userId ?? 'member-notes',
      recordedAt: this.timeline.now(),
    });
  }
}
