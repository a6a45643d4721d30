import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AnswerRows } from '../data/answer-rows.js';
import { IncidentRecords } from '../data/incident-records.js';
import { IncidentRepository } from '../data/incident-repository.js';
import { IncidentTimeline } from '../data/incident-timeline.js';
import { ENDS } from '../domain/incident-status.js';
import { ClosingGates } from './closing-gates.js';
import { beforeAnchor } from './record-knowledge.js';

/** Entries of the timeline that tell of a sign. */
const TELLING = ['complaint-linked', 'complaints-grouped'];

/**
 * Signs that are earlier than the moment of knowledge and that nobody looked at: complaints linked afterwards, entries
 * of the register of knowledge. They are looked at when a change of that moment is approved or refused by a second
 * person after them, or when the first value was given with a reason.
 */
@Injectable()
export class EarlierSigns implements OnModuleInit {
  constructor(
    private readonly gates: ClosingGates,
    private readonly incidents: IncidentRepository,
    private readonly records: IncidentRecords,
    private readonly answers: AnswerRows,
    private readonly timeline: IncidentTimeline,
  ) {}

  onModuleInit(): void {
    const title = {
      ja: '知った日時より前の兆候について検討する',
      en: 'Signs before the moment of knowledge are considered',
    };
    this.gates.register('known-earlier-considered', title, (incidentId) => this.open(incidentId), ENDS);
  }

  /** Slip numbers of the complaints; `knowledge` for an entry without one. */
  async open(incidentId: string): Promise<string[]> {
    const incident = await this.incidents.row(incidentId);
    if (incident.knownAt === null) return [];
    const looked =
      (await this.records.knownAtChanges(incident))
        .filter(({ state, reason }) => state === 'approved' || state === 'refused' || (state === 'first' && reason))
        .map(({ id }) => id)
        .at(-1) ?? '';
    const told = (await this.timeline.facts(incident.id, TELLING))
      .filter(({ id, facts }) => id > looked && facts['beforeKnownAt'] === true)
      .map(({ facts }) => facts['slipNumber'] ?? facts['earliestOfGroup']);
    const knowledge = await this.answers.knowledge(incident);
    const corrected = new Set(knowledge.map(({ correctsId }) => correctsId));
    const learned = knowledge
      .filter(({ id, who, learnedAt }) => id > looked && !corrected.has(id) && beforeAnchor(incident, who, learnedAt))
      .map(({ slipNumber }) => slipNumber ?? 'knowledge');
    return [...new Set([...told, ...learned].map(String))];
  }
}
