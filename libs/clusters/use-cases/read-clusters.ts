import { Injectable } from '@nestjs/common';
import { plusMs, type Instant } from '#kernel';
import { query, UnitOfWork } from '#persistence';
import { ClusterRows } from '../data/cluster-rows.js';
import type { Cluster, ClusterDecisionRow } from '../data/cluster.entity.js';
import { TraitRows } from '../data/trait-rows.js';
import type { ClusterState } from '../domain/cluster-state.js';
import { cellOf, type Dimension, type Trait } from '../domain/dimensions.js';
import { sentenceOf, type Bilingual } from '../domain/plain-words.js';
import { watchFile } from '../domain/watch-file.js';
import { ClusterTrail } from './cluster-trail.js';
import { NamePlaces } from './name-places.js';

/** A lead as a list shows it; no content of complaints. */
export type ClusterView = Omit<Cluster, 'facts' | 'cell'> & {
  facts: Record<string, number>;
  names: Partial<Record<Dimension, Bilingual>>;
  sentence: Bilingual;
};

/** A complaint of a lead; no content. */
export interface MemberView {
  complaintId: string;
  slipNumber: string;
  channel: string;
  receivedAt: Instant;
  state: string;
  flagged: boolean;
  joinedAt: Instant;
}

/** Counts of the window at several moments, beside what is usual and the bound. */
export interface Series {
  windowMs: number;
  expected: number;
  bound: number;
  points: { at: Instant; count: number }[];
}

/** A lead with its complaints, its chart, and what was decided. */
export interface OpenCluster extends ClusterView {
  members: MemberView[];
  series: Series;
  decisions: (Omit<ClusterDecisionRow, 'sealedNote' | 'keyId'> & { note: string | null; reason: Bilingual | null })[];
}

const POINTS = 60;
const DAY_MS = 86_400_000;
const AT_ONCE = 400;

/** Reads leads: codes, figures, slip numbers. */
@Injectable()
export class ReadClusters {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clusters: ClusterRows,
    private readonly traits: TraitRows,
    private readonly names: NamePlaces,
    private readonly trail: ClusterTrail,
  ) {}

  async page(state: ClusterState | null, limit: number, before: string | null): Promise<ClusterView[]> {
    const views: ClusterView[] = [];
    for (const row of await this.clusters.page(state, limit, before)) views.push(await this.view(row));
    return views;
  }

  /** Leads that a complaint is part of, newest first. */
  async withComplaint(complaintId: string): Promise<ClusterView[]> {
    const ids = await query<{ cluster_id: string }>(
      this.uow.reads,
      'SELECT cluster_id FROM cluster_members WHERE complaint_id = ? ORDER BY cluster_id DESC',
      [complaintId],
    );
    return Promise.all(ids.map(async ({ cluster_id: id }) => this.view(await this.clusters.row(id))));
  }

  /** Error: `clusters.not-found`. */
  async one(id: string): Promise<OpenCluster> {
    const row = await this.clusters.row(id);
    const decisions = [];
    for (const { sealedNote, keyId, ...decision } of await this.clusters.decisions(id)) {
      const reason = watchFile().reasons.find(({ code }) => code === decision.reasonCode) ?? null;
      decisions.push({
        ...decision,
        note: await this.trail.opened(decision.id, keyId, sealedNote),
        reason: reason === null ? null : { ja: reason.ja, en: reason.en },
      });
    }
    return { ...(await this.view(row)), members: await this.members(id), series: await this.series(row), decisions };
  }

  private async view({ facts, cell, ...row }: Cluster): Promise<ClusterView> {
    const names = await this.names.execute(cell);
    const figures = JSON.parse(facts) as Record<string, number>;
    return { ...row, facts: figures, names, sentence: sentenceOf({ ...row, names, facts: figures }) };
  }

  private async members(id: string): Promise<MemberView[]> {
    const joined = new Map((await this.clusters.members(id)).map((row) => [row.complaintId, row.joinedAt]));
    const ids = [...joined.keys()];
    const members: MemberView[] = [];
    for (let from = 0; from < ids.length; from += AT_ONCE) {
      const some = ids.slice(from, from + AT_ONCE);
      const rows = await query<Record<string, string | number | boolean>>(
        this.uow.manager,
        `SELECT id, slip_number, channel, received_at, state, flagged FROM complaints
         WHERE id IN (${some.map(() => '?').join(', ')})`,
        some,
      );
      for (const row of rows)
        members.push({
          complaintId: String(row['id']),
          slipNumber: String(row['slip_number']),
          channel: String(row['channel']),
          receivedAt: String(row['received_at']),
          state: String(row['state']),
          flagged: Boolean(row['flagged']),
          joinedAt: joined.get(String(row['id'])) ?? '',
        });
    }
    return members.sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1));
  }

  /** How many of the cell lay in a window of that length, at moments up to the last one. */
  private async series(row: Cluster): Promise<Series> {
    const { windowMs, expected, bound, lastAt } = row;
    const stepMs = windowMs >= 7 * DAY_MS ? DAY_MS : Math.max(60_000, windowMs / 6);
    const from = plusMs(lastAt, -(POINTS * stepMs + windowMs));
    const inCell = (await this.traits.between(from, lastAt, watchFile().weak_from)).filter(isIn(row.cell));

    const points = Array.from({ length: POINTS }, (_, n) => {
      const at = plusMs(lastAt, -(POINTS - 1 - n) * stepMs);
      const count = inCell.filter((trait) => trait.at > Date.parse(at) - windowMs && trait.at <= Date.parse(at)).length;
      return { at, count };
    });
    return { windowMs, expected, bound, points };
  }
}

/** Whether a complaint lies in a cell; a release is left out, since the chart shows the time before it too. */
function isIn(cell: string): (trait: Trait) => boolean {
  const { level, values } = cellOf(cell);
  const wanted = (Object.entries(values) as [Dimension, string][]).filter(([dimension]) => dimension !== 'release');
  return (trait) =>
    (level === 'all' || (level === 'weak' ? trait.weak : trait.flagged)) &&
    wanted.every(([dimension, value]) => trait.values[dimension] === value);
}
