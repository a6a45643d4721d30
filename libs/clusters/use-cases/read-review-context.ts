import { Injectable } from '@nestjs/common';
import type { Actor, Channel, Instant } from '#kernel';
import { ComplaintParts, ComplaintWalls } from '#complaints';
import { query, UnitOfWork } from '#persistence';
import { ReadSiblings, type Reason } from '#siblings';
import { ReviewTasks } from '#triage';
import { ReadClusters, type ClusterView } from './read-clusters.js';
import { WhyIsInReview, type WhyInReview } from './why-in-review.js';

/** A complaint that lies near the one that is read, and what was decided about it; no content. */
export interface SimilarComplaint {
  complaintId: string;
  slipNumber: string;
  channel: Channel;
  receivedAt: Instant;
  /** `group`: a person said that they belong together; `reasons`: what both have in common; `kind`: the same kind of signal. */
  by: 'group' | 'reasons' | 'kind';
  /** What both have in common; empty for the others. */
  reasons: Reason[];
  /** The decision by which its signals stand; null before one, and where it is kept from a blind reader. */
  decision: { decision: 'set_aside' | 'suspected'; reasonCode: string; decidedAt: Instant } | null;
}

/** What an officer sees beside a complaint. The keys are the same in a blind reading. */
export interface ReviewContext {
  /** Why it waits for a reader; empty in a blind reading, and where the engine's findings are all. */
  why: WhyInReview[];
  similar: SimilarComplaint[];
  /** Leads that it is part of. */
  clusters: Pick<ClusterView, 'id' | 'state' | 'size' | 'sentence'>[];
}

interface Row {
  id: string;
  slip_number: string;
  channel: Channel;
  received_at: Instant;
  hidden: number;
  decision: 'set_aside' | 'suspected' | null;
  reason_code: string | null;
  decided_at: Instant | null;
}

/** How many of each sort are shown. */
const SHOWN = 6;
const NEWEST = `SELECT MAX(n.id) FROM review_decisions n WHERE n.complaint_id = c.id AND n.settles = ?`;

/**
 * Earlier complaints like the one that is read, with their decisions, and the leads that it is part of. A blind reader is
 * told which complaints have like words, and nothing that anybody or the engine made of them.
 */
@Injectable()
export class ReadReviewContext {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly siblings: ReadSiblings,
    private readonly clusters: ReadClusters,
    private readonly why: WhyIsInReview,
    private readonly tasks: ReviewTasks,
    private readonly parts: ComplaintParts,
    private readonly walls: ComplaintWalls,
  ) {}

  async execute(complaintId: string, actor: Actor): Promise<ReviewContext> {
    const { blind } = await this.tasks.offeredTo(complaintId, actor.id);
    const alike = await this.alike(complaintId, actor);
    if (blind) return { why: [], similar: alike.map((each) => ({ ...each, decision: null })), clusters: [] };
    const known = new Set([complaintId, ...alike.map((each) => each.complaintId)]);
    const ofKind = (await this.ofKind(complaintId, actor)).filter((each) => !known.has(each.complaintId));
    const clusters = await this.clusters.withComplaint(complaintId);
    return {
      why: await this.why.execute(complaintId, actor),
      similar: [...alike, ...ofKind.slice(0, SHOWN)],
      clusters: clusters.map(({ id, state, size, sentence }) => ({ id, state, size, sentence })),
    };
  }

  /** Members of the group, then suggested siblings, the surest first. */
  private async alike(complaintId: string, actor: Actor): Promise<SimilarComplaint[]> {
    const { group, suggestions } = await this.siblings.execute(complaintId);
    const ties = new Map<string, Pick<SimilarComplaint, 'by' | 'reasons'>>();
    for (const { complaintId: id } of group?.members ?? []) ties.set(id, { by: 'group', reasons: [] });
    const open = suggestions.filter(({ state }) => state !== 'rejected').sort((a, b) => b.score - a.score);
    for (const { complaint, reasons } of open)
      if (!ties.has(complaint.complaintId)) ties.set(complaint.complaintId, { by: 'reasons', reasons: [...reasons] });
    ties.delete(complaintId);
    if (ties.size === 0) return [];
    const ids = [...ties.keys()];
    const rows = await this.rows(`c.id IN (${ids.map(() => '?').join(', ')})`, ids, actor);
    const byId = new Map(rows.map((row) => [row.id, row]));
    return [...ties]
      .flatMap(([id, tie]) => {
        const row = byId.get(id);
        return row === undefined ? [] : [similar(row, tie)];
      })
      .slice(0, SHOWN);
  }

  /** With a signal of a kind that this one has too, and decided; the latest first. */
  private async ofKind(complaintId: string, actor: Actor): Promise<SimilarComplaint[]> {
    const kinds = 'SELECT own.kind FROM signals own WHERE own.complaint_id = ?';
    const where = `c.id IN (SELECT s.complaint_id FROM signals s WHERE s.kind IN (${kinds})) AND d.id IS NOT NULL`;
    const rows = await this.rows(where, [complaintId], actor);
    return rows.filter(({ hidden }) => hidden === 0).map((row) => similar(row, { by: 'kind', reasons: [] }));
  }

  private async rows(where: string, values: readonly unknown[], actor: Actor): Promise<Row[]> {
    const veil = this.parts.hiddenFrom(actor, 'c.id') ?? { sql: '1 = 0', values: [] };
    const wall = await this.walls.leavingOut(actor, 'c.id');
    return query<Row>(
      this.uow.reads,
      `SELECT c.id, c.slip_number, c.channel, c.received_at, CASE WHEN ${veil.sql} THEN 1 ELSE 0 END AS hidden,
         d.decision, d.reason_code, d.decided_at
       FROM complaints c LEFT JOIN review_decisions d ON d.id = (${NEWEST})
       WHERE ${where}${wall.sql} ORDER BY COALESCE(d.decided_at, '') DESC, c.id DESC LIMIT ?`,
      [...veil.values, true, ...values, ...wall.values, 3 * SHOWN],
    );
  }
}

function similar(row: Row, tie: Pick<SimilarComplaint, 'by' | 'reasons'>): SimilarComplaint {
  const { decision, reason_code: reasonCode, decided_at: decidedAt } = row;
  const told = row.hidden === 0 && decision !== null && reasonCode !== null && decidedAt !== null;
  return {
    complaintId: row.id,
    slipNumber: row.slip_number,
    channel: row.channel,
    receivedAt: row.received_at,
    ...tie,
    decision: told ? { decision, reasonCode, decidedAt } : null,
  };
}
