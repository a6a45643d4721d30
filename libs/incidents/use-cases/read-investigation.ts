import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel';
import { AnswerRows, type Knowledge } from '../data/answer-rows.js';
import { IncidentRepository } from '../data/incident-repository.js';
import type { IncidentRow } from '../data/incident.entity.js';
import { IncidentTimeline } from '../data/incident-timeline.js';
import { EvidenceFiles, type Evidence } from '../tasks/evidence-files.js';
import { ReadTasks, type TaskView } from '../tasks/read-tasks.js';
import { beforeAnchor } from './record-knowledge.js';

/** Tasks, files and the register of knowledge. */
export interface InvestigationView {
  tasks: TaskView[];
  /** Every file, also those of tasks and measures. */
  evidence: Evidence[];
  /** By the moment of learning; `beforeKnownAt`: the house knew earlier than the anchor says. */
  knowledge: (Knowledge & { beforeKnownAt: boolean; corrected: boolean })[];
}

/** Shows the side of an incident that looks back. */
@Injectable()
export class ReadInvestigation {
  constructor(
    private readonly incidents: IncidentRepository,
    private readonly tasks: ReadTasks,
    private readonly files: EvidenceFiles,
    private readonly answers: AnswerRows,
    private readonly timeline: IncidentTimeline,
  ) {}

  /** The look is in the audit log before anything leaves. */
  async execute(incidentId: string, actor: Actor): Promise<InvestigationView> {
    const incident = await this.incidents.row(incidentId);
    await this.timeline.looked(incident.id, actor, 'investigation');
    return this.of(incident);
  }

  /** Without an entry in the audit log: whoever hands it on has written that. */
  async of(incident: IncidentRow): Promise<InvestigationView> {
    const knowledge = await this.answers.knowledge(incident);
    const corrected = new Set(knowledge.map(({ correctsId }) => correctsId));
    return {
      tasks: await this.tasks.of(incident),
      evidence: await this.files.ofIncident(incident),
      knowledge: knowledge.map((entry) => ({
        ...entry,
        corrected: corrected.has(entry.id),
        beforeKnownAt: beforeAnchor(incident, entry.who, entry.learnedAt),
      })),
    };
  }
}
