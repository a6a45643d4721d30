import { Injectable } from '@nestjs/common';
import { DomainEvents, tokyoDate } from '#kernel';
import { AnswerRows } from '../data/answer-rows.js';
import { IncidentRecords } from '../data/incident-records.js';
import { IncidentRepository } from '../data/incident-repository.js';
import type { IncidentRow } from '../data/incident.entity.js';
import { IncidentTimeline } from '../data/incident-timeline.js';
import { ObligationRepository } from '../data/obligation-repository.js';
import type { GateFacts } from '../domain/closing-gates.js';
import { CauseRows } from '../measures/data/cause-rows.js';
import { hasPrevention, unfinished, withoutEffect } from '../measures/measure-status.js';
import { MeasureRows } from '../measures/data/measure-rows.js';
import { TaskRows } from '../tasks/data/task-rows.js';

/** Complaints of an incident that somebody still has to read or to judge. */
@Injectable()
export class OpenMembers {
  constructor(
    private readonly incidents: IncidentRepository,
    private readonly answers: AnswerRows,
    private readonly events: DomainEvents,
  ) {}

  async of(incidentId: string): Promise<Pick<GateFacts, 'unread' | 'members'>> {
    // Also those taken off: whoever unlinks a complaint has neither read nor judged it.
    const links = await this.incidents.linksEver(incidentId);
    const result: { unread: string[] } = { unread: [] };
    await this.events.publish('incident.closing', {
      incidentId,
      complaintIds: links.map(({ complaintId }) => complaintId),
      result,
    });
    const unread = new Set(result.unread);
    const asked = new Set(await this.answers.openMembers(incidentId));
    return {
      unread: [
        ...new Set(links.filter(({ complaintId }) => unread.has(complaintId)).map(({ slipNumber }) => slipNumber)),
      ],
      members: [...asked],
    };
  }
}

/** Tasks, measures and causes of an incident that keep it open. */
@Injectable()
export class OpenWork {
  constructor(
    private readonly tasks: TaskRows,
    private readonly measures: MeasureRows,
    private readonly causes: CauseRows,
  ) {}

  /** `today` as civil date. */
  async of(
    incidentId: string,
    today: string,
  ): Promise<Pick<GateFacts, 'tasks' | 'measures' | 'causes' | 'recurrences'>> {
    const tasks = await this.tasks.ofIncident(incidentId);
    const measures = await this.measures.ofIncident(incidentId);
    return {
      tasks: tasks.filter(({ endedAt }) => endedAt === null).map(({ number }) => String(number)),
      measures: {
        unfinished: unfinished(measures, today),
        withoutEffect: withoutEffect(measures),
        prevention: hasPrevention(measures),
      },
      causes: await this.causes.codesOf(incidentId),
      recurrences: await this.causes.unconsidered(incidentId),
    };
  }
}

/** What is left to do about an incident, in the shape that the gates look at. */
@Injectable()
export class GateFactsOf {
  constructor(
    private readonly obligations: ObligationRepository,
    private readonly records: IncidentRecords,
    private readonly members: OpenMembers,
    private readonly work: OpenWork,
    private readonly timeline: IncidentTimeline,
  ) {}

  async of(incident: IncidentRow): Promise<GateFacts> {
    const found = await this.obligations.ofIncident(incident.id);
    const changes = await this.records.momentChanges(incident);
    return {
      obligations: found.map(({ obligation, stages }) => ({
        regimeId: obligation.regimeId,
        recipientId: obligation.recipientId,
        // Whoever is asked again has not decided.
        decision: obligation.askAgainAt === null ? obligation.decision : ('undecided' as const),
        stages: stages.map(({ stageId, reportedAt }) => ({ stageId, reported: reportedAt !== null })),
      })),
      knownAtPending: changes.some(({ state }) => state === 'pending'),
      ...(await this.members.of(incident.id)),
      ...(await this.work.of(incident.id, tokyoDate(this.timeline.now()))),
    };
  }
}
