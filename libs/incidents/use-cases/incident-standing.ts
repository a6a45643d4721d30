import { Injectable } from '@nestjs/common';
import type { Actor, Instant } from '#kernel';
import { GroupClock } from '#siblings';
import { AnswerRows, type MemberQuestion, type SecrecyAnswer } from '../data/answer-rows.js';
import { EndProposals, type EndProposal } from '../data/end-proposals.js';
import type { IncidentRow } from '../data/incident.entity.js';
import { IncidentTimeline } from '../data/incident-timeline.js';
import { knowledgeGap, type KnowledgeGap } from '../domain/knowledge-gap.js';
import { ClosingGates, type ShutGate } from './closing-gates.js';
import { ObligationBoard, type ObligationView } from './obligation-board.js';
import { beforeAnchor } from './record-knowledge.js';

/** Where an incident stands: its duties, what keeps it open, and what people answered. */
export interface Standing {
  obligations: ObligationView[];
  /** The facts that duties are decided on, of which this operator is asked. */
  askedFacts: ObligationBoard['askedFacts'];
  closingGates: ShutGate[];
  /** An end that waits for a second person. */
  endPending: Pick<EndProposal, 'to' | 'reason' | 'proposedBy' | 'proposedAt'> | null;
  /** Obligations towards authorities that apply, and how many of them have every dated report made. */
  reported: { of: number; done: number };
  gap: KnowledgeGap;
  secrecyAnswers: SecrecyAnswer[];
  memberQuestions: MemberQuestion[];
}

/** Says where an incident stands. */
@Injectable()
export class IncidentStanding {
  constructor(
    private readonly board: ObligationBoard,
    private readonly gates: ClosingGates,
    private readonly answers: AnswerRows,
    private readonly ends: EndProposals,
    private readonly timeline: IncidentTimeline,
    private readonly groups: GroupClock,
  ) {}

  /** For whoever looks. `firstSignalAt`: the first sign as far as they may know of it. */
  async of(incident: IncidentRow, firstSignalAt: Instant | null, actor: Actor): Promise<Standing> {
    const obligations = await this.board.of(incident);
    // Persons are told, authorities are reported to.
    const reports = obligations.filter(({ recipientId }) => recipientId !== 'persons');
    const applying = reports.filter(({ decision }) => decision === 'applies');
    return {
      obligations,
      askedFacts: this.board.askedFacts,
      closingGates: await this.gates.shut(incident),
      endPending: await this.pendingEnd(incident),
      reported: {
        of: applying.length,
        done: applying.filter(({ stages }) =>
          stages.every((stage) => stage.kind === 'soft' || stage.reportedAt !== null),
        ).length,
      },
      gap: knowledgeGap({
        firstSignalAt,
        knownAt: incident.knownAt,
        suspectedAt: incident.suspectedAt,
        reportedAt: reports.flatMap(({ stages }) => stages.flatMap(({ reportedAt }) => reportedAt ?? [])),
        knownEarlier: await this.knownEarlier(incident, actor),
        now: this.timeline.now(),
      }),
      secrecyAnswers: await this.answers.secrecyAnswers(incident),
      memberQuestions: await this.answers.memberQuestions(incident),
    };
  }

  /** What a complaint told that is hidden from whoever looks is not told by its moment either. */
  private async knownEarlier(incident: IncidentRow, actor: Actor): Promise<Instant[]> {
    const knowledge = await this.answers.knowledge(incident);
    const corrected = new Set(knowledge.map(({ correctsId }) => correctsId));
    const hidden = await this.groups.hiddenAmong(
      [...new Set(knowledge.flatMap((each) => each.complaintId ?? []))],
      actor,
    );
    return knowledge
      .filter(({ complaintId }) => complaintId === null || !hidden.has(complaintId))
      .filter(({ id, who, learnedAt }) => !corrected.has(id) && beforeAnchor(incident, who, learnedAt))
      .map(({ learnedAt }) => learnedAt);
  }

  private async pendingEnd(incident: IncidentRow): Promise<Standing['endPending']> {
    const pending = await this.ends.pending(incident);
    if (pending === null) return null;
    const { to, reason, proposedBy, proposedAt } = pending;
    return { to, reason, proposedBy, proposedAt };
  }
}
